using System.CommandLine;
using ExamBank.Api.Features.Questions;
using ExamBank.Api.Features.Seeding;
using ExamBank.Domain.Audit;
using ExamBank.Domain.Errors;
using ExamBank.Generator.Exchange;

namespace ExamBank.Api.Cli;

/// <summary><c>questions import</c> and <c>questions export</c>; the other verbs have files of their own.</summary>
internal static class QuestionsCommand
{
    public static Command Create(Terminal terminal, SharedOptions shared) => new("questions", terminal.Text("cli.questions"))
    {
        Import(terminal, shared),
        Export(terminal, shared),
        LintCommand.Create(terminal, shared),
        DuplicatesCommand.Create(terminal, shared),
        JudgeCommand.Create(terminal, shared),
    };

    private static Command Import(Terminal terminal, SharedOptions shared)
    {
        var path = new Argument<string>("PATH") { Description = terminal.Text("cli.argument.questions-path") };
        var approve = new Option<bool>("--approve") { Description = terminal.Text("cli.option.approve") };
        var dryRun = new Option<bool>("--dry-run") { Description = terminal.Text("cli.option.dry-run") };
        var command = new Command("import", terminal.Text("cli.questions.import")) { path, approve, dryRun, shared.Database };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var files = QuestionFiles.Read(parsed.GetRequiredValue(path));
            if (!files.Succeeded) return terminal.Fail(files.Errors);
            var opened = await SharedOptions.OpenAsync(terminal, parsed.GetRequiredValue(shared.Database), parsed.GetValue(dryRun), cancellationToken);
            if (!opened.Succeeded) return terminal.Fail(opened.Errors);
            await using var services = opened.Value;
            var mode = parsed.GetValue(approve) ? ImportMode.Approve : ImportMode.Draft;
            var imported = await services.GetRequiredService<ImportQuestions>().RunAsync(
                files.Value, mode, parsed.GetValue(dryRun), Actor.LocalOperator("cli"), cancellationToken);
            if (!imported.Succeeded)
            {
                var code = terminal.Fail(imported.Errors);
                terminal.Error(terminal.Text("cli.questions.nothing-stored"));
                return code;
            }

            ImportReport.Print(terminal, imported.Value, files.Value.Replaced, parsed.GetValue(dryRun));
            ImportReport.PrintFindings(terminal, imported.Value, LintQuestions.Check(files.Value.Files), parsed.GetRequiredValue(path));
            return ExitCode.Done;
        });
        return command;
    }

    private static Command Export(Terminal terminal, SharedOptions shared)
    {
        var path = new Argument<string>("PATH") { Description = terminal.Text("cli.argument.export-path") };
        var command = new Command("export", terminal.Text("cli.questions.export")) { path, shared.Database };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var opened = await SharedOptions.OpenAsync(terminal, parsed.GetRequiredValue(shared.Database), cancellationToken);
            if (!opened.Succeeded) return terminal.Fail(opened.Errors);
            await using var services = opened.Value;
            var export = services.GetRequiredService<ExportQuestions>();
            var exported = await export.RunAsync(cancellationToken);
            if (!exported.TryGet(out var found)) return terminal.Fail(exported.Errors);
            var (files, pictures) = (found.Files, found.Pictures);
            var root = parsed.GetRequiredValue(path);
            try
            {
                // Pictures first: a question file that is there has its pictures beside it.
                foreach (var (name, sha256) in pictures) await WriteAsync(root, name, await export.PictureAsync(sha256, cancellationToken), cancellationToken);
                foreach (var (name, bytes) in files.Select(f => (f.Path, f.File.Write())).Append(("schemas/questions.schema.json", EmbeddedSeed.Bytes("schemas/questions.schema.json"))))
                    await WriteAsync(root, name, bytes, cancellationToken);
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                return terminal.Fail([ExchangeErrors.Unreadable(root, Word.OfReason(e))]);
            }

            terminal.Line(terminal.Text("cli.questions.exported", ("questions", files.Sum(f => f.File.Questions.Count)), ("files", files.Count), ("path", root)));
            if (pictures.Count > 0) terminal.Line(terminal.Text("cli.questions.exported-pictures", ("pictures", pictures.Count)));
            return ExitCode.Done;
        });
        return command;
    }

    private static async Task WriteAsync(string root, string name, byte[] bytes, CancellationToken cancellationToken)
    {
        var target = Path.Combine(root, name);
        Directory.CreateDirectory(Path.GetDirectoryName(target)!);
        var unfinished = target + ".partial";
        try
        {
            await File.WriteAllBytesAsync(unfinished, bytes, cancellationToken);
            File.Move(unfinished, target, overwrite: true);
        }
        catch
        {
            File.Delete(unfinished);
            throw;
        }
    }
}
