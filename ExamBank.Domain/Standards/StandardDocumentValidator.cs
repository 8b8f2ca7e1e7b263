using System.Text.RegularExpressions;
using ExamBank.Domain.Errors;

namespace ExamBank.Domain.Standards;

/// <summary>Checks a standard as data, once, before anything is built from it. Finds all problems, not only the first.</summary>
public static partial class StandardDocumentValidator
{
    /// <summary>Earliest year of publication that is believed.</summary>
    public const int FirstYear = 1900;

    /// <summary>Latest year of publication that is believed.</summary>
    public const int LastYear = 2200;

    /// <summary>Most levels of a standard: a level's code has one digit.</summary>
    public const int MaxLevels = 9;

    /// <summary>Most areas of a level, tasks of an area and requirements of a task: each part of a number has at most two digits.</summary>
    public const int MaxEntries = 99;

    /// <summary>Longest name or title, in characters.</summary>
    public const int MaxName = 200;

    /// <summary>Longest definition, summary or official wording, in characters.</summary>
    public const int MaxText = 2000;

    /// <summary>Longest edition, in characters.</summary>
    public const int MaxEdition = 20;

    /// <summary>Gives the document back when it is sound, otherwise every problem with its JSON path.</summary>
    public static Result<StandardDocument> Validate(StandardDocument document)
    {
        ArgumentNullException.ThrowIfNull(document);
        var check = new StandardDocumentCheck();
        if (!Code().IsMatch(document.Code)) check.Add(StandardErrors.CodeFormat("code", document.Code));
        if (document.Year is < FirstYear or > LastYear) check.Add(StandardErrors.YearRange("year", document.Year, FirstYear, LastYear));
        check.Required("title", document.Title, MaxName);
        check.Optional("titleEn", document.TitleEn, MaxName);
        check.Limit("edition", document.Edition, MaxEdition);
        check.Limit("issuer", document.Issuer, MaxName);
        Programmes(check, document.Programmes);
        Terms(check, document.Terms);
        Levels(check, document.Levels);
        if (document.Counts is { } declared) Counts(check, declared, Count(document));
        return check.Errors.Count == 0 ? document : Result.Fail<StandardDocument>(check.Errors);
    }

    /// <summary>How many levels, areas, tasks and requirements the document holds.</summary>
    public static StandardCounts Count(StandardDocument document)
    {
        ArgumentNullException.ThrowIfNull(document);
        var areas = document.Levels.SelectMany(level => level.Areas).ToList();
        var tasks = areas.SelectMany(area => area.Tasks).ToList();
        return new StandardCounts(document.Levels.Count, areas.Count, tasks.Count, tasks.Sum(task => task.Requirements.Count));
    }

    private static void Programmes(StandardDocumentCheck check, IReadOnlyList<ProgrammeDocument> programmes)
    {
        check.Size("programmes", programmes.Count, 0, 20);
        check.Distinct("programmes", "school", programmes.Select(programme => programme.School));
        for (var i = 0; i < programmes.Count; i++)
        {
            var path = $"programmes[{i}]";
            check.Required($"{path}.school", programmes[i].School, MaxName);
            check.Optional($"{path}.schoolEn", programmes[i].SchoolEn, MaxName);
            check.Names($"{path}.names", programmes[i].Names, 1, 200);
        }
    }

