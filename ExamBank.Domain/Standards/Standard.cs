using System.Text.Json.Nodes;
using ExamBank.Domain.Audit;
using ExamBank.Domain.Errors;
using ExamBank.Domain.Questions.Review;

namespace ExamBank.Domain.Standards;

/// <summary>A vocational skill standard (职业技能等级标准), one edition.</summary>
public sealed class Standard : EventSource
{
    private const int MostApprovals = 3;

    private readonly List<Level> levels = [];

    private Standard()
    {
    }

    /// <summary>The id.</summary>
    public StandardId Id { get; private set; }

    /// <summary>Short code such as <c>SECO-2021</c>.</summary>
    public string Code { get; private set; } = "";

    /// <summary>Chinese title.</summary>
    public string Title { get; private set; } = "";

    /// <summary>English title.</summary>
    public string? TitleEn { get; private set; }

    /// <summary>Edition as printed.</summary>
    public string Edition { get; private set; } = "";

    /// <summary>Year of publication.</summary>
    public int Year { get; private set; }

    /// <summary>Who issued it.</summary>
    public string Issuer { get; private set; } = "";

    /// <summary>How many people have to approve a revision of its questions.</summary>
    public int ApprovalsNeeded { get; private set; } = 1;

    /// <summary>Levels in rising order.</summary>
    public IReadOnlyList<Level> Levels => levels;

    /// <summary>School programmes it suits.</summary>
    public IReadOnlyList<Programme> Programmes { get; private set; } = new List<Programme>(); // [] would be of fixed size, and loading adds to it.

    /// <summary>Defined terms.</summary>
    public IReadOnlyList<Term> Terms { get; private set; } = new List<Term>();

    /// <summary>Builds the standard from a document that the validator has passed.</summary>
    public static Standard Create(StandardDocument document, Actor actor, DateTimeOffset at)
    {
        ArgumentNullException.ThrowIfNull(document);
        var standard = new Standard
        {
            Id = NewId.Of<StandardId>(at),
            Code = document.Code,
            Title = document.Title,
            TitleEn = document.TitleEn,
            Edition = document.Edition,
            Year = document.Year,
            Issuer = document.Issuer,
            Programmes = [.. document.Programmes.Select(p => new Programme { School = p.School, SchoolEn = p.SchoolEn, Names = [.. p.Names] })],
            Terms =
            [
                .. document.Terms.Select(t => new Term
                {
                    Number = t.Number, Name = t.Name, NameEn = t.NameEn, Definition = t.Definition, DefinitionEn = t.DefinitionEn,
                }),
            ],
        };
        var position = 0;
        foreach (var (level, rank) in document.Levels.Select((level, index) => (level, index + 1)))
            standard.levels.Add(Level.Create(standard, level, rank, ref position, at));
        standard.Record("standard.created", $"standard:{standard.Code}", actor, at, null, new JsonObject
        {
            ["title"] = document.Title,
            ["levels"] = document.Levels.Count,
            ["requirements"] = position,
        });
        return standard;
    }

    /// <summary>Asks for so many approvals of each revision from now on, those in review included.</summary>
    public Result<Standard> AskForApprovals(int number, Actor actor, DateTimeOffset at)
    {
        if (number is < 1 or > MostApprovals) return ReviewErrors.ApprovalsOutOfRange("approvalsNeeded", number, MostApprovals);
        if (number == ApprovalsNeeded) return this;
        var before = new JsonObject { ["approvalsNeeded"] = ApprovalsNeeded };
        ApprovalsNeeded = number;
        Record("standard.settings-changed", $"standard:{Code}", actor, at, before, new JsonObject { ["approvalsNeeded"] = number });
        return this;
    }

    /// <summary>Every requirement, in the order of the standard.</summary>
    public IEnumerable<Requirement> Requirements => levels.SelectMany(l => l.Areas).SelectMany(a => a.Tasks).SelectMany(t => t.Requirements);

    /// <summary>
    /// Takes over our own summaries from a newer document, by number; titles and numbers are the issuer's and stay. Nobody edits
    /// summaries in a bank, so none of its owner's is lost.
    /// </summary>
    /// <returns>How many requirements' summaries changed.</returns>
    public int TakeSummaries(StandardDocument document, Actor actor, DateTimeOffset at)
    {
        ArgumentNullException.ThrowIfNull(document);
        var newer = document.Levels
            .SelectMany(l => l.Areas.SelectMany(a => a.Tasks).SelectMany(t => t.Requirements).Select(r => (Key: $"{l.Code}-{r.Number}", Requirement: r)))
            .ToDictionary(r => r.Key, r => r.Requirement, StringComparer.Ordinal);
        var changed = Requirements.Count(own => newer.TryGetValue(own.Key, out var requirement) && own.SetSummary(requirement.Summary, requirement.SummaryEn));
        if (changed > 0) Record("standard.summaries-updated", $"standard:{Code}", actor, at, null, new JsonObject { ["requirements"] = changed });
        return changed;
    }

    /// <summary>
    /// Puts the issuer's wording beside our summaries. The document must have the same numbers; where it has not, nothing changes.
    /// </summary>
    /// <returns>How many requirements' wording is new or different.</returns>
    public Result<int> AddOfficialWording(StandardDocument document, Actor actor, DateTimeOffset at)
    {
        ArgumentNullException.ThrowIfNull(document);
        var wording = document.Levels
            .SelectMany(l => l.Areas.SelectMany(a => a.Tasks).SelectMany(t => t.Requirements)
                .Select(r => (Key: $"{l.Code}-{r.Number}", r.OfficialText)))
            .ToDictionary(r => r.Key, r => r.OfficialText, StringComparer.Ordinal);
        var own = Requirements.ToDictionary(r => r.Key, StringComparer.Ordinal);
        var errors = own.Keys.Except(wording.Keys, StringComparer.Ordinal).Select(key => StandardErrors.RequirementMissing(Code, key))
            .Concat(wording.Keys.Except(own.Keys, StringComparer.Ordinal).Select(key => StandardErrors.RequirementUnknown(Code, key)))
            .ToList();
        if (errors.Count > 0) return Result.Fail<int>(errors);

        var changed = 0;
        foreach (var (key, requirement) in own)
            if (requirement.SetOfficialText(wording[key]))
                changed++;
        if (changed > 0)
        {
            Record("standard.wording-imported", $"standard:{Code}", actor, at, null, new JsonObject
            {
                ["requirements"] = changed,
                ["sha256"] = Questions.ContentJson.Hash(string.Join('\n', own.Select(r => $"{r.Key}\t{r.Value.OfficialText}"))),
            });
        }

        return changed;
    }
}

/// <summary>The programmes of one kind of school.</summary>
public sealed class Programme
{
    /// <summary>Kind of school in Chinese.</summary>
    public required string School { get; init; }

    /// <summary>Kind of school in English.</summary>
    public string? SchoolEn { get; init; }

    /// <summary>Names of the programmes.</summary>
    public required IReadOnlyList<string> Names { get; init; }
}

/// <summary>A defined term.</summary>
public sealed class Term
{
    /// <summary>Number in the source.</summary>
    public required string Number { get; init; }

    /// <summary>Chinese name.</summary>
    public required string Name { get; init; }

    /// <summary>English name.</summary>
    public string? NameEn { get; init; }

    /// <summary>Definition.</summary>
    public required string Definition { get; init; }

    /// <summary>Definition in English.</summary>
    public string? DefinitionEn { get; init; }
}
