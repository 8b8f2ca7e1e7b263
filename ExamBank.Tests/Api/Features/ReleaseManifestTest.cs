using System.Text.Json.Nodes;
using ExamBank.Domain.Access;
using ExamBank.Tests.Support;
using NJsonSchema;
using NUnit.Framework;

namespace ExamBank.Tests.Api.Features;

/// <summary>What the manifest of a copy that a centre has fetched tells an outsider.</summary>
[Long]
internal sealed class ReleaseManifestTest
{
    private ReleaseCase at = null!;

    [SetUp]
    public async Task Open() => at = await ReleaseCase.OpenAsync();

    [TearDown]
    public async Task Close() => await at.DisposeAsync();

    [Test]
    public async Task The_manifest_of_a_copy_says_where_the_audit_chain_stood_so_that_an_outsider_can_have_it_looked_for()
    {
        var release = await at.ReleasedAsync();
        at.Later(1);
        var print = JsonNode.Parse(OfficeText.Entries((await at.FetchAsync(at.One, release, "print.zip")).Bytes)["manifest.json"])!;
        at.Later(3);
        var marking = JsonNode.Parse(OfficeText.Entries((await at.FetchAsync(at.One, release, "marking.zip")).Bytes)["manifest.json"])!;
        var head = print["auditHead"]!;
        Assert.That(marking["auditHead"]!.ToJsonString(), Is.EqualTo(head.ToJsonString()));
        Assert.That((long)head["sequence"]!, Is.EqualTo((await at.EventsAsync("paper.locked")).Single().Sequence));
        foreach (var (kind, manifest) in new[] { ("print-manifest", print), ("manifest", marking) })
            Assert.That((await JsonSchema.FromFileAsync(Repository.Path("seed", "schemas", $"{kind}.schema.json"))).Validate(manifest.ToJsonString()), Is.Empty, kind);

        var auditor = await Member.JoinAsync(at.Server, "auditor", Roles.Auditor);
        async Task<bool> HeldAsync(string hash) => (bool)(await auditor.QueryAsync(
            $"{{ auditVerification(noted: {{ sequence: {head["sequence"]}, hash: \"{hash}\" }}) {{ holdsNoted }} }}"))["data"]!["auditVerification"]!["holdsNoted"]!;
        Assert.That(await HeldAsync((string)head["hash"]!), Is.True);
        Assert.That(await HeldAsync(new string('0', 64)), Is.False);
        using var own = await at.Anna.GetAsync($"/papers/{at.Paper}/marking.zip");
        Assert.That(JsonNode.Parse(OfficeText.Entries(await own.Content.ReadAsByteArrayAsync())["manifest.json"])!.AsObject().ContainsKey("auditHead"), Is.False, "it is the same in every bank");
    }
}
