using System.Net;
using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using ClosedXML.Excel;
using ExamBank.Domain.Access;
using ExamBank.Domain.Persistence;
using ExamBank.Domain.Questions;
using ExamBank.Generator.Exchange.Questions.Excel;
using ExamBank.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NUnit.Framework;

namespace ExamBank.Tests.Api.Features;

/// <summary>The Excel template over HTTP and back: an author fetches it, fills it in and sends it.</summary>
internal sealed class QuestionUploadTest
{
    private const string Excel = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    private RunningServer server = null!;
    private Member author = null!;

    [SetUp]
    public async Task Start()
    {
        server = await RunningServer.StartAsync();
        await server.Bank.AddStandardAsync();
        await server.Bank.AddStandardAsync("TEA-2024");
        author = await Member.JoinAsync(server, "author", Roles.Author, standard: SampleBank.Standard);
    }

    [TearDown]
    public async Task Stop() => await server.DisposeAsync();

    [Test]
    public async Task A_dry_run_tells_what_would_come_and_stores_nothing_and_the_import_brings_drafts_of_the_author()
    {
        var workbook = await FilledAsync(Row("W-1", "手冲咖啡的水温应为九十二度左右，过高会过萃。"), Row("W-2", "手冲咖啡的水温应为九十三度左右，过高会过萃。"));

        var tried = await SendAsync(author, workbook, "?dryRun=true&name=wang.xlsx");
        Assert.That((tried.Status, (bool)tried.Body["dryRun"]!, (int)tried.Body["created"]!), Is.EqualTo((HttpStatusCode.OK, true, 2)), tried.Body.ToJsonString());
        Assert.That(tried.Body["questions"]!.AsArray().Select(q => $"{q!["place"]} {q["code"]} {q["outcome"]}"), Is.EqualTo(["wang.xlsx: 试题!2 W-1 CREATED", "wang.xlsx: 试题!3 W-2 CREATED"]));
        Assert.That(tried.Body["similar"]!.AsArray().Select(p => $"{p!["first"]} {p["second"]}"), Is.EqualTo(new[] { "W-1 W-2" }).Or.EqualTo(new[] { "W-2 W-1" }), "what came is the author's to see");
        Assert.That(await CodesAsync(), Is.Empty);

        var done = await SendAsync(author, workbook);
        Assert.That((done.Status, (int)done.Body["created"]!, (bool)done.Body["dryRun"]!), Is.EqualTo((HttpStatusCode.OK, 2, false)), done.Body.ToJsonString());
        var seen = await author.QueryAsync("{ questions { nodes { code latestRevision { status stem } } } }");
        Assert.That(seen["data"]!["questions"]!["nodes"]!.AsArray().Select(q => $"{q!["code"]} {q["latestRevision"]!["status"]} {q["latestRevision"]!["stem"]}"), Is.EquivalentTo(["W-1 DRAFT 手冲咖啡的水温应为九十二度左右，过高会过萃。", "W-2 DRAFT 手冲咖啡的水温应为九十三度左右，过高会过萃。"]));
        await using var bank = await server.Services.GetRequiredService<IDbContextFactory<BankContext>>().CreateDbContextAsync();
        Assert.That(await bank.AuditEvents.Where(e => e.Subject == "question:W-1").Select(e => e.ActorName).Distinct().ToListAsync(), Is.EqualTo(["author"]));

        var again = await SendAsync(author, workbook);
        Assert.That(((int)again.Body["unchanged"]!, (int)again.Body["created"]!), Is.EqualTo((2, 0)));
    }

