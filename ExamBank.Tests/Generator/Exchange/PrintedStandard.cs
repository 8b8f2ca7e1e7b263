using System.Text;
using ExamBank.Domain.Standards;

namespace ExamBank.Tests.Generator.Exchange;

/// <summary>A standard of any size, printed in any mixture of the known forms, as a list of numbers decides.</summary>
internal sealed class PrintedStandard
{
    private static readonly string[] LevelNames = ["初级", "中级", "高级"];

    private readonly byte[] choices;
    private readonly StringBuilder text = new("某某\n职业技能等级标准\n\n");
    private readonly List<string> outline = [];
    private readonly List<(string Removed, string Next)> inner = [];
    private int used;

    public PrintedStandard(byte[] choices)
    {
        this.choices = choices;
        var levels = Choose(3) + 1;
        for (var level = 0; level < levels; level++) PrintLevel(level);
        Print("\n参考文献\n");
        Bytes = Choose(2) == 0 ? Encoding.UTF8.GetBytes(Text) : CodePagesEncodingProvider.Instance.GetEncoding("GB18030")!.GetBytes(Text);
    }

    public string Text => text.ToString();

    public byte[] Bytes { get; }

    /// <summary>What must be read.</summary>
    public IReadOnlyList<string> Expected => outline;

    /// <summary>Every printed requirement that another one of its task follows, with the wording of that other.</summary>
    public IReadOnlyList<(string Removed, string Next)> Inner => inner;

    /// <summary>A document in the form of <see cref="Expected"/>.</summary>
    public static IEnumerable<string> Outline(StandardDocument document) => document.Levels.SelectMany(level => level.Areas
        .SelectMany(area => area.Tasks
            .SelectMany(task => task.Requirements.Select(r => $"{r.Number} {r.OfficialText}").Prepend($"{task.Number} {task.Title}"))
            .Prepend($"{area.Number} {area.Title}"))
        .Prepend(level.Name));

    private void PrintLevel(int level)
    {
        outline.Add(LevelNames[level]);
        Print($"\n表 {level + 1} 某某职业技能等级要求（{LevelNames[level]}）\n\n");
        PrintHead();
        for (int area = 1, areas = Choose(3) + 1; area <= areas; area++) PrintArea(level, area);
    }

    private void PrintHead() => Print("工作领域\t工作任务\t职业技能要求\n");

    private void PrintArea(int level, int area)
    {
        var title = $"领域{level}之{area}";
        outline.Add($"{area} {title}");
        var number = Choose(5) switch { 0 => $"{area}. ", 1 => $"{area}.", 2 => $"{area} ", 3 => $"{FullWidth(area)}．", _ => $"{area}、" };
        var form = Choose(4);
        var tasks = Choose(3) + 1;
        for (var task = 1; task <= tasks; task++)
        {
            var cell = task > 1 ? "" : form switch { 0 => $"{number}领域{level}\n之{area}", 1 => "", _ => number + title };
            // The form in which the name stands beside the last requirements of the first task, after a page break.
            if (form == 1 && task == 2) cell = number + title;
            PrintTask($"{level}", area, task, cell);
            if (form == 1 && tasks == 1) Print($"\n工作领域\t工作任务\t职业技能要求\n{number}{title}\t\t\n");
        }
    }

    private void PrintTask(string level, int area, int task, string areaCell)
    {
        var title = $"任务{level}之{area}之{task}";
        outline.Add($"{area}.{task} {title}");
        var number = Choose(2) == 0 ? $"{area}.{task} " : $"{FullWidth(area)}．{FullWidth(task)}　";
        Print($"{areaCell}\t{number}{title}\t");

        var form = Choose(4);
        var printed = new List<string>();
        var count = Choose(4) + 1;
        for (var own = 1; own <= count; own++)
        {
            var wording = $"能够做到{level}、{area}、{task}、{own}，并记录。";
            outline.Add($"{area}.{task}.{own} {wording}");
            var full = $"{area}.{task}.{own} {wording}";
            printed.Add(full);
            Print(form switch
            {
                0 => $"<p>{full}</p>",
                1 => $"{full} ",
                2 => full,
                _ => own == 1 ? full : $"\n{full}",
            });
            // A page break between two rows of one task.
            if (form == 0 && own < count && Choose(4) == 0) Print("\n\n工作领域\t工作任务\t职业技能要求\n\t\t");
        }

        for (var i = 0; i + 1 < printed.Count; i++) inner.Add((printed[i], printed[i + 1]));
        Print("\n");
        if (Choose(5) == 0)
        {
            Print("\n");
            PrintHead();
        }
    }

    private void Print(string part) => text.Append(part);

    private int Choose(int options) => choices.Length == 0 ? 0 : choices[used++ % choices.Length] % options;

    private static string FullWidth(int number) => $"{(char)('０' + number)}";
}
