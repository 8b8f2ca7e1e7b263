using System.Security.Cryptography;
using System.Text.Json.Nodes;
using ExamBank.Domain.Questions;
using ExamBank.Tests.Support;
using NUnit.Framework;

namespace ExamBank.Tests.Api.Features;

/// <summary>The audit log over HTTP.</summary>
[Long]
internal sealed class AuditQueriesTest
{
    private RunningServer server = null!;

    [SetUp]
    public async Task Start()
    {
        server = await RunningServer.StartAsync();
        await server.Bank.AddStandardAsync(); // 08:01
        await server.Bank.AddQuestionAsync(SampleBank.Choice("L1-1.1.1"), code: "CAFE-001"); // 08:02
        await server.Bank.AddQuestionAsync(SampleBank.Statement("L1-1.1.2"), RevisionStatus.Draft, "CAFE-002"); // 08:03
    }

    [TearDown]
    public async Task Stop() => await server.DisposeAsync();

    [Test]
    public async Task It_lists_every_change_newest_first_with_before_and_after()
    {
        var entries = (await LogAsync("", "sequence at actorKind actor origin verb subject before after previousHash hash"))["nodes"]!.AsArray();
        Assert.That(entries.Select(e => $"{e!["sequence"]} {e["verb"]} {e["subject"]}"), Is.EqualTo(new[]
        {
            "5 question.created question:CAFE-002", "4 question.approved question:CAFE-001", "3 question.submitted question:CAFE-001",
            "2 question.created question:CAFE-001", $"1 standard.created standard:{SampleBank.Standard}",
        }));
        var approved = entries[1]!;
        Assert.That((string)JsonNode.Parse((string)approved["before"]!)!["status"]!, Is.EqualTo("InReview"));
        Assert.That((string)JsonNode.Parse((string)approved["after"]!)!["status"]!, Is.EqualTo("Approved"));
        Assert.That(((string)approved["actorKind"]!, (string)approved["actor"]!, (string)approved["origin"]!), Is.EqualTo(("SEED", "seed", "built-in")));
        Assert.That((string)approved["previousHash"]!, Is.EqualTo((string)entries[2]!["hash"]!));
    }

    [TestCase("subject: \"question:CAFE-001\"", 3)]
    [TestCase("subject: \"question:\"", 4)]
    [TestCase("subject: \"question:CAFE-00_\"", 0)]
    [TestCase("subject: \"question\"", 0)]
    [TestCase("verb: \"question.created\"", 2)]
    [TestCase("actor: \"seed\"", 5)]
    [TestCase("actor: \"somebody\"", 0)]
    [TestCase("since: \"2026-03-01T08:03:00Z\"", 1)]
    [TestCase("before: \"2026-03-01T08:02:00Z\"", 1)]
    [TestCase("since: \"2026-03-01T16:02:00+08:00\", before: \"2026-03-01T08:03:00Z\", verb: \"question.approved\"", 1)]
    public async Task It_is_filtered_by_subject_verb_actor_and_time(string filter, int count)
    {
        var log = await LogAsync($"(filter: {{ {filter} }})", "sequence");
        Assert.That(((int)log["totalCount"]!, log["nodes"]!.AsArray().Count), Is.EqualTo((count, count)));
    }

