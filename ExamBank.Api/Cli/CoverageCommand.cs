using System.CommandLine;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using ExamBank.Api.Features.Coverage;
using ExamBank.Api.Features.Standards;
using ExamBank.Domain.Coverage;
using ExamBank.Domain.Questions;
using ExamBank.Generator.Documents.HeatMaps;
using ExamBank.Generator.Documents.Tables;

namespace ExamBank.Api.Cli;

/// <summary><c>coverage</c>: how many approved questions stand behind each requirement.</summary>
internal static class CoverageCommand
{
    // ContentJson escapes what is unsafe inside HTML, apostrophes among them; a terminal shows letters as they are.
    private static readonly JsonSerializerOptions Readable = new(ContentJson.Indented) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static Command Create(Terminal terminal, SharedOptions shared)
    {
        var standard = new Option<string?>("--standard") { Description = terminal.Text("cli.option.standard"), HelpName = "CODE" };
        var level = new Option<string>("--level") { Description = terminal.Text("cli.option.level"), HelpName = "L1|初级|…|all", DefaultValueFactory = _ => "all" };
        var json = new Option<bool>("--json") { Description = terminal.Text("cli.option.json") };
        var asOf = new Option<DateTimeOffset?>("--as-of") { Description = terminal.Text("cli.option.as-of"), HelpName = "TIME", CustomParser = terminal.OptionalMoment };
        var minimum = new Option<int>("--minimum") { Description = terminal.Text("cli.option.minimum"), HelpName = "N", DefaultValueFactory = _ => 1, CustomParser = terminal.WholeNumber<int> };
        var html = new Option<string?>("--html") { Description = terminal.Text("cli.option.html"), HelpName = "FILE" };
        var file = new Option<string?>("--table") { Description = terminal.Text("cli.option.table"), HelpName = "FILE" };
        var command = new Command("coverage", terminal.Text("cli.coverage")) { standard, level, asOf, minimum, json, html, file, shared.Database };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var page = parsed.GetValue(html) is { } name ? OutputFile.Open(name, parsed.GetRequiredValue(shared.Database)) : null;
            if (page is { Succeeded: false }) return terminal.Fail(page.Errors);
            var table = parsed.GetValue(file) is { } tableName ? OutputFile.Open(tableName, parsed.GetRequiredValue(shared.Database)) : null;
            if (table is { Succeeded: false }) return terminal.Fail(table.Errors);
            var opened = await SharedOptions.OpenAsync(terminal, parsed.GetRequiredValue(shared.Database), cancellationToken);
            if (!opened.Succeeded) return terminal.Fail(opened.Errors);
            await using var services = opened.Value;
            var levels = await services.GetRequiredService<ChooseLevels>().RunAsync(parsed.GetValue(standard), parsed.GetRequiredValue(level), cancellationToken);
            if (!levels.Succeeded) return terminal.Fail(levels.Errors);
            var reports = new List<CoverageReport>();
            foreach (var chosen in levels.Value.Levels)
            {
                // Each level by its own requirements: together they are the whole standard, once.
                var report = await services.GetRequiredService<ReadCoverage>().RunAsync(new CoverageRequest(
                    levels.Value.Standard, chosen.Code, IncludeLower: false, parsed.GetValue(asOf), parsed.GetValue(minimum)), cancellationToken);
                if (!report.Succeeded) return terminal.Fail(report.Errors);
                reports.Add(report.Value);
            }

            if (parsed.GetValue(json)) terminal.Line(JsonSerializer.Serialize(reports, Readable));
            else foreach (var report in reports) Print(terminal, report);
            if (page is not null)
            {
                var at = parsed.GetValue(asOf) ?? services.GetRequiredService<TimeProvider>().GetUtcNow();
                var written = page.Value.Write(CoverageHeatMap.Html(reports, at, new HeatWords(terminal.Messages, CultureInfo.CurrentUICulture)));
                if (!written.Succeeded) return terminal.Fail(written.Errors);
                terminal.Error(terminal.Text("cli.coverage.written", ("file", written.Value)));
            }

            if (table is not null)
            {
                var written = await TableOutput.WriteAsync(table.Value, CoverageTable.Of(reports, new TableWords(terminal.Messages, CultureInfo.CurrentUICulture)), cancellationToken);
                if (!written.Succeeded) return terminal.Fail(written.Errors);
                terminal.Error(terminal.Text("cli.table.written", ("file", written.Value)));
            }

            return ExitCode.Done;
        });
        return command;
    }

    private static void Print(Terminal terminal, CoverageReport report)
    {
        var types = Enum.GetValues<QuestionType>().Where(t => report.Counts.Any(c => c.Type == t)).ToList();
        string Approved(IEnumerable<CoverageCount> counts, QuestionType type) => counts
            .Where(c => c.Type == type && c.Status == RevisionStatus.Approved).Sum(c => c.Questions).ToString(CultureInfo.InvariantCulture);
        string Pending(IEnumerable<CoverageCount> counts) => counts
            .Where(c => c.Status != RevisionStatus.Approved).Sum(c => c.Questions).ToString(CultureInfo.InvariantCulture);
        IReadOnlyList<string> Row(CoverageName place, string indent, IReadOnlyList<CoverageCount> counts) =>
            [indent + place.Key, terminal.Choose(place.Title, place.TitleEn), .. types.Select(t => Approved(counts, t)), Pending(counts)];

        terminal.Line($"{report.Standard}/{report.Level}");
        terminal.Table(
            [
                terminal.Text("cli.coverage.key"), terminal.Text("cli.coverage.title"),
                .. types.Select(t => terminal.Choose(QuestionTypeNames.Of(t), t.ToString())), terminal.Text("cli.coverage.pending"),
            ],
            report.Areas.SelectMany(area => area.Tasks
                .SelectMany(task => task.Requirements.Select(r => Row(r.Place, "    ", r.Counts)).Prepend(Row(task.Place, "  ", task.Counts)))
                .Prepend(Row(area.Place, "", area.Counts))));
        var missing = report.Requirements.Where(r => r.Approved == 0).Select(r => r.Place.Key).ToList();
        terminal.Line(missing.Count == 0
            ? terminal.Text("cli.coverage.complete", ("count", report.Requirements.Count()))
            : terminal.Text("cli.coverage.missing", ("count", missing.Count), ("keys", string.Join(", ", missing))));
        var few = report.Requirements.Where(r => r.Missing > 0).Select(r => r.Place.Key).ToList();
        if (report.Minimum > 1 && few.Count > 0)
            terminal.Line(terminal.Text("cli.coverage.short", ("count", few.Count), ("minimum", report.Minimum), ("missing", report.Missing), ("keys", string.Join(", ", few))));
    }
}
