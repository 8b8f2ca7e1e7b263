using System.CommandLine;
using ExamBank.Api.Features.Seeding;

namespace ExamBank.Api.Cli;

/// <summary><c>seed update</c>: brings a newer seed to an existing bank.</summary>
internal static class SeedCommand
{
    public static Command Create(Terminal terminal, SharedOptions shared)
    {
        var dryRun = new Option<bool>("--dry-run") { Description = terminal.Text("cli.option.dry-run") };
        var update = new Command("update", terminal.Text("cli.seed.update")) { dryRun, shared.Database };
        update.SetAction(async (parsed, cancellationToken) =>
        {
            var opened = await SharedOptions.OpenAsync(terminal, parsed.GetRequiredValue(shared.Database), parsed.GetValue(dryRun), cancellationToken);
            if (!opened.Succeeded) return terminal.Fail(opened.Errors);
            await using var services = opened.Value;
            var updated = await services.GetRequiredService<SeedBank>().UpdateAsync(parsed.GetValue(dryRun), cancellationToken);
            if (!updated.Succeeded) return terminal.Fail(updated.Errors);
            foreach (var standard in updated.Value.Standards) terminal.Line($"{standard} {terminal.Text("cli.outcome.Created")}");
            foreach (var standard in updated.Value.StandardsUpdated) terminal.Line($"{standard} {terminal.Text("cli.outcome.Revised")}");
            foreach (var blueprint in updated.Value.Blueprints) terminal.Line($"{blueprint} {terminal.Text("cli.outcome.Created")}");
            foreach (var blueprint in updated.Value.BlueprintsUpdated) terminal.Line($"{blueprint} {terminal.Text("cli.outcome.Revised")}");
            foreach (var blueprint in updated.Value.BlueprintsLeft) terminal.Line($"{blueprint} {terminal.Text("cli.outcome.LocallyEdited")}");
            ImportReport.Print(terminal, new Features.Questions.ImportedFiles(updated.Value.Stimuli, updated.Value.Questions, Pictures: 0), [], parsed.GetValue(dryRun));
            return ExitCode.Done;
        });
        return new Command("seed", terminal.Text("cli.seed")) { update };
    }
}
