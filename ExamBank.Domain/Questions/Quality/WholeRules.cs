using ExamBank.Domain.Values;

namespace ExamBank.Domain.Questions.Quality;

/// <summary>What the bank would refuse: missing members, keys and marks that do not fit, a rubric that does not sum.</summary>
internal sealed class InvalidContent : IQuestionRule
{
    public IEnumerable<QualityFinding> Check(QuestionContent question) =>
        QuestionContentValidator.Check(question).Select(error => new QualityFinding(QualitySeverity.Error, error));
}

/// <summary>An objective question that does not explain its key: neither reviewers nor learners see why it is right.</summary>
internal sealed class MissingExplanation : IQuestionRule
{
    public IEnumerable<QualityFinding> Check(QuestionContent question)
    {
        if (question.Explanation is not null) return [];
        if (question.Type <= QuestionType.FillBlank) return [QualityFinding.Warning("quality.explanation-missing", "explanation")];
        return (question.Parts ?? []).Select((part, index) => (part, index)).Where(p => p.part.Type <= QuestionType.FillBlank && p.part.Explanation is null)
            .Select(p => QualityFinding.Warning("quality.explanation-missing", $"parts[{p.index}].explanation"));
    }
}

/// <summary>A facility at the question's own level that its type makes hard to believe: below what guessing earns, or so that nearly all or no candidates succeed.</summary>
internal sealed class UnlikelyFacility : IQuestionRule
{
    private static readonly Facility Most = Values.Facility.From(0.95m);
    private static readonly Facility Least = Values.Facility.From(0.15m);

    public IEnumerable<QualityFinding> Check(QuestionContent question)
    {
        var chance = question switch
        {
            { Type: QuestionType.TrueFalse } => Values.Facility.From(0.5m),
            { Type: QuestionType.SingleChoice, Options.Count: > 1 and var count } => Values.Facility.FromScaled(Values.Facility.Scale / count),
            _ => Least,
        };
        return question.Facility.OrderBy(f => f.Key, StringComparer.Ordinal)
            .Where(f => question.Requirement.StartsWith(f.Key + "-", StringComparison.Ordinal) && (f.Value.CompareTo(chance) <= 0 || f.Value.CompareTo(Most) > 0))
            .Select(f => QualityFinding.Warning("quality.facility-unlikely", $"facility.{f.Key}", ("facility", f.Value), ("least", chance), ("most", Most)));
    }
}

/// <summary>Facility that falls from one level to the next higher: candidates who know more would earn less.</summary>
internal sealed class FallingFacility : IQuestionRule
{
    public IEnumerable<QualityFinding> Check(QuestionContent question)
    {
        // Codes of levels rise: L1, L2, L3.
        var rising = question.Facility.OrderBy(f => f.Key, StringComparer.Ordinal).ToList();
        return rising.Zip(rising.Skip(1)).Where(pair => pair.Second.Value.CompareTo(pair.First.Value) < 0)
            .Select(pair => QualityFinding.Warning("quality.facility-falls", $"facility.{pair.Second.Key}", ("lower", pair.First.Key), ("higher", pair.Second.Key)));
    }
}

/// <summary>Creating something new cannot be shown by choosing or filling in.</summary>
internal sealed class CreateByChoice : IQuestionRule
{
    public IEnumerable<QualityFinding> Check(QuestionContent question) =>
        question is { CognitiveLevel: CognitiveLevel.Create, Type: <= QuestionType.FillBlank }
            ? [QualityFinding.Warning("quality.create-by-choice", "cognitiveLevel", ("type", question.Type))]
            : [];
}
