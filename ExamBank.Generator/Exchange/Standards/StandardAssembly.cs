using ExamBank.Domain.Errors;
using ExamBank.Domain.Standards;

namespace ExamBank.Generator.Exchange.Standards;

/// <summary>Puts what was read from cover, sections and tables together to a document.</summary>
internal sealed class StandardAssembly(string file, StandardCover cover, ILookup<FrontSection, PublishedLine> sections, Outline outline)
{
    /// <param name="code">The code given by the person who imports; null to make one.</param>
    /// <param name="firstTable">The first line of the tables.</param>
    public Result<StandardDocument> Assemble(string? code, PublishedLine firstTable)
    {
        var oddities = outline.Oddities;
        var title = Title(firstTable);
        var terms = TermReader.Read(sections[FrontSection.Terms], oddities);
        var year = Year(code);
        var derived = year is null || code is not null ? null : StandardCode.Derive(title, year.Value, terms);

        var errors = new List<BankError>();
        if (title.Length == 0) errors.Add(StandardTextErrors.NoStandardTitle(file));
        if (year is null) errors.Add(StandardTextErrors.NoYear(file));
        if (code is null && derived is null && year is not null) errors.Add(StandardTextErrors.NoCode(file, title));
        if (errors.Count > 0) return Result.Fail<StandardDocument>(errors);

        if (derived is { } made) oddities.Add(StandardTextOddities.CodeDerived(1, made.Code, made.Name));
        if (cover.Edition.Length == 0) oddities.Add(StandardTextOddities.NoEdition(1));
        if (cover.Issuer.Length == 0) oddities.Add(StandardTextOddities.NoIssuer(1));
        if (terms.Count == 0) oddities.Add(StandardTextOddities.NoTerms(1));
        var programmes = ProgrammeReader.Read(sections[FrontSection.Programmes], oddities);
        if (programmes.Count == 0) oddities.Add(StandardTextOddities.NoProgrammes(1));
        return new StandardDocument(
            code ?? derived!.Value.Code, title, null, cover.Edition, year!.Value, cover.Issuer, null, programmes, terms, Levels());
    }

    private string Title(PublishedLine firstTable)
    {
        if (cover.Title.Length > 0 || TableWords.Caption(firstTable.Text) is not { } caption) return cover.Title;
        var named = TableWords.CaptionTitle(caption);
        var trade = named.IndexOf("职业技能", StringComparison.Ordinal);
        if (trade <= 0) return "";
        var title = $"{named[..trade]}职业技能等级标准";
        outline.Oddities.Add(StandardTextOddities.TitleFromTable(firstTable.Number, title));
        return title;
    }

    private int? Year(string? code)
    {
        if (cover.Year is not null) return cover.Year;
        var year = StandardCode.Year(code);
        if (year is not null) outline.Oddities.Add(StandardTextOddities.YearFromCode(1, year.Value));
        return year;
    }

    private List<LevelDocument> Levels()
    {
        var roles = LevelTextReader.Read(sections[FrontSection.Roles], outline.Oddities);
        var covers = LevelTextReader.Read(sections[FrontSection.Levels], outline.Oddities);
        var levels = new List<LevelDocument>();
        foreach (var level in outline.Levels)
        {
            var name = TableWords.Levels[level.Own - 1];
            if (!roles.ContainsKey(level.Own)) outline.Oddities.Add(StandardTextOddities.NoRoles(level.Line, name));
            if (!covers.ContainsKey(level.Own)) outline.Oddities.Add(StandardTextOddities.NoCovers(level.Line, name));
            levels.Add(new LevelDocument(
                $"L{level.Own}",
                name,
                null,
                covers.GetValueOrDefault(level.Own, ""),
                null,
                roles.TryGetValue(level.Own, out var text) ? LevelTextReader.Roles(text) : [],
                [.. level.Children.Select(Area)]));
        }

        return levels;
    }

    private static WorkAreaDocument Area(OutlineNode area) => new(area.Number, area.Text, null, [.. area.Children.Select(Task)]);

    private static WorkTaskDocument Task(OutlineNode task) => new(task.Number, task.Text, null, [.. task.Children.Select(Requirement)]);

    private static RequirementDocument Requirement(OutlineNode requirement) => new(requirement.Number, null, null, requirement.Text);
}
