using System.CommandLine;
using ExamBank.Api.Features.Access;
using ExamBank.Api.Hosting;
using ExamBank.Domain.Access;
using ExamBank.Domain.Audit;
using ExamBank.Domain.Errors;

namespace ExamBank.Api.Cli;

/// <summary><c>account</c>: makes accounts, tells them, and changes what they may do.</summary>
internal static class AccountCommand
{
    private static readonly string[] Columns = ["name", "roles", "standards", "centre", "state"];

    public static Command Create(Terminal terminal, SharedOptions shared) => new("account", terminal.Text("cli.account"))
    {
        Make(terminal, shared),
        Reset(terminal, shared),
        List(terminal, shared),
        Rights(terminal, shared),
        Change(terminal, shared, "disable", (accounts, name, actor, cancellationToken) => accounts.DisableAsync(name, actor, cancellationToken)),
        Change(terminal, shared, "enable", (accounts, name, actor, cancellationToken) => accounts.EnableAsync(name, actor, cancellationToken)),
        Change(terminal, shared, "unlock", (accounts, name, actor, cancellationToken) => accounts.UnlockAsync(name, actor, cancellationToken)),
        Link(terminal, shared),
        Change(terminal, shared, "unlink", (accounts, name, actor, cancellationToken) => accounts.UnlinkAsync(name, actor, cancellationToken)),
    };

    private static Command Make(Terminal terminal, SharedOptions shared)
    {
        var name = Name(terminal);
        var rights = new RightsOptions(terminal);
        var address = Address(terminal);
        var command = new Command("create", terminal.Text("cli.account.create")) { name, rights.Roles, rights.Standards, rights.Centre, address, shared.Database };
        command.SetAction((parsed, cancellationToken) => WithAsync(terminal, shared, parsed, async accounts =>
        {
            var request = rights.Read(parsed);
            if (!request.Succeeded) return terminal.Fail(request.Errors);
            var created = await accounts.CreateAsync(parsed.GetRequiredValue(name), request.Value, Actor.LocalOperator("cli"), cancellationToken);
            if (!created.Succeeded) return terminal.Fail(created.Errors);
            terminal.Line(terminal.Text("cli.account.created", ("name", parsed.GetRequiredValue(name)), ("roles", AccessWords.Of(request.Value.Roles))));
            return await LinkAsync(terminal, accounts, parsed.GetRequiredValue(name), parsed.GetRequiredValue(address), cancellationToken);
        }, cancellationToken));
        return command;
    }

    private static Command Reset(Terminal terminal, SharedOptions shared)
    {
        var name = Name(terminal);
        var address = Address(terminal);
        var command = new Command("reset", terminal.Text("cli.account.reset")) { name, address, shared.Database };
        command.SetAction((parsed, cancellationToken) => WithAsync(
            terminal, shared, parsed, accounts => LinkAsync(terminal, accounts, parsed.GetRequiredValue(name), parsed.GetRequiredValue(address), cancellationToken), cancellationToken));
        return command;
    }

    private static async Task<int> LinkAsync(Terminal terminal, ManageAccounts accounts, string name, string address, CancellationToken cancellationToken)
    {
        var reset = await accounts.ResetAsync(name, Actor.LocalOperator("cli"), cancellationToken);
        if (!reset.Succeeded) return terminal.Fail(reset.Errors);
        // The link alone goes to standard output, so that a script can take it.
        terminal.Error(terminal.Text("cli.account.link"));
        terminal.Line(ManageAccounts.LinkTo(address, reset.Value));
        return ExitCode.Done;
    }

    private static Option<string> Address(Terminal terminal) =>
        new("--address") { Description = terminal.Text("cli.option.address"), HelpName = "URL", DefaultValueFactory = _ => ServerOptions.UsualUrl };

    private static Command List(Terminal terminal, SharedOptions shared)
    {
        var command = new Command("list", terminal.Text("cli.account.list")) { shared.Database };
        command.SetAction((parsed, cancellationToken) => WithAsync(terminal, shared, parsed, async accounts =>
        {
            terminal.Table(
                [.. Columns.Select(column => terminal.Text($"cli.account.column.{column}"))],
                (await accounts.ListAsync(cancellationToken)).Select(a => (IReadOnlyList<string>)
                [
                    a.Name, AccessWords.Of(a.Roles), string.Join(',', a.Standards), a.Centre ?? "",
                    terminal.Text(a.IsDisabled ? "cli.account.state.disabled" : a.CanSignIn ? "cli.account.state.active" : "cli.account.state.no-password"),
                ]));
            return ExitCode.Done;
        }, cancellationToken));
        return command;
    }

