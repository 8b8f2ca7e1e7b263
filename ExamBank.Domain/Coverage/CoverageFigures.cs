using System.Collections.Immutable;
using System.Text.Json.Serialization;
using ExamBank.Domain.Questions;
using ExamBank.Domain.Values;

namespace ExamBank.Domain.Coverage;

/// <summary>What coverage says of any place, from its tally.</summary>
/// <param name="Tally">What was counted there.</param>
public abstract record CoverageFigures([property: JsonIgnore] CoverageTally Tally)
{
    /// <summary>Approved questions.</summary>
    public int Approved => ApprovedCells.Sum(c => c.Questions);

    /// <summary>Questions by type and status, in their order.</summary>
    public ImmutableArray<CoverageCount> Counts =>
    [
        .. Tally.Cells.GroupBy(c => (c.Type, c.Status)).OrderBy(g => g.Key).Select(g => new CoverageCount(g.Key.Type, g.Key.Status, g.Sum(c => c.Questions))),
    ];

    /// <summary>Approved questions by facility band, easy first.</summary>
    public ImmutableArray<BandCount> FacilityBands => [.. ApprovedCells.GroupBy(c => c.Band).OrderBy(g => g.Key).Select(g => new BandCount(g.Key, g.Sum(c => c.Questions)))];

    /// <summary>Approved questions by cognitive level, rising.</summary>
    public ImmutableArray<CognitiveCount> CognitiveLevels =>
        [.. ApprovedCells.GroupBy(c => c.CognitiveLevel).OrderBy(g => g.Key).Select(g => new CognitiveCount(g.Key, g.Sum(c => c.Questions)))];

    /// <summary>Working time of the approved questions together, in minutes.</summary>
    public decimal Minutes => ApprovedCells.Sum(c => c.Minutes);

    /// <summary>Approved questions that the requirements here lack to their minimum, all together.</summary>
    public int Missing => Tally.Missing;

    /// <summary>Numbers of the papers with a question of this place, newest first.</summary>
    public ImmutableArray<string> Papers => Tally.Papers;

    private IEnumerable<CoverageCell> ApprovedCells => Tally.Cells.Where(c => c.Status == RevisionStatus.Approved);

    /// <summary>Approved questions of a type.</summary>
    public int ApprovedOf(QuestionType type) => ApprovedCells.Where(c => c.Type == type).Sum(c => c.Questions);

    /// <summary>Approved questions in a facility band.</summary>
    public int ApprovedIn(FacilityBand band) => ApprovedCells.Where(c => c.Band == band).Sum(c => c.Questions);

    /// <summary>Questions that are in use and not approved.</summary>
    [JsonIgnore]
    public int Pending => Tally.Cells.Where(c => c.Status != RevisionStatus.Approved).Sum(c => c.Questions);
}

/// <summary>What was counted in a place.</summary>
/// <param name="Cells">Questions by all that tells them apart, in that order.</param>
/// <param name="Missing">Approved questions that its requirements lack to their minimum.</param>
/// <param name="Papers">Numbers of the papers that used it, newest first.</param>
public sealed record CoverageTally(ImmutableArray<CoverageCell> Cells, int Missing, ImmutableArray<string> Papers);

/// <summary>Questions that are alike in all that coverage tells apart.</summary>
/// <param name="Kind">What kind they are of; a report tells those that are not approved apart by type alone.</param>
/// <param name="Status">Status of the counted revision.</param>
/// <param name="Questions">How many.</param>
/// <param name="Minutes">Their working time together, in minutes.</param>
public sealed record CoverageCell([property: JsonIgnore] QuestionKind Kind, RevisionStatus Status, int Questions, decimal Minutes)
{
    /// <summary>Type.</summary>
    public QuestionType Type => Kind.Type;

    /// <summary>Band of their estimated facility at their own level.</summary>
    public FacilityBand Band => Kind.Band;

    /// <summary>Cognitive level.</summary>
    public CognitiveLevel CognitiveLevel => Kind.CognitiveLevel;

    /// <summary>Adds up what is alike.</summary>
    public static ImmutableArray<CoverageCell> Sum(IEnumerable<CoverageCell> cells) =>
    [
        .. cells.GroupBy(c => (c.Kind.Code, c.Status)).OrderBy(g => g.Key).Select(g => new CoverageCell(
            QuestionKind.FromCode(g.Key.Code), g.Key.Status, g.Sum(c => c.Questions), g.Sum(c => c.Minutes))),
    ];
}

/// <summary>A number of questions of one type and status.</summary>
public sealed record CoverageCount(QuestionType Type, RevisionStatus Status, int Questions);

/// <summary>A number of approved questions of one facility band.</summary>
public sealed record BandCount(FacilityBand Band, int Questions);

/// <summary>A number of approved questions of one cognitive level.</summary>
public sealed record CognitiveCount(CognitiveLevel Level, int Questions);
