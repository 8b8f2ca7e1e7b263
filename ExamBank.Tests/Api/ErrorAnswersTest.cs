using System.Net;
using System.Text.Json.Nodes;
using ExamBank.Domain.Access;
using ExamBank.Domain.Persistence;
using ExamBank.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NUnit.Framework;

namespace ExamBank.Tests.Api;

/// <summary>No answer is a status alone: a browser gets a page, a program gets JSON, both in the reader's language.</summary>
internal sealed class ErrorAnswersTest
{
    private const string Page = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8";

    private RunningServer server = null!;
    private Browser author = null!;
    private Browser administrator = null!;

    [OneTimeSetUp]
    public async Task Start()
    {
        server = await RunningServer.StartAsync();
        await server.Bank.AddStandardAsync();
        (author, administrator) = (new Browser(server.Client.BaseAddress!), new Browser(server.Client.BaseAddress!));
        await Member.SignInAsync(server, administrator, "administrator", Roles.Administrator);
        await Member.SignInAsync(server, author, "author", Roles.Author);
    }

    [OneTimeTearDown]
    public async Task Stop()
    {
        author.Dispose();
        administrator.Dispose();
        await server.DisposeAsync();
    }

    [TestCase("GET", "/account/accounts", HttpStatusCode.Forbidden, "Your rights do not include", "您的权限不包括")]
    [TestCase("GET", "/account/nope", HttpStatusCode.NotFound, "There is nothing at /account/nope", "这里没有内容：/account/nope")]
    [TestCase("GET", "/nope%3Cb%3E", HttpStatusCode.NotFound, "There is nothing at /nope&lt;b&gt;", "这里没有内容：/nope&lt;b&gt;")]
    [TestCase("GET", "/account/openid", HttpStatusCode.NotFound, "There is nothing at /account/openid", "这里没有内容")]
    [TestCase("PUT", "/account/sign-in", HttpStatusCode.MethodNotAllowed, "PUT is not possible here; use one of: ", "这里不能用 PUT")]
    [TestCase("GET", "/papers/P-000001/forms/A/versions/x/paper.docx", HttpStatusCode.NotFound, "There is nothing at", "这里没有内容")]
    [TestCase("GET", "/audit.csv", HttpStatusCode.Forbidden, "Your rights do not include", "您的权限不包括")]
    public async Task A_browser_gets_a_page(string method, string path, HttpStatusCode status, string english, string chinese)
    {
        foreach (var (language, words, code) in new[] { ("en", english, "en"), ("zh-CN", chinese, "zh-CN") })
        {
            using var response = await SendAsync(author.Client, method, path, Page, language);
            var text = await response.Content.ReadAsStringAsync();

            Assert.That((response.StatusCode, response.Content.Headers.ContentType!.ToString()), Is.EqualTo((status, "text/html; charset=utf-8")));
            Assert.That(text, Does.Contain(words).And.Contain($"<html lang=\"{code}\">").And.Contain("/account/style.css"));
            AssertSafe(response);
        }
    }

    [Test]
    public async Task An_account_that_is_not_there_is_a_page_for_an_administrator()
    {
        using var response = await SendAsync(administrator.Client, "GET", "/account/accounts/zzz", Page, "en");

        Assert.That((response.StatusCode, response.Content.Headers.ContentType!.MediaType), Is.EqualTo((HttpStatusCode.NotFound, "text/html")));
        Assert.That(await response.Content.ReadAsStringAsync(), Does.Contain("zzz"));
    }

    [TestCase("GET", "/nope", HttpStatusCode.NotFound, "request.nothing-here")]
    [TestCase("GET", "/account/nope", HttpStatusCode.NotFound, "request.nothing-here")]
    [TestCase("GET", "/account/openid", HttpStatusCode.NotFound, "request.nothing-here")]
    [TestCase("GET", "/papers/P-000001/forms/A/versions/x/paper.docx", HttpStatusCode.NotFound, "request.nothing-here")]
    [TestCase("PUT", "/account/sign-in", HttpStatusCode.MethodNotAllowed, "request.method")]
    [TestCase("POST", "/papers/P-000001/releases/R-000001/print.zip", HttpStatusCode.MethodNotAllowed, "request.method")]
    [TestCase("GET", "/graphql/explorer/nothing.js", HttpStatusCode.NotFound, "request.nothing-here")]
    [TestCase("GET", "/audit.csv", HttpStatusCode.Forbidden, "access.denied")]
    public async Task A_program_gets_JSON(string method, string path, HttpStatusCode status, string code)
    {
        foreach (var (accept, language, letters) in new[] { ("*/*", "en", "[a-z]{3}"), ("application/json", "zh-CN", "[\u4E00-\u9FFF]") })
        {
            using var response = await SendAsync(author.Client, method, path, accept, language);
            var error = JsonNode.Parse(await response.Content.ReadAsStringAsync())!["errors"]!.AsArray().Single()!;

            Assert.That((response.StatusCode, (string)error["extensions"]!["code"]!), Is.EqualTo((status, code)));
            Assert.That((string)error["message"]!, Does.Match(letters));
            AssertSafe(response);
        }
    }

