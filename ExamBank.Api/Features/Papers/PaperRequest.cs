using ExamBank.Domain.Errors;
using ExamBank.Domain.Papers;
using ExamBank.Generator.Assembly.Papers;
using ExamBank.Generator.Documents.Editions;
using ExamBank.Generator.Documents.Layouts;

namespace ExamBank.Api.Features.Papers;

/// <summary>What somebody asks to be assembled.</summary>
/// <param name="Blueprint">Name of the blueprint.</param>
/// <param name="Forms">Forms of the paper, 1 to <see cref="PaperDemand.MostForms"/>.</param>
/// <param name="Versions">Versions of each form, 1 to <see cref="MaximumVersions"/>.</param>
/// <param name="Seed">Seed; null draws one.</param>
internal sealed record PaperRequest(string Blueprint, int Forms, int Versions, long? Seed)
{
    /// <summary>Codes of questions that form A keeps; the rest is assembled anew.</summary>
    public IReadOnlyList<string> Keep { get; init; } = [];

    /// <summary>The layout that a new paper is locked in; one that exists keeps its own.</summary>
    public LayoutProfile Layout { get; init; } = LayoutProfile.Default;

    /// <summary>The account that asks; null at the machine itself.</summary>
    public string? Setter { get; init; }

    /// <summary>What is to be rendered and stored beside the files that every paper has.</summary>
    public EditionDemand Demand { get; init; } = EditionDemand.Nothing;

    /// <summary>Told of each stage when it begins; must not throw.</summary>
    public Action<AssemblyStage>? Progress { get; init; }

    /// <summary>Most versions of a form: one letter each would do for a large centre.</summary>
    public const int MaximumVersions = 8;

    /// <summary>Largest seed: it survives as a number in every JSON reader.</summary>
    public const long MaximumSeed = 9_007_199_254_740_991;

    /// <summary>What is wrong with the numbers of a request, at the places where its door takes them.</summary>
    public static IReadOnlyList<BankError> Check(int forms, string formsPath, int versions, string versionsPath, long? seed, string seedPath)
    {
        var errors = new List<BankError>();
        if (forms is < 1 or > PaperDemand.MostForms) errors.Add(PaperErrors.FormsOutOfBounds(formsPath, forms, PaperDemand.MostForms));
        if (versions is < 1 or > MaximumVersions) errors.Add(PaperErrors.VersionsOutOfBounds(versionsPath, versions, MaximumVersions));
        if (seed is < 0 or > MaximumSeed) errors.Add(PaperErrors.SeedOutOfBounds(seedPath, MaximumSeed));
        return errors;
    }
}

/// <summary>A paper that was made, or that existed already for the same inputs.</summary>
/// <param name="Number">Its number, such as <c>P-000001</c>.</param>
/// <param name="Existed">Whether it existed already.</param>
/// <param name="Summary">What a table of papers shows.</param>
internal sealed record AssembledPaper(string Number, bool Existed, PaperSummary Summary);

/// <summary>What a table of papers shows of one.</summary>
/// <param name="Level">Level code.</param>
/// <param name="LevelName">Chinese name of the level.</param>
/// <param name="LevelNameEn">English name of the level.</param>
/// <param name="Forms">Number of forms; what follows is of form A where forms differ.</param>
/// <param name="Questions">Number of questions of a form.</param>
/// <param name="Marks">Total marks.</param>
/// <param name="AreasCovered">Own-level work areas with at least one own-level question.</param>
/// <param name="Areas">Own-level work areas.</param>
/// <param name="RequirementsCovered">Different primary requirements.</param>
/// <param name="Requirements">Requirements of the levels that the paper draws from.</param>
/// <param name="Facility">Facility of form A.</param>
/// <param name="TargetFacility">The blueprint's target, where it has one.</param>
/// <param name="Seed">The seed.</param>
/// <param name="Sample">Whether it is a sample paper.</param>
/// <param name="Rules">Each rule's value.</param>
internal sealed record PaperSummary(
    string Level,
    string LevelName,
    string? LevelNameEn,
    int Forms,
    int Questions,
    decimal Marks,
    int AreasCovered,
    int Areas,
    int RequirementsCovered,
    int Requirements,
    decimal Facility,
    decimal? TargetFacility,
    long Seed,
    bool Sample,
    IReadOnlyList<RuleValue> Rules);
