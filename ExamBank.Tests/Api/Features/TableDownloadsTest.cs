using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text.Json.Nodes;
using ClosedXML.Excel;
using ExamBank.Domain.Errors;
using ExamBank.Tests.Support;
using NUnit.Framework;

namespace ExamBank.Tests.Api.Features;

/// <summary>The tables of the accreditation staff as CSV and Excel over HTTP.</summary>
internal sealed class TableDownloadsTest
{
    private RunningServer server = null!;
    private string code = "";

    [OneTimeSetUp]
    public async Task Start()
    {
        server = await RunningServer.StartAsync();
        await server.Bank.AddStandardAsync();
        await server.Bank.AddQuestionAsync(SampleBank.Choice("L1-1.1.1"), code: code = "CAFE-001");
        await server.Bank.AddQuestionAsync(SampleBank.Statement("L1-1.1.2"));
        await server.Bank.AddBlueprintAsync("CAFE", 1);
        await server.QueryAsync("""mutation { assemblePaper(input: { blueprint: "CAFE", seed: 1, versions: 2 }) { errors { code } } }""");
    }

    [OneTimeTearDown]
    public async Task Stop() => await server.DisposeAsync();

    [Test]
    public async Task Coverage_has_a_row_for_every_node_with_the_numbers_of_the_query()
    {
        var rows = await CsvAsync("/coverage.csv?standard=CAFE-2024&level=L1&minimum=2", "CAFE-2024-L1-coverage.csv");
        Assert.That(rows[0].Take(5), Is.EqualTo(new[] { "等级", "类别", "编号", "名称", "单项选择题" }));
        Assert.That(rows.Skip(1).CountBy(r => r[1]).Select(c => $"{c.Key} {c.Value}"), Is.EqualTo(new[] { "等级 1", "工作领域 2", "工作任务 4", "职业技能要求 8" }));
        var heads = rows[0].ToList();
        var requirement = rows.Single(r => r[2] == "L1-1.1.1");
        string Of(string head) => requirement[heads.IndexOf(head)];
        Assert.That(
            (Of("单项选择题"), Of("已通过"), Of("缺题"), Of("中"), Of("理解"), Of("作答时间（分钟）"), Of("用过的试卷数"), Of("最近的试卷")),
            Is.EqualTo(("1", "1", "1", "1", "1", "1.5", "1", "P-000001")));
    }

    [Test]
    public async Task Specification_usage_and_why_here_are_tables_too()
    {
        var specification = await CsvAsync("/papers/p-000001/specification.csv", "P-000001-specification.csv");
        Assert.That(specification.Where(r => r[1] == "全卷").Select(r => $"{r[4]} {r[5]} {r[6]} {r[7]}–{r[8]}").Take(3), Is.EqualTo(new[] { "合计 2 4 2–2", "单项选择题 1 2 1–1", "判断题 1 2 1–1" }));
        var usage = await CsvAsync($"/questions/{code}/usage.csv", "Q-000001-usage.csv");
        Assert.That(usage.Skip(1).Select(r => $"{r[0]} {r[3]} {r[4]}"), Is.EqualTo(new[] { "P-000001 A 1", "P-000001 A 2" }));
        var why = await CsvAsync($"/papers/P-000001/questions/Q-000001/why-here.csv", "P-000001-Q-000001-why-here.csv");
        Assert.That(why.Select(r => $"{r[1]}: {r[2]}"), Does.Contain("组卷方案: CAFE r1").And.Contain("可替换题数: 0").And.Contain("命题人: seed"));
    }

    [Test]
    public async Task Every_table_is_a_workbook_as_well()
    {
        foreach (var path in new[] { "/coverage.xlsx?standard=CAFE-2024&level=L1", "/papers/P-000001/specification.xlsx", $"/questions/{code}/usage.xlsx", $"/papers/P-000001/questions/{code}/why-here.xlsx", "/audit.xlsx" })
        {
            using var answer = await server.Client.GetAsync(path);
            Assert.That(answer.Content.Headers.ContentType!.MediaType, Is.EqualTo("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"), path);
            using var workbook = new XLWorkbook(await answer.Content.ReadAsStreamAsync());
            Assert.That(workbook.Worksheets.Single().RowsUsed().Count(), Is.GreaterThan(3), path);
        }
    }

    [Test]
    public async Task The_audit_log_comes_filtered_oldest_first_and_the_download_is_an_entry_itself()
    {
        var rows = await CsvAsync("/audit.csv?subject=question:&verb=question.created", "audit-log.csv");
        Assert.That(rows.Skip(1).Select(r => $"{r[0]} {r[5]} {r[6]}"), Is.EqualTo(new[] { "2 question.created question:CAFE-001", rows[2][0] + " question.created " + rows[2][6] }));
        Assert.That(rows[1][8], Does.StartWith("{\"revision\":1"));
        var all = await CsvAsync("/audit.csv", "audit-log.csv");
        var own = all.Last(r => r[5] == "table.downloaded");
        Assert.That((own[4], own[6]), Is.EqualTo(("127.0.0.1", "audit:log")), "what is recorded first is in it");
    }