    [Test]
    public async Task Pages_go_on_where_the_last_one_ended_while_entries_are_added()
    {
        var seen = new List<int>();
        string? after = null;
        do
        {
            var page = await LogAsync($"(first: 2{(after is null ? "" : $", after: \"{after}\"")})", "sequence");
            seen.AddRange(page["nodes"]!.AsArray().Select(e => (int)(decimal)e!["sequence"]!));
            after = (bool)page["pageInfo"]!["hasNextPage"]! ? (string)page["pageInfo"]!["endCursor"]! : null;
            await server.Bank.AddQuestionAsync(SampleBank.Statement("L1-1.1.2"), RevisionStatus.Draft);
        }
        while (after is not null);
        Assert.That(seen, Is.EqualTo(new[] { 5, 4, 3, 2, 1 }));
        var wrong = await server.QueryAsync("""{ auditLog(after: "nonsense") { nodes { hash } } }""");
        Assert.That((string)wrong["errors"]![0]!["extensions"]!["code"]!, Is.EqualTo("page.cursor"));
    }

    [Test]
    public async Task A_download_is_an_entry_with_address_and_fingerprint_and_a_look_at_the_head_is_none()
    {
        await server.Bank.AddQuestionAsync(SampleBank.Statement("L1-1.1.1", "另一句。"));
        await server.Bank.AddBlueprintAsync("CAFE", 1);
        await server.QueryAsync("""mutation { assemblePaper(input: { blueprint: "CAFE", seed: 1 }) { errors { code } } }""");
        var expected = new List<string>();
        foreach (var (url, path) in new[]
        {
            ("/papers/p-000001/forms/A/versions/1/paper.docx", "print/P-000001-A-1.docx"), ("/papers/P-000001/key.xlsx", "marking/P-000001-key.xlsx"), ("/papers/P-000001/print.zip", "print/P-000001-print.zip"),
        })
        {
            using var head = await server.Client.SendAsync(new HttpRequestMessage(HttpMethod.Head, url));
            Assert.That(head.IsSuccessStatusCode, Is.True);
            expected.Insert(0, $"{path} {Convert.ToHexStringLower(SHA256.HashData(await server.Client.GetByteArrayAsync(url)))}");
        }

        using var missing = await server.Client.GetAsync("/papers/P-000009/key.xlsx");
        var log = (await LogAsync("""(filter: { verb: "paper.downloaded" })""", "subject origin actor after"))["nodes"]!.AsArray();
        Assert.That(log.Select(e => JsonNode.Parse((string)e!["after"]!)!["files"]!.AsArray().Single()!).Select(f => $"{f["path"]} {f["sha256"]}"), Is.EqualTo(expected));
        Assert.That(log.Select(e => $"{e!["subject"]} {e["origin"]}").Distinct(), Is.EqualTo(new[] { "paper:P-000001 127.0.0.1" }));
        Assert.That((string)log[0]!["actor"]!, Is.EqualTo(Environment.UserName));
    }

    [Test]
    public async Task The_verification_holds_and_finds_a_noted_head_and_no_other()
    {
        var last = (await LogAsync("(first: 1)", "sequence hash"))["nodes"]![0]!;
        var answer = await server.QueryAsync(
            """
            query($hash: String!, $sequence: Decimal!) {
              noted: auditVerification(noted: { sequence: $sequence, hash: $hash }) { whole length head holdsNoted firstBroken { sequence fault } brokenTriggers unloggedPapers }
              other: auditVerification(noted: { sequence: 2, hash: $hash }) { whole holdsNoted }
              alone: auditVerification { whole holdsNoted }
            }
            """,
            new { hash = (string)last["hash"]!, sequence = (decimal)last["sequence"]! });
        Assert.That(answer["data"]!["noted"]!.ToJsonString(), Is.EqualTo(
            $$"""{"whole":true,"length":5,"head":"{{last["hash"]}}","holdsNoted":true,"firstBroken":null,"brokenTriggers":[],"unloggedPapers":[]}"""), answer.ToJsonString());
        Assert.That(answer["data"]!["other"]!.ToJsonString(), Is.EqualTo("""{"whole":false,"holdsNoted":false}"""));
        Assert.That(answer["data"]!["alone"]!.ToJsonString(), Is.EqualTo("""{"whole":true,"holdsNoted":null}"""));
    }

    [Test]
    public async Task The_verification_names_the_first_broken_entry_and_the_guard_that_is_gone()
    {
        DatabaseFolder.Execute(server.Database, "DROP TRIGGER AuditEvents_NoUpdate; UPDATE AuditEvents SET After = '{}' WHERE Sequence IN (3, 4)");
        var answer = await server.QueryAsync("{ auditVerification { whole length firstBroken { sequence fault } brokenTriggers } }");
        Assert.That(
            answer["data"]!["auditVerification"]!.ToJsonString(),
            Is.EqualTo("""{"whole":false,"length":2,"firstBroken":{"sequence":"3","fault":"CHANGED"},"brokenTriggers":["AuditEvents_NoUpdate"]}"""));
    }

    private async Task<JsonNode> LogAsync(string arguments, string fields)
    {
        var answer = await server.QueryAsync($"{{ auditLog{arguments} {{ totalCount nodes {{ {fields} }} pageInfo {{ hasNextPage endCursor }} }} }}");
        Assert.That(answer.ContainsKey("errors"), Is.False, answer.ToJsonString());
        return answer["data"]!["auditLog"]!;
    }
}
