using System.Net;
using System.Text.Json.Nodes;
using ExamBank.Api.GraphQL.Explorer;
using ExamBank.Tests.Api.Access;
using ExamBank.Tests.Support;
using NUnit.Framework;

namespace ExamBank.Tests.Api.GraphQL;

/// <summary>What a browser sees at /graphql.</summary>
internal sealed class ExplorerTest
{
    private RunningServer server = null!;

    [OneTimeSetUp]
    public async Task Start() => server = await RunningServer.StartAsync();

    [OneTimeTearDown]
    public async Task Stop() => await server.DisposeAsync();

    [Test]
    public async Task A_browser_gets_a_page_whose_every_part_comes_from_this_service()
    {
        using var response = await GetAsync("/graphql", "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8");
        var page = await response.Content.ReadAsStringAsync();

        Assert.That(response.Content.Headers.ContentType!.ToString(), Is.EqualTo("text/html; charset=utf-8"));
        Assert.That(response.Headers.GetValues("Content-Security-Policy").Single(), Does.StartWith("default-src 'none'; script-src 'self';"));
        var parts = System.Text.RegularExpressions.Regex.Matches(page, "(src|href)=\"(?<url>/[^\"]*)\"").Select(match => match.Groups["url"].Value).ToList();
        Assert.That(parts, Is.Not.Empty);
        foreach (var part in parts)
        {
            using var asset = await GetAsync(part, "*/*");
            Assert.That(asset.StatusCode, Is.EqualTo(HttpStatusCode.OK), part);
            Assert.That(asset.Content.Headers.ContentType!.MediaType, Is.AnyOf("text/javascript", "text/css"), part);
        }

        Assert.That(System.Text.RegularExpressions.Regex.IsMatch(page, "<script>|<style>| style=|(src|href)=\"(http|//)"), Is.False);
    }

    [TestCase("en", "en")]
    [TestCase("en-GB,en;q=0.9,zh;q=0.5", "en")]
    [TestCase("zh-CN", "zh-CN")]
    [TestCase("fr", "zh-CN")]
    public async Task The_page_says_in_which_language_it_is(string accepted, string language)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/graphql");
        request.Headers.TryAddWithoutValidation("Accept", "text/html");
        request.Headers.TryAddWithoutValidation("Accept-Language", accepted);
        using var response = await server.Client.SendAsync(request);

        Assert.That(await response.Content.ReadAsStringAsync(), Does.Contain($"<html lang=\"{language}\">").And.Not.Contain("{{"));
    }

    [Test]
    public void Where_the_tools_are_all_there_the_explorer_is_built_in()
    {
        if (!ExplorerPage.HasGraphiQL) OptionalTool.Missing("The service was built without Node: it has the plain page.");
        Assert.That(ExplorerPage.HasGraphiQL);
    }

    [Test]
    public void The_page_without_GraphiQL_says_where_to_connect_and_shows_the_examples()
    {
        var page = ExplorerPage.Plain("http://localhost:5080/graphql?<x>");

        Assert.That(page, Does.Contain("http://localhost:5080/graphql?&lt;x&gt;").And.Contain("query CentreReleases(").And.Contain("请用任一 GraphQL 客户端连接本页地址"));
        Assert.That(page, Does.Not.Contain("{{").And.Not.Contain("<script"));
    }

    [TestCase("application/json")]
    [TestCase("*/*")]
    public async Task A_client_is_not_given_the_page(string accept)
    {
        using var response = await GetAsync("/graphql?query={__typename}", accept);

        Assert.That(await response.Content.ReadAsStringAsync(), Is.EqualTo("""{"data":{"__typename":"Query"}}"""));
    }

    [TestCase("/graphql/explorer/plain.html")]
    [TestCase("/graphql/explorer/nothing.js")]
    [TestCase("/graphql/explorer/..%2F..%2Fappsettings.json")]
    public async Task Nothing_else_is_served(string url)
    {
        using var response = await GetAsync(url, "*/*");

        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
    }

    [Test]
    public async Task The_examples_of_each_kind_of_user_answer()
    {
        await server.Bank.AddStandardAsync();
        var examples = JsonNode.Parse(await server.Client.GetStringAsync(new Uri("/graphql/explorer/examples.json", UriKind.Relative)))!.AsArray()
            .Select(example => (string)example!["query"]!).ToList();

        Assert.That(examples, Has.Count.GreaterThanOrEqualTo(4));
        foreach (var query in examples)
        {
            if (query.Contains("\nsubscription ", StringComparison.Ordinal))
            {
                using var events = await ServerEvents.OpenAsync(server, query, new { standard = SampleBank.Standard });
                await server.Bank.AddQuestionAsync(SampleBank.Choice("L1-1.1.1", "第一题？", 0.6m));
                var change = await events.NextAsync();
                Assert.That(change!.ContainsKey("errors"), Is.False, change.ToJsonString());
            }
            else
            {
                var answer = await server.QueryAsync(query, new { standard = SampleBank.Standard });
                Assert.That(answer.ContainsKey("errors"), Is.False, answer.ToJsonString());
            }
        }
    }

    [Test]
    public async Task Each_kind_of_user_may_ask_what_its_example_asks()
    {
        await using var cafe = await Cafe.OpenAsync();
        foreach (var (example, member, field) in new[] { ("query AuthorDrafts(", "author", "questions"), ("query CentreReleases(", "centre", "paperReleases"), ("query AccreditationCoverage(", "auditor", "coverage") })
        {
            var answer = await cafe.Of(member).QueryAsync(ExplorerPage.Examples.Single(query => query.Contains(example, StringComparison.Ordinal)), new { standard = SampleBank.Standard });

            Assert.That(answer.ContainsKey("errors"), Is.False, answer.ToJsonString());
            Assert.That(answer["data"]![field], Is.Not.Null);
        }
    }

    private async Task<HttpResponseMessage> GetAsync(string url, string accept)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, url);
        request.Headers.TryAddWithoutValidation("Accept", accept);
        return await server.Client.SendAsync(request);
    }
}
