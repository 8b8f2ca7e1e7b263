using System.Net;
using System.Text.RegularExpressions;
using ExamBank.Api.Features.Access;
using ExamBank.Api.Hosting;
using ExamBank.Domain.Access;
using ExamBank.Domain.Audit;
using ExamBank.Domain.Persistence;
using ExamBank.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NUnit.Framework;

namespace ExamBank.Tests.Api.Access;

/// <summary>People who sign in by hand.</summary>
[Long]
internal sealed class SignInTest
{
    private const string Password = "正确的密码 correct 1";

    private RunningServer server = null!;
    private Browser browser = null!;

    [SetUp]
    public async Task Start()
    {
        server = await RunningServer.StartAsync();
        await server.Bank.AddStandardAsync();
        browser = new Browser(server.Client.BaseAddress!);
    }

    [TearDown]
    public async Task Stop()
    {
        browser.Dispose();
        await server.DisposeAsync();
    }

    private ManageAccounts Accounts => server.Services.GetRequiredService<ManageAccounts>();

    private async Task<string> LinkAsync(string name)
    {
        await Accounts.CreateAsync(name, new RightsRequest(Roles.Author, [], null), Actor.LocalOperator("test"), CancellationToken.None);
        return ManageAccounts.LinkTo("", (await Accounts.ResetAsync(name, Actor.LocalOperator("test"), CancellationToken.None)).Value);
    }

    private async Task<BrowsedPage> ChooseAsync(string link, string password = Password) =>
        await browser.SendAsync(await browser.OpenAsync(link), "/account/link", ("password", password), ("again", password));

    private static async Task<BrowsedPage> SignInAsync(Browser who, string name, string password) =>
        await who.SendAsync(await who.OpenAsync("/account/sign-in"), "/account/sign-in", ("name", name), ("password", password));

    private async Task<int> ExecuteAsync(string sql)
    {
        await using var bank = await server.Services.GetRequiredService<IDbContextFactory<BankContext>>().CreateDbContextAsync();
        return await bank.Database.ExecuteSqlRawAsync(sql);
    }

    [Test]
    public async Task A_link_chooses_a_password_once_and_signs_in()
    {
        var link = await LinkAsync("王敏");

        var account = await ChooseAsync(link);

        Assert.That((account.Status, account.Path), Is.EqualTo((HttpStatusCode.OK, "/account")));
        Assert.That(account.Text, Does.Contain("王敏").And.Contain("author"));
        var again = await ChooseAsync(link, "another password 2");
        Assert.That((again.Status, again.Text.Contains("The link is no good", StringComparison.Ordinal)), Is.EqualTo((HttpStatusCode.BadRequest, true)));
        using var other = new Browser(server.Client.BaseAddress!);
        Assert.That((await SignInAsync(other, "王敏", Password)).Path, Is.EqualTo("/account"));
    }

    [Test]
    public async Task A_link_that_is_old_or_replaced_is_good_for_nothing()
    {
        var replaced = await LinkAsync("wang");
        var old = ManageAccounts.LinkTo("", (await Accounts.ResetAsync("wang", Actor.LocalOperator("test"), CancellationToken.None)).Value);
        Assert.That((await ChooseAsync(replaced)).Text, Does.Contain("The link is no good"));

        await ExecuteAsync("UPDATE SignInLink SET ExpiresAt = 1");

        Assert.That((await ChooseAsync(old)).Text, Does.Contain("The link is no good"));
    }

    [TestCase("short 1")]
    [TestCase("aaaaaaaaaaaaaaaa")]
    [TestCase("wang-is-my-name")]
    public async Task A_weak_password_is_not_taken_and_the_link_stays_good(string weak)
    {
        var link = await LinkAsync("wang-is-my-name");

        Assert.That((await ChooseAsync(link, weak)).Text, Does.Contain("A password has 12 to 128 characters"));
        Assert.That((await ChooseAsync(link)).Path, Is.EqualTo("/account"));
    }

    [Test]
    public async Task Whether_an_account_exists_is_not_told()
    {
        await ChooseAsync(await LinkAsync("wang"));
        await LinkAsync("no-password");
        await ChooseAsync(await LinkAsync("disabled"));
        await Accounts.DisableAsync("disabled", Actor.LocalOperator("test"), CancellationToken.None);

        var answers = new List<string>();
        foreach (var name in new[] { "wang", "no-password", "disabled", "nobody" })
        {
            using var other = new Browser(server.Client.BaseAddress!);
            var page = await SignInAsync(other, name, "a wrong password");
            answers.Add($"{page.Status} {Regex.Replace(page.Text, "value=\"[^\"]*\"", "")}");
        }

