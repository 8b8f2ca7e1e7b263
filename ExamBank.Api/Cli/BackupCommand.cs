using System.CommandLine;
using ExamBank.Api.Features.Backups;

namespace ExamBank.Api.Cli;

/// <summary><c>backup</c>: a consistent copy of the bank, even while it is written to.</summary>
internal static class BackupCommand
{
    public static Command Create(Terminal terminal, SharedOptions shared)
    {
        var file = new Argument<string>("FILE") { Description = terminal.Text("cli.argument.backup-file") };
        var command = new Command("backup", terminal.Text("cli.backup")) { file, shared.Database };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var target = parsed.GetRequiredValue(file);
            var done = await BankCopies.BackUpAsync(parsed.GetRequiredValue(shared.Database), target, cancellationToken);
            if (!done.Succeeded) return terminal.Fail(done.Errors);
            terminal.Line(terminal.Text("cli.backup.done", ("file", target)));
            return ExitCode.Done;
        });
        return command;
    }
}

/// <summary><c>restore</c>: puts a backup in the place of the bank.</summary>
internal static class RestoreCommand
{
    public static Command Create(Terminal terminal, SharedOptions shared)
    {
        var file = new Argument<string>("FILE") { Description = terminal.Text("cli.argument.restore-file") };
        var command = new Command("restore", terminal.Text("cli.restore")) { file, shared.Database };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var done = await BankCopies.RestoreAsync(parsed.GetRequiredValue(file), parsed.GetRequiredValue(shared.Database), TimeProvider.System, cancellationToken);
            if (!done.Succeeded) return terminal.Fail(done.Errors);
            terminal.Line(terminal.Text("cli.restore.done", ("database", parsed.GetRequiredValue(shared.Database))));
            if (done.Value is { } before) terminal.Line(terminal.Text("cli.restore.before", ("file", before)));
            return ExitCode.Done;
        });
        return command;
    }
}
