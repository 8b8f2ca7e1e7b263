using System.CommandLine;
using System.Globalization;
using ExamBank.Api.Features.Questions;
using ExamBank.Api.Features.WorkLists;
using ExamBank.Domain.Errors;

namespace ExamBank.Api.Cli;

/// <summary><c>questions list</c> and <c>questions thin</c>: what there is, and what is missing.</summary>
internal static class ListCommand
{
    private const int LongestStem = 40;

    public static Command Create(Terminal terminal, SharedOptions shared)
    {
        var text = new Option<string?>("--text") { Description = terminal.Text("cli.option.text"), HelpName = "TEXT" };
        var level = new Option<string?>("--level") { Description = terminal.Text("cli.option.level-code"), HelpName = "L1" };
        var days = new Option<long?>("--untouched-days") { Description = terminal.Text("cli.option.untouched-days"), HelpName = "N", CustomParser = terminal.OptionalWholeNumber };
        var min = new Option<long?>("--min-uses") { Description = terminal.Text("cli.option.min-uses"), HelpName = "N", CustomParser = terminal.OptionalWholeNumber };
        var max = new Option<long?>("--max-uses") { Description = terminal.Text("cli.option.max-uses"), HelpName = "N", CustomParser = terminal.OptionalWholeNumber };
        var command = new Command("list", terminal.Text("cli.questions.list")) { text, level, days, min, max, shared.Database };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            int? Whole(Option<long?> option) => parsed.GetValue(option) is { } value ? (int)Math.Clamp(value, int.MinValue, int.MaxValue) : null;
            var opened = await SharedOptions.OpenAsync(terminal, parsed.GetRequiredValue(shared.Database), cancellationToken);
            if (!opened.Succeeded) return terminal.Fail(opened.Errors);
            await using var services = opened.Value;
            var filter = new QuestionFilter
            {
                Text = parsed.GetValue(text),
                Level = parsed.GetValue(level),
                UntouchedForDays = Whole(days),
                Uses = new UsesRange { Min = Whole(min), Max = Whole(max) },
            };
            var listed = await services.GetRequiredService<ListQuestions>().RunAsync(filter, first: 100, cancellationToken);
            if (!listed.TryGet(out var list)) return terminal.Fail(listed.Errors);
            terminal.Table(
                [terminal.Text("cli.list.number"), terminal.Text("cli.list.code"), terminal.Text("cli.list.type"), terminal.Text("cli.list.status"), terminal.Text("cli.list.stem")],
                list.Questions.Select(q => (IReadOnlyList<string>)[q.Number, q.Code, terminal.Text(Word.Of(q.Type).Code), terminal.Text(Word.Of(q.Status).Code), Short(q.Stem)]));
            terminal.Line(terminal.Text("cli.list.total", ("shown", list.Questions.Count), ("total", list.Total)));
            return ExitCode.Done;
        });
        return command;
    }

    public static Command Thin(Terminal terminal, SharedOptions shared)
    {
        var standard = new Option<string>("--standard") { Description = terminal.Text("cli.option.standard-code"), HelpName = "CODE", Required = true };
        var level = new Option<string?>("--level") { Description = terminal.Text("cli.option.level-code"), HelpName = "L1" };
        var minimum = new Option<int>("--minimum") { Description = terminal.Text("cli.option.minimum"), HelpName = "N", CustomParser = terminal.WholeNumber<int>, Required = true };
        var command = new Command("thin", terminal.Text("cli.questions.thin")) { standard, level, minimum, shared.Database };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var opened = await SharedOptions.OpenAsync(terminal, parsed.GetRequiredValue(shared.Database), cancellationToken);
            if (!opened.Succeeded) return terminal.Fail(opened.Errors);
            await using var services = opened.Value;
            var filter = new ThinFilter(parsed.GetRequiredValue(standard), parsed.GetValue(level), null, parsed.GetRequiredValue(minimum));
            var found = await services.GetRequiredService<ThinRequirements>().RunAsync(filter, cancellationToken);
            if (!found.TryGet(out var list)) return terminal.Fail(found.Errors);
            terminal.Table(
                [terminal.Text("cli.thin.requirement"), terminal.Text("cli.thin.usable"), terminal.Text("cli.thin.coming"), terminal.Text("cli.thin.commissioned"), terminal.Text("cli.thin.missing"), terminal.Text("cli.thin.text")],
                list.Select(r => (IReadOnlyList<string>)[r.Key, Text(r.Usable), Text(r.Coming), Text(r.Commissioned), Text(r.Missing), Short(r.Text)]));
            terminal.Line(terminal.Text("cli.thin.total", ("count", list.Count), ("minimum", filter.Minimum)));
            return ExitCode.Done;
        });
        return command;
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Short(string text)
    {
        var line = text.ReplaceLineEndings(" ");
        return line.Length <= LongestStem ? line : string.Concat(line.AsSpan(0, LongestStem), "…");
    }
}
