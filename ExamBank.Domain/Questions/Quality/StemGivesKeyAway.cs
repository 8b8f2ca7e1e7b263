namespace ExamBank.Domain.Questions.Quality;

/// <summary>The stem of one question says what another one of its level asks for. They belong apart: suggested enemies (互斥题).</summary>
internal sealed class StemGivesKeyAway : IQuestionSetRule
{
    public IEnumerable<QualityFinding> Check(IReadOnlyList<QuestionInSet> questions) =>
        from given in GivenAway.In([.. questions.Select(q => q.Content)])
        let giver = questions[given.Giver]
        let asked = questions[given.Asked]
        // Candidates of a level meet questions of the lower ones too, but rarely two on the same words.
        where giver.Level == asked.Level
        select QualityFinding.Warning("quality.gives-away", giver.Code, ("other", asked.Code), ("words", given.Words));
}