    [Test]
    public async Task HEAD_on_what_can_only_be_fetched_says_so_in_its_head()
    {
        using var response = await SendAsync(author.Client, "HEAD", "/papers/P-000001/releases/R-000001/print.zip", "*/*", "en");

        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.MethodNotAllowed));
        Assert.That((response.Content.Headers.ContentType?.MediaType, string.Join(' ', response.Content.Headers.Allow)), Is.EqualTo(("application/json", "GET")));
    }

    [Test]
    public async Task A_fault_of_ours_is_told_with_its_number_in_the_reader_s_language_on_a_page_too()
    {
        await using var broken = await RunningServer.StartAsync();
        await using (var bank = await broken.Services.GetRequiredService<IDbContextFactory<BankContext>>().CreateDbContextAsync())
            await bank.Database.ExecuteSqlRawAsync("ALTER TABLE Papers RENAME TO Hidden");

        foreach (var (accept, language, words, type) in new[]
        {
            (Page, "en", "The server met an error and logged it.", "text/html"), (Page, "zh-CN", "服务器出错，已记录。", "text/html"),
            ("*/*", "en", "The server met an error and logged it.", "application/json"), ("*/*", "zh-CN", "服务器出错，已记录。", "application/json"),
        })
        {
            using var response = await SendAsync(broken.Client, "GET", "/papers/P-000001/key.xlsx", accept, language);
            var text = await response.Content.ReadAsStringAsync();

            Assert.That((response.StatusCode, response.Content.Headers.ContentType!.MediaType), Is.EqualTo((HttpStatusCode.InternalServerError, type)));
            Assert.That(text, Does.Contain(words).And.Contain(response.Headers.GetValues("Trace-Id").Single()).And.Not.Contain("no such table"));
            AssertSafe(response);
        }
    }

    [Test]
    public async Task What_is_wrong_with_a_form_is_told_as_what_it_is()
    {
        await TellsAsync(new FormUrlEncodedContent([KeyValuePair.Create("password", new string('a', 100_000))]), HttpStatusCode.RequestEntityTooLarge, "at most 16384 bytes");
        await TellsAsync(new StringContent("{}", System.Text.Encoding.UTF8, "application/json"), HttpStatusCode.UnsupportedMediaType, "Only a form is taken here");
        await TellsAsync(new StringContent("x", System.Text.Encoding.UTF8, "multipart/form-data"), HttpStatusCode.BadRequest, "cannot be read");
        await TellsAsync(new FormUrlEncodedContent([KeyValuePair.Create("name", "x")]), HttpStatusCode.BadRequest, "came from another site");

        async Task TellsAsync(HttpContent content, HttpStatusCode status, string words)
        {
            using (content)
            {
                using var response = await author.Client.PostAsync(new Uri("/account/sign-in", UriKind.Relative), content);
                var text = await response.Content.ReadAsStringAsync();
                Assert.That(response.StatusCode, Is.EqualTo(status), text);
                Assert.That(text, Does.Contain(words));
                if (words != "came from another site") Assert.That(text, Does.Not.Contain("came from another site"));
            }
        }
    }

    [Test]
    public async Task An_argument_that_is_missing_is_named()
    {
        await using var own = await RunningServer.StartAsync();
        await own.Bank.AddStandardAsync();
        Assert.That(await CodeAsync("/coverage.csv"), Is.EqualTo("request.argument-missing standard"));
        Assert.That(await CodeAsync("/coverage.svg?standard=CAFE-2024"), Is.EqualTo("request.argument-missing level"));
        var auditor = await Member.JoinAsync(own, "auditor", Roles.Auditor);
        using var refused = await auditor.GetAsync("/coverage.csv");
        Assert.That(refused.StatusCode, Is.EqualTo(HttpStatusCode.BadRequest));
        Assert.That(await refused.Content.ReadAsStringAsync(), Does.Contain("The argument standard is missing."));

        async Task<string> CodeAsync(string path)
        {
            using var response = await own.Client.GetAsync(new Uri(path, UriKind.Relative));
            Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.BadRequest));
            var error = JsonNode.Parse(await response.Content.ReadAsStringAsync())!["errors"]![0]!;
            return $"{error["extensions"]!["code"]} {error["path"]}";
        }
    }

    private static async Task<HttpResponseMessage> SendAsync(HttpClient client, string method, string path, string accept, string language)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), new Uri(path, UriKind.Relative));
        request.Headers.TryAddWithoutValidation("Accept", accept);
        request.Headers.TryAddWithoutValidation("Accept-Language", language);
        return await client.SendAsync(request);
    }

    private static void AssertSafe(HttpResponseMessage response)
    {
        Assert.That(response.Headers.GetValues("Content-Security-Policy").Single(), Does.StartWith("default-src 'none'; style-src 'self'"));
        Assert.That(response.Headers.GetValues("X-Content-Type-Options"), Is.EqualTo(new[] { "nosniff" }));
        Assert.That(response.Headers.GetValues("X-Frame-Options"), Is.EqualTo(new[] { "DENY" }));
        Assert.That(response.Headers.CacheControl!.NoStore);
        Assert.That(response.Headers.Vary, Has.Member("Accept").And.Member("Accept-Language"));
    }
}
