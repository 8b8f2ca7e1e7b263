using System.Text.Json.Serialization;

namespace ExamBank.Domain.Standards;

/// <summary>
/// A published standard as data: what <c>seed/standards/*.json</c> holds, and what the reader of a published text makes.
/// It is checked once by the validator; the entities are built from a valid one.
/// </summary>
/// <param name="Code">Short code with the year, such as <c>SECO-2021</c>.</param>
/// <param name="Title">Chinese title.</param>
/// <param name="TitleEn">English title; null when the source has none.</param>
/// <param name="Edition">Edition as printed, such as <c>1.0</c>.</param>
/// <param name="Year">Year of publication.</param>
/// <param name="Issuer">Who issued it.</param>
/// <param name="Counts">What the document must add up to; null when the source states no counts.</param>
/// <param name="Levels">Levels in rising order.</param>
/// <param name="Programmes">School programmes it suits, by kind of school.</param>
/// <param name="Terms">Defined terms.</param>
public sealed record StandardDocument(
    string Code,
    string Title,
    string? TitleEn,
    string Edition,
    int Year,
    string Issuer,
    StandardCounts? Counts,
    IReadOnlyList<ProgrammeDocument> Programmes,
    IReadOnlyList<TermDocument> Terms,
    IReadOnlyList<LevelDocument> Levels)
{
    /// <summary>Where the JSON Schema of the file is; kept so that a file round-trips.</summary>
    [JsonPropertyName("$schema"), JsonPropertyOrder(-1)]
    public string? Schema { get; init; }
}

/// <summary>How many levels, areas, tasks and requirements there must be.</summary>
public sealed record StandardCounts(int Levels, int Areas, int Tasks, int Requirements);

/// <summary>The programmes of one kind of school.</summary>
public sealed record ProgrammeDocument(string School, string? SchoolEn, IReadOnlyList<string> Names);

/// <summary>A defined term: number in the source, Chinese and English name, definition.</summary>
public sealed record TermDocument(string Number, string Name, string? NameEn, string Definition, string? DefinitionEn);

/// <summary>One level.</summary>
/// <param name="Code"><c>L1</c>, <c>L2</c>, … in rising order.</param>
/// <param name="Name">Chinese name such as 初级.</param>
/// <param name="NameEn">English name.</param>
/// <param name="Covers">What the level covers.</param>
/// <param name="CoversEn">The same in English.</param>
/// <param name="Roles">Job roles it leads to.</param>
/// <param name="Areas">Work areas in order.</param>
public sealed record LevelDocument(
    string Code,
    string Name,
    string? NameEn,
    string Covers,
    string? CoversEn,
    IReadOnlyList<string> Roles,
    IReadOnlyList<WorkAreaDocument> Areas);

/// <summary>A work area, numbered <c>1</c>, <c>2</c>, … within its level.</summary>
public sealed record WorkAreaDocument(string Number, string Title, string? TitleEn, IReadOnlyList<WorkTaskDocument> Tasks);

/// <summary>A work task, numbered <c>1.1</c> within its level.</summary>
public sealed record WorkTaskDocument(string Number, string Title, string? TitleEn, IReadOnlyList<RequirementDocument> Requirements);

/// <summary>A skill requirement, numbered <c>1.1.1</c> within its level.</summary>
/// <param name="Number">Number within the level.</param>
/// <param name="Summary">Our own Chinese summary; null for a standard read from a published text alone.</param>
/// <param name="SummaryEn">Our own English summary.</param>
/// <param name="OfficialText">The issuer's wording, only from a text that the user holds; never in the repository.</param>
public sealed record RequirementDocument(string Number, string? Summary, string? SummaryEn, string? OfficialText);