    [Test]
    public async Task Everything_that_is_wrong_is_told_by_its_cell_in_the_reader_s_language_and_nothing_is_stored()
    {
        var refused = await SendAsync(author, await FilledAsync(Row("", "水温？"), Row("W-2", "水量？"), [.. Row("W-3", "粉量？"), ("职业技能要求", "L1-9.9.9")]));
        Assert.That(refused.Status, Is.EqualTo(HttpStatusCode.UnprocessableEntity));
        Assert.That(Told(refused.Body), Is.EqualTo(["exchange.cell-empty questions.xlsx: 试题!A2（试题代码）"]));
        Assert.That((string)refused.Body["errors"]![0]!["message"]!, Does.Not.Contain("此格"));

        var unknown = await SendAsync(author, await FilledAsync(Row("W-2", "水量？"), [.. Row("W-3", "粉量？"), ("职业技能要求", "L1-9.9.9")]));
        Assert.That(Told(unknown.Body), Is.EqualTo(["question.unknown-requirement questions.xlsx: 试题!C3（职业技能要求）"]));
        Assert.That(await CodesAsync(), Is.Empty);
    }

    [Test]
    public async Task Who_may_not_write_questions_of_the_standard_brings_none()
    {
        var workbook = await FilledAsync(Row("W-1", "水温多少？"));

        foreach (var (roles, scopes) in new[] { (Roles.Reviewer, TokenScopes.All), (Roles.PaperSetter, TokenScopes.All), (Roles.Auditor, TokenScopes.All), (Roles.Administrator, TokenScopes.All), (Roles.Author, TokenScopes.Read) })
            Assert.That((await SendAsync(await Member.JoinAsync(server, $"{roles}-{scopes}".Replace(", ", "-", StringComparison.Ordinal), roles, scopes), workbook)).Status, Is.EqualTo(HttpStatusCode.Forbidden), $"{roles} {scopes}");
        Assert.That((await SendAsync(new Member(server, "nobody", null), workbook)).Status, Is.EqualTo(HttpStatusCode.Unauthorized));
        var tea = await SendAsync(await Member.JoinAsync(server, "tea", Roles.Author, standard: "TEA-2024"), workbook);
        Assert.That((tea.Status, Told(tea.Body).Single()), Is.EqualTo((HttpStatusCode.UnprocessableEntity, "standard.not-found questions.xlsx")));
        Assert.That(await CodesAsync(), Is.Empty);
    }

