using System.Net;
using System.Text.Json.Nodes;
using ExamBank.Tests.Support;
using NUnit.Framework;

namespace ExamBank.Tests.Api.GraphQL;

/// <summary>No query and no variables make the service fail or hang.</summary>
internal sealed class RandomQueriesTests
{
    private const string Introspection = """
        { __schema { types { kind name isOneOf
            fields { name type { ...T } args { name defaultValue type { ...T } } }
            inputFields { name defaultValue type { ...T } } enumValues { name } possibleTypes { name } } } }
        fragment T on __Type { kind name ofType { kind name ofType { kind name ofType { kind name ofType { kind name } } } } }
        """;

    private static readonly Dictionary<string, string[]> Known = new(StringComparer.Ordinal)
    {
        ["standard"] = [SampleBank.Standard],
        ["code"] = [SampleBank.Standard],
        ["level"] = ["L1", "L2"],
        ["area"] = ["L1-1"],
        ["task"] = ["L1-1.1"],
        ["requirement"] = ["L1-1.1.1", "CAFE-2024/L1-1.1.2"],
        ["key"] = ["L1-1.1.1"],
        ["number"] = ["Q-000001", "Q-000002", "Q-000003", "P-000001"],
        ["reason"] = ["旧"],
    };

    [Test, Long]
    public Task None_of_ten_thousand_random_queries_fails_or_hangs_and_most_are_valid() => NoneFailsAsync(10_000);

    /// <summary>The first of the same.</summary>
    [Test]
    public Task None_of_some_random_queries_fails_or_hangs_and_most_are_valid() => NoneFailsAsync(300);

    private static async Task NoneFailsAsync(int count)
    {
        await using var server = await RunningServer.StartAsync();
        await server.Bank.AddStandardAsync();
        for (var i = 0; i < 20; i++) await server.Bank.AddQuestionAsync(SampleBank.Choice($"L1-{1 + (i % 2)}.1.1", $"第 {i} 题？", 0.5m));
        var schema = (await server.QueryAsync(Introspection))["data"]!["__schema"]!;
        // The first account takes the bank out of the operator's hands: nothing after it would be executed.
        var mutations = schema["types"]!.AsArray().Single(type => (string?)type!["name"] == "Mutation")!["fields"]!.AsArray();
        mutations.Remove(mutations.Single(field => (string?)field!["name"] == "createAccount"));
        var queries = new RandomQueries(schema, new Random(20_260_301), Known);
        var (valid, executed) = (0, 0);

        for (var i = 0; i < count; i++)
        {
            var (body, whole) = queries.Next(whole: i % 5 < 3);
            using var request = RunningServer.Post(body);
            request.Headers.Add("Accept", "application/graphql-response+json");
            using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(20));
            using var response = await server.Client.SendAsync(request, patience.Token);
            var answer = await response.Content.ReadAsStringAsync(patience.Token);

            Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.OK).Or.EqualTo(HttpStatusCode.BadRequest), $"{i}: {body}\n{answer}");
            var parsed = (JsonObject)JsonNode.Parse(answer)!;
            Assert.That(parsed.ContainsKey("data") || parsed.ContainsKey("errors"), $"{i}: {body}\n{answer}");
            Assert.That(answer, Does.Not.Contain("\"unexpected\""), $"{i}: {body}\n{answer}\n{server.Log.All.LastOrDefault(line => line.Exception is not null).Exception}");
            if (response.StatusCode == HttpStatusCode.OK) executed++;
            if (whole && response.StatusCode == HttpStatusCode.OK) valid++;
        }

        TestContext.Out.WriteLine($"{count} requests: {executed} executed, of them {valid} as they were made.");
        Assert.That(valid, Is.GreaterThanOrEqualTo(count / 2));
        Assert.That(server.Log.All.Select(line => line.Text), Has.None.Contains("Unexpected error"));
    }
}
