using ExamBank.Domain.Questions;
using ExamBank.Domain.Questions.Quality;
using NUnit.Framework;
using static ExamBank.Tests.Support.Questions;

namespace ExamBank.Tests.QuestionRules;

public sealed class OptionRuleTests
{
    private const string Stem = "某店首月的复购率最接近";

    [TestCase("以上都对")]
    [TestCase("以上均不正确")]
    [TestCase("上述选项全部正确")]
    [TestCase("都不是")]
    public void AllOrNone_IsFound(string option) =>
        Assert.That(Found.By("all-or-none", Single(Stem, "人群", "货源", "场景", option)), Is.EqualTo(new[] { "options[3].text" }));

    [TestCase("以上月为基数，重新计算")]
    [TestCase("群里的老客都对新品感兴趣")]
    public void AllOrNone_InAnOptionOfItsOwn_IsNot(string option) => Assert.That(Found.By("all-or-none", Single(Stem, "人群", "货源", "场景", option)), Is.Empty);

    [TestCase("先看货源", "先看货源。")]
    [TestCase("5%", "5％")]
    [TestCase("先看 货源", "先看货源")]
    public void Alike_IsAnError(string first, string second)
    {
        var finding = QuestionQuality.Check(Single(Stem, first, "先看人群", second)).Single(f => f.Code == "quality.options-alike");
        Assert.That((finding.Path, finding.Severity, finding.Told.Facts["other"]), Is.EqualTo(("options[2].text", QualitySeverity.Error, "A")));
    }

    [TestCase("+5%", "-5%")]
    [TestCase("1:2", "12")]
    [TestCase("$x^2$", "$x^3$")]
    [TestCase("甲、乙", "甲乙")]
    public void Alike_WhereASignDecides_IsNot(string first, string second) => Assert.That(Found.By("options-alike", Single(Stem, first, "另一个", second)), Is.Empty);

    [Test]
    public void Unequal_NumbersAmongWords_AreFound() =>
        Assert.That(Found.By("options-unequal", Single(Stem, "20%", "30%", "40%", "无法确定")), Is.EqualTo(new[] { "options" }));

    [Test]
    public void Unequal_OneNumberInWords_OrNamesInARow_AreNot()
    {
        Assert.That(Found.By("options-unequal", Single(Stem, "20%", "先看人群", "再看货源", "无法确定")), Is.Empty);
        Assert.That(Found.By("options-unequal", Single(Stem, "甲版", "乙版", "丙版", "乙版、丙版相同")), Is.Empty);
    }

    [Test]
    public void FullStops_AtSomeOptionsOnly_AreFound()
    {
        Assert.That(Found.By("options-end-unequally", Single(Stem, "先看人群。", "再看货源", "看场景")), Is.EqualTo(new[] { "options" }));
        Assert.That(Found.By("options-end-unequally", Single(Stem, "先看人群。", "再看货源。")), Is.Empty);
        Assert.That(Found.By("options-end-unequally", Single(Stem, "先看人群", "再看货源")), Is.Empty);
    }

    [TestCase("10～20人", "20～30人")]
    [TestCase("10～20人", "15～30人")]
    [TestCase("不超过5%", "5%以上")]
    [TestCase("3天以上", "超过7天")]
    [TestCase("10-20人", "12至15人")]
    public void Overlap_IsFound(string first, string second) => Assert.That(Found.By("options-overlap", Single(Stem, first, second)), Is.EqualTo(new[] { "options[1].text" }));

    [TestCase("10～20人", "21～30人")]
    [TestCase("不足5%", "5%以上")]
    [TestCase("3天以内", "超过3天")]
    [TestCase("10～20人", "15～30元")]
    public void Overlap_OfRangesApart_IsNot(string first, string second) => Assert.That(Found.By("options-overlap", Single(Stem, first, second)), Is.Empty);

    [Test]
    public void Overlap_WhereSeveralMayBeRight_IsNot() => Assert.That(Found.By("options-overlap", Multiple(Stem, "10～20人", "15～30人", "40～50人")), Is.Empty);

    [TestCase("30%", "20%", "40%")]
    [TestCase("甲账号", "丁账号", "乙账号")]
    [TestCase("1,200元", "900元", "1000元")]
    public void Disorder_IsFound(string first, string second, string third) =>
        Assert.That(Found.By("options-disordered", Single(Stem, first, second, third)), Is.EqualTo(new[] { "options" }));

    [TestCase("20%", "30%", "40%")]
    [TestCase("40元", "30元", "20元")]
    [TestCase("30元", "20人", "40天")]
    [TestCase("②①③", "①②③", "③②①")]
    [TestCase("推迟", "提前", "不变")]
    public void Disorder_OfOrderedOrOtherOptions_IsNot(string first, string second, string third) =>
        Assert.That(Found.By("options-disordered", Single(Stem, first, second, third)), Is.Empty);

    [TestCase("20%", "30%", "40%")]
    [TestCase("甲", "乙", "丙")]
    public void OrderThatMayBeShuffled_IsFound_AndMendedByShuffleFalse(string first, string second, string third)
    {
        var question = Single(Stem, first, second, third);
        Assert.That(Found.By("ordered-options-shuffled", question), Is.EqualTo(new[] { "shuffle" }));
        Assert.That(Found.By("ordered-options-shuffled", question with { Shuffle = false }), Is.Empty);
    }

    [Test]
    public void Shuffling_OfOptionsWithoutOrder_IsNot() => Assert.That(Found.By("ordered-options-shuffled", Single(Stem, "人群", "货源", "场景")), Is.Empty);
}
