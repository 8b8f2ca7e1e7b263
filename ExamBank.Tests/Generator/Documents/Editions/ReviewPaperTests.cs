using ExamBank.Generator.Documents;
using ExamBank.Generator.Documents.Word.Editions;
using ExamBank.Generator.Exchange.Layouts;
using ExamBank.Tests.Support;
using NUnit.Framework;

namespace ExamBank.Tests.Generator.Documents.Editions;

/// <summary>The paper for reviewers.</summary>
public sealed class ReviewPaperTests
{
    [Test]
    public void The_file_is_sound([Values("a4", "a3", "large-print")] string layout, [Values] bool stress)
    {
        var paper = stress ? StressPaper.Build() : PackageTests.EveryType();
        WordFiles.AssertSound(() => Write(paper, 1, layout), $"{paper.Title} A卷（第 1 版） 审题版");
    }

    [Test]
    public void Behind_each_question_stand_key_explanation_requirement_and_tags()
    {
        var text = OfficeText.Text(Write(PackageTests.EveryType()));
        Assert.That(text, Does.Contain(
            "1.\t下列说法正确的是\nA.\t甲方案\tB.\t乙方案\tC.\t丙方案\tD.\t丁方案\n【答案】B\n【解析】依据标准，B正确，A错误。\n【技能要求】L1-1.1.1 能完成 L1-1.1.1\n"
            + "【属性】认知层次 应用　难度系数 0.65（中）　用时 1.5 分钟\n【试题】Q-000001　T-1　修订 2\n"));
    }

    [Test]
    public void Letters_of_keys_and_explanations_are_those_of_the_version()
    {
        // The second version turns the options by one place: what was B is A.
        var text = OfficeText.Text(Write(PackageTests.EveryType(), version: 2));
        Assert.That(text, Does.Contain("A.\t乙方案\tB.\t丙方案\tC.\t丁方案\tD.\t甲方案\n【答案】A\n【解析】依据标准，A正确，D错误。\n"));
    }

    [Test]
    public void A_case_has_the_key_of_each_part_and_the_revision_of_its_stimulus()
    {
        var text = OfficeText.Text(Write(PackageTests.EveryType()));
        Assert.That(text, Does.Contain("【第 (1) 问】2 分\n【答案】C\n【第 (2) 问】2 分\n【答案】×\n【第 (3) 问】6 分\n【参考答案】秘密答案：因为分销。\n【评分细则】共 6 分\n").And.Contain("T-8　修订 2　材料 STIM-1 修订 3\n"));
    }

    [Test]
    public void The_instructions_are_those_of_the_paper_in_its_layout()
    {
        Assert.That(OfficeText.Text(Write(PackageTests.EveryType(), layout: "a4")), Does.Contain("请将其字母填入题后的括号内"));
        Assert.That(OfficeText.Text(Write(PackageTests.EveryType(), layout: "a4-sheet")), Does.Contain("请在答题卡上将其字母涂黑"));
    }

    [Test]
    public void Nothing_is_left_to_write_an_answer_in_but_the_verdict()
    {
        var docx = Write(PackageTests.EveryType());
        Assert.That(OfficeText.Paragraphs(docx).Select(p => p.Style), Has.None.EqualTo("WritingLine"));
        Assert.That(string.Concat(OfficeText.Parts(docx).Values), Does.Not.Contain("密封线"));
        Assert.That(WordTables.Of(docx)[^1][0], Is.EqualTo(["题号", "意见（答案、表述、标签、法规、重复）", "结论", "签字、日期"]));
    }

    [Test]
    public void Sections_and_parts_are_headings() =>
        Assert.That(OfficeText.Paragraphs(Write(PackageTests.EveryType())).Where(p => p.Style is "Heading1" or "Heading2").Select(p => p.Text.Split('（')[0]), Is.EqualTo(
            ["理论", "一、单项选择题", "二、多项选择题", "三、判断题", "四、填空题", "五、简答题", "六、案例分析题", "实操", "七、实操题", "审题意见"]));

    private static byte[] Write(PaperModel paper, int version = 1, string layout = "a4") =>
        ReviewPaper.Write(paper, paper.Forms[0].Versions[version - 1], LayoutCatalogue.Find(layout, "").Value);
}
