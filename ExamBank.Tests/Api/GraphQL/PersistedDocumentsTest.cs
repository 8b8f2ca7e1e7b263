using System.Net;
using System.Text;
using ExamBank.Api.GraphQL.Http;
using ExamBank.Api.Hosting;
using ExamBank.Tests.Support;
using NUnit.Framework;

namespace ExamBank.Tests.Api.GraphQL;

/// <summary>Documents that clients name by their hash.</summary>
internal sealed class PersistedDocumentsTest
{
    private const string Document = "query Standards { standards { code } }\n";

    private TemporaryFolder folder = null!;

    private static string Id => PersistedDocuments.IdOf(Encoding.UTF8.GetBytes(Document));

    [SetUp]
    public void Make()
    {
        folder = new TemporaryFolder();
        folder.Write("app/standards.graphql", Encoding.UTF8.GetBytes(Document));
    }

    [TearDown]
    public void Remove() => folder.Dispose();

    [Test]
    public void The_id_is_the_hash_of_the_file() =>
        Assert.That(Id, Is.EqualTo("sha256:" + Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(Encoding.UTF8.GetBytes(Document)))));

    [TestCase(false)]
    [TestCase(true)]
    public async Task A_document_is_run_by_its_id_by_POST_and_by_GET(bool only)
    {
        await using var server = await StartAsync(only);
        using var request = RunningServer.Post(new { documentId = Id });
        using var posted = await server.Client.SendAsync(request);
        using var got = await server.Client.GetAsync(new Uri($"/graphql?documentId={Uri.EscapeDataString(Id)}", UriKind.Relative));

        foreach (var response in new[] { posted, got })
            Assert.That(await response.Content.ReadAsStringAsync(), Is.EqualTo("""{"data":{"standards":[]}}"""));
    }

    [TestCase("""{"documentId":"sha256:0000000000000000000000000000000000000000000000000000000000000000"}""", "request.document-not-found")]
    [TestCase("""{"documentId":"md5:1"}""", "request.document-id")]
    [TestCase("""{"documentId":"sha256:ABCDEF0000000000000000000000000000000000000000000000000000000000"}""", "request.document-id")]
    [TestCase("""{"documentId":"sha256:x","query":"{ __typename }"}""", "request.query-and-document")]
    [TestCase("""{"documentId":7}""", "request.wrong-type")]
    [TestCase("""{}""", "request.query-missing")]
    public async Task What_names_no_document_is_refused(string body, string code)
    {
        await using var server = await StartAsync(only: false);
        using var request = RunningServer.Post(body);
        using var response = await server.Client.SendAsync(request);

        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.BadRequest));
        Assert.That(await response.Content.ReadAsStringAsync(), Does.Contain(code));
    }

    [Test]
    public async Task A_server_of_documents_only_runs_no_other_query()
    {
        await using var server = await StartAsync(only: true);

        var answer = await server.QueryAsync(Document);

        Assert.That((string)answer["errors"]![0]!["extensions"]!["code"]!, Is.EqualTo("request.documents-only"));
    }

    [TestCase(null, true, null, "serve.no-documents")]
    [TestCase("no-such-folder", false, null, "serve.documents-unreadable")]
    [TestCase(null, false, "collector:4318", "serve.not-a-collector")]
    public void Options_that_cannot_be_are_refused_at_the_start(string? documents, bool only, string? telemetry, string code)
    {
        var options = ServerOptions.Create(ServerOptions.UsualUrl, "bank.db").Value.With(documents, only, true, telemetry, false);

        Assert.That(options.Errors.Single().Code, Is.EqualTo(code));
    }

    private Task<RunningServer> StartAsync(bool only) =>
        RunningServer.StartAsync(database => RunningServer.UsualOptions(database) with { Documents = PersistedDocuments.Read(folder.Root, only) });
}
