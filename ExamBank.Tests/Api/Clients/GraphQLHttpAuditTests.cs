using System.Text.Json.Nodes;
using ExamBank.Tests.Support;
using NUnit.Framework;

namespace ExamBank.Tests.Api.Clients;

/// <summary>The public audits of the GraphQL-over-HTTP specification (npm: graphql-http) against the production server.</summary>
[TestFixture]
[Long]
[NonParallelizable]
internal sealed class GraphQLHttpAuditTests
{
    /// <summary>Of the locked version of the suite; fewer would mean that not all ran.</summary>
    private const int Audits = 61;

    [Test]
    public async Task Every_audit_passes_whether_it_must_should_or_may()
    {
        await using var server = await RunningServer.StartAsync();

        var results = JsonNode.Parse(NodeClients.Run("audits.mjs", new Uri(server.Client.BaseAddress!, "/graphql").ToString()))!.AsArray();

        Assert.That(results.Where(audit => (string)audit!["status"]! != "ok").Select(audit => $"{audit!["id"]} {audit["name"]}: {audit["reason"]}"), Is.Empty);
        Assert.That(results, Has.Count.EqualTo(Audits));
    }
}
