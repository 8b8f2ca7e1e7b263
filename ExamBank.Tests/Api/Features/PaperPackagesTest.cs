using System.IO.Compression;
using System.Net;
using System.Security.Cryptography;
using System.Text.Json.Nodes;
using ExamBank.Domain.Persistence;
using ExamBank.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NUnit.Framework;

namespace ExamBank.Tests.Api.Features;

/// <summary>Packages over HTTP: rendered when first asked for, the same bytes ever after.</summary>
[Long]
internal sealed class PaperPackagesTest
{
    private RunningServer server = null!;

    [SetUp]
    public async Task Start()
    {
        server = await RunningServer.StartAsync();
        await server.Bank.AddStandardAsync();
        for (var i = 0; i < 4; i++)
        {
            await server.Bank.AddQuestionAsync(SampleBank.Choice($"L1-1.{1 + (i / 2)}.{1 + (i % 2)}", $"第 {i} 题？"));
            await server.Bank.AddQuestionAsync(SampleBank.Statement($"L1-2.{1 + (i / 2)}.{1 + (i % 2)}", $"第 {i} 句。"));
        }

        await server.Bank.AddBlueprintAsync("CAFE-L1", choices: 2);
        await server.QueryAsync("mutation { assemblePaper(input: { blueprint: \"CAFE-L1\", versions: 2, seed: 1 }) { errors { code } } }");
    }

    [TearDown]
    public async Task Stop() => await server.DisposeAsync();

