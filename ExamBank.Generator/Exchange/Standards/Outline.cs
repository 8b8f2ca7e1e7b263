using System.Diagnostics;
using ExamBank.Domain.Errors;

namespace ExamBank.Generator.Exchange.Standards;

/// <summary>
/// Builds levels, areas, tasks and requirements from numbers met one after the other, and holds the numbering to be without gap or
/// repetition. An area or task may be met by one of its requirements before its own name: a name in a merged cell stands where the
/// typesetter's program put it. After a wrong number reading goes on from that number, so that one mistake is one error.
/// </summary>
internal sealed class Outline(string file)
{
    private readonly Dictionary<string, int> firstLines = new(StringComparer.Ordinal);
    private OutlineNode? level;
    private OutlineNode? area;
    private OutlineNode? task;
    private OutlineNode? requirement;
    private bool pageBroken;

    public List<BankError> Errors { get; } = [];

    public List<StandardOddity> Oddities { get; } = [];

    public List<OutlineNode> Levels { get; } = [];

    public bool HasLevel => level is not null;

    /// <summary>Whether the last requirement ends as a sentence does, so that what follows is something new.</summary>
    public bool TextComplete => requirement is null || PublishedWords.EndsSentence(requirement.Text);

    public string CurrentNumber => requirement?.Number ?? task?.Number ?? area?.Number ?? "";

    private string LevelName => level is null ? "" : TableWords.Levels[level.Own - 1];

    public void StartLevel(int ordinal, int line)
    {
        if (level?.Own == ordinal)
        {
            PageBreak();
            Oddities.Add(StandardTextOddities.CaptionRepeated(line, LevelName));
            return;
        }

        var name = TableWords.Levels[ordinal - 1];
        var previous = level?.Own ?? 0;
        if (Levels.Find(known => known.Own == ordinal) is { } first)
            Errors.Add(StandardTextErrors.DuplicateLevel(file, line, name, first.Line));
        else if (ordinal > previous + 1)
            Errors.Add(StandardTextErrors.LevelGap(file, line, TableWords.Levels[previous], name));
        else if (ordinal < previous)
            Errors.Add(StandardTextErrors.OutOfPlace(file, line, name, name, LevelName));
        level = new OutlineNode("", ordinal, line, stray: false);
        Levels.Add(level);
        firstLines.Clear();
        (area, task, requirement, pageBroken) = (null, null, null, false);
    }

    /// <summary>From here on a name may be repeated.</summary>
    public void PageBreak() => pageBroken = true;

    public bool InTask(PublishedNumber number) => task is not null && task.Number == $"{number.Area}.{number.Task}";

    /// <summary>Whether the number is exactly the one that should come next at its depth.</summary>
    public bool Expects(PublishedNumber number)
    {
        if (level is null) return false;
        return number.Depth switch
        {
            1 => number.Area == level.Next,
            2 => ExpectsTask(number),
            _ => InTask(number) ? number.Requirement == task!.Next : number.Requirement == 1 && ExpectsTask(number),
        };
    }

    /// <summary>Whether the number is that of the current area or task, which was met before its name.</summary>
    public bool Awaits(PublishedNumber number) => number.Depth switch
    {
        1 => area is { Text: "" } && area.Own == number.Area,
        2 => task is { Text: "" } && InTask(number),
        _ => false,
    };

    public void Area(PublishedNumber number, string title, int line)
    {
        if (area is not null && area.Own == number.Area)
        {
            Name(area, title, line);
            return;
        }

        area = Enter(level!, number.Area, line, written: true);
        (task, requirement) = (null, null);
        area.Text = title;
        if (!number.Separated && title.Length > 0) Oddities.Add(StandardTextOddities.NoPoint(line, area.Number, title));
    }

    public void Task(PublishedNumber number, string title, int line)
    {
        if (InTask(number))
        {
            Name(task!, title, line);
            return;
        }

        EnterTask(number, line, written: true);
        task!.Text = title;
    }

    public void Requirement(PublishedNumber number, int line)
    {
        if (firstLines.TryGetValue(number.ToString(), out var first))
        {
            Errors.Add(StandardTextErrors.DuplicateNumber(file, line, LevelName, number.ToString(), first));
            requirement = new OutlineNode(number.ToString(), number.Requirement, line, stray: true);
            return;
        }

        if (!InTask(number)) EnterTask(number, line, written: false);
        requirement = Enter(task!, number.Requirement, line, written: true);
    }

