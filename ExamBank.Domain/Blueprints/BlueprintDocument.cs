using System.Text.Json.Serialization;
using ExamBank.Domain.Questions;
using ExamBank.Domain.Values;

namespace ExamBank.Domain.Blueprints;

/// <summary>
/// A blueprint (组卷方案) as data: what <c>seed/blueprints/*.json</c> holds and what a blueprint revision stores.
/// Checked once by <see cref="BlueprintValidator"/>.
/// </summary>
public sealed record BlueprintDocument
{
    /// <summary>Where the JSON Schema of the file is; kept so that a file round-trips.</summary>
    [JsonPropertyName("$schema")]
    public string? Schema { get; init; }

    /// <summary>Permanent name, by which people choose it, such as <c>SECO-2021-L1-theory</c>.</summary>
    public required string Name { get; init; }

    /// <summary>Chinese title, printed as the paper's title.</summary>
    public required string Title { get; init; }

    /// <summary>English title.</summary>
    public string? TitleEn { get; init; }

    /// <summary>Code of the standard.</summary>
    public required string Standard { get; init; }

    /// <summary>Code of the level whose candidates sit the paper.</summary>
    public required string Level { get; init; }

    /// <summary>Duration in minutes.</summary>
    public required Minutes Minutes { get; init; }

    /// <summary>Marks to pass; null when the blueprint sets none.</summary>
    public Marks? PassMarks { get; init; }

    /// <summary>Notes to candidates (注意事项), one line each.</summary>
    public IReadOnlyList<string>? Notes { get; init; }

    /// <summary>Parts, such as theory; numbering of questions runs on through them.</summary>
    public required IReadOnlyList<BlueprintPart> Parts { get; init; }

    /// <summary>Rules that every form keeps.</summary>
    public required IReadOnlyList<Rule> Rules { get; init; }

    /// <summary>Objectives in the order in which they matter.</summary>
    public IReadOnlyList<Objective>? Objectives { get; init; }

    /// <summary>Lists of codes of questions (互斥题) of which a form may have one at most.</summary>
    public IReadOnlyList<IReadOnlyList<string>>? Enemies { get; init; }

    /// <summary>How many stimuli a form has, and how many questions of each.</summary>
    public StimulusSets? Stimuli { get; init; }

    /// <summary>Sets of questions chosen together or not at all.</summary>
    public AllOrNoneSets? AllOrNone { get; init; }

    /// <summary>Codes of questions that some form must have.</summary>
    public IReadOnlyList<string>? Include { get; init; }

    /// <summary>Codes of questions that no form may have.</summary>
    public IReadOnlyList<string>? Exclude { get; init; }

    /// <summary>
    /// In how many forms of a paper a question may stand; in one where this, <see cref="Overlap"/> and <see cref="Anchors"/> are
    /// all absent.
    /// </summary>
    public Bounds? Use { get; init; }

    /// <summary>How many questions each two forms of a paper may share.</summary>
    public Bounds? Overlap { get; init; }

    /// <summary>Questions that all forms of a paper share, every other standing in one form at most.</summary>
    public Anchors? Anchors { get; init; }

    /// <summary>How many questions of the last papers of this blueprint a new form may repeat.</summary>
    public EarlierPapers? Earlier { get; init; }

    /// <summary>Questions that were used too often lately, which no form may have.</summary>
    public ExposureLimit? Exposure { get; init; }

    /// <summary>Whether a rule or an objective names an attribute.</summary>
    public bool Names(string attribute) =>
        Rules.Any(r => r.Sum == attribute || r.Mean == attribute || r.Weight == attribute || r.Per == attribute || r.Where?.ContainsKey(attribute) == true)
        || (Objectives ?? []).SelectMany(o => o.Measures).Any(m =>
            m.Sum == attribute || m.Mean == attribute || m.Weight == attribute || m.Distinct == attribute || m.Per == attribute
            || m.Where?.ContainsKey(attribute) == true);

    /// <summary>All sections in printed order.</summary>
    [JsonIgnore]
    public IEnumerable<BlueprintSection> Sections => Parts.SelectMany(p => p.Sections);

    /// <summary>Marks of the whole paper.</summary>
    [JsonIgnore]
    public Marks TotalMarks => Marks.Sum(Sections.Select(s => s.Marks * s.Count));

    /// <summary>Questions in the whole paper.</summary>
    [JsonIgnore]
    public int TotalCount => Sections.Sum(s => s.Count);
}

/// <summary>A part of a paper: 理论 or 实操.</summary>
public sealed record BlueprintPart(string Name, IReadOnlyList<BlueprintSection> Sections);

/// <summary>A section: questions of one type.</summary>
/// <param name="Type">The question type.</param>
/// <param name="Count">How many questions.</param>
/// <param name="Marks">Marks of each question.</param>
/// <param name="Scoring">How answers earn marks.</param>
public sealed record BlueprintSection(QuestionType Type, int Count, Marks Marks, ScoringRule Scoring);

/// <summary>How the answers of a section earn marks (评分规则). A wrong option earns nothing; marks are never negative.</summary>
/// <param name="Rule">Which rule.</param>
/// <param name="Marks">
/// For <see cref="ScoringMethod.PartialFixed"/> the marks of an answer that lacks right options but has no wrong one;
/// for <see cref="ScoringMethod.PartialPerOption"/> the marks of each right option of such an answer.
/// </param>
public sealed record ScoringRule(ScoringMethod Rule, Marks? Marks = null);

/// <summary>The scoring methods.</summary>
public enum ScoringMethod
{
    /// <summary>全部正确得满分，否则不得分.</summary>
    AllOrNothing,

    /// <summary>少选得固定分，错选不得分.</summary>
    PartialFixed,

    /// <summary>少选时每选对一项得分，错选不得分.</summary>
    PartialPerOption,

    /// <summary>按评分细则给分.</summary>
    Rubric,
}
