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

    [Test]
    public async Task A_query_with_more_than_100_aliases_is_refused()
    {
        await using var server = await RunningServer.StartAsync();

        Assert.That(CodeOf(await server.QueryAsync(Aliases(100))), Is.Null);
        Assert.That(CodeOf(await server.QueryAsync(Aliases(101))), Is.EqualTo("query.too-many-aliases"));
        Assert.That(CodeOf(await server.QueryAsync($"{{ ...A ...B }} fragment A on Query {Aliases(51)} fragment B on Query {Aliases(51, from: 51)}")), Is.EqualTo("query.too-many-aliases"));
    }

    [Test]
    public async Task Introspection_can_be_switched_off()
    {
        await using var server = await RunningServer.StartAsync(new GraphQLLimits { Introspection = false });

        foreach (var query in new[] { Introspection, "{ __type(name: \"Query\") { name } }" })
        {
            var answer = await server.QueryAsync(query, language: "zh-CN");

            Assert.That(answer.ContainsKey("data"), Is.False);
            Assert.That((string)answer["errors"]![0]!["message"]!, Is.EqualTo("本服务不提供模式自省。"));
        }

        Assert.That((await server.QueryAsync("{ __typename standards { __typename code } }")).ContainsKey("errors"), Is.False);
    }

    /// <summary>The engine guesses what was meant, by which whoever asks learns the schema name by name.</summary>
    [TestCase("{ question { code } }")]
    [TestCase("{ standrds { code } }")]
    [TestCase("{ standards { cod } }")]
    [TestCase("{ questions(fitler: {}) { nodes { number } } }")]
    [TestCase("{ questions(filter: { sttaus: APPROVED }) { nodes { number } } }")]
    [TestCase("{ questions(filter: { statuses: [APROVED] }) { nodes { number } } }")]
    [TestCase("{ questions(filter: 1) { nodes { number } } }")]
    [TestCase("{ questions(order: 1) { nodes { number } } }")]
    [TestCase("{ standards }")]
    [TestCase("{ ... on Questoin { number } }")]
    [TestCase("{ node(id: \"x\") { ... on Standrd { code } } }")]
    [TestCase("query($x: QuestionFitler) { questions(filter: $x) { nodes { number } } }")]
    [TestCase("query($x: Int) { questions(filter: $x) { nodes { number } } }")]
    [TestCase("query($x: String!) { standard(code: $x) { title } }")]
    [TestCase("mutation { submitQuestion { errors { code } } }")]
    [TestCase("mutation { submitQuestion(input: {}) { errors { code } } }")]
    [TestCase("{ standards @inclued(if: true) { code } }")]
    [TestCase("{ standards @include { code } }")]
    public async Task Without_introspection_no_message_tells_a_name_that_the_query_does_not_hold(string query)
    {
        await using var server = await RunningServer.StartAsync(new GraphQLLimits { Introspection = false });
        var schema = await File.ReadAllTextAsync(Repository.Path("ExamBank.Api", "schema.graphql"));
        var names = System.Text.RegularExpressions.Regex.Matches(schema, "\\w+").Select(match => match.Value).ToHashSet(StringComparer.Ordinal);
        var inQuery = System.Text.RegularExpressions.Regex.Matches(query, "\\w+").Select(match => match.Value).ToHashSet(StringComparer.Ordinal);

        foreach (var variables in new object?[] { null, new { x = new { sttaus = 1 } } })
        {
            var english = await server.QueryAsync(query, variables);
            var chinese = await server.QueryAsync(query, variables, "zh-CN");

            foreach (var error in english["errors"]!.AsArray().Concat(chinese["errors"]!.AsArray()))
            {
                var told = System.Text.RegularExpressions.Regex.Matches((string)error!["message"]!, "\\w+").Select(match => match.Value);
                // Names of the schema have a capital within, or are of one of its types; plain words of a sentence are neither.
                Assert.That(told.Where(word => names.Contains(word) && !inQuery.Contains(word) && (word.Skip(1).Any(char.IsUpper) || schema.Contains($" {word} {{", StringComparison.Ordinal))), Is.Empty, (string)error["message"]!);
                Assert.That((string)error["message"]!, Does.Not.Contain("Did you mean").And.Not.Contain("Expected type"));
            }
        }
    }

    [Test]
    public async Task A_document_is_read_and_validated_once_and_judged_with_the_variables_of_each_request()
    {
        await using var server = await RunningServer.StartAsync(new GraphQLLimits { Complexity = 300 });
        var cache = server.Services.GetRequiredService<DocumentCache>();
        const string query = "query($first: Int) { questions(first: $first) { nodes { id number code state } } }";

        Assert.That(CodeOf(await server.QueryAsync(query, new { first = 10 })), Is.Null);
        Assert.That(cache.Hits, Is.Zero);
        Assert.That(CodeOf(await server.QueryAsync(query, new { first = 20 })), Is.Null);
        Assert.That(CodeOf(await server.QueryAsync(query, new { first = 100 })), Is.EqualTo("query.too-complex"));
        Assert.That((await server.QueryAsync(query, new { first = "many" })).ContainsKey("errors"));
        Assert.That(cache.Hits, Is.EqualTo(3));
    }

    [Test]
    public async Task A_known_document_is_still_refused_where_its_request_does_not_allow_it()
    {
        await using var server = await RunningServer.StartAsync();
        const string mutation = "mutation { retireQuestion(input: { number: \"Q-000001\", reason: \"old\" }) { errors { code } } }";
        Assert.That((await server.QueryAsync(mutation)).ContainsKey("data"));

        using var response = await server.Client.GetAsync(new Uri("/graphql?query=" + Uri.EscapeDataString(mutation), UriKind.Relative));

        Assert.That(response.StatusCode, Is.EqualTo(System.Net.HttpStatusCode.MethodNotAllowed));
        Assert.That(server.Services.GetRequiredService<DocumentCache>().Hits, Is.EqualTo(1));
    }

    [Test]
    public async Task A_document_that_is_not_valid_is_not_kept()
    {
        await using var server = await RunningServer.StartAsync();

        for (var i = 0; i < 2; i++) Assert.That((await server.QueryAsync("{ noSuchField }")).ContainsKey("data"), Is.False);

        Assert.That(server.Services.GetRequiredService<DocumentCache>().Hits, Is.Zero);
    }

    [Test]
    public async Task The_heaviest_fields_weigh_what_they_cost()
    {
        await using var server = await RunningServer.StartAsync();

        // An assembly or a check takes seconds: a handful of them is all that one request may ask for.
        var checks = string.Concat(Enumerable.Range(0, 11).Select(i => $" c{i}: checkBlueprint(blueprint: \"none\") {{ feasible }}"));

        Assert.That(CodeOf(await server.QueryAsync($"{{{checks} }}")), Is.EqualTo("query.too-complex"));
    }

    private static string Aliases(int count, int from = 0) => "{" + string.Concat(Enumerable.Range(from, count).Select(i => $" a{i}: __typename")) + " }";

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
