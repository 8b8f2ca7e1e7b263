using System.IO.Compression;
using System.Net;
using System.Security.Cryptography;
using System.Text.Json.Nodes;
using ExamBank.Domain.Access;
using ExamBank.Tests.Support;
using NUnit.Framework;

namespace ExamBank.Tests.Api.Features;

/// <summary>Papers given to centres: by two, to whom they are for, inside the window, and every download on record.</summary>
[Long]
internal sealed class ReleasesTest
{
    private ReleaseCase at = null!;

    [SetUp]
    public async Task Open() => at = await ReleaseCase.OpenAsync();

    [TearDown]
    public async Task Close() => await at.DisposeAsync();

    [Test]
    public async Task Two_accounts_release_a_paper_together_and_neither_alone()
    {
        var asked = await at.Anna.AskAsync(at.Release());
        Assert.That((bool)asked["done"]!, Is.False);
        var confirm = $"confirmStep(input: {{ number: \"{asked["step"]!["number"]}\" }})";
        var annaAgain = new Member(at.Server, "anna", await Member.TokenAsync(at.Server, "anna", TokenScopes.All));

        Assert.That(Codes(await at.Anna.AskAsync(confirm)), Is.EqualTo(["step.not-yours"]));
        Assert.That(Codes(await annaAgain.AskAsync(confirm)), Is.EqualTo(["step.not-yours"]), "another token of the same account");
        Assert.That(Codes(await at.Two.AskAsync(confirm)), Is.EqualTo(["step.not-found"]), "somebody who was not asked");
        Assert.That((await at.Anna.QueryAsync("{ paperReleases { nodes { number } } }"))["data"]!["paperReleases"]!["nodes"]!.AsArray(), Is.Empty);

        var confirmed = await at.Ben.AskAsync(confirm);
        Assert.That((string?)confirmed["release"]?["number"], Is.EqualTo("R-000001"), confirmed.ToJsonString());
        Assert.That(Codes(await at.Ben.AskAsync(confirm)), Is.EqualTo(["step.decided"]));
        var released = (await at.EventsAsync("release.created")).Single();
        Assert.That((released.Actor, (string)released.After!["requestedBy"]!), Is.EqualTo(("ben", "anna")));
    }

    [TestCase("partner: \"anna\"", "step.yourself")]
    [TestCase("partner: \"one\"", "step.partner-not-found")]
    [TestCase("partner: \"nobody-here\"", "step.partner-not-found")]
    [TestCase("partner: \" \"", "step.partner-missing")]
    public async Task The_other_account_must_be_one_that_may_confirm(string partner, string code)
    {
        Assert.That(Codes(await at.Anna.AskAsync(at.Release().Replace("partner: \"ben\"", partner, StringComparison.Ordinal))), Is.EqualTo([code]));
    }

    [Test]
    public async Task What_is_wrong_with_a_release_is_told_by_field_before_anybody_has_to_confirm()
    {
        var mutation = $"releasePaper(input: {{ paper: \"{at.Paper}\", papersFrom: \"{at.In(3)}\", papersTo: \"{at.In(1)}\", keysFrom: \"{at.In(0)}\", keysTo: \"{at.In(0)}\", "
            + "centres: [{ centre: \"C-1\", forms: [\"Z\"] }, { centre: \"C-9\", forms: [] }, { centre: \"C-1\", forms: [\"A\"] }], partner: \"ben\" })";
        var errors = (await at.Anna.AskAsync(mutation))["errors"]!.AsArray().Select(e => $"{e!["code"]} {string.Join('.', e["path"]!.AsArray().Skip(1).Select(p => (string)p!))}");
        Assert.That(errors, Is.EquivalentTo([
            "release.window papersTo", "release.keys-too-early keysFrom", "release.window keysTo", "release.form-not-found centres.0.forms",
            "release.no-form centres.1.forms", "release.centre-not-found centres.1.centre", "release.repeated-centre centres.2.centre",
        ]));
    }

    [Test]
    public async Task A_centre_fetches_papers_in_their_window_and_keys_in_theirs_and_nothing_else()
    {
        var release = await at.ReleasedAsync();
        async Task<string> SeenAsync() => string.Join(' ', [
            (int)await at.PrintAsync(at.One, release), (int)await at.KeysAsync(at.One, release),
            (await at.One.QueryAsync($"{{ paper(number: \"{at.Paper}\") {{ number }} }}"))["data"]!["paper"] is null ? "unseen" : "seen",
        ]);

        Assert.That(await SeenAsync(), Is.EqualTo("404 404 unseen"), "before");
        at.Later(1);
        Assert.That(await SeenAsync(), Is.EqualTo("200 404 seen"), "from the first moment of the window for papers");
        at.Later(2);
        Assert.That(await SeenAsync(), Is.EqualTo("404 404 unseen"), "after papers, before keys");
        at.Later(1);
        Assert.That(await SeenAsync(), Is.EqualTo("404 200 seen"), "in the window for keys");
        at.Later(4);
        Assert.That(await SeenAsync(), Is.EqualTo("404 404 unseen"), "after");
    }

