using System.Net;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using ExamBank.Domain.Access;
using ExamBank.Tests.Support;
using NUnit.Framework;

namespace ExamBank.Tests.Api.Access;

/// <summary>What an auditor reads of a paper: nothing that stands in it, unless an administrator grants it with a reason, for a time.</summary>
[Long]
internal sealed class GrantTest
{
    private const string Whole = "{ title keyRevision versions { form number questions { number code stem options key explanation parts { stem key } } } }";

    private static readonly string[] Doors = ["forms/A/versions/1/paper.docx", "key.xlsx", "print.zip", "marking.zip"];

    /// <summary>Chinese stays Chinese, so that what must not be there could be found.</summary>
    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private ReleaseCase released = null!;
    private readonly List<Browser> browsers = [];
    private Member administrator = null!;
    private Member auditor = null!;
    private Member other = null!;
    private string second = "";

    [SetUp]
    public async Task Start()
    {
        released = await ReleaseCase.OpenAsync();
        await released.Server.Bank.AddStandardAsync("TEA-2024");
        administrator = await SignInAsync("administrator", Roles.Administrator);
        auditor = await JoinAsync("auditor", Roles.Auditor);
        other = await JoinAsync("other", Roles.Auditor);
        second = await released.Anna.AssembleAsync("CAFE-L1", released.Ben, "seed: 2, forms: 1");
    }

    [TearDown]
    public async Task Stop()
    {
        browsers.ForEach(browser => browser.Dispose());
        browsers.Clear();
        await released.DisposeAsync();
    }

    private Task<Member> JoinAsync(string name, Roles roles, string? standard = null) => Member.JoinAsync(released.Server, name, roles, standard: standard);

    /// <summary>Who gives grants does so in person, by no token.</summary>
    private Task<Member> SignInAsync(string name, Roles roles, string? standard = null)
    {
        var browser = new Browser(released.Server.Client.BaseAddress!);
        browsers.Add(browser);
        return Member.SignInAsync(released.Server, browser, name, roles, standard);
    }

    private static async Task<JsonNode> GrantAsync(Member by, string paper, string to, string reason = "复核投诉", int days = 7) => (await by.QueryAsync(
        "mutation($input: GrantPaperInput!) { grantPaper(input: $input) { grant { number paperNumber auditor reason grantedBy expiresAt } errors { code path } } }",
        new { input = new { paper, auditor = to, reason, days } }))["data"]!["grantPaper"]!;

    private static async Task<JsonNode> RevokeAsync(Member by, string number, string reason = "复核结束") => (await by.QueryAsync(
        "mutation($input: RevokePaperGrantInput!) { revokePaperGrant(input: $input) { grant { revokedBy revocationReason } errors { code path } } }",
        new { input = new { number, reason } }))["data"]!["revokePaperGrant"]!;

    private static string? Code(JsonNode payload) => (string?)payload["errors"]!.AsArray().SingleOrDefault()?["code"];

    private static Task<JsonObject> ReadAsync(Member member, string paper) => member.QueryAsync($"{{ paperText(paper: \"{paper}\") {Whole} }}");

    private static async Task<IReadOnlyList<HttpStatusCode>> DoorsAsync(Member member, string paper)
    {
        var statuses = new List<HttpStatusCode>();
        foreach (var door in Doors)
        {
            using var response = await member.GetAsync($"/papers/{paper}/{door}");
            statuses.Add(response.StatusCode);
        }

        return statuses;
    }

    private static async Task AssertNothingIsReadAsync(Member member, string paper)
    {
        var answer = (await ReadAsync(member, paper)).ToJsonString(Plain);
        Assert.That(answer, Does.Contain("grant.needed").And.Not.Contain("题？"), member.Name);
        Assert.That(await DoorsAsync(member, paper), Is.All.EqualTo(HttpStatusCode.Forbidden), member.Name);
    }

    [Test]
    public async Task Without_a_grant_an_auditor_sees_what_a_paper_is_made_of_and_nothing_that_stands_in_it()
    {
        var seen = await auditor.QueryAsync($"{{ paper(number: \"{released.Paper}\") {{ levelCode lockedAt forms {{ questions {{ revision {{ number }} }} }} }} specificationTable(paper: \"{released.Paper}\") {{ form }} }}");

        Assert.That(seen["errors"], Is.Null);
        Assert.That(seen["data"]!["specificationTable"]!.AsArray(), Has.Count.EqualTo(2));
        await AssertNothingIsReadAsync(auditor, released.Paper);
    }

