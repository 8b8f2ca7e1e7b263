using System.Net;
using System.Text.Json.Nodes;
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

/// <summary>Signing in by an OpenID Connect provider that runs beside the test.</summary>
[Long]
[NonParallelizable]
internal sealed class OpenIdTest
{
    private const string Way = "/account/openid";

    private OpenIdServer provider = null!;
    private RunningServer server = null!;
    private Browser browser = null!;

    [SetUp]
    public async Task Start()
    {
        provider = await OpenIdServer.StartAsync();
        var known = OpenIdProvider.Read(provider.Issuer, OpenIdServer.ClientId, null, OpenIdServer.ClientSecret).Value;
        server = await RunningServer.StartAsync(database => ServerOptions.Create("http://127.0.0.1:0", database).Value with { OpenId = known });
        browser = new Browser(server.Client.BaseAddress!);
        await Accounts.CreateAsync("wang", new RightsRequest(Roles.Author, [], null), Actor.LocalOperator("test"), CancellationToken.None);
    }

    [TearDown]
    public async Task Stop()
    {
        browser.Dispose();
        await server.DisposeAsync();
        await provider.DisposeAsync();
    }

    private ManageAccounts Accounts => server.Services.GetRequiredService<ManageAccounts>();

    private async Task LinkAsync(string name = "wang", string subject = "u-1", string? issuer = null) =>
        Assert.That((await Accounts.LinkAsync(name, issuer ?? provider.Issuer, subject, Actor.LocalOperator("test"), CancellationToken.None)).Errors, Is.Empty);

    private bool IsSignedIn => browser.Cookies.GetAllCookies().Any(cookie => cookie.Name == "exambank");

    private async Task AssertRefusedAsync(string why)
    {
        var page = await browser.OpenAsync(Way);
        Assert.That((page.Status, page.Text.Contains("did not succeed", StringComparison.Ordinal), IsSignedIn), Is.EqualTo((HttpStatusCode.BadRequest, true, false)), why);
    }

    [Test]
    public async Task Whoever_is_linked_signs_in_and_has_what_the_account_has()
    {
        await LinkAsync();
        Assert.That((await browser.OpenAsync("/account/sign-in")).Text, Does.Contain($"href=\"{Way}\""));

        var page = await browser.OpenAsync(Way);

        Assert.That((page.Status, page.Headers["Refresh"]), Is.EqualTo((HttpStatusCode.OK, "0; url=/account")), page.Text);
        var account = await browser.OpenAsync("/account");
        Assert.That((account.Path, account.Text.Contains("wang", StringComparison.Ordinal)), Is.EqualTo(("/account", true)));
        // The provider calls everybody an administrator, which is not for it to say.
        Assert.That((await browser.OpenAsync("/account/accounts")).Status, Is.EqualTo(HttpStatusCode.Forbidden));
        using var request = RunningServer.Post(new { query = "{ standards { code } }" });
        using var response = await browser.Client.SendAsync(request);
        Assert.That(JsonNode.Parse(await response.Content.ReadAsStringAsync())!["data"], Is.Not.Null);
    }

    /// <summary>A provider's handler signs out whoever comes to an address of its own, which any site could send people to.</summary>
    [TestCase("/signout-oidc")]
    [TestCase("/signout-callback-oidc")]
    [TestCase("/account/openid/sign-out")]
    [TestCase("/account/sign-out")]
    public async Task Nobody_is_signed_out_by_an_address(string address)
    {
        await LinkAsync();
        await browser.OpenAsync(Way);

        var page = await browser.OpenAsync(address);

        Assert.That(page.Status, Is.EqualTo(HttpStatusCode.NotFound).Or.EqualTo(HttpStatusCode.MethodNotAllowed), page.Text);
        Assert.That((IsSignedIn, (await browser.OpenAsync("/account")).Path), Is.EqualTo((true, "/account")));
    }

