using System.CommandLine;
using System.Globalization;
using ExamBank.Api.Features.Access;
using ExamBank.Domain.Access;
using ExamBank.Domain.Audit;

namespace ExamBank.Api.Cli;

/// <summary><c>token</c>: tokens by which programs act for accounts.</summary>
internal static class TokenCommand
{
    private const int UsualDays = 90;

    private static readonly string[] Columns = ["number", "account", "label", "roles", "scopes", "until", "state"];

    public static Command Create(Terminal terminal, SharedOptions shared) => new("token", terminal.Text("cli.token"))
    {
        Make(terminal, shared),
        List(terminal, shared),
        Revoke(terminal, shared),
    };

    private static Command Make(Terminal terminal, SharedOptions shared)
    {
        var account = new Argument<string>("ACCOUNT") { Description = terminal.Text("cli.argument.account") };
        var label = new Option<string>("--label") { Description = terminal.Text("cli.option.token-label"), HelpName = "TEXT", Required = true };
        var scopes = new Option<string>("--scopes") { Description = terminal.Text("cli.option.scopes"), HelpName = "SCOPE,…", DefaultValueFactory = _ => AccessWords.Of(TokenScopes.Read) };
        var roles = new Option<string?>("--roles") { Description = terminal.Text("cli.option.token-roles"), HelpName = "ROLE,…" };
        var days = new Option<int>("--days") { Description = terminal.Text("cli.option.days"), HelpName = "N", DefaultValueFactory = _ => UsualDays, CustomParser = terminal.WholeNumber<int> };
        var command = new Command("create", terminal.Text("cli.token.create")) { account, label, scopes, roles, days, shared.Database };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            if (!AccessWords.TryRead(parsed.GetRequiredValue(scopes), out TokenScopes wanted, out var unknown)) return terminal.Fail([AccessErrors.UnknownScope("--scopes", unknown)]);
            if (!AccessWords.TryRead(parsed.GetValue(roles) ?? "", out Roles some, out unknown)) return terminal.Fail([AccessErrors.UnknownRole("--roles", unknown)]);
            var opened = await SharedOptions.OpenAsync(terminal, parsed.GetRequiredValue(shared.Database), cancellationToken);
            if (!opened.Succeeded) return terminal.Fail(opened.Errors);
            await using var services = opened.Value;
            var request = new TokenRequest(parsed.GetRequiredValue(label), some, wanted, parsed.GetValue(days));
            var created = await services.GetRequiredService<ManageTokens>().CreateAsync(parsed.GetRequiredValue(account), request, Actor.LocalOperator("cli"), cancellationToken);
            if (!created.Succeeded) return terminal.Fail(created.Errors);
            // The secret alone goes to standard output, so that a script can take it; it is shown nowhere else and never again.
            terminal.Error(terminal.Text("cli.token.created", ("number", created.Value.Number), ("until", Day(created.Value.ExpiresAt))));
            terminal.Line(created.Value.Secret);
            return ExitCode.Done;
        });
        return command;
    }

    private static Command List(Terminal terminal, SharedOptions shared)
    {
        var account = new Argument<string?>("ACCOUNT") { Description = terminal.Text("cli.argument.token-account"), Arity = ArgumentArity.ZeroOrOne };
        var command = new Command("list", terminal.Text("cli.token.list")) { account, shared.Database };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var opened = await SharedOptions.OpenAsync(terminal, parsed.GetRequiredValue(shared.Database), cancellationToken);
            if (!opened.Succeeded) return terminal.Fail(opened.Errors);
            await using var services = opened.Value;
            var tokens = await services.GetRequiredService<ManageTokens>().ListAsync(parsed.GetValue(account), cancellationToken);
            if (!tokens.Succeeded) return terminal.Fail(tokens.Errors);
            terminal.Table(
                [.. Columns.Select(column => terminal.Text($"cli.token.column.{column}"))],
                tokens.Value.Select(t => (IReadOnlyList<string>)
                [
                    t.Number, t.Account, t.Label, AccessWords.Of(t.Roles), AccessWords.Of(t.Scopes), Day(t.ExpiresAt),
                    terminal.Text(t.RevokedAt is not null ? "cli.token.state.revoked" : t.ExpiresAt <= TimeProvider.System.GetUtcNow() ? "cli.token.state.expired" : "cli.token.state.good"),
                ]));
            return ExitCode.Done;
        });
        return command;
    }

    private static Command Revoke(Terminal terminal, SharedOptions shared)
    {
        var number = new Argument<string>("NUMBER") { Description = terminal.Text("cli.argument.token-number") };
        var command = new Command("revoke", terminal.Text("cli.token.revoke")) { number, shared.Database };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var opened = await SharedOptions.OpenAsync(terminal, parsed.GetRequiredValue(shared.Database), cancellationToken);
            if (!opened.Succeeded) return terminal.Fail(opened.Errors);
            await using var services = opened.Value;
            var revoked = await services.GetRequiredService<ManageTokens>().RevokeAsync(parsed.GetRequiredValue(number), Actor.LocalOperator("cli"), cancellationToken);
            if (!revoked.Succeeded) return terminal.Fail(revoked.Errors);
            terminal.Line(terminal.Text("cli.token.revoked", ("number", revoked.Value.DisplayNumber)));
            return ExitCode.Done;
        });
        return command;
    }

    private static string Day(DateTimeOffset at) => at.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
