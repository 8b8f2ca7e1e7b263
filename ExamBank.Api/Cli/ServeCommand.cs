using System.CommandLine;
using ExamBank.Api.Hosting;

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
        command.Options.Add(urls);
        command.Options.Add(shared.Database);
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var options = ServerOptions.Create(parsed.GetRequiredValue(urls), parsed.GetRequiredValue(shared.Database));
            if (!options.Succeeded) return terminal.Fail(options.Errors);
            var opened = await SharedOptions.OpenAsync(terminal, options.Value.DatabasePath, cancellationToken);
            if (!opened.Succeeded) return terminal.Fail(opened.Errors);
            await opened.Value.DisposeAsync();
            await using var app = Server.Build(options.Value);
            try
            {
                await app.StartAsync(cancellationToken);
            }
            catch (IOException e)
            {
                return terminal.Fail([Domain.Errors.BankError.Of("serve.cannot-listen", "--urls", ("reason", Domain.Errors.Word.OfReason(e)))]);
            }

            terminal.Line(terminal.Text("cli.serve.listening", ("url", string.Join(" ", app.Urls.Select(u => $"{u}/graphql")))));
            await app.WaitForShutdownAsync(cancellationToken);
            return ExitCode.Done;
        });
    }
}