        Assert.That(answers.Distinct().Single(), Does.Contain("The name or password is wrong"));
    }

    [Test]
    public async Task Five_wrong_passwords_lock_the_account_for_a_time_and_the_lock_is_recorded()
    {
        await ChooseAsync(await LinkAsync("wang"));
        using var other = new Browser(server.Client.BaseAddress!);
        for (var i = 0; i < 5; i++) await SignInAsync(other, "wang", $"wrong password {i}");

        Assert.That((await SignInAsync(other, "wang", Password)).Path, Is.EqualTo("/account/sign-in"));

        await ExecuteAsync("UPDATE Accounts SET LockedUntil = 1");
        Assert.That((await SignInAsync(other, "wang", Password)).Path, Is.EqualTo("/account"));
        await using var bank = await server.Services.GetRequiredService<IDbContextFactory<BankContext>>().CreateDbContextAsync();
        Assert.That(await bank.AuditEvents.CountAsync(e => e.Verb == "account.locked" && e.Subject == "account:wang"), Is.EqualTo(1));
    }

    [Test]
    public async Task Guesses_at_the_same_time_are_all_counted()
    {
        await ChooseAsync(await LinkAsync("wang"));
        var pages = await Task.WhenAll(Enumerable.Range(0, 4).Select(async i =>
        {
            using var other = new Browser(server.Client.BaseAddress!);
            return await SignInAsync(other, "wang", $"wrong password {i}");
        }));

        Assert.That(pages.Select(p => p.Status), Is.All.EqualTo(HttpStatusCode.BadRequest));
        await using var bank = await server.Services.GetRequiredService<IDbContextFactory<BankContext>>().CreateDbContextAsync();
        Assert.That((await bank.Accounts.SingleAsync()).FailedSignIns, Is.EqualTo(4));
    }

    [Test]
    public async Task A_new_password_ends_every_other_session()
    {
        await ChooseAsync(await LinkAsync("wang"));
        using var other = new Browser(server.Client.BaseAddress!);
        await SignInAsync(other, "wang", Password);

        var changed = await browser.SendAsync(
            await browser.OpenAsync("/account"), "/account/password", ("old", Password), ("password", "a newer password 3"), ("again", "a newer password 3"));

        Assert.That(changed.Text, Does.Contain("The password is changed"));
        Assert.That((await browser.OpenAsync("/account")).Path, Is.EqualTo("/account"));
        Assert.That((await other.OpenAsync("/account")).Path, Is.EqualTo("/account/sign-in"));
    }

    [Test]
    public async Task Whoever_signs_out_or_is_disabled_is_out_at_once()
    {
        await ChooseAsync(await LinkAsync("wang"));
        using var other = new Browser(server.Client.BaseAddress!);
        await SignInAsync(other, "wang", Password);
        await browser.SendAsync(await browser.OpenAsync("/account"), "/account/sign-out");
        Assert.That((await browser.OpenAsync("/account")).Path, Is.EqualTo("/account/sign-in"));

        await Accounts.DisableAsync("wang", Actor.LocalOperator("test"), CancellationToken.None);

        Assert.That((await other.OpenAsync("/account")).Path, Is.EqualTo("/account/sign-in"));
    }

    [Test]
    public async Task A_token_is_made_on_the_page_shown_once_works_and_is_revoked_there()
    {
        await ChooseAsync(await LinkAsync("wang"));
        var made = await browser.SendAsync(await browser.OpenAsync("/account"), "/account/tokens", ("label", "同步 <b>"), ("days", "30"), ("scope-read", "on"));
        var secret = Regex.Match(made.Text, "<code>(?<secret>exb_[^<]+)</code>").Groups["secret"].Value;
        var program = new Member(server, "wang", secret);
        Assert.That(Cafe.Outcome(await program.QueryAsync("{ standards { code } }")), Is.EqualTo("yes"));
        Assert.That(Cafe.Outcome(await program.QueryAsync("""mutation { submitQuestion(input: { number: "Q-000001" }) { errors { code } } }""")), Is.EqualTo("denied"));
        using (var page = await program.GetAsync("/account/")) Assert.That(page.StatusCode, Is.EqualTo(HttpStatusCode.Forbidden), "a token makes no tokens");

        var again = await browser.OpenAsync("/account");
        Assert.That(again.Text, Does.Contain("同步 &lt;b&gt;").And.Not.Contain(secret));
        await browser.SendAsync(again, "/account/tokens/T-000001/revoke");

        Assert.That(Cafe.Outcome(await program.QueryAsync("{ standards { code } }")), Is.EqualTo("sign-in"));
    }

    [Test]
    public async Task Nobody_revokes_the_token_of_another()
    {
        var program = await Member.JoinAsync(server, "other", Roles.Author);
        await ChooseAsync(await LinkAsync("wang"));
        var mine = await browser.SendAsync(await browser.OpenAsync("/account"), "/account/tokens", ("label", "mine"), ("days", "30"), ("scope-read", "on"));
        var form = Regex.Match(mine.Text, "name=\"(?<name>__[^\"]+)\" value=\"(?<value>[^\"]+)\"").Groups;

        var refused = await browser.PostAsync("/account/tokens/T-000001/revoke", [KeyValuePair.Create(form["name"].Value, form["value"].Value)]);

        Assert.That(refused.Text, Does.Contain("There is no token"));
        Assert.That(Cafe.Outcome(await program.QueryAsync("{ standards { code } }")), Is.EqualTo("yes"));
    }

    [Test]
    public async Task A_form_that_is_not_ours_is_refused()
    {
        await ChooseAsync(await LinkAsync("wang"));

        foreach (var action in new[] { "/account/sign-in", "/account/link", "/account/sign-out", "/account/password", "/account/tokens" })
            Assert.That((await browser.PostAsync(action, [KeyValuePair.Create("label", "x")])).Status, Is.EqualTo(HttpStatusCode.BadRequest), action);
        Assert.That((await browser.OpenAsync("/account")).Path, Is.EqualTo("/account"));
    }

    [TestCase("Origin", "https://evil.example")]
    [TestCase("Origin", "null")]
    [TestCase("Sec-Fetch-Site", "cross-site")]
    public async Task Nobody_is_signed_out_by_another_site_also_not_with_our_own_form(string header, string value)
    {
        await ChooseAsync(await LinkAsync("wang"));
        var form = Regex.Match((await browser.OpenAsync("/account")).Text, "name=\"(?<name>__[^\"]+)\" value=\"(?<value>[^\"]+)\"").Groups;
        using var request = new HttpRequestMessage(HttpMethod.Post, "/account/sign-out")
        {
            Content = new FormUrlEncodedContent([KeyValuePair.Create(form["name"].Value, form["value"].Value)]),
        };
        request.Headers.TryAddWithoutValidation(header, value);

        using var response = await browser.Client.SendAsync(request);

        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.Unauthorized));
        Assert.That((await browser.OpenAsync("/account")).Path, Is.EqualTo("/account"));
    }

    [Test]
    public async Task A_form_that_is_too_large_is_not_read()
    {
        await LinkAsync("wang");

        var page = await browser.PostAsync("/account/sign-in", [KeyValuePair.Create("password", new string('a', 100_000))]);

        Assert.That(page.Status, Is.EqualTo(HttpStatusCode.RequestEntityTooLarge));
    }

    [Test]
    public async Task Pages_speak_the_reader_s_language_and_load_nothing_from_elsewhere()
    {
        await LinkAsync("wang");
        using var chinese = new Browser(server.Client.BaseAddress!, "zh-CN");

        var page = await chinese.OpenAsync("/account/sign-in");

        Assert.That(page.Text, Does.Contain("<html lang=\"zh-CN\">").And.Contain("账号名").And.Not.Contain("<script"));
        Assert.That(page.Headers["Content-Security-Policy"], Does.Contain("default-src 'none'").And.Contain("frame-ancestors 'none'"));
        Assert.That(page.Headers["Referrer-Policy"], Is.EqualTo("no-referrer"));
        Assert.That(page.Headers["X-Frame-Options"], Is.EqualTo("DENY"));
        Assert.That(page.Headers["Cache-Control"], Does.Contain("no-store"));
        Assert.That(page.Headers.Keys, Has.None.StartsWith("Access-Control-"));
        Assert.That((await browser.OpenAsync("/account/sign-in")).Text, Does.Contain("Account name"));
    }

    [Test]
    public async Task A_session_may_use_the_graph_but_not_from_a_page_of_another_site()
    {
        await server.Bank.AddQuestionAsync(SampleBank.Choice("L1-1.1.1"), Domain.Questions.RevisionStatus.Draft);
        await ChooseAsync(await LinkAsync("wang"));
        const string Change = """mutation { submitQuestion(input: { number: "Q-000001" }) { errors { code } } }""";

        Assert.That(await SentAsync("Origin", "https://evil.example"), Is.EqualTo(HttpStatusCode.Unauthorized));
        Assert.That(await SentAsync("Sec-Fetch-Site", "cross-site"), Is.EqualTo(HttpStatusCode.Unauthorized));
        Assert.That(await SentAsync("Sec-Fetch-Site", "same-site"), Is.EqualTo(HttpStatusCode.Unauthorized));
        Assert.That(await SentAsync("Origin", "null"), Is.EqualTo(HttpStatusCode.Unauthorized));
        Assert.That(await SentAsync("Accept", "application/json", "text/plain"), Is.EqualTo(HttpStatusCode.UnsupportedMediaType));
        await using (var bank = await server.Services.GetRequiredService<IDbContextFactory<BankContext>>().CreateDbContextAsync())
            Assert.That(await bank.Revisions.CountAsync(r => r.Status == Domain.Questions.RevisionStatus.InReview), Is.Zero);
        Assert.That(await SentAsync("Origin", server.Client.BaseAddress!.GetLeftPart(UriPartial.Authority)), Is.EqualTo(HttpStatusCode.OK));
        await using var after = await server.Services.GetRequiredService<IDbContextFactory<BankContext>>().CreateDbContextAsync();
        Assert.That(await after.Revisions.CountAsync(r => r.Status == Domain.Questions.RevisionStatus.InReview), Is.EqualTo(1));

        async Task<HttpStatusCode> SentAsync(string header, string value, string contentType = "application/json")
        {
            using var request = RunningServer.Post(System.Text.Json.JsonSerializer.Serialize(new { query = Change }), contentType);
            request.Headers.TryAddWithoutValidation(header, value);
            using var response = await browser.Client.SendAsync(request);
            return response.StatusCode;
        }
    }

    [Test]
    public async Task The_cookie_is_for_this_server_alone_and_no_script_reads_it()
    {
        var link = await browser.OpenAsync(await LinkAsync("wang"));
        await browser.SendAsync(link, "/account/link", ("password", Password), ("again", Password));

        var cookie = browser.Cookies.GetAllCookies().Single(c => c.Name == "exambank");
        Assert.That((cookie.HttpOnly, cookie.Domain, cookie.Value.Contains("wang", StringComparison.Ordinal)), Is.EqualTo((true, "127.0.0.1", false)));
    }

    [Test]
    public async Task The_keys_of_sessions_lie_beside_the_bank_for_its_owner_only()
    {
        await ChooseAsync(await LinkAsync("wang"));

        var keys = server.Database + ".keys";
        Assert.That(Directory.GetFiles(keys, "key-*.xml"), Has.Length.EqualTo(1));
        if (!OperatingSystem.IsWindows()) Assert.That(File.GetUnixFileMode(keys), Is.EqualTo(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute));
    }

    [Test]
    public async Task No_secret_stands_in_the_bank_or_in_the_log()
    {
        var link = await LinkAsync("wang");
        await ChooseAsync(link);
        await SignInAsync(browser, "wang", Password);

        var bank = System.Text.Encoding.UTF8.GetString(await File.ReadAllBytesAsync(server.Database)) + await WrittenAsync(server.Database + "-wal");
        foreach (var secret in new[] { Password, link.Split('=')[1] })
        {
            Assert.That(bank, Does.Not.Contain(secret));
            Assert.That(server.Log.All.Select(line => line.Text), Has.None.Contains(secret));
        }

        static async Task<string> WrittenAsync(string path)
        {
            await using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            using var reader = new StreamReader(file, System.Text.Encoding.UTF8);
            return await reader.ReadToEndAsync();
        }
    }
}
