using ExamBank.Domain.Questions;
using NUnit.Framework;
using static ExamBank.Tests.Support.Questions;

namespace ExamBank.Tests.QuestionRules;

public sealed class StemRuleTests
{
    [TestCase("下列属于私域渠道、不能公开投放的有")]
    [TestCase("关于选品，下列说法不正确的是")]
    [TestCase("某店拟了四条广告语。其中错误的一项是")]
    [TestCase("下列不属于**私域**渠道的是")]
    [TestCase("下列平台中不包括在内的有？")]
    public void NegativeStem_WithoutEmphasis_IsFound(string stem) => Assert.That(Found.By("negative-stem", Single(stem)), Is.EqualTo(new[] { "stem" }));

    [TestCase("关于选品，下列说法**不正确**的是")]
    [TestCase("汇总裂变规则时，应在报告里标明“不可仿效”的有")]
    [TestCase("某店不能按时发货。此时最合适的做法是")]
    [TestCase("其他条件不变时，转化率最高的渠道是")]
    public void NegativeStem_Emphasised_OrAboutANegation_IsNot(string stem) => Assert.That(Found.By("negative-stem", Single(stem)), Is.Empty);

    [TestCase("社群是", 3)]
    [TestCase("**选品**的步骤是", 6)]
    public void ShortStem_IsFound_WithItsLength(string stem, int length)
    {
        var finding = ExamBank.Domain.Questions.Quality.QuestionQuality.Check(Single(stem)).Single(f => f.Code == "quality.short-stem");
        Assert.That(finding.Path, Is.EqualTo("stem"));
        Assert.That(finding.Told.Facts["length"], Is.EqualTo($"{length}"));
    }

    [Test]
    public void ShortStem_OfEightCharacters_OrOfWorkThatStandsOnMore_IsNot()
    {
        Assert.That(Found.By("short-stem", Single("选品的第一步应当")), Is.Empty);
        Assert.That(Found.By("short-stem", Practical() with { Stem = "写脚本。" }), Is.Empty);
        Assert.That(Found.By("short-stem", Case()), Is.Empty, "a part stands on the stimulus");
    }

    [TestCase("以下说法正确的是")]
    [TestCase("下列选项中，正确的一项是")]
    [TestCase("下列说法中不正确的有")]
    [TestCase("下列做法合理的是")]
    public void GeneralStem_IsFound(string stem) => Assert.That(Found.By("general-stem", Single(stem)), Is.EqualTo(new[] { "stem" }));

    [TestCase("关于直播选品，以下说法正确的是")]
    [TestCase("某店三月复购率为20%，四月为35%。下列说法正确的是")]
    public void GeneralStem_WithTopicOrSituation_IsNot(string stem) => Assert.That(Found.By("general-stem", Single(stem)), Is.Empty);

    [TestCase("选品的第一步是（ ）", "（ ）")]
    [TestCase("选品的第一步是(  )。", "(  )")]
    [TestCase("选品的第一步是____。", "____")]
    public void TypedAnswerPlace_IsFound(string stem, string place)
    {
        var finding = ExamBank.Domain.Questions.Quality.QuestionQuality.Check(Single(stem)).Single(f => f.Code == "quality.typed-answer-place");
        Assert.That(finding.Told.Facts["text"], Is.EqualTo(place));
    }

    [Test]
    public void TypedAnswerPlace_IsNot_WhereTheTokenStands_OrBracketsHoldWords_OrTheCandidateWrites()
    {
        Assert.That(Found.By("typed-answer-place", Single("选品（选择商品）的第一步是[[answer]]。")), Is.Empty);
        Assert.That(Found.By("typed-answer-place", Fill()), Is.Empty);
        Assert.That(Found.By("typed-answer-place", Short() with { Stem = "补全句子：选品先分析____。" }), Is.Empty);
        Assert.That(Found.By("typed-answer-place", Single("代码 `f(  )` 返回的结果是")), Is.Empty);
    }

    [Test]
    public void ARule_LooksAtThePartsOfACase_AndSaysWhich()
    {
        var parts = Case().Parts!.Select((part, i) => i == 0 ? part with { Stem = "材料中的平台不属于" + "（ ）的是" } : part).ToList();
        Assert.That(Found.By("typed-answer-place", Case() with { Parts = parts }), Is.EqualTo(new[] { "parts[0].stem" }));
    }
}
