using System.CommandLine;
using ExamBank.Api.Features.Questions;

namespace ExamBank.Api.Cli;

/// <summary><c>questions template</c>.</summary>
internal static class TemplateCommand
{
    public static Command Create(Terminal terminal, SharedOptions shared)
    {
        var output = new Option<string>("--out") { Description = terminal.Text("cli.option.template-out"), HelpName = "FILE", Required = true };
        var standard = new Option<string?>("--standard") { Description = terminal.Text("cli.option.standard"), HelpName = "CODE" };
        var command = new Command("template", terminal.Text("cli.questions.template")) { output, standard, shared.Database };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var file = OutputFile.Open(parsed.GetRequiredValue(output), parsed.GetRequiredValue(shared.Database));
            if (!file.Succeeded) return terminal.Fail(file.Errors);
            var opened = await SharedOptions.OpenAsync(terminal, parsed.GetRequiredValue(shared.Database), cancellationToken);
            if (!opened.Succeeded) return terminal.Fail(opened.Errors);
            await using var services = opened.Value;
            var made = await services.GetRequiredService<MakeTemplate>().RunAsync(parsed.GetValue(standard), "--standard", cancellationToken);
            if (!made.TryGet(out var template)) return terminal.Fail(made.Errors);
            var written = file.Value.Write(template.Bytes);
            if (!written.Succeeded) return terminal.Fail(written.Errors);
            terminal.Line(terminal.Text("cli.questions.template-written", ("path", written.Value)));
            return ExitCode.Done;
        });
        return command;
    }
}
