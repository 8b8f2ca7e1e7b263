using System.Collections.Concurrent;
using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using ExamBank.Domain.Persistence;
using ExamBank.Tests.Support;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NUnit.Framework;

namespace ExamBank.Tests.Api;

/// <summary>What the service tells of itself, and to whom.</summary>
[NonParallelizable]
internal sealed class TelemetryTest
{
    private const string Parent = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";
    private const string ParentId = "0af7651916cd43dd8448eb211c80319c";

    [Test]
    public async Task One_id_stands_in_the_answer_the_log_and_a_masked_error()
    {
        await using var server = await RunningServer.StartAsync();
        await BreakAsync(server);
        using var request = RunningServer.Post(new { query = "{ papers { nodes { number } } }" });
        request.Headers.Add("traceparent", Parent);
        using var response = await server.Client.SendAsync(request);
        var error = JsonNode.Parse(await response.Content.ReadAsStringAsync())!["errors"]![0]!;

        Assert.That(response.Headers.GetValues("Trace-Id"), Is.EqualTo(new[] { ParentId }));
        Assert.That((string)error["extensions"]!["traceId"]!, Is.EqualTo(ParentId));
        var lines = server.Log.All.Select(line => line.Text).ToList();
        Assert.That(lines, Has.Some.Contains($"Unexpected error {ParentId}"));
        Assert.That(lines, Has.Some.Match($"^POST /graphql 200 in [0-9.]+ ms, trace {ParentId}$"));
    }

    [Test]
    public async Task What_a_query_says_stands_in_no_log_line()
    {
        await using var server = await RunningServer.StartAsync();

        await server.QueryAsync("{ questions(filter: { text: \"机密内容\" }) { totalCount } }");
        using var got = await server.Client.GetAsync(new Uri("/graphql?query=" + Uri.EscapeDataString("{ questions(filter: { text: \"secret\" }) { totalCount } }"), UriKind.Relative));

        Assert.That(server.Log.All.Select(line => line.Text), Has.None.Contains("机密内容").And.None.Contains("secret"));
    }

    [Test]
    public async Task Traces_metrics_and_lines_go_to_the_collector_that_is_named()
    {
        using var collector = new Collector();
        await using (var server = await RunningServer.StartAsync(database => RunningServer.UsualOptions(database) with { Telemetry = collector.Address }))
        {
            using var request = RunningServer.Post(new { query = "query Named { standards { code } }" });
            request.Headers.Add("traceparent", Parent);
            using var response = await server.Client.SendAsync(request);
            using var link = await server.Client.GetAsync(new Uri("/account/link?key=SECRETLINK", UriKind.Relative));
            await server.StopAsync();
        }

        // A server that stops sends what it still has.
        Assert.That(collector.Received.Keys, Is.EquivalentTo(new[] { "/v1/traces", "/v1/metrics", "/v1/logs" }));
        Assert.That(collector.Text("/v1/traces"), Does.Contain("Named").And.Contain("/graphql").And.Not.Contain("standards {"));
        Assert.That(collector.Text("/v1/traces"), Does.Contain("/account/link").And.Not.Contain("SECRETLINK"));
        Assert.That(collector.Text("/v1/logs"), Does.Not.Contain("SECRETLINK"));
        foreach (var signal in new[] { "/v1/traces", "/v1/metrics", "/v1/logs" })
            Assert.That(collector.Received[signal], Has.Some.Matches<byte[]>(body => body.AsSpan().IndexOf(Convert.FromHexString(ParentId)) >= 0), signal);
        Assert.That(collector.Text("/v1/metrics"), Does.Contain("http.server.request.duration").And.Contain("exambank.streams.open"));
        Assert.That(collector.Text("/v1/logs"), Does.Contain("POST /graphql 200 in "));
    }

