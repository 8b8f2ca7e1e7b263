using System.Globalization;
using ExamBank.Generator.Assembly;
using ExamBank.Generator.Exchange.ItemPools;

namespace ExamBank.Api.Cli;

/// <summary>Tells an assembly's answer to a person: the forms and how good they are, or why there are none and what would help.</summary>
internal static class AssemblyReport
{
    private const int MostForms = 20;
    private const int MostItems = 8;

    public static void Print(Terminal terminal, ItemPool pool, AssemblyAnswer answer, string file, TimeSpan elapsed)
    {
        terminal.Line(terminal.Text(
            $"cli.assemble.{answer.Status}", ("forms", answer.Forms.Length), ("milliseconds", elapsed.TotalMilliseconds.ToString("0.0", CultureInfo.InvariantCulture))));
        if (answer.StoppedByTime) terminal.Line(terminal.Text("cli.assemble.stopped"));
        if (answer.Forms.Length > 0) Forms(terminal, pool, answer);
        if (answer.Objectives.Length > 0) Objectives(terminal, answer);
        if (answer.Explanation is { } explanation) Explain(terminal, explanation);
        terminal.Line(terminal.Text("cli.assemble.written", ("file", file)));
    }

    private static void Forms(Terminal terminal, ItemPool pool, AssemblyAnswer answer)
    {
        terminal.Table(
            [terminal.Text("cli.assemble.form"), terminal.Text("cli.assemble.count"), terminal.Text("cli.assemble.items")],
            answer.Forms.Take(MostForms).Select(form => (IReadOnlyList<string>)
            [
                form.Name, form.Items.Length.ToString(CultureInfo.InvariantCulture),
                string.Join(", ", form.Items.Take(MostItems).Select(item => pool.Ids[item])) + (form.Items.Length > MostItems ? " …" : ""),
            ]));
        if (answer.Forms.Length > MostForms) terminal.Line(terminal.Text("cli.assemble.more-forms", ("count", answer.Forms.Length - MostForms)));
    }

    private static void Objectives(Terminal terminal, AssemblyAnswer answer) => terminal.Table(
        [terminal.Text("cli.assemble.objective"), terminal.Text("cli.assemble.value"), terminal.Text("cli.assemble.bound")],
        answer.Objectives.Select(objective => (IReadOnlyList<string>)
        [
            objective.Name, Short(objective.Value), objective.IsProven ? terminal.Text("cli.assemble.proven") : Short(objective.Bound),
        ]));

    private static void Explain(Terminal terminal, Explanation explanation)
    {
        terminal.Line(terminal.Text("cli.assemble.clash"));
        foreach (var rule in explanation.Clash) terminal.Line($"  {rule}");
        if (!explanation.IsIrreducible) terminal.Line(terminal.Text("cli.assemble.reducible"));
        if (explanation.Repair.IsEmpty) return;
        terminal.Line(terminal.Text("cli.assemble.repair"));
        foreach (var repair in explanation.Repair) terminal.Line($"  {RepairText.Of(repair, terminal.Messages, CultureInfo.CurrentUICulture)}");
    }

    private static string Short(decimal number) => number.ToString("0.######", CultureInfo.InvariantCulture);
}