    [Test]
    public async Task A_table_that_fits_into_memory_is_logged_with_its_fingerprint()
    {
        var hash = Convert.ToHexStringLower(SHA256.HashData(await server.Client.GetByteArrayAsync($"/questions/{code}/usage.xlsx")));
        using var head = await server.Client.SendAsync(new HttpRequestMessage(HttpMethod.Head, "/audit.csv"));
        Assert.That(head.StatusCode, Is.EqualTo(HttpStatusCode.OK));
        var newest = (await server.QueryAsync("{ auditLog(first: 1) { nodes { verb subject after } } }"))["data"]!["auditLog"]!["nodes"]![0]!;
        Assert.That(((string)newest["verb"]!, (string)newest["subject"]!), Is.EqualTo(("table.downloaded", $"question:{code}")));
        Assert.That((string)JsonNode.Parse((string)newest["after"]!)!["sha256"]!, Is.EqualTo(hash));
    }

    [Test]
    public async Task Heads_are_English_where_that_is_asked_for()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/audit.csv");
        request.Headers.AcceptLanguage.Add(new StringWithQualityHeaderValue("en"));
        using var answer = await server.Client.SendAsync(request);
        Assert.That(await answer.Content.ReadAsStringAsync(), Does.StartWith("Sequence,At (UTC),Kind of actor,"));
    }

    [Test]
    public async Task What_a_table_says_is_in_the_reader_s_language_too()
    {
        var why = $"/papers/P-000001/questions/{code}/why-here.csv";
        Assert.That(await LinesAsync(why, "zh-CN"), Has.Some.StartsWith("A,命题,seed ").And.Some.StartsWith("A,审核通过,seed ").And.Some.StartsWith("A,所服务的规则,L1 · 单项选择题"));
        var english = await LinesAsync(why, "en");
        Assert.That(english, Has.Some.StartsWith("A,Written,seed ").And.Some.StartsWith("A,Handed in for review,seed ").And.Some.StartsWith("A,Approved,seed "));
        Assert.That(english, Has.Some.StartsWith("A,Rule that it serves,L1 · single choice").And.None.Contains("question."));
        var specification = await LinesAsync("/papers/P-000001/specification.csv", "en");
        Assert.That(specification, Has.Some.StartsWith("A,work area,L1-1,Area 1,").And.Some.StartsWith("A,requirement,L1-1.1.1,Requirement 1.1.1,").And.Some.StartsWith("A,facility band,Easy,easy,"));
        Assert.That(await LinesAsync("/papers/P-000001/specification.csv", "zh-CN"), Has.Some.StartsWith("A,工作领域,L1-1,领域1,").And.Some.StartsWith("A,难度档,Easy,易,"));
    }

    [Test]
    public void Every_verb_of_a_question_s_history_has_its_words()
    {
        var words = MessageCatalogue.Load(typeof(ExamBank.Generator.Documents.Tables.TableWords).Assembly);
        var verbs = Directory.EnumerateFiles(Repository.Path("ExamBank.Domain", "Questions"), "*.cs", SearchOption.AllDirectories)
            .Where(file => !file.EndsWith("Errors.cs", StringComparison.Ordinal))
            .SelectMany(file => System.Text.RegularExpressions.Regex.Matches(File.ReadAllText(file), "\"(?<verb>(question|review|assignment)\\.[a-z-]+)\"").Select(m => m.Groups["verb"].Value))
            .Distinct().ToList();
        Assert.That(verbs, Has.Count.GreaterThan(12));
        Assert.That(verbs.Select(verb => $"verb.{verb}").Except(words.Codes), Is.Empty);
    }

    [TestCase("/papers/P-000009/specification.csv", HttpStatusCode.NotFound, "paper.not-found")]
    [TestCase("/questions/NONE/usage.csv", HttpStatusCode.NotFound, "question.not-found")]
    [TestCase("/papers/P-000001/questions/NONE/why-here.xlsx", HttpStatusCode.NotFound, "paper.question-not-in-paper")]
    [TestCase("/audit.csv?since=gestern", HttpStatusCode.BadRequest, "request.not-a-value")]
    [TestCase("/coverage.csv?standard=NONE&level=L1", HttpStatusCode.NotFound, "standard.not-found")]
    public async Task What_is_not_there_is_an_error(string path, HttpStatusCode status, string error)
    {
        using var answer = await server.Client.GetAsync(path);
        Assert.That(answer.StatusCode, Is.EqualTo(status));
        Assert.That((string)JsonNode.Parse(await answer.Content.ReadAsStringAsync())!["errors"]![0]!["extensions"]!["code"]!, Is.EqualTo(error));
    }

    private async Task<string[]> LinesAsync(string path, string language)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.AcceptLanguage.Add(new StringWithQualityHeaderValue(language));
        using var answer = await server.Client.SendAsync(request);
        return (await answer.Content.ReadAsStringAsync()).Split('\n');
    }

    private async Task<List<string[]>> CsvAsync(string path, string name)
    {
        using var answer = await server.Client.GetAsync(path);
        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.OK), await answer.Content.ReadAsStringAsync());
        Assert.That((answer.Content.Headers.ContentType!.ToString(), answer.Content.Headers.ContentDisposition!.FileName), Is.EqualTo(("text/csv; charset=utf-8", name)));
        return CsvText.Rows((await answer.Content.ReadAsStringAsync()).TrimStart('\uFEFF'));
    }
}
