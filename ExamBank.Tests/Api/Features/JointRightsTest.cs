using System.Text.Json.Nodes;
using ExamBank.Api.Features.Access;
using ExamBank.Domain.Access;
using ExamBank.Domain.Audit;
using ExamBank.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using NUnit.Framework;

namespace ExamBank.Tests.Api.Features;

/// <summary>Rights of both accounts of a joint step, when it is confirmed: those that either has lost since it was asked for end it.</summary>
[Long]
internal sealed class JointRightsTest
{
    private static readonly RightsRequest Setter = new(Roles.PaperSetter, [], null);

    private ReleaseCase at = null!;
    private int seed = 10;

    [OneTimeSetUp]
    public async Task Open()
    {
        at = await ReleaseCase.OpenAsync();
        await at.Server.Bank.AddStandardAsync("TEA-2024");
    }

    [OneTimeTearDown]
    public async Task Close() => await at.DisposeAsync();

    [Test]
    public async Task Nothing_is_done_by_one_account_when_the_other_has_lost_its_rights([Values("releasePaper", "lockDraft", "reviseKey")] string step, [Values("anna", "ben")] string who)
    {
        var asked = await at.Anna.AskAsync(await MutationAsync(step));
        var confirm = $"confirmStep(input: {{ number: \"{asked["step"]!["number"]}\" }})";

        await ChangeAsync(who, new RightsRequest(Roles.Author, [], null));
        Assert.That(await CodesAsync(at.Ben, confirm), Is.EqualTo([who == "ben" ? "access.denied" : "step.not-found"]), "the role");
        await ChangeAsync(who, new RightsRequest(Roles.PaperSetter, ["TEA-2024"], null));
        Assert.That(await CodesAsync(at.Ben, confirm), Is.EqualTo(["step.not-found"]), "the standard");
        await ChangeAsync(who, Setter);
        Assert.That(await CodesAsync(at.Ben, confirm), Is.Empty, "with both rights it is done");
    }

    [Test]
    public async Task A_spare_is_not_opened_when_either_account_acts_for_another_centre_by_then([Values("one", "one-too")] string who)
    {
        var release = await at.ReleasedAsync("spare: true");
        at.Later(1);
        var asked = await at.One.AskAsync($"openSpare(input: {{ release: \"{release}\", reason: \"A 卷外泄\", partner: \"one-too\" }})");
        var confirm = $"confirmStep(input: {{ number: \"{asked["step"]!["number"]}\" }})";

        await ChangeAsync(who, new RightsRequest(Roles.Centre, [], "C-2"));
        Assert.That(await CodesAsync(at.OneToo, confirm), Is.EqualTo(["step.not-found"]));
        await ChangeAsync(who, new RightsRequest(Roles.Centre, [], "C-1"));
        Assert.That(await CodesAsync(at.OneToo, confirm), Is.Empty, "both of the centre again");
    }

    private async Task<string> MutationAsync(string step)
    {
        if (step == "releasePaper") return at.Release();
        if (step == "lockDraft")
        {
            var made = await at.Anna.QueryAsync($"mutation {{ assemblePaper(input: {{ blueprint: \"CAFE-L1\", seed: {++seed} }}) {{ draft {{ number }} }} }}");
            return $"lockDraft(input: {{ number: \"{made["data"]!["assemblePaper"]!["draft"]!["number"]}\", expectedRevision: 1, partner: \"ben\" }})";
        }

        var paper = (await at.Anna.QueryAsync($"{{ paper(number: \"{at.Paper}\") {{ keyRevisions {{ number }} forms {{ questions {{ revision {{ question {{ code }} }} }} }} }} }}"))["data"]!["paper"]!;
        var revisions = paper["keyRevisions"]!.AsArray().Count;
        var code = paper["forms"]![0]!["questions"]![revisions]!["revision"]!["question"]!["code"];
        return $"reviseKey(input: {{ paper: \"{at.Paper}\", expectedKeyRevision: {revisions + 1}, reason: \"误\", partner: \"ben\", changes: [{{ question: \"{code}\", void: true }}] }})";
    }

    private async Task ChangeAsync(string name, RightsRequest rights) =>
        _ = (await at.Server.Services.GetRequiredService<ManageAccounts>().ChangeRightsAsync(name, rights, Actor.LocalOperator("test"), CancellationToken.None)).Value;

    private static async Task<IEnumerable<string>> CodesAsync(Member member, string mutation) =>
        Codes(await member.QueryAsync($"mutation {{ {mutation} {{ errors {{ code }} }} }}"));

    private static IEnumerable<string> Codes(JsonObject answer) => answer["errors"]?.AsArray().Select(e => (string)e!["extensions"]!["code"]!)
        ?? answer["data"]!.AsObject().Single().Value!["errors"]!.AsArray().Select(e => (string)e!["code"]!);
}
