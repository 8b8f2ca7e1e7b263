using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using ExamBank.Tests.Support;
using GraphQL;
using GraphQL.Types;
using GraphQL.Utilities;
using Microsoft.Extensions.DependencyInjection;
using NUnit.Framework;

namespace ExamBank.Tests.Api.GraphQL;

/// <summary>The contract that clients rely on: <c>ExamBank.Api/schema.graphql</c>, and what holds for all of it.</summary>
internal sealed partial class SchemaTest
{
    private static readonly string Committed = Path.Combine(Repository.Root, "ExamBank.Api", "schema.graphql");

    private RunningServer server = null!;

    [OneTimeSetUp]
    public async Task Start() => server = await RunningServer.StartAsync();

    [OneTimeTearDown]
    public async Task Stop() => await server.DisposeAsync();

    /// <summary>After a change that is meant, <c>UPDATE_SCHEMA=1</c> writes the file anew, and the difference is reviewed with the commit.</summary>
    [Test]
    public async Task The_committed_schema_is_the_running_one()
    {
        var schema = server.Services.GetRequiredService<ISchema>();
        var running = (schema.Print(new PrintOptions { StringComparison = StringComparison.Ordinal }).TrimEnd() + "\n").ReplaceLineEndings("\n");
        if (Environment.GetEnvironmentVariable("UPDATE_SCHEMA") == "1") await File.WriteAllTextAsync(Committed, running);

        Assert.That(running, Is.EqualTo(await File.ReadAllTextAsync(Committed)));
    }

    [Test]
    public async Task Every_type_field_argument_and_value_is_described_in_English_and_Chinese()
    {
        var answer = await server.QueryAsync("""
            { __schema { types { name description fields { name description args { name description } } inputFields { name description } enumValues { name description } } } }
            """);

        var undescribed = (
            from type in answer["data"]!["__schema"]!["types"]!.AsArray()
            let name = (string)type!["name"]!
            where !name.StartsWith("__", StringComparison.Ordinal) && !Scalars.Contains(name)
            from part in new[] { (Path: name, Node: type) }
                .Concat(Parts(name, type["fields"]))
                .Concat(type["fields"]?.AsArray().SelectMany(field => Parts($"{name}.{field!["name"]}", field["args"])) ?? [])
                .Concat(Parts(name, type["inputFields"]))
                .Concat(Parts(name, type["enumValues"]))
            let description = (string?)part.Node["description"] ?? ""
            where !Latin().IsMatch(description) || !Chinese().IsMatch(description)
            select part.Path).ToList();

        Assert.That(undescribed, Is.Empty);
    }

    [Test]
    public async Task Only_what_the_features_mean_to_show_is_a_type()
    {
        var answer = await server.QueryAsync("{ __schema { types { name kind } } }");
        var names = answer["data"]!["__schema"]!["types"]!.AsArray().Select(t => (string)t!["name"]!).ToList();

        Assert.That(names.Where(name => name.EndsWith("Node", StringComparison.Ordinal)), Is.EqualTo(new[] { "Node" }));
        Assert.That(names.Where(name => !name.StartsWith("__", StringComparison.Ordinal)), Has.None.Contains("_"));
        Assert.That(names, Has.None.Contains("Context").And.None.Contains("Service"));
        Assert.That(names, Is.SupersetOf(new[] { "Query", "Mutation", "Node", "UserError", "Question", "Paper" }));
    }

    // GraphQL's own, which its specification describes.
    private static readonly string[] Scalars = ["String", "Boolean", "Int", "Float", "ID"];

    private static IEnumerable<(string Path, JsonNode Node)> Parts(string owner, JsonNode? parts) =>
        parts?.AsArray().Select(part => ($"{owner}.{part!["name"]}", part!)) ?? [];

    [GeneratedRegex("[a-z]{2}", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Latin();

    [GeneratedRegex(@"\p{IsCJKUnifiedIdeographs}", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Chinese();
}
