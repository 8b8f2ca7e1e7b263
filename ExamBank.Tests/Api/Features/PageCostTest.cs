using ExamBank.Domain.Questions;
using ExamBank.Tests.Support;
using NUnit.Framework;

namespace ExamBank.Tests.Api.Features;

/// <summary>A page costs the same few statements whatever its size.</summary>
internal sealed class PageCostTest
{
    private RunningServer server = null!;

    [OneTimeSetUp]
    public async Task Start()
    {
        server = await RunningServer.StartAsync();
        await server.Bank.AddStandardAsync();
        for (var i = 0; i < 50; i++)
        {
            var requirement = $"L1-{1 + (i % 2)}.{1 + (i / 2 % 2)}.{1 + (i / 4 % 2)}";
            var question = await server.Bank.AddQuestionAsync(SampleBank.Choice(requirement, $"第 {i} 题？", 0.6m, "L2-1.1.1"));
            if (i % 10 == 0) await server.Bank.ReviseAsync(question, SampleBank.Choice(requirement, $"第 {i} 题，改？"), RevisionStatus.Draft);
        }
    }

    [OneTimeTearDown]
    public async Task Stop() => await server.DisposeAsync();

    [TestCase(2)]
    [TestCase(50)]
    public async Task A_page_with_requirements_and_total_costs_three_statements(int first)
    {
        using var sql = server.CountSql();

        var answer = await server.QueryAsync("""
            query($first: Int) { questions(first: $first) {
                totalCount pageInfo { hasNextPage endCursor }
                edges { cursor node { number state latestRevision { stem findings { code } options { text } facility requirement { fullKey summary } furtherRequirements { key } } } } } }
            """, new { first });

        var edges = answer["data"]!["questions"]!["edges"]!.AsArray();
        Assert.That(edges, Has.Count.EqualTo(first));
        Assert.That(
            edges.Select(e => (string)e!["node"]!["latestRevision"]!["requirement"]!["fullKey"]!),
            Is.EqualTo(Enumerable.Range(0, first).Select(i => $"CAFE-2024/L1-{1 + (i % 2)}.{1 + (i / 2 % 2)}.{1 + (i / 4 % 2)}")));
        Assert.That(sql.Statements, Has.Count.EqualTo(3));
    }

    [TestCase(2)]
    [TestCase(50)]
    public async Task Everything_below_a_page_costs_one_statement_a_kind(int first)
    {
        using var sql = server.CountSql();

        var answer = await server.QueryAsync("""
            query($first: Int) { questions(first: $first) { nodes {
                standard { code } revisions { number } approvedRevision { number }
                latestRevision { facilities { value } statusPeriods { status } requirement { task { area { level { code } } } } } } } }
            """, new { first });

        Assert.That(answer.ContainsKey("errors"), Is.False, answer.ToJsonString());
        Assert.That((int)answer["data"]!["questions"]!["nodes"]![0]!["approvedRevision"]!["number"]!, Is.EqualTo(1));
        Assert.That(sql.Statements, Has.Count.EqualTo(10));
    }
}
