using System.Net;
using System.Text.Json.Nodes;
using ExamBank.Domain.Access;
using ExamBank.Tests.Support;
using NUnit.Framework;

namespace ExamBank.Tests.Api.Access;

/// <summary>What an auditor reads of a paper: nothing that stands in it, unless an administrator grants it with a reason, for a time.</summary>
internal sealed class GrantTest
{
    private const string Whole = "{ title keyRevision versions { form number questions { number code stem options key explanation parts { stem key } } } }";

    private static readonly string[] Doors = ["forms/A/versions/1/paper.docx", "key.xlsx", "print.zip", "marking.zip"];

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
        var answer = (await ReadAsync(member, paper)).ToJsonString();
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
        Assert.That(Code(granted), Is.Null, granted.ToJsonString());
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
            Assert.That((await ReadAsync(member, released.Paper)).ToJsonString(), Does.Contain("access.denied").And.Not.Contain("题？"), member.Name);
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

        var answer = (await auditor.QueryAsync(query.Replace("PAPER", released.Paper, StringComparison.Ordinal).Replace("SECOND", second, StringComparison.Ordinal))).ToJsonString();

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
        Assert.That((await ReadAsync(tea, released.Paper)).ToJsonString(), Does.Contain("paper.not-found"));
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
}
