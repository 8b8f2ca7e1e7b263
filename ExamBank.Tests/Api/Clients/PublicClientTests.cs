using System.Text.Json.Nodes;
using ExamBank.Tests.Support;
using NUnit.Framework;

namespace ExamBank.Tests.Api.Clients;

/// <summary>What clients are written with takes this service as it is.</summary>
[TestFixture]
[Long]
[NonParallelizable]
internal sealed class PublicClientTests
{
    private static readonly string Schema = Repository.Path("ExamBank.Api", "schema.graphql");

    [Test]
    public async Task The_graphql_sse_client_hears_of_a_change_and_of_a_query_that_is_not_valid()
    {
        await using var server = await RunningServer.StartAsync();
        await server.Bank.AddStandardAsync();
        await server.Bank.AddQuestionAsync(SampleBank.Choice("L1-1.1.1", "第一题？", 0.6m));

        var lines = NodeClients.Run("subscribe.mjs", new Uri(server.Client.BaseAddress!, "/graphql").ToString(), "Q-000001").Split('\n', StringSplitOptions.RemoveEmptyEntries);

        Assert.That(lines, Has.Length.EqualTo(2));
        Assert.That(lines[0], Is.EqualTo("""{"data":{"questionChanged":{"verb":"question.retired","question":{"number":"Q-000001","state":"RETIRED"}}}}"""));
        Assert.That((string)JsonNode.Parse(lines[1])!["errors"]![0]!["message"]!, Does.Contain("noSuchField"));
    }

    [Test]
    public void The_Relay_compiler_accepts_the_schema_with_pages_both_ways_refetches_a_mutation_and_a_subscription()
    {
        using var project = new TemporaryFolder();
        var source = Repository.Path("ExamBank.Tests", "Api", "Clients", "relay");
        project.Write("src/Questions.js", File.ReadAllText(Path.Combine(source, "src", "Questions.js")));
        // Relative paths would be looked for where the tests run.
        project.Write("relay.config.json", File.ReadAllText(Path.Combine(source, "relay.config.json")).Replace("./", project.Root + "/", StringComparison.Ordinal));
        Directory.CreateDirectory(project.PathOf("generated"));
        project.Write("schema.graphql", File.ReadAllBytes(Schema));

        OptionalTool.Run(OptionalTool.Find("node"), Path.Combine(NodeClients.Folder, "node_modules", "relay-compiler", "cli.js"), project.PathOf("relay.config.json"));

        Assert.That(
            Directory.GetFiles(project.PathOf("generated")).Select(f => Path.GetFileName(f)!.Split('.')[0]).Order(StringComparer.Ordinal),
            Is.SupersetOf(new[] { "QuestionsBackwardsPage", "QuestionsChangedSubscription", "QuestionsForwardsPage", "QuestionsQuery", "QuestionsRetireMutation", "QuestionsRowRefetch" }));
    }

    [Test]
    public void Graphql_codegen_writes_types_of_the_schema_and_of_operations()
    {
        var types = NodeClients.Run("generate.mjs", Schema, Repository.Path("ExamBank.Tests", "Api", "Clients", "operations.graphql"));

        Assert.That(types, Does.Contain("export type PageQuery ").And.Contain("export type ChangesSubscription ").And.Contain("export type RetireMutationVariables "));
        Assert.That(types, Does.Contain("单项选择题"), "The descriptions come along.");
    }
}
