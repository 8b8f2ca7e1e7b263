using ClosedXML.Excel;
using ExamBank.Generator.Exchange.Questions.Excel;
using ExamBank.Tests.Support;
using NUnit.Framework;

namespace ExamBank.Tests.Api.Cli;

/// <summary><c>questions template</c> and the import of what an author makes of it: one row a question, every mistake told by its cell.</summary>
public sealed class QuestionsTemplateTests : SeededBankTest
{
    private static readonly Dictionary<string, object> Single = new()
    {
        ["试题代码"] = "WANG-1",
        ["题型"] = "单项选择题",
        ["职业技能要求"] = "L1-1.1.1",
        ["其他职业技能要求"] = "L1-1.1.2；L1-1.2.1",
        ["认知层次"] = "理解",
        ["难度系数（预估）"] = 0.65,
        ["分值"] = 2,
        ["答题时间（分钟）"] = 1.5,
        ["题干"] = "哪种做法合规？\n请选择。",
        ["选项 A"] = "甲做法",
        ["选项 B"] = "乙做法",
        ["选项 C"] = "丙做法",
        ["选项 D"] = "以上都不对",
        ["选项顺序固定"] = "是",
        ["答案"] = "Ｂ",
        ["解析"] = "[[option:b]]正确。",
    };

    private string File => Folder.PathOf("试题模板.xlsx");

    [SetUp]
    public async Task WriteTemplate() => (await RunAsync("questions", "template", "--out", File)).Ended(0).Said("模板已写入");

    [Test]
    public void The_template_has_its_lists_and_tells_how_to_fill_it_in()
    {
        using var workbook = new XLWorkbook(File);
        Assert.That(workbook.Worksheets.Select(s => $"{s.Name} {s.Visibility}"), Is.EqualTo(new[] { "试题 Visible", "填写说明 Visible", "职业技能要求 Visible", "列表 VeryHidden" }));
        var sheet = workbook.Worksheet("试题");
        var rules = sheet.DataValidations.Where(rule => rule.AllowedValues == XLAllowedValues.List).ToList();
        Assert.That(rules, Has.Count.EqualTo(4), "type, requirement, cognitive level, fixed order");
        Assert.That(rules.Select(rule => rule.Value), Is.All.Contains("列表"));
        var requirements = workbook.Worksheet("职业技能要求");
        Assert.That(requirements.LastRowUsed().RowNumber(), Is.EqualTo(151));
        var told = string.Join('\n', workbook.Worksheet("填写说明").CellsUsed().Select(c => c.GetString()));
        foreach (var header in sheet.Row(1).CellsUsed().Select(c => c.GetString()).Where(h => !h.StartsWith("选项 ", StringComparison.Ordinal)))
            Assert.That(told, Does.Contain(header));
    }

    [Test]
    public async Task The_same_standard_gives_the_same_bytes()
    {
        var other = Folder.PathOf("other.xlsx");
        await RunAsync("questions", "template", "--out", other, "--standard", "SECO-2021");
        Assert.That(await System.IO.File.ReadAllBytesAsync(other), Is.EqualTo(await System.IO.File.ReadAllBytesAsync(File)));
    }

    [Test]
    public async Task An_unknown_standard_is_named() =>
        (await RunAsync("questions", "template", "--out", File, "--standard", "NONE-1")).Ended(2).InWords().Said("NONE-1", "[standard.not-found]");

