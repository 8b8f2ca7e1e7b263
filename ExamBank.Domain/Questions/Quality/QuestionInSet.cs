using ExamBank.Domain.Standards;

namespace ExamBank.Domain.Questions.Quality;

/// <summary>A question of a set.</summary>
/// <param name="Code">Its permanent code.</param>
/// <param name="Content">Its content.</param>
public sealed record QuestionInSet(string Code, QuestionContent Content)
{
    /// <summary>Code of the level of its primary requirement; of a key that names none, all of the key.</summary>
    internal string Level => StandardKey.TryParse(Content.Requirement, out var key) ? key.Level : Content.Requirement;

    /// <summary>Key of the work task of its primary requirement: that of <c>L1-1.1.2</c> is <c>L1-1.1</c>.</summary>
    internal string Task => Content.Requirement.LastIndexOf('.') is > 0 and var dot ? Content.Requirement[..dot] : Content.Requirement;

    /// <summary>Where the key of a single choice stands in authored order; null for every other question.</summary>
    internal int? KeyPlace => Content is { Type: QuestionType.SingleChoice, Options: { } options, Key.Options: [var id] }
        && options.ToList().FindIndex(option => option.Id == id) is >= 0 and var place ? place : null;
}

/// <summary>A rule over a set of questions.</summary>
internal interface IQuestionSetRule
{
    /// <summary>What the rule finds; nothing where all is well.</summary>
    IEnumerable<QualityFinding> Check(IReadOnlyList<QuestionInSet> questions);
}
