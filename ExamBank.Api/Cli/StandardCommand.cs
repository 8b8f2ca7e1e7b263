using System.CommandLine;
using ExamBank.Api.Features.Standards;
using ExamBank.Domain.Audit;

namespace ExamBank.Api.Cli;

/// <summary><c>standard import</c> and <c>standard show</c>.</summary>
internal static class StandardCommand
{
    public static Command Create(Terminal terminal, SharedOptions shared) => new("standard", terminal.Text("cli.standard"))
    {
        Import(terminal, shared),
        Show(terminal, shared),
    };

    private static Command Import(Terminal terminal, SharedOptions shared)
    {
        var file = new Argument<string>("FILE") { Description = terminal.Text("cli.argument.standard-file") };
        var code = new Option<string?>("--code") { Description = terminal.Text("cli.option.code"), HelpName = "CODE" };
        var dryRun = new Option<bool>("--dry-run") { Description = terminal.Text("cli.option.dry-run") };
        var command = new Command("import", terminal.Text("cli.standard.import")) { file, code, dryRun, shared.Database };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var opened = await SharedOptions.OpenAsync(terminal, parsed.GetRequiredValue(shared.Database), parsed.GetValue(dryRun), cancellationToken);
            if (!opened.Succeeded) return terminal.Fail(opened.Errors);
            await using var services = opened.Value;
            var imported = await services.GetRequiredService<ImportStandard>().RunAsync(
                parsed.GetRequiredValue(file), parsed.GetValue(code), parsed.GetValue(dryRun), Actor.LocalOperator("cli"), cancellationToken);
            if (!imported.Succeeded) return terminal.Fail(imported.Errors);
            var report = imported.Value;
            var counts = report.Read.Counts;
            terminal.Line(terminal.Text(
                "cli.standard.read", ("title", report.Read.Document.Title), ("code", report.Read.Document.Code), ("encoding", report.Read.Encoding),
                ("levels", counts.Levels), ("areas", counts.Areas), ("tasks", counts.Tasks), ("requirements", counts.Requirements)));
            foreach (var oddity in report.Read.Oddities)
                terminal.Line(terminal.Text("cli.standard.oddity", ("line", oddity.Line), ("text", oddity.Text(terminal.Messages, System.Globalization.CultureInfo.CurrentUICulture))));
            terminal.Line(terminal.Text(report.Created ? "cli.standard.created" : "cli.standard.wording", ("count", report.Changed)));
            if (report.DryRun) terminal.Line(terminal.Text("cli.dry-run"));
            return ExitCode.Done;
        });
        return command;
    }

    private static Command Show(Terminal terminal, SharedOptions shared)
    {
        var code = new Argument<string?>("CODE") { Description = terminal.Text("cli.argument.standard-code"), Arity = ArgumentArity.ZeroOrOne };
        var command = new Command("show", terminal.Text("cli.standard.show")) { code, shared.Database };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var opened = await SharedOptions.OpenAsync(terminal, parsed.GetRequiredValue(shared.Database), cancellationToken);
            if (!opened.Succeeded) return terminal.Fail(opened.Errors);
            await using var services = opened.Value;
            var shown = await services.GetRequiredService<ShowStandard>().RunAsync(parsed.GetValue(code), cancellationToken);
            if (!shown.Succeeded) return terminal.Fail(shown.Errors);
            foreach (var standard in shown.Value) Print(terminal, standard);
            return ExitCode.Done;
        });
        return command;
    }

    private static void Print(Terminal terminal, Domain.Standards.Standard standard)
    {
        terminal.Line($"{standard.Code}  {terminal.Choose(standard.Title, standard.TitleEn)}  {standard.Edition} ({standard.Year})  {standard.Issuer}");
        foreach (var level in standard.Levels)
        {
            terminal.Line($"{level.Code} {terminal.Choose(level.Name, level.NameEn)}：{terminal.Choose(level.Covers, level.CoversEn)}");
            foreach (var area in level.Areas)
            {
                terminal.Line($"  {area.Key} {terminal.Choose(area.Title, area.TitleEn)}");
                foreach (var task in area.Tasks)
                {
                    terminal.Line($"    {task.Key} {terminal.Choose(task.Title, task.TitleEn)}");
                    foreach (var requirement in task.Requirements)
                        terminal.Line($"      {requirement.Key} {terminal.Choose(requirement.Summary ?? requirement.OfficialText!, requirement.SummaryEn)}");
                }
            }
        }
    }
}
