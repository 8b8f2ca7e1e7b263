using System.Text.Json.Nodes;
using ExamBank.Api.GraphQL;
using ExamBank.Domain.Errors;
using ExamBank.Domain.Persistence;
using ExamBank.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using NUnit.Framework;

namespace ExamBank.Tests.Api.GraphQL;

/// <summary>What one query may ask for.</summary>
internal sealed class LimitsTest
{
    [Test]
    public async Task The_standard_introspection_query_passes_every_limit()
    {
        await using var server = await RunningServer.StartAsync();

        var answer = await server.QueryAsync(Introspection);

        Assert.That(answer.ContainsKey("errors"), Is.False, answer.ToJsonString());
        Assert.That(answer["data"]!["__schema"]!["types"]!.AsArray(), Is.Not.Empty);
    }

    [Test]
    public async Task A_query_deeper_than_15_is_refused()
    {
        await using var server = await RunningServer.StartAsync(new GraphQLLimits { Complexity = int.MaxValue });

        Assert.That(CodeOf(await server.QueryAsync(Nested(depth: 15))), Is.Null);
        Assert.That(CodeOf(await server.QueryAsync(Nested(depth: 16))), Is.EqualTo("query.too-deep"));
    }

    [Test]
    public async Task Introspection_in_circles_is_refused()
    {
        await using var server = await RunningServer.StartAsync();

        Assert.That(CodeOf(await server.QueryAsync("{ __schema { types { fields { type { fields { type { fields { name } } } } } } } }")), Is.EqualTo("query.too-complex"));
    }

    [Test]
    public async Task A_query_that_asks_for_too_much_is_refused()
    {
        await using var server = await RunningServer.StartAsync(new GraphQLLimits { Complexity = 5 });

        Assert.That(CodeOf(await server.QueryAsync(Nested(depth: 6))), Is.EqualTo("query.too-complex"));
    }

    [Test]
    public async Task A_query_too_long_is_refused()
    {
        await using var server = await RunningServer.StartAsync();

        Assert.That(CodeOf(await server.QueryAsync("{ __typename } #" + new string('x', 100_000))), Is.EqualTo("query.too-long"));
    }

    [TestCase(4_997, null)]
    [TestCase(4_999, "query.too-many-tokens")]
    public async Task A_query_with_too_many_tokens_is_refused(int fields, string? code)
    {
        await using var server = await RunningServer.StartAsync();

        var query = "{" + string.Concat(Enumerable.Repeat(" __typename", fields)) + "}";

        Assert.That(CodeOf(await server.QueryAsync(query)), Is.EqualTo(code));
    }

    [Test]
    public async Task A_query_that_takes_too_long_is_ended()
    {
        await using var server = await RunningServer.StartAsync(new GraphQLLimits { Timeout = TimeSpan.FromMilliseconds(100) });
        var answered = new TaskCompletionSource();
        // The queue of writers is held until the answer is there, so the mutation cannot be quicker than its limit.
        var held = server.Services.GetRequiredService<BankWriter>().WriteAsync(
            async _ =>
            {
                await answered.Task;
                return Result.Of(true);
            },
            CancellationToken.None);

        var answer = await server.QueryAsync("mutation { retireQuestion(input: { number: \"Q-000001\", reason: \"old\" }) { errors { code } } }");
        answered.SetResult();
        await held;

        Assert.That(answer["errors"]![0]!["message"]!.GetValue<string>(), Is.EqualTo("The query took too long; narrow it down and try again."));
    }

    private static string? CodeOf(JsonObject answer) => answer["errors"]?[0]!["extensions"]!["code"]!.GetValue<string>();

    private static string Nested(int depth) =>
        "{ __type(name: \"Query\") { " + string.Concat(Enumerable.Repeat("ofType { ", depth - 2)) + "name" + string.Concat(Enumerable.Repeat(" }", depth));

    private const string Introspection = """
        query IntrospectionQuery {
          __schema {
            description
            queryType { name } mutationType { name } subscriptionType { name }
            types { ...FullType }
            directives { name description isRepeatable locations args { ...InputValue } }
          }
        }
        fragment FullType on __Type {
          kind name description
          fields(includeDeprecated: true) { name description args(includeDeprecated: true) { ...InputValue } type { ...TypeRef } isDeprecated deprecationReason }
          inputFields(includeDeprecated: true) { ...InputValue }
          interfaces { ...TypeRef }
          enumValues(includeDeprecated: true) { name description isDeprecated deprecationReason }
          possibleTypes { ...TypeRef }
        }
        fragment InputValue on __InputValue { name description type { ...TypeRef } defaultValue isDeprecated deprecationReason }
        fragment TypeRef on __Type {
          kind name
          ofType { kind name ofType { kind name ofType { kind name ofType { kind name ofType { kind name ofType { kind name ofType { kind name ofType { kind name ofType { kind name } } } } } } } } }
        }
        """;
}
