using System.Globalization;
using ExamBank.Domain.Errors;
using ExamBank.Domain.Questions;
using ExamBank.Generator.Assembly.Papers;
using NUnit.Framework;

namespace ExamBank.Tests.Generator.Assembly;

/// <summary>What readers of each language are told of a rule.</summary>
public sealed class RuleNamesTests
{
    private static readonly MessageCatalogue Catalogue = MessageCatalogue.Load();

    [TestCase("L1 · 单项选择题", "L1 · single choice")]
    [TestCase("L3 · 判断题（第 2 组）", "L3 · true or false (group 2)")]
    [TestCase("L1 · 全卷题数", "L1 · questions of the paper")]
    [TestCase("L1 · 全卷分值", "L1 · marks of the paper")]
    [TestCase("L1 · 每题使用次数 · Q001", "L1 · uses of each question · Q001")]
    [TestCase("L1 · 必选 Q001", "L1 · included Q001")]
    [TestCase("L1 · 保留 Q001", "L1 · kept Q001")]
    public void Told_ANameOfOurs_InBothLanguages(string rule, string english)
    {
        var word = RuleNames.Told(rule);
        Assert.That(Catalogue.Text(word, CultureInfo.GetCultureInfo("zh-CN")), Is.EqualTo(rule));
        Assert.That(Catalogue.Text(word, CultureInfo.GetCultureInfo("en")), Is.EqualTo(english));
        Assert.That(word.Name, Is.EqualTo(rule));
    }

    [TestCase("L1 · 工作领域 2")]
    [TestCase("L1 · 判断题占比")]
    [TestCase("L1")]
    public void Told_ANameOfABlueprint_AsItIs(string rule) => Assert.That(Catalogue.Text(RuleNames.Told(rule), CultureInfo.GetCultureInfo("en")), Is.EqualTo(rule));

    [Test]
    public void Told_EveryType() => Assert.That(
        Enum.GetValues<QuestionType>().Select(type => Catalogue.Text(RuleNames.Told(RuleNames.Section("L2", type, 1)), CultureInfo.GetCultureInfo("en"))),
        Is.All.Match("^L2 · [a-z ]+$"));
}