    [Test]
    public async Task A_grant_opens_text_and_key_of_one_paper_to_one_auditor_through_every_door()
    {
        var granted = await GrantAsync(administrator, released.Paper, "auditor");
        Assert.That(Code(granted), Is.Null, granted.ToJsonString(Plain));
        Assert.That((string?)granted["grant"]!["grantedBy"], Is.EqualTo("administrator"));

        var text = (await ReadAsync(auditor, released.Paper))["data"]!["paperText"]!;
        var choice = text["versions"]![0]!["questions"]![0]!;
        Assert.That((string?)choice["stem"], Does.Contain("题？"));
        Assert.That(choice["options"]!.AsArray(), Has.Count.EqualTo(4));
        // The key's letter is that of the right option as this version prints it.
        Assert.That(choice["options"]!.AsArray().Select(o => (string?)o).Single(o => o!.EndsWith("约 92 ℃", StringComparison.Ordinal))![..1], Is.EqualTo((string?)choice["key"]));
        Assert.That((await released.EventsAsync("paper.read")).Select(e => e.Actor), Is.EqualTo(["auditor"]), "who reads is in the log");
        Assert.That(await DoorsAsync(auditor, released.Paper), Is.All.EqualTo(HttpStatusCode.OK));

        await AssertNothingIsReadAsync(auditor, second);
        await AssertNothingIsReadAsync(other, released.Paper);
        foreach (var member in new[] { administrator, released.One })
        {
            Assert.That((await ReadAsync(member, released.Paper)).ToJsonString(Plain), Does.Contain("access.denied").And.Not.Contain("题？"), member.Name);
            Assert.That(await DoorsAsync(member, released.Paper), Is.All.EqualTo(HttpStatusCode.Forbidden), member.Name);
        }
    }

    [TestCase("{ paper(number: \"PAPER\") { forms { questions { revision { stem } } } } }", TestName = "The grant opens no question by the way of a form")]
    [TestCase("{ paper(number: \"PAPER\") { forms { questions { revision { question { approvedRevision { key { options } } } } } } } }", TestName = "The grant opens no question behind a question")]
    [TestCase("{ paper(number: \"PAPER\") { forms { versions { questions { keyLetters } } } } }", TestName = "The grant opens no key letters of a version")]
    [TestCase("{ paper(number: \"PAPER\") { seed } }", TestName = "The grant opens no seed")]
    [TestCase("{ question(number: \"Q-000001\") { latestRevision { stem } } }", TestName = "The grant opens no question by its number")]
    [TestCase("{ questions(filter: { text: \"第\" }) { totalCount } }", TestName = "The grant opens no search in texts")]
    [TestCase("{ a: paperText(paper: \"PAPER\") { title } b: paperText(paper: \"SECOND\") { ...w } } fragment w on PaperText { versions { questions { stem } } }", TestName = "The grant opens no second paper under another name")]
    public async Task Around_the_grant(string query)
    {
        Assert.That(Code(await GrantAsync(administrator, released.Paper, "auditor")), Is.Null);

        var answer = (await auditor.QueryAsync(query.Replace("PAPER", released.Paper, StringComparison.Ordinal).Replace("SECOND", second, StringComparison.Ordinal))).ToJsonString(Plain);

        Assert.That(answer, Does.Contain("access.denied").Or.Contain("grant.needed"));
        Assert.That(answer, Does.Not.Contain("题？"));
    }

    [Test]
    public async Task A_grant_ends_when_it_is_revoked_and_when_its_time_is_over()
    {
        var number = (string)(await GrantAsync(administrator, released.Paper, "auditor"))["grant"]!["number"]!;
        Assert.That(await DoorsAsync(auditor, released.Paper), Is.All.EqualTo(HttpStatusCode.OK));

        var revoked = await RevokeAsync(administrator, number);
        Assert.That((Code(revoked), (string?)revoked["grant"]?["revokedBy"]), Is.EqualTo(((string?)null, "administrator")));
        await AssertNothingIsReadAsync(auditor, released.Paper);
        Assert.That(Code(await RevokeAsync(administrator, number)), Is.EqualTo("grant.ended"));

        Assert.That(Code(await GrantAsync(administrator, released.Paper, "auditor", days: 1)), Is.Null);
        released.Later(23.9);
        Assert.That(Cafe.Outcome(await ReadAsync(auditor, released.Paper)), Is.EqualTo("yes"));
        released.Later(0.2);
        var member = new Member(released.Server, "auditor", await Member.TokenAsync(released.Server, "auditor", TokenScopes.All));
        await AssertNothingIsReadAsync(member, released.Paper);
    }

