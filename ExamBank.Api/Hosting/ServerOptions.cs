using System.Net;
using ExamBank.Domain.Errors;

namespace ExamBank.Api.Hosting;

/// <summary>What a server is started with; made by <see cref="Create"/> only, so it is always allowed.</summary>
internal sealed record ServerOptions
{
    /// <summary>Where <c>serve</c> listens unless told otherwise.</summary>
    public const string UsualUrl = "http://localhost:5080";

    private ServerOptions(IReadOnlyList<string> urls, string databasePath, ServerSecurity security) => (Urls, DatabasePath, Security) = (urls, databasePath, security);

    /// <summary>Addresses such as <c>http://localhost:5080</c>, on this machine unless <see cref="Security"/> allows more; port 0 takes any free one.</summary>
    public IReadOnlyList<string> Urls { get; }

    /// <summary>The SQLite file.</summary>
    public string DatabasePath { get; }

    /// <summary>The clock.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>Certificate and proxies.</summary>
    public ServerSecurity Security { get; }

    /// <summary>The OpenID Connect provider that people may sign in by; null for none.</summary>
    public OpenIdProvider? OpenId { get; init; }

    /// <summary>Whether only this machine reaches it, by plain HTTP: then a bank without accounts is served to its operator.</summary>
    public bool IsPlainLoopback => Security.IsNone;

    /// <summary>How much one account or address may ask.</summary>
    public Features.Access.AccessLimits Access { get; init; } = new();

    /// <summary>Limits of a GraphQL request.</summary>
    public GraphQL.GraphQLLimits Limits { get; init; } = new();

    /// <summary>Queries that clients may name by their hash.</summary>
    public GraphQL.Http.PersistedDocuments Documents { get; init; } = GraphQL.Http.PersistedDocuments.None;

    /// <summary>Where traces, metrics and log lines go; they stay here when it is null.</summary>
    public Uri? Telemetry { get; init; }

    /// <summary>Whether log lines on the console are JSON, for programs that collect them.</summary>
    public bool JsonLog { get; init; }

    /// <summary>
    /// Checks the addresses: several are separated by <c>;</c>. All are on this machine, unless they are <c>https://</c> with a certificate or
    /// behind a proxy that we know.
    /// </summary>
    public static Result<ServerOptions> Create(string urls, string databasePath, ServerSecurity? security = null)
    {
        security ??= ServerSecurity.None;
        var list = urls.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        if (list.Length == 0) return BankError.Of("serve.not-a-url", "--urls", ("url", urls));
        foreach (var url in list)
        {
            if (!TryParse(url, out var address)) return BankError.Of("serve.not-a-url", "--urls", ("url", url));
            if (address.Scheme == "https" && security.Certificate is null) return BankError.Of("serve.not-a-url", "--urls", ("url", url));
            if (!IsLoopback(address.Host) && address.Scheme == "http" && security.Proxies.Count == 0) return BankError.Of("serve.not-loopback", "--urls", ("url", url));
        }

        // Any free port is another one for each address family of localhost, so it is taken on one.
        return new ServerOptions([.. list.Select(url => url.Replace("://localhost:0", "://127.0.0.1:0", StringComparison.OrdinalIgnoreCase))], databasePath, security);
    }

    /// <summary>The same with what a command line may say beside addresses and database.</summary>
    /// <param name="documents">Folder of documents that clients may name; null for none.</param>
    /// <param name="persistedOnly">Whether only those are run.</param>
    /// <param name="introspection">Whether the schema may be asked about itself.</param>
    /// <param name="telemetry">Address of a collector; null for none.</param>
    /// <param name="jsonLog">Whether log lines are JSON.</param>
    public Result<ServerOptions> With(string? documents, bool persistedOnly, bool introspection, string? telemetry, bool jsonLog)
    {
        if (persistedOnly && documents is null) return BankError.Of("serve.no-documents", "--persisted-only");
        Uri? collector = null;
        if (telemetry is not null && !(Uri.TryCreate(telemetry, UriKind.Absolute, out collector) && collector.Scheme is "http" or "https"))
            return BankError.Of("serve.not-a-collector", "--telemetry", ("url", telemetry));
        try
        {
            return this with
            {
                Documents = documents is null ? Documents : GraphQL.Http.PersistedDocuments.Read(documents, persistedOnly),
                Limits = Limits with { Introspection = introspection },
                Telemetry = collector,
                JsonLog = jsonLog,
            };
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            return BankError.Of("serve.documents-unreadable", "--documents", ("folder", documents!), ("reason", Word.OfReason(unreadable)));
        }
    }

    private static bool TryParse(string url, out BindingAddress address)
    {
        address = null!;
        try
        {
            address = BindingAddress.Parse(url);
        }
        catch (FormatException)
        {
            return false;
        }

        return address is { Scheme: "http" or "https", PathBase: "", IsUnixPipe: false, IsNamedPipe: false, Port: <= IPEndPoint.MaxPort };
    }

    private static bool IsLoopback(string host) =>
        host.Equals("localhost", StringComparison.OrdinalIgnoreCase) || (IPAddress.TryParse(host, out var ip) && IPAddress.IsLoopback(ip));
}
