using System.CommandLine;
using System.Globalization;
using ExamBank.Api.Features.Access;
using ExamBank.Domain.Audit;

namespace ExamBank.Api.Cli;

/// <summary><c>centre</c>: the centres that papers go to.</summary>
internal static class CentreCommand
{
    private static readonly string[] Columns = ["code", "name", "accounts"];

    public static Command Create(Terminal terminal, SharedOptions shared) => new("centre", terminal.Text("cli.centre"))
    {
        Make(terminal, shared),
        List(terminal, shared),
    };

    private static Command Make(Terminal terminal, SharedOptions shared)
    {
        var code = new Argument<string>("CODE") { Description = terminal.Text("cli.argument.centre-code") };
        var name = new Argument<string>("NAME") { Description = terminal.Text("cli.argument.centre-name") };
        var command = new Command("create", terminal.Text("cli.centre.create")) { code, name, shared.Database };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var opened = await SharedOptions.OpenAsync(terminal, parsed.GetRequiredValue(shared.Database), cancellationToken);
            if (!opened.Succeeded) return terminal.Fail(opened.Errors);
            await using var services = opened.Value;
            var (called, named) = (parsed.GetRequiredValue(code), parsed.GetRequiredValue(name));
            var created = await services.GetRequiredService<ManageCentres>().CreateAsync(called, named, Actor.LocalOperator("cli"), cancellationToken);
            if (!created.Succeeded) return terminal.Fail(created.Errors);
            terminal.Line(terminal.Text("cli.centre.created", ("code", called), ("name", named)));
            return ExitCode.Done;
        });
        return command;
    }

    private static Command List(Terminal terminal, SharedOptions shared)
    {
        var command = new Command("list", terminal.Text("cli.centre.list")) { shared.Database };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var opened = await SharedOptions.OpenAsync(terminal, parsed.GetRequiredValue(shared.Database), cancellationToken);
            if (!opened.Succeeded) return terminal.Fail(opened.Errors);
            await using var services = opened.Value;
            terminal.Table(
                [.. Columns.Select(column => terminal.Text($"cli.centre.column.{column}"))],
                (await services.GetRequiredService<ManageCentres>().ListAsync(cancellationToken))
                    .Select(c => (IReadOnlyList<string>)[c.Code, c.Name, c.Accounts.ToString(CultureInfo.InvariantCulture)]));
            return ExitCode.Done;
        });
        return command;
    }
}
