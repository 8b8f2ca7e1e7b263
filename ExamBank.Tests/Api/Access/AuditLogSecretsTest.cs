using ExamBank.Domain.Access;
using ExamBank.Tests.Support;
using NUnit.Framework;

namespace ExamBank.Tests.Api.Access;

/// <summary>Whoever reads the audit log learns what was done, and by it neither a key nor a paper nor what reviewers write about a text, reasons among it.</summary>
internal sealed class AuditLogSecretsTest
{
    [Test]
    public async Task The_log_gives_away_neither_seed_nor_key_nor_what_reviewers_write()
    {
        await using var released = await ReleaseCase.OpenAsync();
        var server = released.Server;
        var text = await released.Anna.QueryAsync($"{{ paperText(paper: \"{released.Paper}\") {{ versions {{ questions {{ code }} }} }} }}");
        var code = (string?)text["data"]!["paperText"]!["versions"]![0]!["questions"]![0]!["code"];
        await released.Anna.TogetherAsync(
            released.Ben, $"reviseKey(input: {{ paper: \"{released.Paper}\", expectedKeyRevision: 1, reason: \"误\", partner: \"ben\", changes: [{{ question: \"{code}\", void: true }}] }})");
        var reviewer = await Member.JoinAsync(server, "reviewer", Roles.Reviewer);
        await server.Bank.AddQuestionAsync(SampleBank.Choice("L1-1.1.1", "草稿？"), Domain.Questions.RevisionStatus.InReview, "DRAFT-1");
        var opened = await reviewer.QueryAsync("""mutation { openReviewThread(input: { number: "Q-000017", field: "stem", text: "THREADTEXT" }) { errors { code } } }""");
        Assert.That(opened["data"]!["openReviewThread"]!["errors"]!.AsArray(), Is.Empty, opened.ToJsonString());
        var rejected = await reviewer.QueryAsync("""mutation { rejectQuestion(input: { number: "Q-000017", reason: "REJECTTEXT" }) { errors { code } } }""");
        Assert.That(rejected["data"]!["rejectQuestion"]!["errors"]!.AsArray(), Is.Empty, rejected.ToJsonString());

        await server.Bank.AddQuestionAsync(SampleBank.Choice("L1-1.1.1", "停用？"), code: "RETIRED-1");
        foreach (var (verb, reason) in new[] { ("retireQuestion", "RETIRETEXT"), ("reinstateQuestion", "REINSTATETEXT"), ("retireQuestion", "AGAINTEXT") })
        {
            var moved = await reviewer.QueryAsync($"mutation {{ {verb}(input: {{ number: \"Q-000018\", reason: \"{reason}\" }}) {{ errors {{ code }} question {{ retirementReason }} }} }}");
            Assert.That(moved["data"]![verb]!["errors"]!.AsArray(), Is.Empty, moved.ToJsonString());
        }

        // All of it stands in the log.
        foreach (var (verb, member) in new[] { ("draft.assembled", "seed"), ("paper.locked", "seed"), ("paper.key-revised", "changes"), ("paper.key-revised", "salt"), ("step.requested", "salt"), ("question.rejected", "reason"), ("question.retired", "reason"), ("question.reinstated", "reason"), ("review.thread-opened", "text") })
            Assert.That((await released.EventsAsync(verb))[0].After!.AsObject().ContainsKey(member), verb);
        Assert.That((await released.EventsAsync("step.requested")).Select(e => e.After!["content"]!.AsObject().ContainsKey("changes")), Has.Some.True);

        foreach (var role in new[] { Roles.Auditor, Roles.Administrator })
        {
            var member = await Member.JoinAsync(server, role.ToString(), role);
            var shown = (await member.QueryAsync("{ auditLog(first: 100) { nodes { verb after } } }"))["data"]!["auditLog"]!["nodes"]!.AsArray();
            Assert.That(shown.Select(e => (string?)e!["verb"]), Is.SupersetOf(new[] { "paper.key-revised", "step.requested", "paper.locked", "draft.assembled", "review.thread-opened" }));
            var facts = string.Concat(shown.Select(e => (string?)e!["after"]));
            Assert.That(facts, Does.Not.Contain("\"seed\"").And.Not.Contain("\"changes\"").And.Not.Contain("\"salt\"").And.Not.Contain("THREADTEXT").And.Not.Contain("REJECTTEXT").And.Not.Contain("RETIRETEXT").And.Not.Contain("REINSTATETEXT").And.Not.Contain("AGAINTEXT").And.Contain("\"keyRevision\":2"), member.Name);
            using var table = await member.GetAsync("/audit.csv");
            Assert.That(await table.Content.ReadAsStringAsync(), Does.Contain("paper.key-revised").And.Not.Contain("changes").And.Not.Contain("THREADTEXT").And.Not.Contain("REJECTTEXT").And.Not.Contain("RETIRETEXT"), member.Name);
            foreach (var field in new[] { "retirementReason", "latestRevision { rejectionReason }" })
            {
                var asked = await member.QueryAsync($"{{ question(number: \"Q-000018\") {{ {field} }} }}");
                Assert.That((string?)asked["errors"]?[0]?["extensions"]?["code"], Is.EqualTo("access.denied"), $"{member.Name}: {field}");
            }
        }
    }
}
