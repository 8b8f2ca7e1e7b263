namespace ExamBank.Domain.Questions.Quality;

/// <summary>
/// The stem of one question says what another one asks for. They belong apart: suggested enemies (互斥题). An index over
/// stretches of the stems finds the pairs, so that a set of any size takes one pass.
/// </summary>
internal sealed class StemGivesKeyAway : IQuestionSetRule
{
    private const int LeastLetters = 4;

    public IEnumerable<QualityFinding> Check(IReadOnlyList<QuestionInSet> questions)
    {
        var asked = questions.Select((question, index) => (Letters: KeyLetters(question.Content), index)).Where(q => q.Letters is not null)
            .ToLookup(q => q.Letters![..LeastLetters], q => (Letters: q.Letters!, q.index), StringComparer.Ordinal);
        var stems = questions.Select(q => ReadableText.Letters(q.Content.Stem)).ToList();
        for (var giver = 0; giver < questions.Count; giver++)
        {
            var told = new HashSet<int>();
            for (var at = 0; at + LeastLetters <= stems[giver].Length; at++)
            {
                foreach (var (letters, index) in asked[stems[giver].Substring(at, LeastLetters)])
                {
                    if (index == giver || questions[index].Level != questions[giver].Level || !stems[giver].AsSpan(at).StartsWith(letters, StringComparison.Ordinal)) continue;
                    // What the question's own stem says too is no secret.
                    if (stems[index].Contains(letters, StringComparison.Ordinal) || !told.Add(index)) continue;
                    yield return QualityFinding.Warning("quality.gives-away", questions[giver].Code, ("other", questions[index].Code), ("words", letters));
                }
            }
        }
    }

    private static string? KeyLetters(QuestionContent question)
    {
        var key = question switch
        {
            { Type: QuestionType.SingleChoice, Options: { } options, Key.Options: [var id] } => options.FirstOrDefault(o => o.Id == id)?.Text,
            { Type: QuestionType.FillBlank, Blanks: [var blank] } => blank.Accepted.Count > 0 ? blank.Accepted[0] : null,
            _ => null,
        };
        // A number and its unit stand in many stems by chance.
        return key is not null && ReadableText.Letters(key) is var letters && letters.Count(c => !char.IsAsciiDigit(c)) >= LeastLetters ? letters : null;
    }
}
