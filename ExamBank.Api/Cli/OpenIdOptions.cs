using System.CommandLine;
using ExamBank.Api.Hosting;
using ExamBank.Domain.Errors;

namespace ExamBank.Api.Cli;

/// <summary>The options of <c>serve</c> that name an OpenID Connect provider.</summary>
internal sealed class OpenIdOptions(Terminal terminal)
{
    private readonly Option<string?> authority = new("--openid-authority") { Description = terminal.Text("cli.option.openid-authority"), HelpName = "URL" };
    private readonly Option<string?> client = new("--openid-client") { Description = terminal.Text("cli.option.openid-client"), HelpName = "ID" };
    private readonly Option<string?> secret = new("--openid-secret") { Description = terminal.Text("cli.option.openid-secret"), HelpName = "FILE" };

    /// <summary>Gives them to a command.</summary>
    public void AddTo(Command command)
    {
        foreach (var option in new[] { authority, client, secret }) command.Options.Add(option);
    }

    /// <summary>The provider; null where none is named.</summary>
    public Result<OpenIdProvider?> Read(ParseResult parsed) => OpenIdProvider.Read(
        parsed.GetValue(authority), parsed.GetValue(client), parsed.GetValue(secret), Environment.GetEnvironmentVariable(OpenIdProvider.SecretVariable));
}
