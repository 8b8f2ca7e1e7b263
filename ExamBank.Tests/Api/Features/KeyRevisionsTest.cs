using System.IO.Compression;
using System.Text.Json.Nodes;
using ExamBank.Tests.Support;
using NUnit.Framework;

namespace ExamBank.Tests.Api.Features;

/// <summary>Keys revised by two accounts: what was handed out before stays, what is handed out now says which key it is.</summary>
[Long]
internal sealed class KeyRevisionsTest
{
    private ReleaseCase at = null!;

    [SetUp]
    public async Task Open() => at = await ReleaseCase.OpenAsync();

    [TearDown]
    public async Task Close() => await at.DisposeAsync();

    [Test]
    public async Task A_void_question_makes_a_new_key_beside_the_old_one()
    {
        var (before, package) = (await BytesAsync("key.xlsx"), await BytesAsync("marking.zip"));
        var revised = await at.Anna.TogetherAsync(at.Ben, Revise(1, $"{{ question: \"{await at.QuestionAsync()}\", void: true }}"));
        Assert.That((int?)revised["keyRevision"], Is.EqualTo(2), revised.ToJsonString());

        Assert.That(await BytesAsync("key.xlsx"), Is.Not.EqualTo(before));
        Assert.That(await BytesAsync("key.xlsx?keyRevision=1"), Is.EqualTo(before));
        Assert.That(await BytesAsync("marking.zip?keyRevision=1"), Is.EqualTo(package));
        var now = await BytesAsync("marking.zip");
        Assert.That(now, Is.EqualTo(await BytesAsync("marking.zip?keyRevision=2")));
        using var archive = new ZipArchive(new MemoryStream(now));
        Assert.That(archive.Entries.Select(e => e.Name), Does.Contain($"{at.Paper}-correction.docx").And.Contain($"{at.Paper}-key.xlsx"));
        using var manifest = archive.GetEntry("manifest.json")!.Open();
        Assert.That((int?)JsonNode.Parse(manifest)!["keyRevision"], Is.EqualTo(2));

        var told = (await at.EventsAsync("paper.key-revised")).Single();
        Assert.That((told.Actor, (string)told.After!["requestedBy"]!, (string)told.After["reason"]!), Is.EqualTo(("ben", "anna", "题干有歧义")));
        using var missing = await at.Anna.GetAsync($"/papers/{at.Paper}/key.xlsx?keyRevision=9");
        Assert.That((int)missing.StatusCode, Is.EqualTo(404));
    }

    [Test]
    public async Task A_second_revision_keeps_what_the_first_has_changed()
    {
        var code = await at.QuestionAsync();
        await at.Anna.TogetherAsync(at.Ben, Revise(1, $"{{ question: \"{code}\", options: [\"a\"] }}"));
        Assert.That(Codes(await at.Anna.AskAsync(Revise(1, $"{{ question: \"{code}\", options: [\"c\"] }}"))), Is.EqualTo(["key.conflict"]));
        Assert.That(Codes(await at.Anna.AskAsync(Revise(2, $"{{ question: \"{code}\", options: [\"a\"] }}"))), Is.EqualTo(["key.unchanged"]));
        Assert.That(Codes(await at.Anna.AskAsync(Revise(2, $"{{ question: \"{code}\", options: [\"a\"], truth: true }}"))), Is.EqualTo(["key.one-change"]));
        await at.Anna.TogetherAsync(at.Ben, Revise(2, $"{{ question: \"{code}\", options: [\"c\"] }}"));
        var revisions = (await at.Anna.QueryAsync($"{{ paper(number: \"{at.Paper}\") {{ keyRevisions {{ number requestedBy confirmedBy changes {{ question void options }} }} }} }}"))["data"]!["paper"]!["keyRevisions"]!.AsArray();
        Assert.That(revisions.Select(r => $"{r!["number"]} {r["requestedBy"]} {r["confirmedBy"]} {string.Join(';', r["changes"]!.AsArray().Select(c => (string)c!["options"]![0]!))}"),
            Is.EqualTo(["2 anna ben a", "3 anna ben a;c"]));
    }

    [Test]
    public async Task Of_two_requests_for_the_same_revision_the_second_confirmation_is_told()
    {
        var code = await at.QuestionAsync();
        var steps = new List<string>();
        foreach (var option in new[] { "a", "c" })
            steps.Add((string)(await at.Anna.AskAsync(Revise(1, $"{{ question: \"{code}\", options: [\"{option}\"] }}")))["step"]!["number"]!);
        var answers = await Task.WhenAll(steps.Select(step => at.Ben.AskAsync($"confirmStep(input: {{ number: \"{step}\" }})")));
        Assert.That(answers.SelectMany(Codes), Is.EqualTo(["key.conflict"]));
        Assert.That(answers.Count(a => (bool)a["done"]!), Is.EqualTo(1));
    }

    [Test]
    public async Task A_centre_gets_the_newest_key_and_can_have_the_one_before()
    {
        var release = await at.ReleasedAsync("marked: true");
        at.Later(4);
        var before = (await at.FetchAsync(at.One, release, "marking.zip")).Bytes;
        await at.Anna.TogetherAsync(at.Ben, Revise(1, $"{{ question: \"{await at.QuestionAsync()}\", void: true }}"));
        var after = (await at.FetchAsync(at.One, release, "marking.zip")).Bytes;
        Assert.That(after, Is.Not.EqualTo(before));
        Assert.That((await at.FetchAsync(at.One, release, "marking.zip?keyRevision=1")).Bytes, Is.EqualTo(before));
        Assert.That((await at.EventsAsync("release.downloaded")).Select(e => (string)e.After!["path"]!),
            Is.EqualTo([$"marking/{at.Paper}-marking.zip", $"marking/k2/{at.Paper}-marking.zip", $"marking/{at.Paper}-marking.zip"]));
    }

    private string Revise(int expected, string change) =>
        $"reviseKey(input: {{ paper: \"{at.Paper}\", expectedKeyRevision: {expected}, reason: \"题干有歧义\", partner: \"ben\", changes: [{change}] }})";

    private async Task<byte[]> BytesAsync(string file)
    {
        using var response = await at.Anna.GetAsync($"/papers/{at.Paper}/{file}");
        Assert.That((int)response.StatusCode, Is.EqualTo(200), file);
        return await response.Content.ReadAsByteArrayAsync();
    }

    private static IEnumerable<string> Codes(JsonNode payload) => payload["errors"]!.AsArray().Select(e => (string)e!["code"]!);
}
