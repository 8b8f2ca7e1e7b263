using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
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

/// <summary>A server that others reach: TLS, a proxy before it, and limits.</summary>
internal sealed class OpenServerTest
{
    private static readonly ServerSecurity BehindAProxy = ServerSecurity.Read(null, null, "127.0.0.1").Value;

    [TestCase("http://0.0.0.0:5080", false, true, true)]
    [TestCase("https://0.0.0.0:5081", true, false, true)]
    [TestCase("https://bank.example:5081", true, false, true)]
    [TestCase("http://0.0.0.0:5080", true, false, false)]
    [TestCase("https://0.0.0.0:5080", false, true, false)]
    [TestCase("http://0.0.0.0:5080", false, false, false)]
    public void It_listens_beyond_its_machine_with_a_certificate_or_behind_a_proxy_only(string urls, bool certificate, bool proxy, bool allowed)
    {
        using var folder = new TemporaryFolder();
        var security = ServerSecurity.Read(certificate ? Certificate(folder) : null, null, proxy ? "10.0.0.0/8,127.0.0.1" : null).Value;

        Assert.That(ServerOptions.Create(urls, "bank.db", security).Succeeded, Is.EqualTo(allowed));
    }

    [Test]
    public void What_is_no_certificate_or_proxy_is_refused()
    {
        using var folder = new TemporaryFolder();
        Assert.That(ServerSecurity.Read(folder.PathOf("none.pem"), null, null).Errors.Single().Code, Is.EqualTo("serve.certificate"));
        Assert.That(ServerSecurity.Read(folder.Write("text.pem", "no certificate"), null, null).Errors.Single().Code, Is.EqualTo("serve.certificate"));
        Assert.That(ServerSecurity.Read(null, null, "127.0.0.1,proxy.example").Errors.Single().Facts["proxy"], Is.EqualTo("proxy.example"));
    }

    [Test]
    public async Task By_TLS_the_cookie_is_secure_and_the_browser_is_told_to_come_back_so()
    {
        using var folder = new TemporaryFolder();
        var security = ServerSecurity.Read(Certificate(folder), null, null).Value;
        await using var server = await RunningServer.StartAsync(database => ServerOptions.Create("https://127.0.0.1:0", database, security).Value);
        var secret = (await server.Services.GetRequiredService<ManageAccounts>().FirstAdministratorAsync(Actor.LocalOperator("test"), CancellationToken.None))!;
        using var browser = new Browser(server.Client.BaseAddress!);
        var page = await browser.OpenAsync(ManageAccounts.LinkTo("", secret));
        Assert.That(page.Headers["Strict-Transport-Security"], Is.EqualTo("max-age=31536000"));

        var account = await browser.SendAsync(page, "/account/link", ("password", "a good password 1"), ("again", "a good password 1"));

        Assert.That(account.Text, Does.Contain("administrator"));
        Assert.That(browser.Cookies.GetAllCookies().Where(c => !c.Secure).Select(c => c.Name), Is.Empty);
        Assert.That(browser.Cookies.GetAllCookies().Select(c => c.Name), Is.EquivalentTo(["exambank", "exambank-form"]));
        Assert.That(await server.Services.GetRequiredService<ManageAccounts>().FirstAdministratorAsync(Actor.LocalOperator("test"), CancellationToken.None), Is.Null, "there is one");
    }

    [Test]
    public async Task A_server_that_others_reach_knows_no_operator_even_before_the_first_account()
    {
        await using var server = await RunningServer.StartAsync(database => ServerOptions.Create("http://127.0.0.1:0", database, BehindAProxy).Value);

        using var refused = await new Member(server, "nobody", null).GetAsync("/graphql?query={standards{code}}");

        Assert.That(refused.StatusCode, Is.EqualTo(HttpStatusCode.Unauthorized));
    }

    [TestCase(true, "203.0.113.7")]
    [TestCase(false, "127.0.0.1")]
    public async Task A_client_address_is_taken_from_a_proxy_that_is_known_only(bool known, string recorded)
    {
        await using var server = await RunningServer.StartAsync(database => ServerOptions.Create("http://127.0.0.1:0", database, known ? BehindAProxy : null).Value);
        await server.Bank.AddStandardAsync();
        await server.Bank.AddQuestionAsync(SampleBank.Choice("L1-1.1.1"), Domain.Questions.RevisionStatus.Draft);
        server.Client.DefaultRequestHeaders.Add("X-Forwarded-For", "203.0.113.7");
        var member = await Member.JoinAsync(server, "wang", Roles.Author);

        await member.QueryAsync("""mutation { submitQuestion(input: { number: "Q-000001" }) { errors { code } } }""");

        await using var bank = await server.Services.GetRequiredService<IDbContextFactory<BankContext>>().CreateDbContextAsync();
        Assert.That((await bank.AuditEvents.OrderByDescending(e => e.Sequence).FirstAsync()).Origin, Is.EqualTo(recorded));
    }

