namespace ExamBank.Generator.Exchange.Standards;

/// <summary>
/// Reads the tables of requirements: finds where each begins, skips what page breaks left in it, and hands the cells to the
/// <see cref="Outline"/>. A cell's leading number says what it is; its column only decides where there is none, because columns shift
/// when a row is broken over lines or the tabs before it are lost.
/// </summary>
internal sealed class TableReader(string file, IReadOnlySet<string> pageHeaders)
{
    private const int AreaColumn = 0;
    private const int TaskColumn = 1;
    private const int RequirementColumn = 2;

    private readonly Outline outline = new(file);
    private bool inTable;
    private bool headSeen;
    private bool levelRefused;
    private bool afterBlank;

    /// <summary>The column at which a row broken over lines goes on; null when the last row is complete.</summary>
    private int? open;

    public static Outline Read(IEnumerable<PublishedLine> lines, string file, IReadOnlySet<string> pageHeaders)
    {
        var reader = new TableReader(file, pageHeaders);
        foreach (var line in lines) reader.ReadLine(line);
        OutlineCompleteness.Check(reader.outline, file);
        return reader.outline;
    }

    private void ReadLine(PublishedLine line)
    {
        if (string.IsNullOrWhiteSpace(line.Text))
        {
            afterBlank = true;
            return;
        }

        if (TableWords.Caption(line.Text) is { } caption) ReadCaption(caption, line.Number);
        else if (TableWords.IsHead(line.Text)) ReadHead(line);
        else if (inTable) ReadInTable(line);
        afterBlank = false;
    }

    private void ReadCaption(string caption, int line)
    {
        (open, headSeen, levelRefused) = (null, false, false);
        var level = TableWords.Level(caption);
        inTable = level is not null || (TableWords.IsContinuation(caption) && outline.HasLevel);
        if (level is not null) outline.StartLevel(level.Value, line);
        else if (inTable) outline.PageBreak();
        else if (TableWords.IsOfRequirements(caption)) RefuseLevel(line);
        else outline.Oddities.Add(StandardTextOddities.OtherTable(line, caption));
    }

    private void ReadHead(PublishedLine line)
    {
        if (!TableWords.IsHeadBegun(line.Text)) return;
        if (!inTable)
        {
            RefuseLevel(line.Number);
            return;
        }

        if (headSeen)
        {
            outline.PageBreak();
            outline.Oddities.Add(StandardTextOddities.HeadRepeated(line.Number));
        }

        headSeen = true;
    }

    /// <summary>Said once a table: each of its heads is the same mistake.</summary>
    private void RefuseLevel(int line)
    {
        if (!levelRefused) outline.Errors.Add(StandardTextErrors.NoLevel(file, line));
        levelRefused = true;
    }

    private void ReadInTable(PublishedLine line)
    {
        var tabs = line.Text.Count(c => c == '\t');
        if (TableWords.IsPicture(line.Text)) outline.Errors.Add(StandardTextErrors.Picture(file, line.Number));
        else if (tabs > 0) ReadRow(line, tabs);
        else if (TableWords.IsEnd(line.Text)) inTable = false;
        else if (TableWords.IsPageNumber(line.Text) || pageHeaders.Contains(PublishedWords.Bare(line.Text)))
            outline.Oddities.Add(StandardTextOddities.PageLine(line.Number, line.Text.Trim()));
        else if (open is not null) ReadRow(line, tabs);
        else ReadLoose(line);
    }

    private void ReadRow(PublishedLine line, int tabs)
    {
        // A broken row goes on where it was left if its columns add up to those of the table.
        var first = open is { } left && left + tabs <= RequirementColumn ? left : AreaColumn;
        var last = first + tabs;
        var requirementRead = false;
        var titles = new List<(int Column, string Text)>();
        foreach (var (i, cell) in line.Text.Split('\t').Index())
        {
            if (string.IsNullOrWhiteSpace(cell)) continue;
            var place = Math.Min(first + i, RequirementColumn);
            if (place == RequirementColumn || PublishedNumber.AtStart(PublishedWords.Plain(cell)) is { Depth: 3 })
            {
                RequirementCell.Read(outline, cell, line.Number, begins: i > 0 || place < RequirementColumn || tabs > 0);
                requirementRead = true;
            }
            else if (ReadNumbered(cell, place, line.Number) is { } column)
            {
                last = Math.Max(last, column);
            }
            else
            {
                titles.Add((place, cell));
            }
        }

        // A name without number belongs to what this row has opened, if it opened anything.
        foreach (var (place, cell) in titles) ReadTitle(place, cell, line.Number);
        open = last < RequirementColumn && !requirementRead ? last : null;
    }

    /// <summary>A line without tabs after a complete row: the rest of its last requirement, or something new.</summary>
    private void ReadLoose(PublishedLine line)
    {
        var number = PublishedNumber.AtStart(PublishedWords.Plain(line.Text));
        if (number is { Depth: 3 })
        {
            RequirementCell.Read(outline, line.Text, line.Number, begins: line.Text.Contains("<p", StringComparison.OrdinalIgnoreCase));
        }
        else if (number is not null && outline.TextComplete && (outline.Expects(number) || outline.Awaits(number)))
        {
            open = ReadNumbered(line.Text, AreaColumn, line.Number);
        }
        else if (outline.TextComplete && (afterBlank || TableWords.IsNote(line.Text)))
        {
            outline.Oddities.Add(StandardTextOddities.SkippedLine(line.Number, line.Text.Trim()));
        }
        else
        {
            RequirementCell.Read(outline, line.Text, line.Number, begins: false);
        }
    }

    /// <summary>Reads an area or task with its number; gives its column, or null when the cell begins with no number.</summary>
    private int? ReadNumbered(string cell, int place, int line)
    {
        var text = PublishedWords.Plain(cell);
        var number = PublishedNumber.AtStart(text);
        if (number is null || (number.Depth == 1 && place != AreaColumn)) return null;
        var title = text[number.End..].Trim();
        if (number.Depth == 1) outline.Area(number, title, line);
        else outline.Task(number, title, line);
        if (PublishedWords.HasStraySpace(cell)) outline.Oddities.Add(StandardTextOddities.SpaceInTitle(line, number.ToString(), title));
        return number.Depth == 1 ? AreaColumn : TaskColumn;
    }

    private void ReadTitle(int place, string cell, int line)
    {
        if (place == TaskColumn) outline.TaskTitle(PublishedWords.Plain(cell), line);
        else outline.AreaTitle(PublishedWords.Plain(cell), line);
    }
}
