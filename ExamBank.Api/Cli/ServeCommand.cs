using System.CommandLine;
using ExamBank.Api.Features.Access;
using ExamBank.Api.Hosting;
using ExamBank.Domain.Audit;

namespace ExamBank.Api.Cli;

/// <summary><c>serve</c>, and what a command line without a verb means: starts the GraphQL service.</summary>
internal static class ServeCommand
{
    public static Command Create(Terminal terminal, SharedOptions shared)
    {
        var command = new Command("serve", terminal.Text("cli.serve"));
        MakeDefault(command, terminal, shared);
        return command;
    }

    /// <summary>Gives a command the options and the action of <c>serve</c>.</summary>
    public static void MakeDefault(Command command, Terminal terminal, SharedOptions shared)
    {
        var urls = new Option<string>("--urls") { Description = terminal.Text("cli.option.urls"), HelpName = "URL", DefaultValueFactory = _ => ServerOptions.UsualUrl };
        var certificate = new Option<string?>("--certificate") { Description = terminal.Text("cli.option.certificate"), HelpName = "FILE" };
        var key = new Option<string?>("--key") { Description = terminal.Text("cli.option.key"), HelpName = "FILE" };
        var proxy = new Option<string?>("--proxy") { Description = terminal.Text("cli.option.proxy"), HelpName = "ADDRESS,…" };
        var documents = new Option<string?>("--documents") { Description = terminal.Text("cli.option.documents"), HelpName = "FOLDER" };
        var persistedOnly = new Option<bool>("--persisted-only") { Description = terminal.Text("cli.option.persisted-only") };
        var noIntrospection = new Option<bool>("--no-introspection") { Description = terminal.Text("cli.option.no-introspection") };
        var telemetry = new Option<string?>("--telemetry") { Description = terminal.Text("cli.option.telemetry"), HelpName = "URL" };
        var jsonLog = new Option<bool>("--json-log") { Description = terminal.Text("cli.option.json-log") };
        foreach (var option in new Option[] { urls, certificate, key, proxy, shared.Database, documents, persistedOnly, noIntrospection, telemetry, jsonLog })
            command.Options.Add(option);
        var openId = new OpenIdOptions(terminal);
        openId.AddTo(command);
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var security = ServerSecurity.Read(parsed.GetValue(certificate), parsed.GetValue(key), parsed.GetValue(proxy));
            if (!security.Succeeded) return terminal.Fail(security.Errors);
            var options = ServerOptions.Create(parsed.GetRequiredValue(urls), parsed.GetRequiredValue(shared.Database), security.Value);
            if (!options.Succeeded) return terminal.Fail(options.Errors);
            options = options.Value.With(
                parsed.GetValue(documents), parsed.GetValue(persistedOnly), !parsed.GetValue(noIntrospection), parsed.GetValue(telemetry), parsed.GetValue(jsonLog));
            if (!options.Succeeded) return terminal.Fail(options.Errors);
            var provider = openId.Read(parsed);
            if (!provider.Succeeded) return terminal.Fail(provider.Errors);
            var opened = await SharedOptions.OpenAsync(terminal, options.Value.DatabasePath, cancellationToken);
            if (!opened.Succeeded) return terminal.Fail(opened.Errors);
            await opened.Value.DisposeAsync();
            await using var app = Server.Build(options.Value with { OpenId = provider.Value });
            try
            {
                await app.StartAsync(cancellationToken);
            }
            catch (IOException e)
            {
                return terminal.Fail([Domain.Errors.BankError.Of("serve.cannot-listen", "--urls", ("reason", Domain.Errors.Word.OfReason(e)))]);
            }

            terminal.Line(terminal.Text("cli.serve.listening", ("url", string.Join(" ", app.Urls.Select(u => $"{u}/graphql")))));
            if (!options.Value.IsPlainLoopback && await app.Services.GetRequiredService<ManageAccounts>().FirstAdministratorAsync(Actor.LocalOperator("cli"), cancellationToken) is { } secret)
                terminal.Line(terminal.Text("cli.serve.first-administrator", ("link", ManageAccounts.LinkTo(app.Urls.First(), secret))));
            await app.WaitForShutdownAsync(cancellationToken);
            return ExitCode.Done;
        });
    }
}
