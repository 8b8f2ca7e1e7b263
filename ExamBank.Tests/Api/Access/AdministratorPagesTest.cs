using System.Net;
using System.Text.RegularExpressions;
using ExamBank.Domain.Access;
using ExamBank.Tests.Support;
using NUnit.Framework;

namespace ExamBank.Tests.Api.Access;

/// <summary>An administrator's pages, as a browser sees them.</summary>
internal sealed class AdministratorPagesTest
{
    private RunningServer server = null!;
    private Browser browser = null!;

    [SetUp]
    public async Task Start()
    {
        server = await RunningServer.StartAsync();
        await server.Bank.AddStandardAsync();
        browser = new Browser(server.Client.BaseAddress!);
        await Member.SignInAsync(server, browser, "administrator", Roles.Administrator);
    }

    [TearDown]
    public async Task Stop()
    {
        browser.Dispose();
        await server.DisposeAsync();
    }

    [Test]
    public async Task An_account_is_made_there_and_its_link_is_shown_once()
    {
        var made = await browser.SendAsync(await browser.OpenAsync("/account/accounts"), "/account/accounts", ("account", "王敏"), ("role-author", "on"), ("standards", "CAFE-2024"));

        Assert.That(made.Status, Is.EqualTo(HttpStatusCode.OK), made.Text);
        var link = Regex.Match(made.Text, "<code>(?<link>http[^<]+)</code>").Groups["link"].Value;
        using var holder = new Browser(server.Client.BaseAddress!);
        var account = await holder.SendAsync(await holder.OpenAsync(new Uri(link).PathAndQuery), "/account/link", ("password", "a good password 1"), ("again", "a good password 1"));
        Assert.That((account.Path, account.Text.Contains("王敏", StringComparison.Ordinal)), Is.EqualTo(("/account", true)));
        Assert.That(account.Text, Does.Not.Contain("/account/accounts"), "no way to it for who is no administrator");
        var again = await browser.OpenAsync($"/account/accounts/{Uri.EscapeDataString("王敏")}");
        Assert.That(again.Text, Does.Contain("王敏").And.Not.Contain(new Uri(link).Query));
        Assert.That((await browser.OpenAsync("/account/accounts?name=%E7%8E%8B")).Text, Does.Contain("王敏").And.Not.Contain(">administrator</a>"));
    }

    [Test]
    public async Task Rights_are_changed_once_by_whoever_was_first()
    {
        await Member.JoinAsync(server, "wang", Roles.Author);
        var page = await browser.OpenAsync("/account/accounts/wang");
        Assert.That(page.Text, Does.Contain("name=\"role-author\" checked"));

        var changed = await browser.SendAsync(page, "/account/accounts/wang/rights", ("role-auditor", "on"), ("standards", ""), ("centre", ""));
        Assert.That(changed.Text, Does.Contain("Done.").And.Contain("name=\"role-auditor\" checked").And.Contain("name=\"role-author\" >"));

        var late = await browser.SendAsync(page, "/account/accounts/wang/rights", ("role-author", "on"), ("standards", ""), ("centre", ""));
        Assert.That((late.Status, late.Text.Contains("Somebody else has changed", StringComparison.Ordinal)), Is.EqualTo((HttpStatusCode.BadRequest, true)));
        Assert.That(late.Text, Does.Contain("name=\"role-auditor\" checked"), "what is stored is shown");
    }

    [Test]
    public async Task Steps_are_taken_by_buttons_and_the_last_administrator_stays()
    {
        var wang = await Member.JoinAsync(server, "wang", Roles.Author);
        Assert.That((await browser.SendAsync(await browser.OpenAsync("/account/accounts/administrator"), "/account/accounts/administrator/disable")).Text, Does.Contain("is the last administrator"));
        await browser.SendAsync(await browser.OpenAsync("/account/accounts/wang"), "/account/accounts/wang/tokens/T-000001/revoke");
        Assert.That(Cafe.Outcome(await wang.QueryAsync("{ standards { code } }")), Is.EqualTo("sign-in"));
        var disabled = await browser.SendAsync(await browser.OpenAsync("/account/accounts/wang"), "/account/accounts/wang/disable");
        Assert.That(disabled.Text, Does.Contain("/wang/enable").And.Not.Contain("/wang/reset"));
        var enabled = await browser.SendAsync(disabled, "/account/accounts/wang/enable");
        var linked = await browser.SendAsync(enabled, "/account/accounts/wang/link", ("issuer", "https://id.example"), ("subject", "u<1>"));
        Assert.That(linked.Text, Does.Contain("Linked to u&lt;1&gt; at https://id.example."));
        Assert.That((await browser.SendAsync(linked, "/account/accounts/wang/unlink")).Text, Does.Contain("/wang/link\""));
        Assert.That((await browser.SendAsync(await browser.OpenAsync("/account/accounts/wang"), "/account/accounts/wang/reset")).Text, Does.Contain("/account/link?key="));
    }

    [Test]
    public async Task Centres_are_made_and_listed()
    {
        var made = await browser.SendAsync(await browser.OpenAsync("/account/centres"), "/account/centres", ("code", "BJ-001"), ("label", "北京第一考点"));
        Assert.That(made.Text, Does.Contain("BJ-001").And.Contain("北京第一考点"));
        var again = await browser.SendAsync(made, "/account/centres", ("code", "BJ-001"), ("label", "x"));
        Assert.That((again.Status, again.Text.Contains("is taken", StringComparison.Ordinal)), Is.EqualTo((HttpStatusCode.BadRequest, true)));
    }

    [Test]
    public async Task Nobody_else_comes_in_neither_by_a_form_of_another_site_nor_by_a_token()
    {
        using var other = new Browser(server.Client.BaseAddress!);
        await Member.SignInAsync(server, other, "wang", Roles.Author | Roles.Reviewer | Roles.PaperSetter);
        using var stranger = new Browser(server.Client.BaseAddress!);
        var program = await Member.JoinAsync(server, "program", Roles.Administrator);
        foreach (var path in new[] { "/account/accounts", "/account/accounts/administrator", "/account/centres" })
        {
            Assert.That((await other.OpenAsync(path)).Status, Is.EqualTo(HttpStatusCode.Forbidden), path);
            Assert.That((await stranger.OpenAsync(path)).Path, Is.EqualTo("/account/sign-in"), path);
            using var byToken = await program.GetAsync(path);
            Assert.That(byToken.StatusCode, Is.EqualTo(HttpStatusCode.Forbidden), path);
        }

        foreach (var path in new[] { "/account/accounts", "/account/accounts/wang/rights", "/account/accounts/wang/disable", "/account/accounts/wang/reset", "/account/accounts/wang/tokens/T-000001/revoke", "/account/centres" })
            Assert.That((await browser.PostAsync(path, [KeyValuePair.Create("version", "1")])).Status, Is.EqualTo(HttpStatusCode.BadRequest), path);
        Assert.That((await browser.OpenAsync("/account/accounts/nobody")).Status, Is.EqualTo(HttpStatusCode.NotFound));
    }

    [Test]
    public async Task The_pages_speak_the_reader_s_language()
    {
        browser.Client.DefaultRequestHeaders.AcceptLanguage.Clear();
        browser.Client.DefaultRequestHeaders.AcceptLanguage.ParseAdd("zh-CN");
        Assert.That((await browser.OpenAsync("/account/accounts")).Text, Does.Contain("账号管理").And.Contain("新建账号").And.Not.Contain("<script"));
        Assert.That((await browser.OpenAsync("/account")).Text, Does.Contain("href=\"/account/accounts\""));
    }
}