    [Test]
    public async Task A_package_is_rendered_once_and_served_the_same_to_all_who_ask_at_once()
    {
        var paper = (await server.QueryAsync("""{ paper(number: "P-000001") { printPackageUrl markingPackageUrl } }"""))["data"]!["paper"]!;
        foreach (var url in (string[])[(string)paper["printPackageUrl"]!, (string)paper["markingPackageUrl"]!])
        {
            var answers = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => server.Client.GetByteArrayAsync(new Uri(url, UriKind.Relative))));
            Assert.That(answers.Select(Hash).Distinct().Count(), Is.EqualTo(1), url);
            using var response = await server.Client.GetAsync(new Uri(url, UriKind.Relative));
            Assert.That(response.Content.Headers.ContentType!.MediaType, Is.EqualTo("application/zip"));
            Assert.That(response.Content.Headers.ContentDisposition!.FileName, Is.EqualTo($"P-000001-{url.Split('/')[^1]}"));
            using var head = await server.Client.SendAsync(new HttpRequestMessage(HttpMethod.Head, new Uri(url, UriKind.Relative)));
            Assert.That((head.StatusCode, head.Content.Headers.ContentLength), Is.EqualTo((HttpStatusCode.OK, (long?)answers[0].Length)));
        }

        await using var bank = await server.Services.GetRequiredService<IDbContextFactory<BankContext>>().CreateDbContextAsync();
        Assert.That(await bank.AuditEvents.CountAsync(e => e.Verb == "paper.rendered"), Is.EqualTo(2), "each package once");
    }

    [Test]
    public async Task The_papers_in_the_print_package_are_the_very_ones_that_are_downloaded_one_by_one()
    {
        var package = await BytesAsync("/papers/P-000001/print.zip");
        using var archive = new ZipArchive(new MemoryStream(package));
        foreach (var version in (int[])[1, 2])
        {
            var alone = await BytesAsync($"/papers/P-000001/forms/A/versions/{version}/paper.docx");
            Assert.That(Hash(Inside(package, $"P-000001-A-{version}.docx")), Is.EqualTo(Hash(alone)));
        }

        Assert.That(archive.Entries.Select(e => e.FullName), Has.None.Contains("key").And.None.EndsWith(".xlsx"));
    }

    [Test]
    public async Task A_paper_is_locked_in_the_layout_it_is_assembled_with_and_packed_in_others()
    {
        var made = (await server.QueryAsync("mutation { assemblePaper(input: { blueprint: \"CAFE-L1\", seed: 2, layout: \"a3\" }) { paper { number printPackageUrl } errors { code } } }"))["data"]!["assemblePaper"]!;
        Assert.That(made["errors"]!.AsArray(), Is.Empty, made.ToJsonString());
        Assert.That(OfficeText.Sheet(await BytesAsync("/papers/P-000002/forms/A/versions/1/paper.docx")), Is.EqualTo((420, 297)));
        Assert.That(OfficeText.Sheet(Inside(await BytesAsync((string)made["paper"]!["printPackageUrl"]!), "P-000002-A-1.docx")), Is.EqualTo((420, 297)));
        using var other = await server.Client.GetAsync(new Uri("/papers/P-000002/print.zip?layout=16k", UriKind.Relative));
        Assert.That(other.Content.Headers.ContentDisposition!.FileName, Is.EqualTo("P-000002-print-16k.zip"));
        Assert.That(OfficeText.Sheet(Inside(await other.Content.ReadAsByteArrayAsync(), "P-000002-A-1.docx")), Is.EqualTo((195, 270)));
    }

    [Test]
    public async Task The_audit_workbook_compares_a_paper_with_those_before_it()
    {
        var made = (await server.QueryAsync("mutation { assemblePaper(input: { blueprint: \"CAFE-L1\", seed: 2 }) { paper { number } errors { code } } }"))["data"]!["assemblePaper"]!;
        Assert.That(made["errors"]!.AsArray(), Is.Empty, made.ToJsonString());
        async Task<IReadOnlyList<IReadOnlyList<string>>> SharedAsync(string paper) =>
            OfficeText.Cells(Inside(await BytesAsync($"/papers/{paper}/marking.zip"), $"{paper}-audit.xlsx"))["重复题"];
        var (first, second) = (await CodesAsync("P-000001"), await CodesAsync("P-000002"));
        var shared = second.Intersect(first, StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
        Assert.That((await SharedAsync("P-000001"))[^1][0], Does.Contain("更早的试卷"));
        var row = (await SharedAsync("P-000002"))[^1];
        Assert.That(row.Take(3), Is.EqualTo(new[] { "A", "P-000001 A卷", $"{shared.Count}" }));
        Assert.That(row.Skip(3).SelectMany(codes => codes.Split('、', StringSplitOptions.RemoveEmptyEntries)), Is.EquivalentTo(shared));
    }

    private async Task<IReadOnlyList<string>> CodesAsync(string paper)
    {
        var manifest = JsonNode.Parse(Inside(await BytesAsync($"/papers/{paper}/marking.zip"), "manifest.json"))!;
        return [.. manifest["forms"]![0]!["versions"]![0]!["questions"]!.AsArray().Select(q => (string)q!["code"]!)];
    }

    [TestCase("layout: \"a7\"", "NotFoundError", "layout.not-found", "input.layout")]
    public async Task A_layout_that_does_not_exist_makes_no_paper(string input, string type, string code, string path)
    {
        var made = (await server.QueryAsync($"mutation {{ assemblePaper(input: {{ blueprint: \"CAFE-L1\", seed: 3, {input} }}) {{ paper {{ number }} errors {{ __typename code path }} }} }}"))["data"]!["assemblePaper"]!;
        Assert.That(made["paper"], Is.Null);
        var error = made["errors"]!.AsArray().Single()!;
        Assert.That(((string)error["__typename"]!, (string)error["code"]!, Place(error)), Is.EqualTo((type, code, path)));
    }

    [Test]
    public async Task A_paper_is_locked_in_a_layout_of_ones_own_with_an_uploaded_logo()
    {
        using var upload = await server.Client.PostAsync(new Uri("/media", UriKind.Relative), new ByteArrayContent(Pictures.Png(60, 40)) { Headers = { { "Content-Type", "image/png" } } });
        var logo = (string)JsonNode.Parse(await upload.Content.ReadAsStringAsync())!["address"]!;
        var made = await MakeAsync(Layout(logo));
        Assert.That(made["errors"]!.AsArray(), Is.Empty, made.ToJsonString());
        var paper = await BytesAsync("/papers/P-000002/forms/A/versions/1/paper.docx");
        Assert.That(OfficeText.Sheet(paper), Is.EqualTo((200, 280)));
        Assert.That(OfficeText.Entries(paper).Values, Has.Some.EqualTo(Pictures.Png(60, 40)));
        Assert.That(Hash(Inside(await BytesAsync("/papers/P-000002/print.zip"), "P-000002-A-1.docx")), Is.EqualTo(Hash(paper)));
    }

    [TestCase("/media/0000000000000000000000000000000000000000000000000000000000000000", 30, null, "layout.logo-missing", "input.layoutFile.logo")]
    [TestCase("logo.png", 30, null, "layout.logo-missing", "input.layoutFile.logo")]
    [TestCase(null, 300, null, "layout.too-wide", "input.layoutFile.margins")]
    [TestCase(null, 30, "a4", "paper.two-layouts", "input.layoutFile")]
    public async Task A_layout_of_ones_own_that_cannot_be_printed_makes_no_paper(string? logo, int left, string? name, string code, string path)
    {
        var made = await MakeAsync(Layout(logo, left), name);
        var error = made["errors"]!.AsArray().Single()!;
        Assert.That(((string)error["code"]!, Place(error)), Is.EqualTo((code, path)), made.ToJsonString());
    }

    [TestCase("水温![温度计](t.png)多少？", "document.picture-missing")]
    [TestCase("水温$\\unknowable{1}$多少？", "document.formula-unknown")]
    public async Task A_paper_that_cannot_be_printed_as_its_authors_meant_is_not_made(string stem, string code)
    {
        await server.Bank.AddQuestionAsync(SampleBank.Choice("L1-1.1.1", stem), code: "CAFE-X");
        await server.Bank.AddBlueprintAsync("CAFE-L1-all", choices: 5);
        var made = (await server.QueryAsync("mutation { assemblePaper(input: { blueprint: \"CAFE-L1-all\", seed: 1 }) { paper { number } errors { code path message } } }"))["data"]!["assemblePaper"]!;
        Assert.That(made["paper"], Is.Null, made.ToJsonString());
        var error = made["errors"]!.AsArray().Single()!;
        Assert.That((string)error["code"]!, Is.EqualTo(code), made.ToJsonString());
        Assert.That(Place(error), Does.Contain("CAFE-X: stem"));
    }

    [TestCase("/papers/P-000099/print.zip", HttpStatusCode.NotFound, "paper.not-found")]
    [TestCase("/papers/nonsense/marking.zip", HttpStatusCode.NotFound, "paper.not-found")]
    [TestCase("/papers/P-000001/print.zip?layout=a7", HttpStatusCode.NotFound, "layout.not-found")]
    [TestCase("/papers/P-000001/print.zip?layout=..%2F..", HttpStatusCode.NotFound, "layout.not-found")]
    public async Task A_package_that_cannot_be_is_told(string url, HttpStatusCode status, string code)
    {
        using var response = await server.Client.GetAsync(new Uri(url, UriKind.Relative));
        Assert.That(response.StatusCode, Is.EqualTo(status));
        Assert.That((string)JsonNode.Parse(await response.Content.ReadAsStringAsync())!["errors"]![0]!["extensions"]!["code"]!, Is.EqualTo(code));
    }

    [Test]
    public async Task A_paper_of_an_earlier_build_has_no_package_but_has_its_files()
    {
        await using (var bank = await server.Services.GetRequiredService<IDbContextFactory<BankContext>>().CreateDbContextAsync())
            await bank.Database.ExecuteSqlRawAsync("DELETE FROM LockedModels");
        using var response = await server.Client.GetAsync(new Uri("/papers/P-000001/marking.zip", UriKind.Relative));
        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.Conflict));
        Assert.That(await response.Content.ReadAsStringAsync(), Does.Contain("paper.no-model"));
        using var key = await server.Client.GetAsync(new Uri("/papers/P-000001/key.xlsx", UriKind.Relative));
        Assert.That(key.StatusCode, Is.EqualTo(HttpStatusCode.OK));
    }

    private async Task<JsonNode> MakeAsync(string layoutFile, string? layout = null) => (await server.QueryAsync(
        "mutation($input: AssemblePaperInput!) { assemblePaper(input: $input) { paper { number } errors { code path } } }",
        new { input = new { blueprint = "CAFE-L1", seed = 5, layout, layoutFile } }))["data"]!["assemblePaper"]!;

    private static string Layout(string? logo, int left = 30) => $$"""
        { "name": "centre", "title": "本考点", "titleEn": "Our centre", "sheet": { "width": 200, "height": 280, "orientation": "portrait" },
          "margins": { "top": 20, "bottom": 20, "left": {{left}}, "right": 20 }, "answersOn": "paper"{{(logo is null ? "" : $", \"logo\": \"{logo}\"")}} }
        """;

    private async Task<byte[]> BytesAsync(string url) => await server.Client.GetByteArrayAsync(new Uri(url, UriKind.Relative));

    private static byte[] Inside(byte[] package, string name)
    {
        using var archive = new ZipArchive(new MemoryStream(package));
        using var inside = new MemoryStream();
        using (var stream = archive.GetEntry(name)!.Open()) stream.CopyTo(inside);
        return inside.ToArray();
    }

    private static string Place(JsonNode error) => string.Join('.', error["path"]!.AsArray().Select(step => (string)step!));

    private static string Hash(byte[] bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));
}
