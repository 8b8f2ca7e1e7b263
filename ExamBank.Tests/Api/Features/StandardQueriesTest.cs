using System.Text.Json.Nodes;
using ExamBank.Tests.Support;
using NUnit.Framework;

namespace ExamBank.Tests.Api.Features;

internal sealed class StandardQueriesTest
{
    private RunningServer server = null!;

    [OneTimeSetUp]
    public async Task Start()
    {
        server = await RunningServer.StartAsync();
        await server.Bank.AddStandardAsync();
        await server.Bank.AddStandardAsync("TEA-2025");
    }

    [OneTimeTearDown]
    public async Task Stop() => await server.DisposeAsync();

    [Test]
    public async Task The_whole_tree_of_two_standards_costs_one_statement_a_layer()
    {
        using var sql = server.CountSql();

        var answer = await server.QueryAsync("{ standards { code levels { code areas { key tasks { key requirements { fullKey } } } } } }");

        var standards = Data(answer)["standards"]!.AsArray();
        Assert.That(standards.Select(s => (string)s!["code"]!), Is.EqualTo(new[] { "CAFE-2024", "TEA-2025" }));
        foreach (var standard in standards)
        {
            var keys = standard!["levels"]!.AsArray()
                .SelectMany(l => l!["areas"]!.AsArray()).SelectMany(a => a!["tasks"]!.AsArray()).SelectMany(t => t!["requirements"]!.AsArray())
                .Select(r => (string)r!["fullKey"]!).ToList();
            var expected = from level in new[] { 1, 2 } from a in new[] { 1, 2 } from t in new[] { 1, 2 } from r in new[] { 1, 2 } select $"{standard["code"]}/L{level}-{a}.{t}.{r}";
            Assert.That(keys, Is.EqualTo(expected));
        }

        Assert.That(sql.Statements, Has.Count.EqualTo(5));
    }

    [Test]
    public async Task A_standard_tells_its_titles_programmes_and_terms()
    {
        var standard = Data(await server.QueryAsync("""
            { standard(code: "CAFE-2024") { title titleEn edition year issuer programmes { school schoolEn names } terms { number name nameEn definition } levels { rank name roles } } }
            """))["standard"]!;

        Assert.That((string)standard["title"]!, Is.EqualTo("咖啡师"));
        Assert.That((string)standard["programmes"]![0]!["names"]![0]!, Is.EqualTo("西餐烹饪"));
        Assert.That((string)standard["terms"]![0]!["nameEn"]!, Is.EqualTo("extraction"));
        Assert.That(standard["levels"]!.AsArray().Select(l => (string)l!["name"]!), Is.EqualTo(new[] { "初级", "中级" }));
    }

    [Test]
    public async Task A_requirement_leads_up_to_its_standard()
    {
        var requirement = Data(await server.QueryAsync("""
            { requirement(key: "TEA-2025/L2-1.2.1") { key summary task { key area { key level { code standard { code } } } } } }
            """))["requirement"]!;

        Assert.That((string)requirement["key"]!, Is.EqualTo("L2-1.2.1"));
        Assert.That((string)requirement["task"]!["area"]!["level"]!["standard"]!["code"]!, Is.EqualTo("TEA-2025"));
    }

    [TestCase("OAT-2020/L1-1.1.1")]
    [TestCase("CAFE-2024/L1-9.1.1")]
    [TestCase("CAFE-2024/L1-1.1")]
    [TestCase("绝无此项")]
    public async Task A_requirement_that_is_not_there_is_null(string key)
    {
        var answer = await server.QueryAsync("query($key: String!) { requirement(key: $key) { id } }", new { key });

        Assert.That(Data(answer)["requirement"], Is.Null);
    }

    [Test]
    public async Task A_short_key_of_two_standards_is_refused()
    {
        var answer = await server.QueryAsync("""{ requirement(key: "L1-1.1.1") { id } }""");

        Assert.That((string)answer["errors"]![0]!["extensions"]!["code"]!, Is.EqualTo("standard.key-ambiguous"));
    }

    [Test]
    public async Task Nodes_of_two_types_come_in_the_order_asked_with_null_for_what_is_not_there()
    {
        var data = Data(await server.QueryAsync("""{ standard(code: "TEA-2025") { id levels { id } } requirement(key: "CAFE-2024/L1-1.1.1") { id } }"""));
        var (standard, level, requirement) = ((string)data["standard"]!["id"]!, (string)data["standard"]!["levels"]![1]!["id"]!, (string)data["requirement"]!["id"]!);
        var missing = new ExamBank.Api.GraphQL.Nodes.NodeId("Level", Guid.NewGuid()).ToString();
        using var sql = server.CountSql();

        var nodes = Data(await server.QueryAsync(
            "query($ids: [ID!]!) { nodes(ids: $ids) { __typename id ... on Requirement { fullKey } ... on Level { code } } }",
            new { ids = new[] { requirement, missing, level, standard, level } }))["nodes"]!.AsArray();

        Assert.That(nodes.Select(n => (string?)n?["__typename"]), Is.EqualTo(new[] { "Requirement", null, "Level", "Standard", "Level" }));
        Assert.That((string)nodes[0]!["fullKey"]!, Is.EqualTo("CAFE-2024/L1-1.1.1"));
        Assert.That(sql.Statements, Has.Count.EqualTo(3));
    }

    [TestCase("abc")]
    [TestCase("VGVhcG90OjAwMDAwMDAwMDAwMDAwMDAwMDAwMDAwMDAwMDAwMDAw")]
    public async Task An_id_of_nothing_we_know_is_refused(string id)
    {
        var answer = await server.QueryAsync("query($id: ID!) { node(id: $id) { id } }", new { id });

        Assert.That((string)answer["errors"]![0]!["extensions"]!["code"]!, Is.EqualTo("node.id"));
        Assert.That(answer["data"]!["node"], Is.Null);
    }

    private JsonNode Data(JsonObject answer)
    {
        Assert.That(answer.ContainsKey("errors"), Is.False, () => answer.ToJsonString() + string.Join('\n', server.Log.All.Select(line => line.Exception)));
        return answer["data"]!;
    }
}