    [Test]
    public async Task A_server_is_ready_while_its_bank_answers_and_lives_also_when_it_does_not()
    {
        await using var server = await RunningServer.StartAsync();

        Assert.That(await StatusAsync(server, "/health/ready"), Is.EqualTo((HttpStatusCode.OK, """{"status":"ready"}""")));
        await using (var bank = await server.Services.GetRequiredService<IDbContextFactory<BankContext>>().CreateDbContextAsync())
            await bank.Database.ExecuteSqlRawAsync("ALTER TABLE AuditEvents RENAME TO Hidden");

        Assert.That(await StatusAsync(server, "/health/ready"), Is.EqualTo((HttpStatusCode.ServiceUnavailable, """{"status":"not-ready","reason":"bank"}""")));
        Assert.That(await StatusAsync(server, "/health/live"), Is.EqualTo((HttpStatusCode.OK, """{"status":"live"}""")));
        Assert.That(await StatusAsync(server, "/health"), Is.EqualTo((HttpStatusCode.OK, "healthy")));
    }

    [Test, Long]
    public async Task A_server_says_soon_that_it_is_not_ready_while_another_program_keeps_the_bank_to_itself()
    {
        await using var server = await RunningServer.StartAsync();
        Assert.That((await StatusAsync(server, "/health/ready")).Status, Is.EqualTo(HttpStatusCode.OK));
        SqliteConnection.ClearAllPools();
        await using var other = new SqliteConnection($"Data Source={server.Database};Pooling=False");
        await other.OpenAsync();
        await ExecuteAsync(other, "PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE;");

        var began = TimeProvider.System.GetTimestamp();
        var ready = await StatusAsync(server, "/health/ready");
        var live = await StatusAsync(server, "/health/live");

        Assert.That(ready, Is.EqualTo((HttpStatusCode.ServiceUnavailable, """{"status":"not-ready","reason":"bank"}""")));
        Assert.That(live.Status, Is.EqualTo(HttpStatusCode.OK));
        Assert.That(TimeProvider.System.GetElapsedTime(began), Is.LessThan(TimeSpan.FromSeconds(10)));
    }

    [Test]
    public async Task A_server_is_ready_while_another_program_writes()
    {
        await using var server = await RunningServer.StartAsync();
        Assert.That((await StatusAsync(server, "/health/ready")).Status, Is.EqualTo(HttpStatusCode.OK));
        await using var other = new SqliteConnection($"Data Source={server.Database};Pooling=False");
        await other.OpenAsync();
        await ExecuteAsync(other, "BEGIN IMMEDIATE; UPDATE Standards SET Code = Code;");

        Assert.That((await StatusAsync(server, "/health/ready")).Status, Is.EqualTo(HttpStatusCode.OK));
    }

    private static async Task ExecuteAsync(SqliteConnection connection, string sql)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync();
    }

    private static async Task<(HttpStatusCode Status, string Body)> StatusAsync(RunningServer server, string path)
    {
        using var response = await server.Client.GetAsync(new Uri(path, UriKind.Relative));
        return (response.StatusCode, await response.Content.ReadAsStringAsync());
    }

    private static async Task BreakAsync(RunningServer server)
    {
        await using var bank = await server.Services.GetRequiredService<IDbContextFactory<BankContext>>().CreateDbContextAsync();
        await bank.Database.ExecuteSqlRawAsync("ALTER TABLE Papers RENAME TO Hidden");
    }

    /// <summary>Takes what is sent to it, as a collector would.</summary>
    private sealed class Collector : IDisposable
    {
        private readonly HttpListener listener = new();

        public Collector()
        {
            using (var free = new System.Net.Sockets.TcpListener(IPAddress.Loopback, 0))
            {
                free.Start();
                Address = new Uri($"http://127.0.0.1:{((IPEndPoint)free.LocalEndpoint).Port}/");
            }

            listener.Prefixes.Add(Address.ToString());
            listener.Start();
            _ = TakeAsync();
        }

        public Uri Address { get; }

        public ConcurrentDictionary<string, ConcurrentQueue<byte[]>> Received { get; } = new();

        public string Text(string signal) => string.Concat(Received[signal].Select(Encoding.UTF8.GetString));

        public void Dispose() => listener.Close();

        private async Task TakeAsync()
        {
            while (listener.IsListening)
            {
                HttpListenerContext context;
                try
                {
                    context = await listener.GetContextAsync();
                }
                catch (Exception closed) when (closed is HttpListenerException or ObjectDisposedException)
                {
                    return;
                }

                using var body = new MemoryStream();
                await context.Request.InputStream.CopyToAsync(body);
                Received.GetOrAdd(context.Request.Url!.AbsolutePath, _ => new()).Enqueue(body.ToArray());
                context.Response.Close();
            }
        }
    }
}
