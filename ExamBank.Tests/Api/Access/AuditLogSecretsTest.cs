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
        var opened = await reviewer.QueryAsync("""mutation { openReviewThread(input: { number: "Q-000017", field: "stem", text: "THREADTEXT" }) { errors { code } thread { id } } }""");
        Assert.That(opened["data"]!["openReviewThread"]!["errors"]!.AsArray(), Is.Empty, opened.ToJsonString());
        var replied = await reviewer.QueryAsync($$"""mutation { replyToReviewThread(input: { thread: "{{(string?)opened["data"]!["openReviewThread"]!["thread"]!["id"]}}", text: "REPLYTEXT" }) { errors { code } } }""");
        Assert.That(replied["data"]!["replyToReviewThread"]!["errors"]!.AsArray(), Is.Empty, replied.ToJsonString());
        var rejected = await reviewer.QueryAsync("""mutation { rejectQuestion(input: { number: "Q-000017", reason: "REJECTTEXT" }) { errors { code } } }""");
        Assert.That(rejected["data"]!["rejectQuestion"]!["errors"]!.AsArray(), Is.Empty, rejected.ToJsonString());

        await server.Bank.AddQuestionAsync(SampleBank.Choice("L1-1.1.1", "停用？"), code: "RETIRED-1");
        await server.Bank.AddQuestionAsync(SampleBank.Choice("L1-1.1.1", "通过？"), Domain.Questions.RevisionStatus.InReview, "APPROVED-1");
        var approved = await reviewer.QueryAsync("""
            mutation { approveQuestion(input: { number: "Q-000019" }, checklist: [
              { item: SCIENCE, passed: true, note: "NOTETEXT" }, { item: POLITICS, passed: true }, { item: FAIRNESS, passed: true }, { item: COPYRIGHT, passed: true }, { item: LAW, passed: true }]) { errors { code } } }
            """);
        Assert.That(approved["data"]!["approveQuestion"]!["errors"]!.AsArray(), Is.Empty, approved.ToJsonString());
        foreach (var (verb, reason) in new[] { ("retireQuestion", "RETIRETEXT"), ("reinstateQuestion", "REINSTATETEXT"), ("retireQuestion", "AGAINTEXT") })
        {
            var moved = await reviewer.QueryAsync($"mutation {{ {verb}(input: {{ number: \"Q-000018\", reason: \"{reason}\" }}) {{ errors {{ code }} question {{ retirementReason }} }} }}");
            Assert.That(moved["data"]![verb]!["errors"]!.AsArray(), Is.Empty, moved.ToJsonString());
        }

        // All of it stands in the log.
        foreach (var (verb, member) in new[] { ("draft.assembled", "seed"), ("paper.locked", "seed"), ("paper.key-revised", "changes"), ("paper.key-revised", "salt"), ("step.requested", "salt"), ("question.rejected", "reason"), ("question.retired", "reason"), ("question.reinstated", "reason"), ("review.thread-opened", "text"), ("review.replied", "text") })
            Assert.That((await released.EventsAsync(verb))[0].After!.AsObject().ContainsKey(member), verb);
        Assert.That((await released.EventsAsync("question.approved")).Select(e => e.After!.ToJsonString()), Has.Some.Contains("NOTETEXT"));
        Assert.That((await released.EventsAsync("step.requested")).Select(e => e.After!["content"]!.AsObject().ContainsKey("changes")), Has.Some.True);

        string[] written = ["\"seed\"", "\"changes\"", "\"salt\"", "THREADTEXT", "REPLYTEXT", "NOTETEXT", "REJECTTEXT", "RETIRETEXT", "REINSTATETEXT", "AGAINTEXT"];
        foreach (var role in new[] { Roles.Auditor, Roles.Administrator })
        {
            var member = await Member.JoinAsync(server, role.ToString(), role);
            var shown = (await member.QueryAsync("{ auditLog(first: 100) { nodes { verb after } } }"))["data"]!["auditLog"]!["nodes"]!.AsArray();
            Assert.That(shown.Select(e => (string?)e!["verb"]), Is.SupersetOf(new[] { "paper.key-revised", "step.requested", "paper.locked", "draft.assembled", "review.thread-opened", "review.replied", "question.approved" }));
            var facts = string.Concat(shown.Select(e => (string?)e!["after"]));
            Assert.That(written.Where(w => facts.Contains(w, StringComparison.Ordinal)), Is.Empty, member.Name);
            Assert.That(facts, Does.Contain("\"keyRevision\":2"), member.Name);
            using var response = await member.GetAsync("/audit.csv");
            var table = await response.Content.ReadAsStringAsync();
            Assert.That(written.Where(w => table.Contains(w.Replace("\"", "\"\"", StringComparison.Ordinal), StringComparison.Ordinal)), Is.Empty, member.Name);
            Assert.That(table, Does.Contain("paper.key-revised"), member.Name);
            foreach (var field in new[] { "retirementReason", "latestRevision { rejectionReason }" })
            {
                var asked = await member.QueryAsync($"{{ question(number: \"Q-000018\") {{ {field} }} }}");
                Assert.That((string?)asked["errors"]?[0]?["extensions"]?["code"], Is.EqualTo("access.denied"), $"{member.Name}: {field}");
            }
        }
    }
}
