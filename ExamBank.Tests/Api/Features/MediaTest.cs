using System.IO.Compression;
using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text.Json.Nodes;
using System.Xml.Linq;
using ExamBank.Domain.Media;
using ExamBank.Domain.Persistence;
using ExamBank.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NUnit.Framework;

namespace ExamBank.Tests.Api.Features;

/// <summary>Pictures over HTTP: uploaded, named in questions, printed in papers, handed out.</summary>
[Long]
internal sealed class MediaTest
{
    private static readonly byte[] Curve = Pictures.Png(640, 400);

    private RunningServer server = null!;

    [SetUp]
    public async Task Start()
    {
        server = await RunningServer.StartAsync();
        await server.Bank.AddStandardAsync();
    }

    [TearDown]
    public async Task Stop() => await server.DisposeAsync();

    [Test]
    public async Task A_picture_is_uploaded_once_and_handed_out_as_it_is()
    {
        var (status, first) = await UploadAsync(Curve, "image/png", "?name=%E7%95%99%E5%AD%98.png");
        Assert.That(status, Is.EqualTo(HttpStatusCode.Created));
        Assert.That(first, Is.EqualTo(JsonNode.Parse($$"""
            {"hash":"{{Hash(Curve)}}","address":"/media/{{Hash(Curve)}}","name":"留存.png","mediaType":"image/png","width":640,"height":400,"bytes":{{Curve.Length}}}
            """)).Using<JsonNode>(JsonNode.DeepEquals));
        var (again, second) = await UploadAsync(Curve, "image/png", "?name=other.png");
        Assert.That((again, (string)second["name"]!), Is.EqualTo((HttpStatusCode.OK, "留存.png")));

        using var download = await server.Client.GetAsync(new Uri((string)first["address"]!, UriKind.Relative));
        Assert.That(await download.Content.ReadAsByteArrayAsync(), Is.EqualTo(Curve));
        Assert.That(download.Content.Headers.ContentType!.MediaType, Is.EqualTo("image/png"));
        Assert.That(download.Headers.GetValues("X-Content-Type-Options"), Is.EqualTo(["nosniff"]));
        Assert.That(download.Headers.CacheControl!.Private, Is.True);
        await using var bank = await BankAsync();
        Assert.That(await bank.AuditEvents.CountAsync(e => e.Verb == "picture.added"), Is.EqualTo(1));
    }

    [TestCase("text/plain", "media.type-not-accepted", HttpStatusCode.UnsupportedMediaType)]
    [TestCase("image/svg+xml", "media.type-not-accepted", HttpStatusCode.UnsupportedMediaType)]
    [TestCase("image/png", "media.not-a-picture", HttpStatusCode.UnprocessableEntity)]
    public async Task What_is_no_picture_is_refused(string type, string code, HttpStatusCode status)
    {
        var (answered, error) = await UploadAsync("<svg/>"u8.ToArray(), type);
        Assert.That((answered, CodeOf(error)), Is.EqualTo((status, code)));
    }

    [Test]
    public async Task What_is_too_large_is_refused_before_it_is_read_to_its_end()
    {
        var (status, error) = await UploadAsync(new byte[PictureFile.MaximumBytes + 1], "image/png");
        Assert.That((status, CodeOf(error)), Is.EqualTo((HttpStatusCode.RequestEntityTooLarge, "media.too-large")));
    }

    [TestCase("0000000000000000000000000000000000000000000000000000000000000000")]
    [TestCase("..%2F..%2Fetc%2Fpasswd")]
    public async Task A_picture_that_is_not_there_is_told(string hash)
    {
        using var response = await server.Client.GetAsync(new Uri($"/media/{hash}", UriKind.Relative));
        Assert.That((response.StatusCode, CodeOf(JsonNode.Parse(await response.Content.ReadAsStringAsync())!)), Is.EqualTo((HttpStatusCode.NotFound, "media.not-found")));
    }

    [TestCase("看图![曲线](curve.png)", "media.not-in-bank")]
    [TestCase("看图![曲线](/media/0000000000000000000000000000000000000000000000000000000000000000)", "media.not-in-bank")]
    [TestCase("看图![](/media/HASH)", "media.words-missing")]
    public async Task A_question_shows_only_pictures_of_the_bank_with_words(string stem, string code)
    {
        await UploadAsync(Curve, "image/png");
        var created = await CreateAsync("CAFE-1", stem.Replace("HASH", Hash(Curve), StringComparison.Ordinal), "好。");
        var error = created["errors"]!.AsArray().Single()!;
        Assert.That(((string)error["code"]!, string.Join('.', error["path"]!.AsArray().Select(p => (string)p!))), Is.EqualTo((code, "input.content.stem")));
    }