    /// <summary>The session's cookie is for our own pages only, so a redirect from the provider would lead to the sign-in page again.</summary>
    [Test]
    public async Task A_real_browser_comes_back_from_another_site_and_is_signed_in()
    {
        var chromium = OptionalTool.Find("chromium");
        using var folder = new TemporaryFolder();
        await using var elsewhere = await OpenIdServer.StartAsync("localhost");
        var known = OpenIdProvider.Read(elsewhere.Issuer, OpenIdServer.ClientId, null, OpenIdServer.ClientSecret).Value;
        await using var here = await RunningServer.StartAsync(database => ServerOptions.Create("http://127.0.0.1:0", database).Value with { OpenId = known });
        var accounts = here.Services.GetRequiredService<ManageAccounts>();
        await accounts.CreateAsync("wang-of-elsewhere", new RightsRequest(Roles.Author, [], null), Actor.LocalOperator("test"), CancellationToken.None);
        await accounts.LinkAsync("wang-of-elsewhere", elsewhere.Issuer, "u-1", Actor.LocalOperator("test"), CancellationToken.None);

        var page = OptionalTool.Run(
            chromium, "--headless", "--no-sandbox", "--disable-gpu", $"--user-data-dir={folder.PathOf("profile")}", "--virtual-time-budget=20000", "--dump-dom", new Uri(here.Client.BaseAddress!, Way).ToString());

        Assert.That(page, Does.Contain("wang-of-elsewhere").And.Contain("/account/sign-out"));
    }

    [Test]
    public async Task Nobody_is_made_an_account_and_who_is_not_linked_is_answered_like_who_is_disabled()
    {
        var answers = new List<string>();
        answers.Add((await browser.OpenAsync(Way)).Text);
        await LinkAsync(issuer: "https://id.example");
        answers.Add((await browser.OpenAsync(Way)).Text);
        await LinkAsync();
        await Accounts.DisableAsync("wang", Actor.LocalOperator("test"), CancellationToken.None);
        answers.Add((await browser.OpenAsync(Way)).Text);

        Assert.That(answers.Distinct().Single(), Does.Contain("did not succeed"));
        Assert.That(IsSignedIn, Is.False);
        await using var bank = await server.Services.GetRequiredService<IDbContextFactory<BankContext>>().CreateDbContextAsync();
        Assert.That(await bank.Accounts.CountAsync(), Is.EqualTo(1));
    }

    [Test]
    public async Task A_token_that_is_not_for_us_is_refused()
    {
        await LinkAsync();
        var faults = new (string Name, Action<JsonObject> Change)[]
        {
            ("another nonce", claims => claims["nonce"] = "x"),
            ("no nonce", claims => claims.Remove("nonce")),
            ("another client", claims => claims["aud"] = "other"),
            ("another issuer", claims => claims["iss"] = "https://id.example"),
            ("too old", claims => claims["exp"] = DateTimeOffset.UtcNow.ToUnixTimeSeconds() - 3600),
            ("nobody", claims => claims.Remove("sub")),
        };
        foreach (var (name, change) in faults)
        {
            provider.Change = change;
            await AssertRefusedAsync(name);
        }

        provider.Change = _ => { };
        provider.SignsWithAnotherKey = true;
        await AssertRefusedAsync("another key");
        provider.SignsWithAnotherKey = false;
        Assert.That((await browser.OpenAsync(Way)).Status, Is.EqualTo(HttpStatusCode.OK));
    }

    [Test]
    public async Task Nobody_signs_another_browser_in_with_an_answer_of_their_own()
    {
        await LinkAsync();
        using var handler = new HttpClientHandler { AllowAutoRedirect = false };
        using var attacker = new HttpClient(handler) { BaseAddress = server.Client.BaseAddress };
        using var asked = await attacker.GetAsync(new Uri(Way, UriKind.Relative));
        Assert.That(asked.Headers.Location!.Query, Does.Contain("code_challenge=").And.Contain("code_challenge_method=S256").And.Contain("state=").And.Contain("nonce="));
        using var answered = await attacker.GetAsync(asked.Headers.Location);
        var answer = answered.Headers.Location!.PathAndQuery;

        var victim = await browser.OpenAsync(answer);
        Assert.That((victim.Status, IsSignedIn), Is.EqualTo((HttpStatusCode.BadRequest, false)));
        Assert.That((await browser.OpenAsync("/account/openid/callback?code=x&state=y")).Status, Is.EqualTo(HttpStatusCode.BadRequest));
        Assert.That((await browser.OpenAsync("/account/openid/callback?error=access_denied")).Text, Does.Contain("did not succeed"));
    }