    [Test]
    public async Task Every_type_that_fits_a_row_comes_in_and_a_second_import_changes_nothing()
    {
        Fill(
            Single,
            With(Single, ("试题代码", "WANG-2"), ("题型", "多项选择题"), ("答案", "A、D"), ("其他职业技能要求", ""), ("选项顺序固定", "")),
            With(Plain("WANG-3", "判断题"), ("答案", "错误")),
            With(Plain("WANG-4", "填空题"), ("题干", "三要素是____、_____和场。"), ("答案", "人|人群\n货｜商品")),
            With(Plain("WANG-5", "简答题"), ("参考答案", "先分析人群。"), ("评分细则", "分析人群（1.5分）\n比较货源(0.5)")),
            With(Plain("WANG-6", "实操题"), ("评分细则", "结构完整（2分）"), ("实操：材料", "清单\n介绍"), ("实操：成果", "脚本一份"), ("实操：提交方式", "存入考试文件夹")));
        (await RunAsync("questions", "import", File, "--dry-run")).Ended(0).InWords().Said("新建 6", "试运行，未写入");
        Assert.That(SeededBank.Ask<int>(Database, "SELECT count(*) FROM Questions WHERE Code LIKE 'WANG-%'"), Is.Zero);

        (await RunAsync("questions", "import", File)).Ended(0).InWords().Said("新建 6，修订 0");
        Assert.That(Content("WANG-1"), Does.Contain("\"key\":[\"b\"]").And.Contain("\"shuffle\":false").And.Contain("哪种做法合规？\\n请选择。").And.Contain("\"furtherRequirements\":[\"L1-1.1.2\",\"L1-1.2.1\"]").And.Contain("\"minutes\":1.5"));
        Assert.That(Content("WANG-2"), Does.Contain("\"key\":[\"a\",\"d\"]").And.Not.Contain("shuffle"));
        Assert.That(Content("WANG-3"), Does.Contain("\"key\":false"));
        Assert.That(Content("WANG-4"), Does.Contain("三要素是[[blank:1]]、[[blank:2]]和场。").And.Contain("\"accepted\":[\"货\",\"商品\"]"));
        Assert.That(Content("WANG-5"), Does.Contain("{\"criterion\":\"比较货源\",\"marks\":0.5}"));
        Assert.That(Content("WANG-6"), Does.Contain("\"materials\":[\"清单\",\"介绍\"]"));

        var before = SeededBank.Content(Database);
        (await RunAsync("questions", "import", File)).Ended(0).Said("新建 0，修订 0");
        Assert.That(SeededBank.Content(Database), Is.EqualTo(before));

        Fill(With(Single, ("题干", "换了题干？")));
        (await RunAsync("questions", "import", File)).Ended(0).Said("试题!2: WANG-1 修订", "修订 1");
    }

    [Test]
    public async Task Everything_wrong_with_every_row_is_told_by_its_cell_and_nothing_is_stored()
    {
        Fill(
            With(Single, ("试题代码", ""), ("题型", "案例分析题"), ("难度系数（预估）", 1.5), ("分值", "两分")),
            Single,
            With(Single, ("试题代码", "WANG-3"), ("选项 B", ""), ("答案", "B?")),
            With(Plain("WANG-4", "简答题"), ("参考答案", "答"), ("评分细则", "没有分值")));
        var refused = (await RunAsync("questions", "import", File)).Ended(2).InWords().Said(
            $"{File}: 试题!A2（试题代码）: 此格必填，请填写。 [exchange.cell-empty]",
            $"{File}: 试题!B2（题型）: “案例分析题”不是可用的值", $"{File}: 试题!F2（难度系数（预估））: 数值超出范围", $"{File}: 试题!G2（分值）: “两分”不是数字",
            $"{File}: 试题!K4（选项 B）: 此格必填", $"{File}: 试题!S4（答案）: “B?”不是可用的值", $"{File}: 试题!U5（评分细则）: 评分细则“没有分值”");
        Assert.That(refused.Errors.Split('\n').Count(line => line.Contains("试题!", StringComparison.Ordinal)), Is.EqualTo(7));
        Assert.That(SeededBank.Ask<int>(Database, "SELECT count(*) FROM Questions WHERE Code LIKE 'WANG-%'"), Is.Zero);
    }

    [Test]
    public async Task What_the_bank_refuses_is_told_by_its_cell_too()
    {
        Fill(
            With(Single, ("职业技能要求", "L1-9.9.9")),
            With(Single, ("试题代码", "WANG-2"), ("答案", "H")),
            With(Single, ("试题代码", "WANG-1"), ("选项 C", "乙做法")),
            With(Plain("WANG-4", "判断题"), ("答案", "正确"), ("选项 A", "多余")));
        (await RunAsync("questions", "import", File)).Ended(2).InWords().Said(
            $"{File}: 试题!C2（职业技能要求）: 标准中没有职业技能要求“L1-9.9.9”", $"{File}: 试题!S3（答案）: 答案“h”不在选项中",
            $"{File}: 试题!A4（试题代码）: 代码“WANG-1”已被使用", $"{File}: 试题!L4（选项 C）: 有两个选项文字相同", $"{File}: 试题!J5（选项 A）: 题型“判断题”没有此项");
    }

    [Test]
    public async Task Formulas_are_not_worked_out_and_dates_not_guessed_at()
    {
        Fill(Single, With(Single, ("试题代码", "WANG-2")));
        Change(sheet =>
        {
            sheet.Cell("I2").FormulaA1 = "HYPERLINK(\"http://example.org\",\"点我\")";
            sheet.Cell("G2").FormulaA1 = "1+1";
            // As Excel does it when a person writes 1-2 into a cell that is not of text.
            sheet.Cell("J3").Style.NumberFormat.Format = "m\"月\"d\"日\"";
            sheet.Cell("J3").Value = 46024;
            sheet.Cell("F3").Style.NumberFormat.NumberFormatId = 14;
            sheet.Cell("F3").Value = 46024;
        });
        (await RunAsync("questions", "import", File)).Ended(2).InWords().Said(
            "试题!I2（题干）: 此格是公式", "试题!G2（分值）: 此格是公式", "试题!J3（选项 A）: Excel 把此格当成了日期或时间（1月2日）", "试题!F3（难度系数（预估））: Excel 把此格当成了日期");
    }