    [Test]
    public async Task What_is_no_grant_is_refused_with_its_place()
    {
        var tea = await JoinAsync("tea", Roles.Auditor, "TEA-2024");
        var both = await SignInAsync("both", Roles.Auditor | Roles.Administrator);
        var teaAdministrator = await SignInAsync("tea-administrator", Roles.Administrator, "TEA-2024");

        Assert.That(Code(await GrantAsync(administrator, released.Paper, "auditor", " ")), Is.EqualTo("step.reason"));
        Assert.That(Code(await GrantAsync(administrator, released.Paper, "auditor", days: 32)), Is.EqualTo("grant.days"));
        Assert.That(Code(await GrantAsync(administrator, released.Paper, "auditor", days: 0)), Is.EqualTo("grant.days"));
        Assert.That(Code(await GrantAsync(administrator, released.Paper, "anna")), Is.EqualTo("grant.not-auditor"));
        Assert.That(Code(await GrantAsync(administrator, released.Paper, "nobody")), Is.EqualTo("grant.not-auditor"));
        Assert.That(Code(await GrantAsync(administrator, released.Paper, "tea")), Is.EqualTo("grant.other-standard"));
        Assert.That(Code(await GrantAsync(administrator, "P-000999", "auditor")), Is.EqualTo("paper.not-found"));
        Assert.That(Code(await GrantAsync(both, released.Paper, "both")), Is.EqualTo("grant.own"));
        Assert.That(Code(await GrantAsync(teaAdministrator, released.Paper, "auditor")), Is.EqualTo("paper.not-found"));
        Assert.That(Code(await GrantAsync(released.Anna, released.Paper, "auditor")), Is.EqualTo("access.denied"));
        Assert.That(Code(await GrantAsync(auditor, released.Paper, "auditor")), Is.EqualTo("access.denied"));
        Assert.That(Code(await GrantAsync(administrator, released.Paper, "auditor")), Is.Null);
        Assert.That(Code(await GrantAsync(administrator, released.Paper, "auditor")), Is.EqualTo("grant.already"));
        Assert.That((await ReadAsync(tea, released.Paper)).ToJsonString(Plain), Does.Contain("paper.not-found"));
    }

    [Test]
    public async Task Grants_are_seen_by_administrators_and_by_whom_they_are_for_and_stand_in_the_log_with_their_reasons()
    {
        await GrantAsync(administrator, released.Paper, "auditor");
        await GrantAsync(administrator, second, "other");
        await RevokeAsync(administrator, "G-000002");
        const string Query = "{ paperGrants { nodes { number auditor reason revocationReason } } }";

        Assert.That(await NumbersAsync(administrator), Is.EqualTo(["G-000002", "G-000001"]));
        Assert.That(await NumbersAsync(auditor), Is.EqualTo(["G-000001"]));
        Assert.That(await NumbersAsync(await JoinAsync("tea-administrator", Roles.Administrator, "TEA-2024")), Is.Empty);
        Assert.That(Cafe.Outcome(await released.Anna.QueryAsync(Query)), Is.EqualTo("denied"));
        var given = await released.EventsAsync("grant.given");
        Assert.That((given[0].Actor, (string?)given[0].After!["paper"], (string?)given[0].After!["auditor"], (string?)given[0].After!["reason"]), Is.EqualTo(("administrator", released.Paper, "auditor", "复核投诉")));
        Assert.That((string?)(await released.EventsAsync("grant.revoked")).Single().After!["reason"], Is.EqualTo("复核结束"));

        async Task<IEnumerable<string?>> NumbersAsync(Member member) => (await member.QueryAsync(Query))["data"]!["paperGrants"]!["nodes"]!.AsArray().Select(g => (string?)g!["number"]);
    }

    [Test]
    public async Task What_an_auditor_fetches_by_a_grant_is_recorded()
    {
        await GrantAsync(administrator, released.Paper, "auditor");

        await DoorsAsync(auditor, released.Paper);

        Assert.That((await released.EventsAsync("paper.downloaded")).Select(e => e.Actor), Is.EqualTo(Enumerable.Repeat("auditor", Doors.Length)));
    }