    [Test]
    public async Task Whoever_is_linked_no_more_is_out_at_once()
    {
        await LinkAsync();
        await browser.OpenAsync(Way);
        Assert.That((await browser.OpenAsync("/account")).Path, Is.EqualTo("/account"));

        await Accounts.UnlinkAsync("wang", Actor.LocalOperator("test"), CancellationToken.None);

        Assert.That((await browser.OpenAsync("/account")).Path, Is.EqualTo("/account/sign-in"));
        Assert.That((await browser.OpenAsync(Way)).Status, Is.EqualTo(HttpStatusCode.BadRequest));
    }

    [Test]
    public async Task No_secret_stands_in_the_log_nor_in_the_options()
    {
        await LinkAsync();
        await browser.OpenAsync(Way);
        provider.SignsWithAnotherKey = true;
        await browser.OpenAsync(Way);

        Assert.That(provider.Tokens, Has.Count.EqualTo(2));
        foreach (var secret in provider.Tokens.Append(OpenIdServer.ClientSecret)) Assert.That(server.Log.All.Select(line => line.Text), Has.None.Contains(secret));
        Assert.That(server.Services.GetRequiredService<ServerOptions>().ToString(), Does.Not.Contain(OpenIdServer.ClientSecret));
    }

    [Test]
    public async Task A_provider_that_is_away_breaks_nothing()
    {
        await provider.DisposeAsync();

        await AssertRefusedAsync("it is away");
        Assert.That((await browser.OpenAsync("/account/sign-in")).Status, Is.EqualTo(HttpStatusCode.OK));
    }

    [Test]
    public async Task Without_one_there_is_no_button_and_no_way()
    {
        await using var plain = await RunningServer.StartAsync();
        await plain.Services.GetRequiredService<ManageAccounts>().CreateAsync("wang", new RightsRequest(Roles.Author, [], null), Actor.LocalOperator("test"), CancellationToken.None);
        using var other = new Browser(plain.Client.BaseAddress!);

        Assert.That((await other.OpenAsync("/account/sign-in")).Text, Does.Not.Contain(Way));
        Assert.That((await other.OpenAsync(Way)).Status, Is.EqualTo(HttpStatusCode.NotFound));
        Assert.That((await other.OpenAsync("/account/openid/callback?code=x&state=y")).Status, Is.EqualTo(HttpStatusCode.NotFound));
    }

    [Test]
    public void What_is_no_provider_is_refused_with_its_option()
    {
        using var folder = new TemporaryFolder();
        var file = folder.Write("secret", "0451-secret\n");
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.OtherRead);
            Assert.That(OpenIdProvider.Read("https://id.example", "x", file, null).Errors.Single().Code, Is.EqualTo("serve.openid-secret-open"));
            File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        }

        Assert.That(OpenIdProvider.Read(null, null, null, "set anyway").Value, Is.Null);
        Assert.That(OpenIdProvider.Read("https://id.example/", "x", file, null).Value!.ClientSecret, Is.EqualTo("0451-secret"));
        Assert.That(OpenIdProvider.Read("https://id.example", "x", null, null).Errors.Single().Code, Is.EqualTo("serve.openid-secret"));
        Assert.That(OpenIdProvider.Read("https://id.example", null, file, null).Errors.Single().Code, Is.EqualTo("serve.openid-client"));
        Assert.That(OpenIdProvider.Read("http://id.example", "x", file, null).Errors.Single().Code, Is.EqualTo("serve.openid-authority"));
        Assert.That(OpenIdProvider.Read(null, "x", file, null).Errors.Single().Code, Is.EqualTo("serve.openid-authority"));
        Assert.That(OpenIdProvider.Read("https://id.example", "x", folder.PathOf("none"), null).Errors.Single().Code, Is.EqualTo("serve.openid-secret-unreadable"));
    }
}
