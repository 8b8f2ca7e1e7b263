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
        using var archive = new ZipArchive(new MemoryStream(await server.Client.GetByteArrayAsync(new Uri("/papers/P-000001/print.zip", UriKind.Relative))));
        foreach (var version in (int[])[1, 2])
        {
            var alone = await server.Client.GetByteArrayAsync(new Uri($"/papers/P-000001/forms/A/versions/{version}/paper.docx", UriKind.Relative));
            using var inside = new MemoryStream();
            using (var stream = archive.GetEntry($"P-000001-A-{version}.docx")!.Open()) await stream.CopyToAsync(inside);
            Assert.That(Hash(inside.ToArray()), Is.EqualTo(Hash(alone)));
        }

        Assert.That(archive.Entries.Select(e => e.FullName), Has.None.Contains("key").And.None.EndsWith(".xlsx"));
    }

    [TestCase("/papers/P-000099/print.zip", HttpStatusCode.NotFound, "paper.not-found")]
    [TestCase("/papers/nonsense/marking.zip", HttpStatusCode.NotFound, "paper.not-found")]
    [TestCase("/papers/P-000001/print.zip?layout=a7", HttpStatusCode.NotFound, "paper.layout-not-found")]
    [TestCase("/papers/P-000001/print.zip?layout=..%2F..", HttpStatusCode.NotFound, "paper.layout-not-found")]
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

    private static string Hash(byte[] bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));
}