    [Test]
    public async Task Once_the_sitting_is_over_auditors_read_the_paper_without_a_grant_through_every_door_and_each_reading_is_recorded()
    {
        await released.ReleasedAsync();
        await AssertNothingIsReadAsync(auditor, released.Paper);
        released.Later(3.9);
        await AssertNothingIsReadAsync(auditor, released.Paper);

        released.Later(0.1);

        await AssertReadAsync(auditor, released.Paper);
        Assert.That((await released.EventsAsync("paper.read")).Select(e => e.Actor), Is.EqualTo(["auditor"]));
        Assert.That((await released.EventsAsync("paper.downloaded")).Select(e => e.Actor), Is.EqualTo(Enumerable.Repeat("auditor", Doors.Length)));
        await AssertNothingIsReadAsync(auditor, second);
        Assert.That((await ReadAsync(await JoinAsync("tea", Roles.Auditor, "TEA-2024"), released.Paper)).ToJsonString(Plain), Does.Contain("paper.not-found").And.Not.Contain("题？"));
        foreach (var member in new[] { administrator, released.One })
            Assert.That((await ReadAsync(member, released.Paper)).ToJsonString(Plain), Does.Contain("access.denied").And.Not.Contain("题？"), member.Name);
    }

    [Test]
    public async Task Of_several_releases_the_last_one_has_to_be_over()
    {
        await released.ReleasedAsync();
        released.Later(2);
        await released.ReleasedAsync();

        released.Later(2);
        await AssertNothingIsReadAsync(auditor, released.Paper);
        released.Later(2);

        await AssertReadAsync(auditor, released.Paper);
    }

    [Test]
    public async Task A_release_that_was_withdrawn_before_its_papers_could_be_fetched_opens_nothing_and_keeps_nothing_closed()
    {
        await WithdrawAsync(await released.ReleasedAsync());
        released.Later(5);
        await AssertNothingIsReadAsync(auditor, released.Paper);

        await released.ReleasedAsync();
        released.Later(2);
        await WithdrawAsync(await released.ReleasedAsync());
        released.Later(2);

        await AssertReadAsync(auditor, released.Paper);
    }

    [Test]
    public async Task A_release_that_was_withdrawn_while_its_papers_could_be_fetched_keeps_the_paper_closed_until_its_keys_and_opens_nothing()
    {
        await released.ReleasedAsync();
        released.Later(1);
        var late = await released.ReleasedAsync();
        released.Later(2);
        await WithdrawAsync(late);

        released.Later(1);
        await AssertNothingIsReadAsync(auditor, released.Paper);
        released.Later(1);

        await AssertReadAsync(auditor, released.Paper);
    }

    [Test]
    public async Task A_spare_that_nobody_has_opened_stays_closed_and_one_that_was_opened_is_read_after_its_sitting()
    {
        await released.ReleasedAsync("spare: true");
        released.Later(5);
        await AssertNothingIsReadAsync(auditor, released.Paper);

        var release = await released.ReleasedAsync("spare: true");
        released.Later(1.5);
        // Form B was for the second centre alone, which leaves its spare sealed.
        await OpenAsync(released.One, released.OneToo, release);
        released.Later(3);
        await AssertNothingIsReadAsync(auditor, released.Paper);

        release = (string)(await released.Anna.TogetherAsync(released.Ben, released.Release("spare: true", "{ centre: \"C-1\", forms: [\"B\"] }")))["release"]!["number"]!;
        released.Later(1.5);
        await OpenAsync(released.One, released.OneToo, release);
        await AssertNothingIsReadAsync(auditor, released.Paper);
        released.Later(3);

        await AssertReadAsync(auditor, released.Paper);
    }

    [Test]
    public async Task A_form_that_was_released_to_nobody_keeps_the_paper_closed()
    {
        var only = await released.Anna.TogetherAsync(released.Ben, released.Release(centres: "{ centre: \"C-1\", forms: [\"A\"] }"));
        Assert.That(only["release"], Is.Not.Null);

        released.Later(5);

        await AssertNothingIsReadAsync(auditor, released.Paper);
    }

    private static async Task OpenAsync(Member one, Member other, string release)
    {
        var opened = await one.TogetherAsync(other, $"openSpare(input: {{ release: \"{release}\", reason: \"原卷受损\", partner: \"{other.Name}\" }})");
        Assert.That((bool)opened["done"]!, opened.ToJsonString(Plain));
    }

    private async Task WithdrawAsync(string release)
    {
        var withdrawn = await released.Anna.QueryAsync($"mutation {{ withdrawRelease(input: {{ number: \"{release}\", reason: \"改期\" }}) {{ errors {{ code }} }} }}");
        Assert.That(withdrawn["data"]!["withdrawRelease"]!["errors"]!.AsArray(), Is.Empty, withdrawn.ToJsonString(Plain));
    }

    private static async Task AssertReadAsync(Member member, string paper)
    {
        Assert.That((await ReadAsync(member, paper)).ToJsonString(Plain), Does.Contain("题？"), member.Name);
        Assert.That(await DoorsAsync(member, paper), Is.All.EqualTo(HttpStatusCode.OK), member.Name);
    }
}