    [Test]
    public async Task No_file_of_the_server_and_no_picture_of_another_standard_is_shown_by_naming_it()
    {
        var bytes = Pictures.Png(12, 10);
        var hash = Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(bytes));
        using var bring = new HttpRequestMessage(HttpMethod.Post, "/media") { Content = new ByteArrayContent(bytes) { Headers = { ContentType = new MediaTypeHeaderValue("image/png") } } };
        using var brought = await (await Member.JoinAsync(server, "elsewhere", Roles.Author, standard: "TEA-2024")).SendAsync(bring);
        Assert.That(brought.StatusCode, Is.EqualTo(HttpStatusCode.Created));
        var beside = $"beside-{Guid.NewGuid():N}.png";
        await File.WriteAllBytesAsync(beside, bytes);
        try
        {
            foreach (var target in new[] { beside, $"/media/{hash}" })
            {
                var refused = await SendAsync(author, await FilledAsync(Row("W-1", $"看图![图]({target})。")));
                Assert.That((refused.Status, Told(refused.Body).Single()), Is.EqualTo((HttpStatusCode.UnprocessableEntity, "media.not-in-bank questions.xlsx: 试题!I2（题干）")), target);
            }
        }
        finally
        {
            File.Delete(beside);
        }
    }

    [Test]
    public async Task What_looks_alike_is_told_of_questions_that_the_author_sees()
    {
        await server.Bank.AddQuestionAsync(SampleBank.Statement("L1-1.1.1", "水温应为九十二度左右，过高会过萃。"), RevisionStatus.Draft, "OLD-1");

        var done = await SendAsync(author, await FilledAsync(Row("W-1", "水温应为九十二度左右，过高会过萃！")));

        Assert.That(done.Body["similar"]!.AsArray().Select(p => $"{p!["first"]} {p["second"]}"), Is.EqualTo(new[] { "W-1 OLD-1" }).Or.EqualTo(new[] { "OLD-1 W-1" }), done.Body.ToJsonString());
    }

    [Test]
    public async Task What_is_no_workbook_or_too_large_or_of_another_site_is_not_taken()
    {
        var workbook = await FilledAsync(Row("W-1", "水温多少？"));
        foreach (var type in new[] { "text/plain", "multipart/form-data", "application/x-www-form-urlencoded", "application/octet-stream" })
            Assert.That((await SendAsync(author, workbook, type: type)).Status, Is.EqualTo(HttpStatusCode.UnsupportedMediaType), type);
        var text = await SendAsync(author, "这不是工作簿"u8.ToArray());
        Assert.That((text.Status, Told(text.Body).Single()), Is.EqualTo((HttpStatusCode.UnprocessableEntity, "exchange.not-a-workbook questions.xlsx")));
        Assert.That((await SendAsync(author, workbook, "?dryRun=perhaps")).Status, Is.EqualTo(HttpStatusCode.BadRequest));
        Assert.That((await SendAsync(author, new byte[(10 * 1024 * 1024) + 1])).Status, Is.EqualTo(HttpStatusCode.RequestEntityTooLarge));

        using var browser = new Browser(server.Client.BaseAddress!);
        var wang = await Member.SignInAsync(server, browser, "wang", Roles.Author);
        Assert.That((await SendAsync(wang, workbook, origin: "https://evil.example")).Status, Is.EqualTo(HttpStatusCode.Unauthorized));
        Assert.That(await CodesAsync(), Is.Empty);
        Assert.That((await SendAsync(wang, workbook, origin: server.Client.BaseAddress!.GetLeftPart(UriPartial.Authority))).Status, Is.EqualTo(HttpStatusCode.OK));
        Assert.That(await CodesAsync(), Is.EqualTo(["W-1"]));
    }

    private static (string Header, object Value)[] Row(string code, string stem) =>
    [
        ("试题代码", code), ("题型", "判断题"), ("职业技能要求", "L1-1.1.1"), ("认知层次", "应用"), ("难度系数（预估）", 0.5), ("分值", 2), ("答题时间（分钟）", 1), ("题干", stem), ("答案", "正确"),
    ];

    private async Task<byte[]> FilledAsync(params (string Header, object Value)[][] rows)
    {
        using var template = await author.GetAsync($"/questions/template.xlsx?standard={SampleBank.Standard}");
        using var workbook = new XLWorkbook(new MemoryStream(await template.Content.ReadAsByteArrayAsync()));
        var sheet = workbook.Worksheet(QuestionTemplate.QuestionSheet);
        var headers = sheet.Row(1).CellsUsed().ToDictionary(c => c.GetString(), c => c.Address.ColumnNumber, StringComparer.Ordinal);
        for (var i = 0; i < rows.Length; i++)
            foreach (var (header, value) in rows[i]) sheet.Cell(i + 2, headers[header]).Value = value;
        using var saved = new MemoryStream();
        workbook.SaveAs(saved);
        return saved.ToArray();
    }

    private static async Task<(HttpStatusCode Status, JsonObject Body)> SendAsync(Member member, byte[] bytes, string query = "", string type = Excel, string? origin = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/questions/import{query}") { Content = new ByteArrayContent(bytes) { Headers = { ContentType = new MediaTypeHeaderValue(type) } } };
        // What is too large is refused before it is sent.
        request.Headers.ExpectContinue = true;
        if (origin is not null) request.Headers.TryAddWithoutValidation("Origin", origin);
        using var response = await member.SendAsync(request);
        return (response.StatusCode, (JsonObject)JsonNode.Parse(await response.Content.ReadAsStringAsync())!);
    }

    private static IEnumerable<string> Told(JsonObject body) => body["errors"]!.AsArray().Select(e => $"{e!["extensions"]!["code"]} {e["path"]}");

    private async Task<IReadOnlyList<string>> CodesAsync()
    {
        await using var bank = await server.Services.GetRequiredService<IDbContextFactory<BankContext>>().CreateDbContextAsync();
        return await bank.Questions.Where(q => q.Code.StartsWith("W-")).Select(q => q.Code).Order().ToListAsync();
    }
}
