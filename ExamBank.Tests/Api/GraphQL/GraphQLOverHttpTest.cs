using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using ExamBank.Tests.Support;
using NUnit.Framework;

namespace ExamBank.Tests.Api.GraphQL;

/// <summary>The rules of the GraphQL-over-HTTP specification, request by request.</summary>
internal sealed class GraphQLOverHttpTest
{
    private const string Simple = """{"query":"{ __typename }"}""";
    private const string NewType = "application/graphql-response+json";
    private const string OldType = "application/json";

    private RunningServer server = null!;

    [OneTimeSetUp]
    public async Task Start() => server = await RunningServer.StartAsync();

    [OneTimeTearDown]
    public async Task Stop() => await server.DisposeAsync();

    [TestCase(null, OldType)]
    [TestCase("*/*", OldType)]
    [TestCase("application/*", OldType)]
    [TestCase("application/json", OldType)]
    [TestCase("application/graphql-response+json", NewType)]
    [TestCase("application/json, application/graphql-response+json", NewType)]
    [TestCase("application/json;q=0.9, application/graphql-response+json;q=0.8", OldType)]
    [TestCase("application/graphql-response+json; charset=utf-8, */*;q=0.1", NewType)]
    [TestCase("application/graphql-response+json;q=0, */*", OldType)]
    public async Task Accept_decides_the_content_type(string? accept, string expected)
    {
        using var response = await SendAsync(RunningServer.Post(Simple), accept);

        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.OK));
        Assert.That(response.Content.Headers.ContentType!.ToString(), Is.EqualTo($"{expected}; charset=utf-8"));
    }

    [TestCase("text/html")]
    [TestCase("application/json;q=0")]
    [TestCase("application/json; charset=utf-16")]
    public async Task Accept_without_either_type_gets_406(string accept)
    {
        using var response = await SendAsync(RunningServer.Post(Simple), accept);

        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.NotAcceptable));
    }

    [TestCase("text/plain")]
    [TestCase("application/x-www-form-urlencoded")]
    [TestCase("multipart/form-data; boundary=x")]
    [TestCase("application/graphql")]
    [TestCase("application/json; charset=utf-16")]
    public async Task A_post_that_is_not_json_gets_415(string contentType)
    {
        using var response = await SendAsync(RunningServer.Post(Simple, contentType));

        await AssertRefusedAsync(response, HttpStatusCode.UnsupportedMediaType, "request.not-json");
    }

    [TestCase("", "request.malformed-json")]
    [TestCase("{ \"not a JSON", "request.malformed-json")]
    [TestCase("""{"query":"{ __typename }","query":"{ x }"}""", "request.malformed-json")]
    [TestCase("""{"query":"\ud800"}""", "request.malformed-json")]
    [TestCase("""{"query":"{ __typename }","variables":{"a":"\ud800"}}""", "request.malformed-json")]
    [TestCase("""[{"query":"{ __typename }"}]""", "request.not-an-object")]
    [TestCase("""{"qeury":"{ __typename }"}""", "request.query-missing")]
    [TestCase("""{"query":null}""", "request.query-missing")]
    [TestCase("""{"query":7}""", "request.wrong-type")]
    [TestCase("""{"query":"{ __typename }","operationName":7}""", "request.wrong-type")]
    [TestCase("""{"query":"{ __typename }","variables":[]}""", "request.wrong-type")]
    [TestCase("""{"query":"{ __typename }","extensions":"x"}""", "request.wrong-type")]
    public async Task A_body_that_is_no_request_gets_400(string body, string code)
    {
        using var response = await SendAsync(RunningServer.Post(body));

        await AssertRefusedAsync(response, HttpStatusCode.BadRequest, code);
    }

    [Test]
    public async Task A_body_that_is_not_utf8_gets_400()
    {
        using var request = RunningServer.Post("");
        request.Content = new ByteArrayContent([.. Encoding.UTF8.GetBytes("{\"query\":\""), 0xff, .. "\"}"u8])
        {
            Headers = { { "Content-Type", OldType } },
        };
        using var response = await server.Client.SendAsync(request);

        await AssertRefusedAsync(response, HttpStatusCode.BadRequest, "request.malformed-json");
    }

    [TestCase(true)]
    [TestCase(false)]
    public async Task A_body_over_one_megabyte_gets_413(bool chunked)
    {
        using var request = RunningServer.Post(new { query = "{ __typename }", extensions = new { x = new string('x', 1024 * 1024) } });
        request.Headers.TransferEncodingChunked = chunked;
        using var response = await server.Client.SendAsync(request);

        await AssertRefusedAsync(response, HttpStatusCode.RequestEntityTooLarge, "request.body-too-large");
    }

    [TestCase("{", NewType, HttpStatusCode.BadRequest)]
    [TestCase("{", OldType, HttpStatusCode.OK)]
    [TestCase("{ noSuchField }", NewType, HttpStatusCode.BadRequest)]
    [TestCase("{ noSuchField }", OldType, HttpStatusCode.OK)]
    [TestCase("query($id: ID!) { node(id: $id) { id } }", NewType, HttpStatusCode.BadRequest)]
    [TestCase("query($id: ID!) { node(id: $id) { id } }", OldType, HttpStatusCode.OK)]
    public async Task A_query_refused_before_it_runs_has_no_data_and_a_status_by_its_type(string query, string accept, HttpStatusCode expected)
    {
        using var response = await SendAsync(RunningServer.Post(new { query }), accept);
        var answer = await BodyAsync(response);

        Assert.That(response.StatusCode, Is.EqualTo(expected));
        Assert.That(answer.ContainsKey("data"), Is.False);
        Assert.That(answer["errors"]!.AsArray(), Is.Not.Empty);
    }

    [Test]
    public async Task Get_takes_the_parameters_from_the_query_string()
    {
        var url = "/graphql?query=" + Uri.EscapeDataString("query A { __typename } query B($n: String!) { __type(name: $n) { name } }")
            + "&operationName=B&variables=" + Uri.EscapeDataString("""{"n":"Query"}""");
        using var response = await server.Client.GetAsync(new Uri(url, UriKind.Relative));
        var answer = await BodyAsync(response);

        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.OK));
        Assert.That(answer["data"]!["__type"]!["name"]!.GetValue<string>(), Is.EqualTo("Query"));
    }

    [TestCase("", "request.query-missing")]
    [TestCase("?query={__typename}&query={__typename}", "request.repeated-parameter")]
    [TestCase("?query={__typename}&variables=[]", "request.wrong-type")]
    [TestCase("?query={__typename}&variables={", "request.malformed-json")]
    public async Task A_get_that_is_no_request_gets_400(string parameters, string code)
    {
        using var response = await server.Client.GetAsync(new Uri("/graphql" + parameters, UriKind.Relative));

        await AssertRefusedAsync(response, HttpStatusCode.BadRequest, code);
    }

    [TestCase("PUT")]
    [TestCase("DELETE")]
    [TestCase("OPTIONS")]
    public async Task Another_method_gets_405_and_is_told_which_are_allowed(string method)
    {
        using var response = await server.Client.SendAsync(new HttpRequestMessage(new HttpMethod(method), "/graphql"));

        await AssertRefusedAsync(response, HttpStatusCode.MethodNotAllowed, "request.method-not-allowed");
        Assert.That(response.Content.Headers.Allow, Is.EqualTo(new[] { "GET", "POST" }));
    }

    [TestCase("zh-CN", "缺少参数 query。")]
    [TestCase("zh-TW", "缺少参数 query。")]
    [TestCase("fr", "缺少参数 query。")]
    [TestCase("en-GB", "The parameter query is missing.")]
    [TestCase("zh;q=0.5, en", "The parameter query is missing.")]
    public async Task A_message_comes_in_the_readers_language_and_Chinese_is_not_escaped(string language, string expected)
    {
        using var request = RunningServer.Post("{}");
        request.Headers.TryAddWithoutValidation("Accept-Language", language);
        using var response = await server.Client.SendAsync(request);

        Assert.That(await response.Content.ReadAsStringAsync(), Does.Contain(expected));
    }

    [Test]
    public async Task Nothing_is_cached_or_sniffed()
    {
        using var response = await SendAsync(RunningServer.Post(Simple));

        Assert.That(response.Headers.CacheControl!.NoStore, Is.True);
        Assert.That(response.Headers.GetValues("X-Content-Type-Options"), Is.EqualTo(new[] { "nosniff" }));
    }

    private async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, string? accept = null)
    {
        using (request)
        {
            if (accept is not null) request.Headers.TryAddWithoutValidation("Accept", accept);
            return await server.Client.SendAsync(request);
        }
    }

    private static async Task<JsonObject> BodyAsync(HttpResponseMessage response) =>
        (JsonObject)JsonNode.Parse(await response.Content.ReadAsStringAsync())!;

    private static async Task AssertRefusedAsync(HttpResponseMessage response, HttpStatusCode status, string code)
    {
        Assert.That(response.StatusCode, Is.EqualTo(status));
        var answer = await BodyAsync(response);
        Assert.That(answer.ContainsKey("data"), Is.False);
        Assert.That(answer["errors"]![0]!["extensions"]!["code"]!.GetValue<string>(), Is.EqualTo(code));
    }
}
