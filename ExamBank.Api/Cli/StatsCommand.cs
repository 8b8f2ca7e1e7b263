using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using ExamBank.Api.Features.Questions;
using ExamBank.Api.Features.Standards;
using ExamBank.Domain.Coverage;
using ExamBank.Domain.Errors;
using ExamBank.Domain.Questions;

namespace ExamBank.Api.Cli;

/// <summary><c>questions stats</c>: the bank's questions in numbers.</summary>
internal static class StatsCommand
{
    public static Command Create(Terminal terminal, SharedOptions shared)
    {
        var standard = new Option<string?>("--standard") { Description = terminal.Text("cli.option.standard"), HelpName = "CODE" };
        var level = new Option<string>("--level") { Description = terminal.Text("cli.option.level"), HelpName = "L1|初级|…|all", DefaultValueFactory = _ => ChooseLevels.All };
        var json = new Option<bool>("--json") { Description = terminal.Text("cli.option.json") };
        var command = new Command("stats", terminal.Text("cli.questions.stats")) { standard, level, json, shared.Database };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var opened = await SharedOptions.OpenAsync(terminal, parsed.GetRequiredValue(shared.Database), cancellationToken);
            if (!opened.Succeeded) return terminal.Fail(opened.Errors);
            await using var services = opened.Value;
            var chosen = await services.GetRequiredService<ChooseLevels>().RunAsync(parsed.GetValue(standard), parsed.GetRequiredValue(level), cancellationToken);
            if (!chosen.TryGet(out var levels)) return terminal.Fail(chosen.Errors);
            var counted = await services.GetRequiredService<CountQuestions>().RunAsync(levels, cancellationToken);
            if (parsed.GetValue(json)) terminal.Line(JsonSerializer.Serialize(new { levels.Standard, Levels = counted }, ContentJson.Indented));
            else Print(terminal, levels, counted);
            return ExitCode.Done;
        });
        return command;
    }

    private static void Print(Terminal terminal, ChosenLevels chosen, IReadOnlyList<QuestionStatistics> levels)
    {
        terminal.Line(chosen.Standard);
        var rows = new List<IReadOnlyList<string>>();
        Add("questions", "", l => l.Questions);
        foreach (var type in Enum.GetValues<QuestionType>()) AddCells("type", type, c => c.Type);
        foreach (var status in Enum.GetValues<RevisionStatus>().Except([RevisionStatus.Superseded])) AddCells("status", status, c => c.Status);
        Add("retired", "", l => l.Retired);
        foreach (var mind in Enum.GetValues<CognitiveLevel>()) AddCells("mind", mind, c => c.CognitiveLevel);
        foreach (var band in Enum.GetValues<Domain.Values.FacilityBand>()) AddCells("band", band, c => c.Band);
        foreach (var (type, key) in levels.SelectMany(l => l.Keys).Select(k => (k.Type, k.Key)).Distinct().OrderBy(k => k.Type).ThenBy(k => k.Key, StringComparer.Ordinal))
            Add("keys", $"{terminal.Text(Word.Of(type).Code)} {Letter(key)}", l => l.Keys.Where(k => k.Type == type && k.Key == key).Sum(k => k.Questions));
        Add("minutes", "", l => l.Minutes);
        terminal.Table(["", "", .. chosen.Levels.Select(l => $"{l.Code} {l.Name}"), .. levels.Count > 1 ? [terminal.Text("cli.stats.total")] : Array.Empty<string>()], rows);

        void AddCells<T>(string heading, T value, Func<CoverageCell, T> of)
            where T : struct, Enum => Add(heading, terminal.Text(Word.Of(value).Code), l => l.Cells.Where(c => of(c).Equals(value)).Sum(c => c.Questions));

        // A heading stands in the first of its rows alone.
        void Add(string heading, string name, Func<QuestionStatistics, decimal> of)
        {
            var words = terminal.Text($"cli.stats.{heading}");
            List<decimal> numbers = [.. levels.Select(of)];
            if (levels.Count > 1) numbers.Add(numbers.Sum());
            rows.Add([rows.Any(row => row[0] == words) ? "" : words, name, .. numbers.Select(n => n.ToString("0.##", CultureInfo.InvariantCulture))]);
        }
    }

    private static string Letter(string key) => key switch
    {
        "true" => "√",
        "false" => "×",
        _ => key,
    };
}