    [Test]
    public async Task Numbers_in_cells_of_text_are_read_as_they_are_shown()
    {
        Fill(Single);
        Change(sheet =>
        {
            sheet.Range("J2:L2").Style.NumberFormat.Format = "0";
            sheet.Cell("K2").Style.NumberFormat.Format = "0%";
            sheet.Cell("J2").Value = 5;
            sheet.Cell("K2").Value = 0.25;
            sheet.Cell("L2").Value = true;
        });
        (await RunAsync("questions", "import", File)).Ended(0);
        Assert.That(Content("WANG-1"), Does.Contain("\"text\":\"5\"").And.Contain("\"text\":\"25%\"").And.Contain("\"text\":\"TRUE\""));
    }

    [Test]
    public async Task A_template_with_columns_moved_or_of_another_making_is_refused()
    {
        Fill(Single);
        Change(sheet => sheet.Cell("B1").Value = "种类");
        (await RunAsync("questions", "import", File)).Ended(2).InWords().Said("试题!B1（题型）: 这一列的表头应为“题型”");

        using (var other = new XLWorkbook())
        {
            other.Worksheets.Add("试题").Cell(1, 1).Value = "题目";
            other.SaveAs(File);
        }

        (await RunAsync("questions", "import", File)).Ended(2).InWords().Said("[exchange.not-the-template]");
        await System.IO.File.WriteAllTextAsync(File, "这不是工作簿");
        (await RunAsync("questions", "import", File)).Ended(2).InWords().Said("[exchange.not-a-workbook]");
    }

    [Test]
    public async Task An_empty_template_brings_nothing() => (await RunAsync("questions", "import", File)).Ended(2).InWords().Said("[exchange.nothing]");

    [Test]
    public async Task The_template_can_be_downloaded()
    {
        await using var server = await RunningServer.StartAsync();
        await server.Bank.AddStandardAsync();
        using var response = await server.Client.GetAsync(new Uri("/questions/template.xlsx", UriKind.Relative));
        Assert.That(response.Content.Headers.ContentDisposition!.FileName, Is.EqualTo("CAFE-2024-questions.xlsx"));
        using var workbook = new XLWorkbook(new MemoryStream(await response.Content.ReadAsByteArrayAsync()));
        Assert.That(workbook.Worksheet("职业技能要求").Cell(2, 2).GetString(), Is.EqualTo("要求1.1.1"));
        using var missing = await server.Client.GetAsync(new Uri("/questions/template.xlsx?standard=NONE-1", UriKind.Relative));
        Assert.That((int)missing.StatusCode, Is.EqualTo(404));
    }

    private static Dictionary<string, object> Plain(string code, string type) => new()
    {
        ["试题代码"] = code,
        ["题型"] = type,
        ["职业技能要求"] = "L1-1.1.1",
        ["认知层次"] = "应用",
        ["难度系数（预估）"] = 0.5,
        ["分值"] = 2,
        ["答题时间（分钟）"] = 2,
        ["题干"] = "说明做法。",
    };

    private static Dictionary<string, object> With(Dictionary<string, object> row, params (string Header, object Value)[] changes)
    {
        var changed = new Dictionary<string, object>(row);
        foreach (var (header, value) in changes) changed[header] = value;
        return changed;
    }

    /// <summary>Writes rows into the template as a person does, from the second on.</summary>
    private void Fill(params Dictionary<string, object>[] rows) => Change(sheet =>
    {
        var headers = sheet.Row(1).CellsUsed().ToDictionary(c => c.GetString(), c => c.Address.ColumnNumber);
        for (var i = 0; i < rows.Length; i++)
            foreach (var (header, value) in rows[i]) sheet.Cell(i + 2, headers[header]).Value = value;
    });

    private void Change(Action<IXLWorksheet> change)
    {
        using var workbook = new XLWorkbook(File);
        change(workbook.Worksheet(QuestionTemplate.QuestionSheet));
        workbook.Save();
    }

    private string Content(string code) =>
        SeededBank.Ask<string>(Database, $"SELECT r.ContentText FROM Revisions r JOIN Questions q ON q.Id = r.QuestionId AND q.LatestRevision = r.Number WHERE q.Code = '{code}'");
}
