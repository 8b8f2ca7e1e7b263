using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Net.Sockets;
using System.Text.Json.Nodes;
using ExamBank.Domain.Persistence;
using ExamBank.Tests.Support;
using NUnit.Framework;

namespace ExamBank.Tests.Api.Together;

/// <summary>The real server, ended fifty times at any moment while four people write: what it answered for is there, and the chain is whole.</summary>
[Long]
[NonParallelizable]
public sealed class KilledServerTests
{
    private const int Kills = 50;
    private const int People = 4;

    private readonly ConcurrentQueue<string> acknowledged = new();

    [Test]
    public async Task Fifty_sudden_ends_lose_nothing_that_was_acknowledged()
    {
        using var folder = new TemporaryFolder();
        var database = folder.PathOf("bank.db");
        await SeededBank.CopyToAsync(database);
        var random = new Random(2021);
        for (var round = 1; round <= Kills; round++)
        {
            var before = acknowledged.Count;
            await WorkUntilKilledAsync(folder, database, round, TimeSpan.FromMilliseconds(random.Next(20, 400)));
            Assert.That(acknowledged, Has.Count.GreaterThan(before), $"nothing was written in round {round}");
            Assert.That(Missing(database), Is.Empty, $"after round {round}");
            Assert.That(AuditChain.Check(database).Faults, Is.Empty, $"after round {round}");
        }

        Assert.That(DatabaseFolder.Query(database, "PRAGMA integrity_check"), Is.EqualTo(new[] { "ok" }));
        Assert.That(DatabaseFolder.Query(database, "PRAGMA foreign_key_check"), Is.Empty);
        Assert.That(await BankDatabase.InspectAsync(database, CancellationToken.None), Is.Null);
        (await CommandLineProcess.RunAsync(folder.Root, "audit", "verify", "--database", database)).Ended(0);
        TestContext.Out.WriteLine($"{acknowledged.Count} questions acknowledged in {Kills} rounds; {AuditChain.Check(database).Length} audit events.");
    }

    /// <summary>Codes of acknowledged questions that the bank, or its audit log, does not have.</summary>
    private List<string> Missing(string database)
    {
        var stored = DatabaseFolder.Query(database, "SELECT q.Code FROM Questions q JOIN Revisions r ON r.QuestionId = q.Id AND r.Number = 1 WHERE q.Code LIKE 'K-%'").ToHashSet();
        var audited = DatabaseFolder.Query(database, "SELECT replace(Subject, 'question:', '') FROM AuditEvents WHERE Verb = 'question.created' AND Subject LIKE 'question:K-%'").ToHashSet();
        Assert.That(audited, Is.EquivalentTo(stored), "a change without its audit event, or an event without its change");
        return [.. acknowledged.Where(code => !stored.Contains(code))];
    }

    /// <summary>Four people write, each one question after the other; the first answer starts the clock.</summary>
    private async Task WorkUntilKilledAsync(TemporaryFolder folder, string database, int round, TimeSpan work)
    {
        var url = $"http://127.0.0.1:{FreePort().ToString(CultureInfo.InvariantCulture)}";
        using var server = CommandLineProcess.Start(folder.Root, "serve", "--urls", url, "--database", database);
        using var client = new HttpClient { BaseAddress = new Uri(url) };
        var started = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await AnswersAsync(client, server);
        var people = Enumerable.Range(1, People).Select(person => WriteAsync(client, $"K-{round}-{person}", started)).ToList();
        await started.Task.WaitAsync(TimeSpan.FromMinutes(1));
        await Task.Delay(work);
        server.Kill();
        await Task.WhenAll(people);
    }

    private static async Task AnswersAsync(HttpClient client, CommandLineProcess server)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        while (true)
        {
            try
            {
                using var answer = await client.GetAsync("/health/ready", patience.Token);
                if (answer.IsSuccessStatusCode) return;
            }
            catch (HttpRequestException) when (!server.HasEnded)
            {
                // It does not listen yet.
            }

            await Task.Delay(20, patience.Token);
        }
    }

    private async Task WriteAsync(HttpClient client, string prefix, TaskCompletionSource started)
    {
        for (var number = 1; ; number++)
        {
            var code = $"{prefix}-{number}";
            JsonNode? answer;
            try
            {
                using var response = await client.PostAsJsonAsync("/graphql", new { query = Mutation, variables = new { code, stem = $"停电前写下的第 {number} 题，编号 {code}？" } });
                answer = JsonNode.Parse(await response.Content.ReadAsStringAsync());
            }
            catch (Exception e) when (e is HttpRequestException or IOException or System.Text.Json.JsonException)
            {
                // The end: whether this one was kept nobody was told.
                return;
            }

            if ((string?)answer?["data"]?["createQuestion"]?["question"]?["code"] != code) throw new InvalidOperationException(answer?.ToJsonString());
            acknowledged.Enqueue(code);
            started.TrySetResult();
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private const string Mutation = """
        mutation($code: String!, $stem: String!) {
          createQuestion(input: { standard: "SECO-2021", code: $code, content: {
            type: TRUE_FALSE, requirement: "L1-1.1.1", cognitiveLevel: UNDERSTAND, facility: [{ level: "L1", value: 0.7 }], marks: 1, minutes: 1,
            stem: $stem, key: { truth: true }, explanation: "说法正确。" } }) { question { code } errors { code message } }
        }
        """;
}
