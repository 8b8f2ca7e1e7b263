using System.Globalization;
using ExamBank.Generator.Documents;
using ExamBank.Generator.Documents.Layouts;
using ExamBank.Generator.Documents.Word.Editions;
using ExamBank.Generator.Exchange.Layouts;
using ExamBank.Tests.Support;
using NUnit.Framework;

namespace ExamBank.Tests.Generator.Documents.Editions;

/// <summary>The score sheet of practical work.</summary>
public sealed class ScoreSheetTests
{
    [Test]
    public void The_file_is_sound([Values("a4", "a3", "large-print")] string layout, [Values] bool stress)
    {
        var paper = stress ? StressPaper.Build() : PackageTests.EveryType();
        WordFiles.AssertSound(() => Write(paper, layout), $"{paper.Title} A卷（第 1 版） 实操评分表");
    }

    [Test]
    public void Each_rubric_line_has_its_marks_and_a_place_for_three_assessors()
    {
        var rubric = WordTables.Of(Write(PackageTests.EveryType())).Single(table => table[0].Contains("评分要点"));
        Assert.That(rubric.Select(row => string.Join('|', row)), Is.EqualTo([
            "序号|评分要点|分值|评委一|评委二|评委三", "1|秘密细则：结构完整|12.5|||", "2|用语规范|7.5|||", "|小计|20|||",
        ]));
    }

    [Test]
    public void Lines_sum_to_each_task_and_tasks_to_the_total()
    {
        var tables = WordTables.Of(Write(StressPaper.Build()));
        var tasks = tables.Where(table => table[0].Contains("评分要点")).ToList();
        var total = tables.Single(table => table[0][1] == "满分");
        Assert.Multiple(() =>
        {
            Assert.That(tasks, Has.Count.EqualTo(3));
            foreach (var task in tasks) Assert.That(task[1..^1].Sum(row => Number(row[2])), Is.EqualTo(Number(task[^1][2])));
            Assert.That(tasks.Sum(task => Number(task[^1][2])), Is.EqualTo(60));
            Assert.That(total.Select(row => string.Join('|', row[..2])), Is.EqualTo(["题号|满分", "118|20", "119|20", "120|20", "合计|60"]));
        });
    }

    [Test]
    public void It_names_the_candidate_has_signatures_and_lists_materials_and_rules_for_handing_in()
    {
        var docx = Write(PackageTests.EveryType());
        var text = OfficeText.Text(docx);
        Assert.Multiple(() =>
        {
            foreach (var field in (string[])["准考证号", "姓　　名", "工 位 号", "评委一签字", "评委二签字", "评委三签字", "考评组长签字"]) Assert.That(text, Does.Contain(field));
            Assert.That(text, Does.Contain("素材\n1\n商品清单.xlsx\n").And.Contain("素材\n2\n品牌介绍\n").And.Contain("设备与软件\n1\n计算机一台\n"));
            Assert.That(text, Does.Contain("【提交成果】直播脚本一份（Word）\n【提交要求】保存为“准考证号.docx”，存入考试文件夹。"));
            WordTables.AssertHeads(docx, "序号", "类别", "题号");
        });
    }

    [Test]
    public void A_paper_without_practical_work_has_none()
    {
        var paper = SeedQuestions.TheoryPaper();
        Assert.That(ScoreSheet.IsNeeded(paper), Is.False);
        Assert.That(ScoreSheet.IsNeeded(PackageTests.EveryType()), Is.True);
        Assert.That(() => ScoreSheet.Write(paper, paper.Forms[0].Versions[0], LayoutProfile.Default), Throws.ArgumentException);
    }

    private static decimal Number(string text) => decimal.Parse(text, CultureInfo.InvariantCulture);

    private static byte[] Write(PaperModel paper, string layout = "a4") => ScoreSheet.Write(paper, paper.Forms[0].Versions[0], LayoutCatalogue.Find(layout, "").Value);
}