    [Test]
    public async Task Another_centre_another_release_and_another_role_get_nothing()
    {
        var release = (string)(await at.Anna.TogetherAsync(at.Ben, at.Release(centres: "{ centre: \"C-1\", forms: [\"A\"] }")))["release"]!["number"]!;
        at.Later(1.5);
        Assert.That(await at.PrintAsync(at.Two, release), Is.EqualTo(HttpStatusCode.NotFound));
        Assert.That(await at.PrintAsync(at.One, "R-000099"), Is.EqualTo(HttpStatusCode.NotFound));
        Assert.That(await at.PrintAsync(at.Anna, release), Is.EqualTo(HttpStatusCode.Forbidden));
        Assert.That((await at.Two.QueryAsync("{ paperReleases { nodes { number } } papers { nodes { number } } }"))["data"]!.ToJsonString(), Is.EqualTo("""{"paperReleases":{"nodes":[]},"papers":{"nodes":[]}}"""));
        using var other = await at.One.GetAsync($"/papers/P-000099/releases/{release}/print.zip");
        Assert.That(other.StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
        foreach (var path in new[] { "print.zip", "marking.zip", "key.xlsx", "forms/A/versions/1/paper.docx" })
        {
            using var whole = await at.One.GetAsync($"/papers/{at.Paper}/{path}");
            Assert.That(whole.StatusCode, Is.EqualTo(HttpStatusCode.Forbidden), path);
        }

        Assert.That(await at.PrintAsync(at.One, release), Is.EqualTo(HttpStatusCode.OK));
    }

    [Test]
    public async Task Whoever_of_a_centre_fetches_gets_the_same_bytes_and_is_recorded_with_their_fingerprint()
    {
        var release = await at.ReleasedAsync();
        at.Later(1);
        var first = await at.FetchAsync(at.One, release, "print.zip");
        at.Later(0.5);
        var second = await at.FetchAsync(at.OneToo, release, "print.zip");
        Assert.That(second.Bytes, Is.EqualTo(first.Bytes));
        var hash = Convert.ToHexStringLower(SHA256.HashData(first.Bytes));
        Assert.That((await at.EventsAsync("release.downloaded")).Select(e => $"{e.Actor} {e.Origin} {e.After!["centre"]} {e.After["sha256"]}"),
            Is.EqualTo([$"one 127.0.0.1 C-1 {hash}", $"one-too 127.0.0.1 C-1 {hash}"]));
    }

    [Test]
    public async Task A_centre_gets_its_forms_and_no_other_in_both_packages()
    {
        var release = await at.ReleasedAsync();
        at.Later(1);
        Assert.That(FormsIn((await at.FetchAsync(at.One, release, "print.zip")).Bytes), Is.EqualTo("A"));
        Assert.That(FormsIn((await at.FetchAsync(at.Two, release, "print.zip")).Bytes), Is.EqualTo("A B"));
        at.Later(3);
        var marking = (await at.FetchAsync(at.One, release, "marking.zip")).Bytes;
        Assert.That(FormsIn(marking), Is.EqualTo("A"));
        var manifest = JsonNode.Parse(OfficeText.Entries(marking)["manifest.json"])!;
        Assert.That(manifest["forms"]!.AsArray().Select(f => (string)f!["form"]!), Is.EqualTo(["A"]));
    }

    [Test]
    public async Task A_centre_reads_the_head_of_its_paper_and_nothing_of_its_forms_files_and_keys()
    {
        await at.ReleasedAsync();
        at.Later(1);
        Assert.That((await at.One.QueryAsync($"{{ paper(number: \"{at.Paper}\") {{ id number levelCode sample lockedAt standard {{ code }} }} }}"))["errors"], Is.Null);
        foreach (var field in new[]
        {
            "files { path sha256 }", "keyUrl", "printPackageUrl", "markingPackageUrl", "facility", "poolHash", "engine", "seed", "forms { name }", "keyRevisions { number }", "ruleValues { rule }", "blueprintRevision { id }",
        })
        {
            var answer = await at.One.QueryAsync($"{{ paperReleases {{ nodes {{ printPackageUrl markingPackageUrl paper {{ {field} }} }} }} }}");
            Assert.That((string?)answer["errors"]?[0]?["extensions"]?["code"], Is.EqualTo("access.denied"), field);
        }

        Assert.That((await at.Anna.QueryAsync($"{{ paper(number: \"{at.Paper}\") {{ files {{ path }} keyUrl facility }} }}"))["errors"], Is.Null, "its setter");
    }

    [Test]
    public async Task A_centre_sees_of_a_release_itself_and_no_other_centre()
    {
        await at.ReleasedAsync();
        async Task<string> SeenAsync(Member member) => string.Join(' ',
            (await member.QueryAsync("{ paperReleases { nodes { centres { centre forms } } } }"))["data"]!["paperReleases"]!["nodes"]![0]!["centres"]!.AsArray().Select(c => $"{c!["centre"]}:{string.Concat(c["forms"]!.AsArray())}"));

        Assert.That(await SeenAsync(at.One), Is.EqualTo("C-1:A"));
        Assert.That(await SeenAsync(at.Two), Is.EqualTo("C-2:AB"));
        Assert.That(await SeenAsync(at.Anna), Is.EqualTo("C-1:A C-2:AB"), "its setter");
    }

    [Test]
    public async Task A_marked_copy_names_its_centre_on_every_page_and_is_the_same_each_time()
    {
        var release = await at.ReleasedAsync("marked: true");
        at.Later(1);
        var (one, two) = ((await at.FetchAsync(at.One, release, "print.zip")).Bytes, (await at.FetchAsync(at.Two, release, "print.zip")).Bytes);
        var name = $"{at.Paper}-A-1.docx";
        Assert.That(Feet(OfficeText.Entries(one)[name]), Does.Contain("考点 C-1").And.Not.Contain("C-2"));
        Assert.That(Feet(OfficeText.Entries(two)[name]), Does.Contain("考点 C-2").And.Not.Contain("C-1"));
        Assert.That((await at.FetchAsync(at.OneToo, release, "print.zip")).Bytes, Is.EqualTo(one));
        Assert.That((await at.EventsAsync("release.downloaded")).Select(e => (string)e.After!["sha256"]!).Distinct().Count(), Is.EqualTo(2));
    }

    [Test]
    public async Task A_withdrawn_release_is_gone_at_once_and_says_why()
    {
        var release = await at.ReleasedAsync();
        at.Later(1);
        Assert.That(await at.PrintAsync(at.One, release), Is.EqualTo(HttpStatusCode.OK));
        Assert.That(await ReleaseCase.WithdrawAsync(at.Anna, release, " "), Is.EqualTo("step.reason"));
        Assert.That(await ReleaseCase.WithdrawAsync(at.Anna, release, "卷面有误"), Is.Empty);
        Assert.That(await ReleaseCase.WithdrawAsync(at.Ben, release, "再次"), Is.EqualTo("release.withdrawn"));
        Assert.That(await at.PrintAsync(at.One, release), Is.EqualTo(HttpStatusCode.NotFound));
        at.Later(3);
        Assert.That(await at.KeysAsync(at.One, release), Is.EqualTo(HttpStatusCode.NotFound));
        Assert.That((await at.One.QueryAsync("{ paperReleases { nodes { number } } }"))["data"]!["paperReleases"]!["nodes"]!.AsArray(), Is.Empty);
        Assert.That((string?)(await at.Anna.QueryAsync("{ paperReleases { nodes { withdrawalReason } } }"))["data"]!["paperReleases"]!["nodes"]![0]!["withdrawalReason"], Is.EqualTo("卷面有误"));
    }

    [Test]
    public async Task No_byte_leaves_after_a_withdrawal_and_every_one_that_left_is_recorded_before_it()
    {
        var release = await at.ReleasedAsync();
        at.Later(1);
        await at.PrintAsync(at.One, release);
        var downloads = Enumerable.Range(0, 12).Select(_ => at.PrintAsync(at.One, release)).ToList();
        var withdrawn = ReleaseCase.WithdrawAsync(at.Anna, release, "当场撤回");
        downloads.AddRange(Enumerable.Range(0, 12).Select(_ => at.PrintAsync(at.OneToo, release)));
        var answers = await Task.WhenAll(downloads);
        Assert.That(await withdrawn, Is.Empty);
        var recorded = await at.EventsAsync("release.downloaded");
        Assert.That(recorded, Has.Count.EqualTo(1 + answers.Count(status => status == HttpStatusCode.OK)));
        Assert.That(recorded.Max(e => e.Sequence), Is.LessThan((await at.EventsAsync("release.withdrawn")).Single().Sequence));
        Assert.That(answers.Distinct(), Is.SubsetOf(new[] { HttpStatusCode.OK, HttpStatusCode.NotFound }));
    }

    [Test]
    public async Task A_sealed_spare_is_opened_by_two_accounts_of_the_centre_for_that_centre_only()
    {
        var release = await at.ReleasedAsync("spare: true");
        string Open(string partner) => $"openSpare(input: {{ release: \"{release}\", reason: \"A 卷外泄\", partner: \"{partner}\" }})";
        Assert.That(Codes(await at.One.AskAsync(Open("one-too"))), Is.EqualTo(["release.not-found"]), "before the window");
        at.Later(1);
        Assert.That(await at.PrintAsync(at.One, release), Is.EqualTo(HttpStatusCode.NotFound), "sealed");
        Assert.That(Codes(await at.One.AskAsync(Open("one"))), Is.EqualTo(["step.yourself"]));
        Assert.That(Codes(await at.One.AskAsync(Open("two"))), Is.EqualTo(["step.partner-not-found"]), "an account of another centre");
        Assert.That(Codes(await at.One.AskAsync(Open("ben"))), Is.EqualTo(["step.partner-not-found"]), "a paper setter");

        var asked = await at.One.AskAsync(Open("one-too"));
        var confirm = $"confirmStep(input: {{ number: \"{asked["step"]!["number"]}\" }})";
        Assert.That(Codes(await at.One.AskAsync(confirm)), Is.EqualTo(["step.not-yours"]));
        Assert.That(await at.PrintAsync(at.One, release), Is.EqualTo(HttpStatusCode.NotFound), "asked for by one only");
        Assert.That((bool)(await at.OneToo.AskAsync(confirm))["done"]!, Is.True);

        Assert.That(await at.PrintAsync(at.One, release), Is.EqualTo(HttpStatusCode.OK));
        Assert.That(await at.PrintAsync(at.Two, release), Is.EqualTo(HttpStatusCode.NotFound), "the other centre's stays sealed");
        Assert.That(Codes(await at.One.AskAsync(Open("one-too"))), Is.EqualTo(["release.opened"]));
        var opened = (await at.EventsAsync("release.opened")).Single();
        Assert.That((opened.Actor, (string)opened.After!["requestedBy"]!, (string)opened.After["reason"]!), Is.EqualTo(("one-too", "one", "A 卷外泄")));
        at.Later(3);
        Assert.That((await at.KeysAsync(at.One, release), await at.KeysAsync(at.Two, release)), Is.EqualTo((HttpStatusCode.OK, HttpStatusCode.NotFound)), "keys of a spare that was never opened");
    }

    [Test]
    public async Task A_step_expires_and_can_be_taken_back()
    {
        var asked = await at.Anna.AskAsync(at.Release());
        var number = (string)asked["step"]!["number"]!;
        Assert.That(Codes(await at.Two.AskAsync($"cancelStep(input: {{ number: \"{number}\" }})")), Is.EqualTo(["step.not-found"]));
        Assert.That(Codes(await at.Ben.AskAsync($"cancelStep(input: {{ number: \"{number}\" }})")), Is.Empty);
        Assert.That(Codes(await at.Ben.AskAsync($"confirmStep(input: {{ number: \"{number}\" }})")), Is.EqualTo(["step.decided"]));

        number = (string)(await at.Anna.AskAsync($"reviseKey(input: {{ paper: \"{at.Paper}\", expectedKeyRevision: 1, reason: \"误\", partner: \"ben\", changes: [{{ question: \"{await at.QuestionAsync()}\", void: true }}] }})"))["step"]!["number"]!;
        at.Later(23.99);
        Assert.That((bool)(await at.Ben.QueryAsync("{ jointSteps(state: PENDING) { nodes { expired } } }"))["data"]!["jointSteps"]!["nodes"]![0]!["expired"]!, Is.False);
        at.Later(0.01);
        // The tokens of the test are as old as the step.
        var ben = new Member(at.Server, "ben", await Member.TokenAsync(at.Server, "ben", TokenScopes.All));
        Assert.That(Codes(await ben.AskAsync($"confirmStep(input: {{ number: \"{number}\" }})")), Is.EqualTo(["step.expired"]));
        Assert.That((bool)(await ben.QueryAsync("{ jointSteps(state: PENDING) { nodes { expired } } }"))["data"]!["jointSteps"]!["nodes"]![0]!["expired"]!, Is.True);
    }

    [Test]
    public async Task Of_two_confirmations_at_once_one_counts()
    {
        var asked = await at.Anna.AskAsync(at.Release());
        var confirm = $"confirmStep(input: {{ number: \"{asked["step"]!["number"]}\" }})";
        var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => at.Ben.AskAsync(confirm)));
        Assert.That(answers.Count(a => (bool)a["done"]!), Is.EqualTo(1));
        Assert.That(answers.SelectMany(Codes), Is.All.EqualTo("step.decided"));
        Assert.That(await at.EventsAsync("release.created"), Has.Count.EqualTo(1));
    }

    [Test]
    public async Task A_partner_sees_the_draft_that_they_are_to_confirm_and_no_other()
    {
        var made = await at.Anna.QueryAsync("mutation { assemblePaper(input: { blueprint: \"CAFE-L1\", seed: 9 }) { draft { number } } }");
        var draft = (string)made["data"]!["assemblePaper"]!["draft"]!["number"]!;
        async Task<bool> SeenAsync() => (await at.Ben.QueryAsync($"{{ draftPaper(number: \"{draft}\") {{ number }} }}"))["data"]!["draftPaper"] is not null;
        Assert.That(await SeenAsync(), Is.False);
        Assert.That(Codes(await at.Ben.AskAsync($"lockDraft(input: {{ number: \"{draft}\", expectedRevision: 1, partner: \"anna\" }})")), Is.EqualTo(["draft.not-found"]));
        await at.Anna.AskAsync($"lockDraft(input: {{ number: \"{draft}\", expectedRevision: 1, partner: \"ben\" }})");
        Assert.That(await SeenAsync(), Is.True);
    }

    [Test]
    public async Task A_partner_confirms_or_cancels_the_locking_of_a_draft_and_does_no_more_with_it()
    {
        var made = await at.Anna.QueryAsync("mutation { assemblePaper(input: { blueprint: \"CAFE-L1\", seed: 9 }) { draft { number forms { questions { code } } } } }");
        var (draft, code) = ((string)made["data"]!["assemblePaper"]!["draft"]!["number"]!, (string)made["data"]!["assemblePaper"]!["draft"]!["forms"]![0]!["questions"]![0]!["code"]!);
        var carl = await Member.JoinAsync(at.Server, "carl", Roles.PaperSetter);
        string[] changes =
        [
            $"discardDraft(input: {{ number: \"{draft}\", expectedRevision: 1 }}) {{ errors {{ code }} }}",
            $"swapQuestion(input: {{ number: \"{draft}\", expectedRevision: 1, form: \"A\", replace: \"{code}\", by: \"C-9\" }}) {{ errors {{ code }} }}",
            $"lockDraft(input: {{ number: \"{draft}\", expectedRevision: 1, partner: \"carl\" }}) {{ errors {{ code }} }}",
        ];
        async Task<IEnumerable<string>> ToldAsync(Member member)
        {
            var told = new List<string>();
            foreach (var change in changes) told.AddRange(Codes((await member.QueryAsync($"mutation {{ {change} }}"))["data"]!.AsObject().Single().Value!));
            return told;
        }

        var step = (string)(await at.Anna.AskAsync($"lockDraft(input: {{ number: \"{draft}\", expectedRevision: 1, partner: \"ben\" }})"))["step"]!["number"]!;
        Assert.That(await ToldAsync(at.Ben), Is.EqualTo(["draft.not-yours", "draft.not-yours", "draft.not-yours"]));
        Assert.That(await ToldAsync(carl), Is.EqualTo(["draft.not-found", "draft.not-found", "draft.not-found"]));
        Assert.That((string)(await at.Ben.AskAsync($"confirmStep(input: {{ number: \"{step}\" }})"))["paper"]!["number"]!, Is.EqualTo("P-000002"));
    }

    private static IEnumerable<string> Codes(JsonNode payload) => payload["errors"]!.AsArray().Select(e => (string)e!["code"]!);

    private static string FormsIn(byte[] package)
    {
        using var archive = new ZipArchive(new MemoryStream(package));
        return string.Join(' ', archive.Entries.Select(e => e.Name.Split('-')).Where(n => n.Length > 3 && n[2].Length == 1).Select(n => n[2]).Distinct().Order(StringComparer.Ordinal));
    }

    private static string Feet(byte[] docx) => string.Concat(OfficeText.Parts(docx).Where(p => p.Key.Contains("footer", StringComparison.Ordinal)).Select(p => p.Value));
}
