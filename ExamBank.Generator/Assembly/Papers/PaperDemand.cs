using ExamBank.Domain.Blueprints;

namespace ExamBank.Generator.Assembly.Papers;

/// <summary>What is asked of one assembly beside its blueprint.</summary>
/// <param name="Forms">The number of forms, 1 to <see cref="MostForms"/>.</param>
public sealed record PaperDemand(int Forms = 1)
{
    /// <summary>The most forms of a paper: each has a letter.</summary>
    public const int MostForms = 26;

    /// <summary>Codes of questions that form A must have.</summary>
    public IReadOnlyList<string> Keep { get; init; } = [];

    /// <summary>Codes of questions that no form may have, beside those of the blueprint.</summary>
    public IReadOnlyList<string> Exclude { get; init; } = [];

    /// <summary>Lists of questions, by their codes, of which a form may have one at most, beside those of the blueprint.</summary>
    public IReadOnlyList<IReadOnlyList<string>> Enemies { get; init; } = [];

    /// <summary>Forms of earlier papers, by the codes of their questions, and how many of these a new form may repeat.</summary>
    public IReadOnlyList<EarlierForm> Earlier { get; init; } = [];

    /// <summary>How often each question, by its code, was used before; absent for never.</summary>
    public IReadOnlyDictionary<string, int> Uses { get; init; } = new Dictionary<string, int>();
}