    [Test]
    public async Task A_question_lists_the_pictures_that_candidates_see_and_not_those_of_its_answer()
    {
        await UploadAsync(Curve, "image/png", "?name=curve.png");
        await UploadAsync(Pictures.Jpeg(), "image/jpeg");
        await CreateAsync("CAFE-1", $"看图![曲线](/media/{Hash(Curve)})与![同](/media/{Hash(Curve)})", $"见![答案](/media/{Hash(Pictures.Jpeg())})。");
        await CreateAsync("CAFE-2", $"看![方块](/media/{Hash(Pictures.Jpeg())})", "好。");
        await CreateAsync("CAFE-3", "没有图", "好。");
        var answer = await server.QueryAsync("{ questions(first: 10) { nodes { code latestRevision { pictures { address name mediaType width height bytes } } } } }");
        Assert.That(answer["data"]!["questions"]!["nodes"], Is.EqualTo(JsonNode.Parse($$$"""
            [{"code":"CAFE-1","latestRevision":{"pictures":[{"address":"/media/{{{Hash(Curve)}}}","name":"curve.png","mediaType":"image/png","width":640,"height":400,"bytes":{{{Curve.Length}}}}]}},
             {"code":"CAFE-2","latestRevision":{"pictures":[{"address":"/media/{{{Hash(Pictures.Jpeg())}}}","name":"picture.jpg","mediaType":"image/jpeg","width":6,"height":4,"bytes":{{{Pictures.Jpeg().Length}}}}]}},
             {"code":"CAFE-3","latestRevision":{"pictures":[]}}]
            """)).Using<JsonNode>(JsonNode.DeepEquals), answer.ToJsonString());
    }

    [Test]
    public async Task A_locked_paper_prints_the_pictures_and_its_keys_those_of_the_explanations()
    {
        await UploadAsync(Curve, "image/png");
        await UploadAsync(Pictures.Jpeg(), "image/jpeg");
        await server.Bank.AddQuestionAsync(SampleBank.Statement("L1-2.1.1"));
        await server.Bank.AddQuestionAsync(SampleBank.Choice("L1-1.1.1", $"看图![留存曲线](/media/{Hash(Curve)})，第 2 日留存约为") with { Explanation = $"见![算式](/media/{Hash(Pictures.Jpeg())})。" });
        await server.Bank.AddBlueprintAsync("CAFE-L1", choices: 1);
        var made = await server.QueryAsync("mutation { assemblePaper(input: { blueprint: \"CAFE-L1\", seed: 1 }) { errors { code path } } }");
        Assert.That(made["data"]!["assemblePaper"]!["errors"]!.AsArray(), Is.Empty, made.ToJsonString());

        var paper = await BytesAsync("/papers/P-000001/forms/A/versions/1/paper.docx");
        Assert.That(Media(paper), Is.EqualTo([Hash(Curve)]));
        Assert.That(OfficeText.Body(paper).Descendants().Attributes("descr").Select(a => a.Value), Is.EqualTo(["留存曲线"]));
        var print = Inside(await BytesAsync("/papers/P-000001/print.zip"), "P-000001-A-1.docx");
        Assert.That(Hash(print), Is.EqualTo(Hash(paper)));
        Assert.That(Media(Inside(await BytesAsync("/papers/P-000001/marking.zip"), "P-000001-A-1-key.docx")), Is.Empty, "a document holds what it prints");
        var review = Inside(await BytesAsync("/papers/P-000001/marking.zip"), "P-000001-A-1-review.docx");
        Assert.That(Media(review), Is.EquivalentTo(new[] { Hash(Curve), Hash(Pictures.Jpeg()) }));
        Assert.That(OfficeText.Body(review).Descendants().Attributes("descr").Select(a => a.Value), Is.EqualTo(["留存曲线", "算式"]));
    }

    private async Task<JsonNode> CreateAsync(string code, string stem, string explanation) => (await server.QueryAsync(
        "mutation($input: CreateQuestionInput!) { createQuestion(input: $input) { errors { code path } question { code } } }",
        new
        {
            input = new
            {
                standard = SampleBank.Standard,
                code,
                content = new
                {
                    type = "TRUE_FALSE",
                    requirement = "L1-1.1.1",
                    cognitiveLevel = "APPLY",
                    facility = new[] { new { level = "L1", value = 0.6 } },
                    marks = 2,
                    minutes = 1,
                    stem,
                    key = new { truth = true },
                    explanation,
                },
            },
        }))["data"]!["createQuestion"]!;

    private async Task<(HttpStatusCode Status, JsonNode Answer)> UploadAsync(byte[] bytes, string type, string query = "")
    {
        using var content = new ByteArrayContent(bytes) { Headers = { ContentType = new MediaTypeHeaderValue(type) } };
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri("/media" + query, UriKind.Relative)) { Content = content };
        // Whoever is refused need not send all of it.
        request.Headers.ExpectContinue = true;
        using var response = await server.Client.SendAsync(request);
        return (response.StatusCode, JsonNode.Parse(await response.Content.ReadAsStringAsync())!);
    }

    private Task<BankContext> BankAsync() => server.Services.GetRequiredService<IDbContextFactory<BankContext>>().CreateDbContextAsync();

    private async Task<byte[]> BytesAsync(string url) => await server.Client.GetByteArrayAsync(new Uri(url, UriKind.Relative));

    private static IEnumerable<string> Media(byte[] docx) =>
        OfficeText.Entries(docx).Where(e => e.Key.StartsWith("word/media/", StringComparison.Ordinal) || e.Key.StartsWith("media/", StringComparison.Ordinal)).Select(e => Hash(e.Value));

    private static byte[] Inside(byte[] package, string name)
    {
        using var archive = new ZipArchive(new MemoryStream(package));
        using var inside = new MemoryStream();
        using (var stream = archive.GetEntry(name)!.Open()) stream.CopyTo(inside);
        return inside.ToArray();
    }

    private static string CodeOf(JsonNode answer) => (string)answer["errors"]![0]!["extensions"]!["code"]!;

    private static string Hash(byte[] bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));
}
