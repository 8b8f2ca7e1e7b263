using System.Text.Json.Nodes;
using ExamBank.Domain.Access;
using ExamBank.Tests.Support;
using NUnit.Framework;

namespace ExamBank.Tests.Api.Features;

/// <summary>What a release counts for as exposure: which questions may still be drawn, and who is told that they were used.</summary>
[Long]
internal sealed class ReleaseExposureTest
{
    private ReleaseCase at = null!;

    [SetUp]
    public async Task Open() => at = await ReleaseCase.OpenAsync();

    [TearDown]
    public async Task Close() => await at.DisposeAsync();

    [Test]
    public async Task A_released_paper_counts_as_exposure_and_one_withdrawn_before_its_window_does_not()
    {
        var document = JsonNode.Parse((string)(await at.Anna.QueryAsync("{ blueprints { latestRevision { document } } }"))["data"]!["blueprints"]![0]!["latestRevision"]!["document"]!)!;
        document["exposure"] = new JsonObject { ["maxUses"] = 0 };
        var revised = await at.Anna.QueryAsync("mutation($d: String!) { reviseBlueprint(input: { name: \"CAFE-L1\", expectedRevision: 1, document: $d }) { errors { code } } }", new { d = document.ToJsonString() });
        Assert.That(revised["data"]!["reviseBlueprint"]!["errors"]!.AsArray(), Is.Empty);
        // Three forms need six of the bank's eight choices, four of which stand in the paper.
        async Task<bool> MayBeDrawnAsync() =>
            (await at.Anna.QueryAsync("mutation { assemblePaper(input: { blueprint: \"CAFE-L1\", seed: 5, forms: 3 }) { draft { number } } }"))["data"]!["assemblePaper"]!["draft"] is not null;

        Assert.That(await MayBeDrawnAsync(), Is.True, "locked, but released to nobody");
        var release = await at.ReleasedAsync();
        Assert.That(await MayBeDrawnAsync(), Is.False, "released");
        await ReleaseCase.WithdrawAsync(at.Anna, release, "改期");
        Assert.That(await MayBeDrawnAsync(), Is.True, "withdrawn before its window");
        var again = await at.ReleasedAsync();
        at.Later(1.5);
        await ReleaseCase.WithdrawAsync(at.Anna, again, "已开考");
        Assert.That(await MayBeDrawnAsync(), Is.False, "withdrawn inside its window");
    }

    [TestCase("", 6)]
    [TestCase("spare: true", 0)]
    public async Task Authors_count_as_exposure_what_candidates_have_seen_and_auditors_what_was_released(string more, int seen)
    {
        var author = await Member.JoinAsync(at.Server, "writer", Roles.Author);
        var auditor = await Member.JoinAsync(at.Server, "auditor", Roles.Auditor);
        async Task<(int Author, int Auditor, int Never)> CountsAsync()
        {
            var counts = new List<int>();
            foreach (var (member, range) in new[] { (author, "min: 1"), (auditor, "min: 1"), (author, "max: 0") })
                counts.Add((int)(await member.QueryAsync($"{{ questions(filter: {{ exposure: {{ {range} }} }}) {{ totalCount }} }}"))["data"]!["questions"]!["totalCount"]!);
            return (counts[0], counts[1], counts[2]);
        }

        Assert.That(await CountsAsync(), Is.EqualTo((0, 0, 16)), "locked, but released to nobody");
        await at.ReleasedAsync(more);
        Assert.That(await CountsAsync(), Is.EqualTo((0, 6, 16)), "released");
        at.Later(2.9);
        Assert.That(await CountsAsync(), Is.EqualTo((0, 6, 16)), "while candidates sit");
        at.Later(0.1);
        Assert.That(await CountsAsync(), Is.EqualTo((seen, 6, 16 - seen)), "afterwards");
        var code = await at.QuestionAsync();
        var usage = (await auditor.QueryAsync($"{{ usage(question: \"{code}\") {{ exposure uses {{ released }} }} }}"))["data"]!["usage"]!;
        Assert.That(usage.ToJsonString(), Is.EqualTo("""{"exposure":1,"uses":[{"released":true}]}"""));
    }
}
