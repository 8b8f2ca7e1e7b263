using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using ExamBank.Api.GraphQL;
using ExamBank.Api.Hosting;
using ExamBank.Domain.Persistence;
using GraphQL.Types;
using Microsoft.AspNetCore.Builder;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace ExamBank.Tests.Support;

/// <summary>The production server on a free port of this machine, over a database file of its own.</summary>
internal sealed class RunningServer : IAsyncDisposable
{
    /// <summary>
    /// To build the schema takes most of a second, and every server has the same one: the production registration makes it once a test run.
    /// It holds nothing of the server it was made for, whose services a request brings along.
    /// </summary>
    private static readonly Lazy<ISchema> Schema = new(() =>
    {
        var never = Server.Build(UsualOptions("never-opened.db"), logging => logging.ClearProviders());
        var schema = never.Services.GetRequiredService<ISchema>();
        schema.Initialize();
        return schema;
    });

    private readonly WebApplication app;
    private readonly string folder;

    private RunningServer(WebApplication app, string folder, LogLines log)
    {
        (this.app, this.folder, Log) = (app, folder, log);
        Bank = new SampleBank(app.Services.GetRequiredService<BankWriter>());
        Client = new HttpClient { BaseAddress = new Uri(app.Urls.Single()) };
    }

    public HttpClient Client { get; }

    public LogLines Log { get; }

    /// <summary>The file behind the server.</summary>
    public string Database => Path.Combine(folder, "bank.db");

    /// <summary>Fills the bank behind the server.</summary>
    public SampleBank Bank { get; }

    /// <summary>Counts the SQL statements of the server from now on.</summary>
    public SqlCounter CountSql() => new(Database);

    /// <summary>Services of the server, for what a test checks behind its back.</summary>
    public IServiceProvider Services => app.Services;

    public static Task<RunningServer> StartAsync(GraphQLLimits? limits = null, TimeProvider? time = null) =>
        StartAsync(database => UsualOptions(database) with { Limits = limits ?? new(), Time = time ?? TimeProvider.System });

    /// <summary>What a server starts with unless a test says otherwise: any free port of this machine.</summary>
    public static ServerOptions UsualOptions(string database) => ServerOptions.Create("http://127.0.0.1:0", database).Value;

    /// <summary>Starts it as <paramref name="configure"/> says for the database file.</summary>
    public static async Task<RunningServer> StartAsync(Func<string, ServerOptions> configure)
    {
        var temporary = Directory.CreateTempSubdirectory("exambank-").FullName;
        var database = Path.Combine(temporary, "bank.db");
        await EmptyBank.CopyToAsync(database);
        var log = new LogLines();
        var started = Server.Build(configure(database), logging => logging.AddProvider(log).Services.AddSingleton(Schema.Value));
        await started.StartAsync();
        return new RunningServer(started, temporary, log);
    }

    /// <summary>Posts a query and gives the answer's JSON.</summary>
    public async Task<JsonObject> QueryAsync(string query, object? variables = null, string language = "en")
    {
        using var request = Post(new { query, variables });
        request.Headers.AcceptLanguage.Add(new StringWithQualityHeaderValue(language));
        using var response = await Client.SendAsync(request);
        return (JsonObject)JsonNode.Parse(await response.Content.ReadAsStringAsync())!;
    }

    /// <summary>A POST of <paramref name="body"/> as JSON, to be changed and sent by the test.</summary>
    public static HttpRequestMessage Post(object body) => Post(System.Text.Json.JsonSerializer.Serialize(body));

    /// <summary>A POST of this very text.</summary>
    public static HttpRequestMessage Post(string body, string contentType = "application/json") => new(HttpMethod.Post, "/graphql")
    {
        Content = new ByteArrayContent(Encoding.UTF8.GetBytes(body)) { Headers = { { "Content-Type", contentType } } },
    };

    /// <summary>Stops in good order: requests end, and what is gathered is sent.</summary>
    public Task StopAsync() => app.StopAsync();

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await app.DisposeAsync();
        SqliteConnection.ClearAllPools();
        Directory.Delete(folder, recursive: true);
    }
}