    private static Command Rights(Terminal terminal, SharedOptions shared)
    {
        var name = Name(terminal);
        var rights = new RightsOptions(terminal);
        var command = new Command("roles", terminal.Text("cli.account.roles")) { name, rights.Roles, rights.Standards, rights.Centre, shared.Database };
        command.SetAction((parsed, cancellationToken) => WithAsync(terminal, shared, parsed, async accounts =>
        {
            var request = rights.Read(parsed);
            if (!request.Succeeded) return terminal.Fail(request.Errors);
            return Told(terminal, await accounts.ChangeRightsAsync(parsed.GetRequiredValue(name), request.Value, Actor.LocalOperator("cli"), cancellationToken), "roles");
        }, cancellationToken));
        return command;
    }

    private static Command Link(Terminal terminal, SharedOptions shared)
    {
        var name = Name(terminal);
        var issuer = new Option<string>("--issuer") { Description = terminal.Text("cli.option.identity-issuer"), HelpName = "URL", Required = true };
        var subject = new Option<string>("--subject") { Description = terminal.Text("cli.option.identity-subject"), HelpName = "SUB", Required = true };
        var command = new Command("link", terminal.Text("cli.account.link-identity")) { name, issuer, subject, shared.Database };
        command.SetAction((parsed, cancellationToken) => WithAsync(terminal, shared, parsed, async accounts => Told(
            terminal,
            await accounts.LinkAsync(parsed.GetRequiredValue(name), parsed.GetRequiredValue(issuer), parsed.GetRequiredValue(subject), Actor.LocalOperator("cli"), cancellationToken),
            "link-identity"), cancellationToken));
        return command;
    }

    private static Command Change(
        Terminal terminal, SharedOptions shared, string verb, Func<ManageAccounts, string, Keeper, CancellationToken, Task<Result<Account>>> change)
    {
        var name = Name(terminal);
        var command = new Command(verb, terminal.Text($"cli.account.{verb}")) { name, shared.Database };
        command.SetAction((parsed, cancellationToken) => WithAsync(terminal, shared, parsed, async accounts =>
            Told(terminal, await change(accounts, parsed.GetRequiredValue(name), Actor.LocalOperator("cli"), cancellationToken), verb), cancellationToken));
        return command;
    }

    private static int Told(Terminal terminal, Result<Account> changed, string verb)
    {
        if (!changed.Succeeded) return terminal.Fail(changed.Errors);
        terminal.Line(terminal.Text($"cli.account.{verb}.done", ("name", changed.Value.Name)));
        return ExitCode.Done;
    }

    private static async Task<int> WithAsync(
        Terminal terminal, SharedOptions shared, ParseResult parsed, Func<ManageAccounts, Task<int>> work, CancellationToken cancellationToken)
    {
        var opened = await SharedOptions.OpenAsync(terminal, parsed.GetRequiredValue(shared.Database), cancellationToken);
        if (!opened.Succeeded) return terminal.Fail(opened.Errors);
        await using var services = opened.Value;
        return await work(services.GetRequiredService<ManageAccounts>());
    }

    private static Argument<string> Name(Terminal terminal) => new("NAME") { Description = terminal.Text("cli.argument.account") };

    /// <summary>The options that say what an account may do.</summary>
    private sealed class RightsOptions(Terminal terminal)
    {
        public Option<string> Roles { get; } = new("--roles") { Description = terminal.Text("cli.option.roles"), HelpName = "ROLE,…", Required = true };

        public Option<string?> Standards { get; } = new("--standards") { Description = terminal.Text("cli.option.standards"), HelpName = "CODE,…" };

        public Option<string?> Centre { get; } = new("--centre") { Description = terminal.Text("cli.option.centre"), HelpName = "CODE" };

        public Result<RightsRequest> Read(ParseResult parsed)
        {
            if (!AccessWords.TryRead(parsed.GetRequiredValue(Roles), out Roles roles, out var unknown)) return AccessErrors.UnknownRole("--roles", unknown);
            var standards = parsed.GetValue(Standards) ?? "";
            return new RightsRequest(roles, standards.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries), parsed.GetValue(Centre));
        }
    }
}