    private static void Terms(StandardDocumentCheck check, IReadOnlyList<TermDocument> terms)
    {
        check.Size("terms", terms.Count, 0, 200);
        check.Distinct("terms", "name", terms.Select(term => term.Name));
        var numbers = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < terms.Count; i++)
        {
            var path = $"terms[{i}]";
            var number = terms[i].Number;
            if (!TermNumber().IsMatch(number)) check.Add(StandardErrors.NumberFormat($"{path}.number", number, "3.1"));
            else if (!numbers.Add(number)) check.Add(StandardErrors.DuplicateNumber($"{path}.number", number));
            check.Required($"{path}.name", terms[i].Name, MaxName);
            check.Optional($"{path}.nameEn", terms[i].NameEn, MaxName);
            check.Required($"{path}.definition", terms[i].Definition, MaxText);
            check.Optional($"{path}.definitionEn", terms[i].DefinitionEn, MaxText);
        }
    }

    private static void Levels(StandardDocumentCheck check, IReadOnlyList<LevelDocument> levels)
    {
        check.Size("levels", levels.Count, 1, MaxLevels);
        check.Numbers("levels", "code", "L", levels.Select(level => level.Code));
        check.Distinct("levels", "name", levels.Select(level => level.Name));
        for (var i = 0; i < levels.Count; i++)
        {
            var (path, level) = ($"levels[{i}]", levels[i]);
            check.Required($"{path}.name", level.Name, MaxName);
            check.Optional($"{path}.nameEn", level.NameEn, MaxName);
            check.Limit($"{path}.covers", level.Covers, MaxText);
            check.Optional($"{path}.coversEn", level.CoversEn, MaxText);
            check.Names($"{path}.roles", level.Roles, 0, 100);
            Areas(check, $"{path}.areas", level.Areas);
        }
    }

    private static void Areas(StandardDocumentCheck check, string path, IReadOnlyList<WorkAreaDocument> areas)
    {
        check.Size(path, areas.Count, 1, MaxEntries);
        check.Numbers(path, "number", "", areas.Select(area => area.Number));
        for (var i = 0; i < areas.Count; i++)
        {
            check.Required($"{path}[{i}].title", areas[i].Title, MaxName);
            check.Optional($"{path}[{i}].titleEn", areas[i].TitleEn, MaxName);
            Tasks(check, $"{path}[{i}].tasks", areas[i]);
        }
    }

    private static void Tasks(StandardDocumentCheck check, string path, WorkAreaDocument area)
    {
        check.Size(path, area.Tasks.Count, 1, MaxEntries);
        check.Numbers(path, "number", $"{area.Number}.", area.Tasks.Select(task => task.Number));
        for (var i = 0; i < area.Tasks.Count; i++)
        {
            check.Required($"{path}[{i}].title", area.Tasks[i].Title, MaxName);
            check.Optional($"{path}[{i}].titleEn", area.Tasks[i].TitleEn, MaxName);
            Requirements(check, $"{path}[{i}].requirements", area.Tasks[i]);
        }
    }

    private static void Requirements(StandardDocumentCheck check, string path, WorkTaskDocument task)
    {
        check.Size(path, task.Requirements.Count, 1, MaxEntries);
        check.Numbers(path, "number", $"{task.Number}.", task.Requirements.Select(requirement => requirement.Number));
        for (var i = 0; i < task.Requirements.Count; i++)
        {
            var requirement = task.Requirements[i];
            if (requirement.Summary is null && requirement.OfficialText is null)
                check.Add(StandardErrors.NoWording($"{path}[{i}]", requirement.Number));
            check.Optional($"{path}[{i}].summary", requirement.Summary, MaxText);
            check.Optional($"{path}[{i}].summaryEn", requirement.SummaryEn, MaxText);
            check.Optional($"{path}[{i}].officialText", requirement.OfficialText, MaxText);
        }
    }

    private static void Counts(StandardDocumentCheck check, StandardCounts declared, StandardCounts found)
    {
        check.Count("counts.levels", declared.Levels, found.Levels);
        check.Count("counts.areas", declared.Areas, found.Areas);
        check.Count("counts.tasks", declared.Tasks, found.Tasks);
        check.Count("counts.requirements", declared.Requirements, found.Requirements);
    }

    // \z, not $: the latter would let a line break at the end through.
    [GeneratedRegex(@"^[A-Z0-9][A-Z0-9-]{1,31}\z", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Code();

    [GeneratedRegex(@"^[1-9][0-9]?(\.[1-9][0-9]?){0,2}\z", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex TermNumber();
}