    /// <summary>The text that stands directly behind the number of the current requirement.</summary>
    public void Write(string text) => requirement!.Text = PublishedWords.Join(requirement.Text, text);

    /// <summary>Text without number where requirements stand: the rest of the current one.</summary>
    public void Continue(string text, int line)
    {
        var afterSentence = requirement is { Text.Length: > 0 } && TextComplete;
        if (requirement is null || (afterSentence && text.StartsWith("能够", StringComparison.Ordinal)))
        {
            Errors.Add(StandardTextErrors.Unnumbered(file, line, LevelName, text));
            return;
        }

        Write(text);
        Oddities.Add(StandardTextOddities.JoinedText(line, requirement.Number));
    }

    /// <summary>A name without number where areas stand: the rest, or the repetition, of the current area's name.</summary>
    public void AreaTitle(string text, int line) => Rename(area, text, line);

    /// <summary>A name without number where tasks stand.</summary>
    public void TaskTitle(string text, int line) => Rename(task, text, line);

    private bool ExpectsTask(PublishedNumber number) =>
        area is not null && number.Area == area.Own ? number.Task == area.Next : number.Area == level!.Next && number.Task == 1;

    private void EnterTask(PublishedNumber number, int line, bool written)
    {
        if (area is null || area.Own != number.Area) area = Enter(level!, number.Area, line, written: false);
        task = Enter(area, number.Task, line, written);
        requirement = null;
    }

    /// <summary>
    /// The child with this number, made if it is the next one. A number that stands there itself (<paramref name="written"/>) must not
    /// have been met before; one that is only implied by something inside it must not have been left behind.
    /// </summary>
    private OutlineNode Enter(OutlineNode parent, int own, int line, bool written)
    {
        Debug.Assert(level is not null, "The table reader starts a level before it reads rows.");
        var number = parent.NumberOf(own);
        if (parent.Stray) return new OutlineNode(number, own, line, stray: true);
        if (own < parent.Next)
        {
            Errors.Add(written && firstLines.TryGetValue(number, out var first)
                ? StandardTextErrors.DuplicateNumber(file, line, LevelName, number, first)
                : StandardTextErrors.OutOfPlace(file, line, LevelName, number, CurrentNumber));
            return new OutlineNode(number, own, line, stray: true);
        }

        if (own > parent.Next) Errors.Add(StandardTextErrors.Gap(file, line, LevelName, parent.NumberOf(parent.Next), number));
        var node = new OutlineNode(number, own, line, stray: false);
        parent.Children.Add(node);
        firstLines[number] = line;
        return node;
    }

    /// <summary>The current area's or task's number stands once more: with its name at last, or repeated after a page break.</summary>
    private void Name(OutlineNode node, string title, int line)
    {
        if (node.Text.Length == 0)
        {
            node.Text = title;
            if (title.Length > 0) Oddities.Add(StandardTextOddities.LateTitle(line, node.Number, title));
        }
        else if (pageBroken && (title.Length == 0 || title == node.Text))
        {
            Oddities.Add(StandardTextOddities.RepeatedTitle(line, node.Number, node.Text));
        }
        else
        {
            Errors.Add(StandardTextErrors.DuplicateNumber(file, line, LevelName, node.Number, node.Line));
        }
    }

    private void Rename(OutlineNode? node, string text, int line)
    {
        if (node is null)
        {
            Errors.Add(StandardTextErrors.Unnumbered(file, line, LevelName, text));
            return;
        }

        if (text == node.Text || PublishedWords.HalfWidth(text) is "(续)" or "续")
        {
            Oddities.Add(StandardTextOddities.RepeatedTitle(line, node.Number, node.Text));
            return;
        }

        var late = node.Text.Length == 0;
        node.Text = PublishedWords.Join(node.Text, text);
        Oddities.Add(late
            ? StandardTextOddities.LateTitle(line, node.Number, node.Text)
            : StandardTextOddities.JoinedTitle(line, node.Number, node.Text));
    }
}
