using System.Net;
using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using System.Xml.Linq;
using ExamBank.Domain.Questions;
using ExamBank.Tests.Support;
using NUnit.Framework;

namespace ExamBank.Tests.Api.Features;

/// <summary>The heat map over HTTP.</summary>
internal sealed class CoveragePictureTest
{
    private RunningServer server = null!;

    [OneTimeSetUp]
    public async Task Start()
    {
        server = await RunningServer.StartAsync();
        await server.Bank.AddStandardAsync();
        await server.Bank.AddQuestionAsync(SampleBank.Choice("L1-1.1.1"));
        await server.Bank.AddQuestionAsync(SampleBank.Statement("L1-1.1.2"), RevisionStatus.InReview);
    }

    [OneTimeTearDown]
    public async Task Stop() => await server.DisposeAsync();

    [Test]
    public async Task It_is_an_SVG_that_runs_and_fetches_nothing()
    {
        using var answer = await server.Client.GetAsync("/coverage.svg?standard=CAFE-2024&level=L1");
        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.OK));
        Assert.That(answer.Content.Headers.ContentType!.ToString(), Is.EqualTo("image/svg+xml; charset=utf-8"));
        Assert.That(answer.Headers.GetValues("Content-Security-Policy"), Is.EqualTo(new[] { "default-src 'none'; style-src 'unsafe-inline'" }));
        Assert.That(answer.Headers.GetValues("X-Content-Type-Options"), Is.EqualTo(new[] { "nosniff" }));
        var picture = XDocument.Parse(await answer.Content.ReadAsStringAsync());
        Assert.That(picture.Root!.Name, Is.EqualTo(XName.Get("svg", "http://www.w3.org/2000/svg")));
        Assert.That(picture.Descendants().Select(e => e.Value), Does.Contain("L1-1.1.1 单项选择题：已通过 1 题").And.Contain("L1-1.1.2 判断题：已通过 0 题"));
    }

    [Test]
    public async Task It_takes_the_arguments_of_the_query_and_the_language_of_the_reader()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/coverage.svg?standard=CAFE-2024&level=L2&includeLower=true&minimum=3&asOf=2026-03-01T08:01:00Z");
        request.Headers.AcceptLanguage.Add(new StringWithQualityHeaderValue("en"));
        using var answer = await server.Client.SendAsync(request);
        var text = await answer.Content.ReadAsStringAsync();
        Assert.That(text, Does.Contain("As of 2026-03-01 08:01 UTC").And.Contain("16 requirements, 0 with questions").And.Contain("48 short of 3"));
        Assert.That(answer.Content.Headers.ContentLanguage, Is.EqualTo(new[] { "en" }));
    }

    [Test]
    public async Task Who_asks_for_the_head_gets_no_body()
    {
        using var request = new HttpRequestMessage(HttpMethod.Head, "/coverage.svg?standard=CAFE-2024&level=L1");
        using var answer = await server.Client.SendAsync(request);
        Assert.That((answer.StatusCode, answer.Content.Headers.ContentType!.MediaType), Is.EqualTo((HttpStatusCode.OK, "image/svg+xml")));
        Assert.That(await answer.Content.ReadAsByteArrayAsync(), Is.Empty);
    }

    [TestCase("", HttpStatusCode.BadRequest, "request.argument-missing")]
    [TestCase("?standard=NONE&level=L1", HttpStatusCode.NotFound, "standard.not-found")]
    [TestCase("?standard=CAFE-2024", HttpStatusCode.BadRequest, "request.argument-missing")]
    [TestCase("?standard=CAFE-2024&level=%3Cscript%3E", HttpStatusCode.NotFound, "standard.level-not-found")]
    [TestCase("?standard=CAFE-2024&level=L1&minimum=many", HttpStatusCode.BadRequest, "request.not-a-value")]
    [TestCase("?standard=CAFE-2024&level=L1&minimum=-1", HttpStatusCode.BadRequest, "coverage.minimum")]
    [TestCase("?standard=CAFE-2024&level=L1&asOf=2026-02-01", HttpStatusCode.BadRequest, "coverage.before-standard")]
    [TestCase("?standard=CAFE-2024&level=L1&asOf=2999-01-01", HttpStatusCode.BadRequest, "coverage.future")]
    public async Task What_cannot_be_drawn_is_an_error(string query, HttpStatusCode status, string code)
    {
        using var answer = await server.Client.GetAsync($"/coverage.svg{query}");
        Assert.That(answer.StatusCode, Is.EqualTo(status));
        Assert.That((string)JsonNode.Parse(await answer.Content.ReadAsStringAsync())!["errors"]![0]!["extensions"]!["code"]!, Is.EqualTo(code));
    }
}
