using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using ExamBank.Api.Features.Questions;
using ExamBank.Domain.Errors;
using ExamBank.Domain.Questions;
using ExamBank.Domain.Questions.Quality;

namespace ExamBank.Api.Cli;

/// <summary><c>questions lint</c>: what authors should look at, in files or in the bank.</summary>
internal static class LintCommand
{
    public static Command Create(Terminal terminal, SharedOptions shared)
    {
        var path = new Argument<string?>("PATH") { Description = terminal.Text("cli.argument.lint-path"), Arity = ArgumentArity.ZeroOrOne };
        var json = new Option<bool>("--json") { Description = terminal.Text("cli.option.lint-json") };
        var command = new Command("lint", terminal.Text("cli.questions.lint")) { path, json, shared.Database };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var read = parsed.GetValue(path) is { } files
                ? Of(files)
                : await OfBankAsync(terminal, parsed.GetRequiredValue(shared.Database), cancellationToken);
            if (!read.TryGet(out var report)) return terminal.Fail(read.Errors);
            if (parsed.GetValue(json)) PrintJson(terminal, report);
            else Print(terminal, report);
            return report.Count(QualitySeverity.Error) > 0 ? ExitCode.Usage : ExitCode.Done;
        });
        return command;
    }

    private static Result<LintReport> Of(string path)
    {
        var files = QuestionFiles.Read(path);
        return files.Succeeded ? LintQuestions.Check(files.Value.Files) : files.Failed<LintReport>();
    }

    private static async Task<Result<LintReport>> OfBankAsync(Terminal terminal, string database, CancellationToken cancellationToken)
    {
        var opened = await SharedOptions.OpenAsync(terminal, database, cancellationToken);
        if (!opened.Succeeded) return opened.Failed<LintReport>();
        await using var services = opened.Value;
        return await services.GetRequiredService<LintQuestions>().RunAsync(cancellationToken);
    }

    private static void Print(Terminal terminal, LintReport report)
    {
        foreach (var group in report.Findings.GroupBy(f => f.Group ?? terminal.Text("cli.lint.set", ("standard", f.Standard)), StringComparer.Ordinal))
        {
            terminal.Line(group.Key);
            foreach (var question in group.GroupBy(f => f.Question, StringComparer.Ordinal))
            {
                if (question.Key is { } code) terminal.Line($"  {code}");
                foreach (var (severity, told) in question.Select(f => (f.Finding.Severity, f.Finding.Told)))
                    terminal.Line($"    {terminal.Text(Word.Of(severity).Code)} {told.Path}: {terminal.Text(told)} [{told.Code}]");
            }
        }

        if (report.Findings.Count > 0)
        {
            terminal.Table(
                [terminal.Text("cli.lint.code"), terminal.Text("cli.lint.severity"), terminal.Text("cli.lint.count")],
                report.Findings.GroupBy(f => (f.Finding.Code, f.Finding.Severity)).OrderByDescending(g => g.Key.Severity).ThenByDescending(g => g.Count()).ThenBy(g => g.Key.Code, StringComparer.Ordinal)
                    .Select(g => (IReadOnlyList<string>)[g.Key.Code, terminal.Text(Word.Of(g.Key.Severity).Code), g.Count().ToString(CultureInfo.InvariantCulture)]));
        }

        terminal.Line(terminal.Text(
            "cli.lint.sum", ("questions", report.Questions), ("errors", report.Count(QualitySeverity.Error)), ("warnings", report.Count(QualitySeverity.Warning))));
    }

    private static void PrintJson(Terminal terminal, LintReport report) => terminal.Line(JsonSerializer.Serialize(
        report.Findings.Select(f => new Line(f.Standard, f.Group, f.Question, f.Finding.Severity, f.Finding.Code, f.Finding.Path, terminal.Text(f.Finding.Told), f.Finding.Told.Facts)),
        ContentJson.Indented));

    /// <summary>A finding as programs read it.</summary>
    private sealed record Line(
        string Standard, string? Group, string? Question, QualitySeverity Severity, string Code, string Path, string Message, IReadOnlyDictionary<string, string> Facts);
}