    [Test]
    public async Task An_account_that_asks_too_much_has_to_wait_and_others_do_not()
    {
        var limits = new AccessLimits { Burst = 3, RequestsPerSecond = 1 };
        await using var server = await RunningServer.StartAsync(database => RunningServer.UsualOptions(database) with { Access = limits });
        var (busy, other) = (await Member.JoinAsync(server, "busy", Roles.Author), await Member.JoinAsync(server, "other", Roles.Author));
        var statuses = new List<HttpStatusCode>();
        for (var i = 0; i < 10; i++)
        {
            using var response = await busy.GetAsync("/graphql?query={standards{code}}");
            statuses.Add(response.StatusCode);
            if (response.StatusCode == HttpStatusCode.TooManyRequests) Assert.That(response.Headers.RetryAfter!.Delta, Is.GreaterThan(TimeSpan.Zero));
        }

        Assert.That(statuses, Has.Some.EqualTo(HttpStatusCode.OK).And.Some.EqualTo(HttpStatusCode.TooManyRequests));
        using var fine = await other.GetAsync("/graphql?query={standards{code}}");
        Assert.That(fine.StatusCode, Is.EqualTo(HttpStatusCode.OK));
    }

    [Test]
    public async Task Whoever_tries_tokens_or_passwords_has_to_wait()
    {
        var limits = new AccessLimits { StrangersPerMinute = 3, TriesPerMinute = 2 };
        await using var server = await RunningServer.StartAsync(database => RunningServer.UsualOptions(database) with { Access = limits });
        await Member.JoinAsync(server, "wang", Roles.Author);
        var guesser = new Member(server, "guesser", "exb_guess");
        var statuses = new List<HttpStatusCode>();
        for (var i = 0; i < 5; i++)
        {
            using var response = await guesser.GetAsync("/graphql?query={standards{code}}");
            statuses.Add(response.StatusCode);
        }

        Assert.That(statuses, Is.EqualTo([HttpStatusCode.Unauthorized, HttpStatusCode.Unauthorized, HttpStatusCode.Unauthorized, HttpStatusCode.TooManyRequests, HttpStatusCode.TooManyRequests]));
        using var browser = new Browser(server.Client.BaseAddress!);
        var page = await browser.OpenAsync("/account/sign-in");
        var tries = new List<HttpStatusCode>();
        for (var i = 0; i < 4; i++) tries.Add((await browser.SendAsync(page, "/account/sign-in", ("name", "wang"), ("password", "a wrong password"))).Status);
        Assert.That(tries, Is.EqualTo([HttpStatusCode.BadRequest, HttpStatusCode.BadRequest, HttpStatusCode.TooManyRequests, HttpStatusCode.TooManyRequests]));
    }

    [Test]
    public async Task What_everybody_may_see_is_counted_by_address_and_whoever_watches_the_service_apart()
    {
        var limits = new AccessLimits { VisitsPerMinute = 3, WatchesPerMinute = 5 };
        await using var server = await RunningServer.StartAsync(database => RunningServer.UsualOptions(database) with { Access = limits });
        async Task<HttpStatusCode> AskedAsync(string path, string accept = "*/*")
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, path);
            request.Headers.TryAddWithoutValidation("Accept", accept);
            using var response = await server.Client.SendAsync(request);
            if (response.StatusCode == HttpStatusCode.TooManyRequests) Assert.That(response.Headers.RetryAfter!.Delta, Is.GreaterThan(TimeSpan.Zero));
            return response.StatusCode;
        }

        Assert.That(await AskedAsync("/account/sign-in"), Is.EqualTo(HttpStatusCode.OK));
        Assert.That(await AskedAsync("/account/style.css"), Is.EqualTo(HttpStatusCode.OK));
        Assert.That(await AskedAsync("/graphql", "text/html"), Is.EqualTo(HttpStatusCode.OK));
        foreach (var path in new[] { "/account/sign-in", "/account/link", "/account/style.css", "/account/openid", "/graphql/explorer/examples.json" })
            Assert.That(await AskedAsync(path), Is.EqualTo(HttpStatusCode.TooManyRequests), path);
        Assert.That(await AskedAsync("/graphql", "text/html"), Is.EqualTo(HttpStatusCode.TooManyRequests));
        foreach (var path in new[] { "/health", "/health/live", "/health/ready", "/health/ready", "/health/ready" })
            Assert.That(await AskedAsync(path), Is.EqualTo(HttpStatusCode.OK), path);
        Assert.That(await AskedAsync("/health/ready"), Is.EqualTo(HttpStatusCode.TooManyRequests));
        Assert.That(Cafe.Outcome(await server.QueryAsync("{ standards { code } }")), Is.EqualTo("hidden"), "who asks the bank is not counted with them");
    }

    private static string Certificate(TemporaryFolder folder)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=127.0.0.1", key, HashAlgorithmName.SHA256);
        using var made = request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
        return folder.Write("server.pem", $"{made.ExportCertificatePem()}\n{key.ExportPkcs8PrivateKeyPem()}");
    }
}
