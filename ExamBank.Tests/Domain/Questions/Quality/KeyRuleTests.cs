using ExamBank.Domain.Questions;
using NUnit.Framework;
using static ExamBank.Tests.Support.Questions;

namespace ExamBank.Tests.QuestionRules;

/// <summary>In these questions B is the key of a single choice, A and C those of a multiple choice.</summary>
public sealed class KeyRuleTests
{
    private const string Stem = "某店准备扩大社群，首先应当";

    [Test]
    public void LongestKey_IsFound() =>
        Assert.That(Found.By("key-longest", Single(Stem, "发放红包", "先分析现有成员的来源和购买习惯，再定目标人群", "增加群数", "提高频次")), Is.EqualTo(new[] { "options[1].text" }));

    [TestCase("发放红包", "分析成员", "增加群数并把所有成员都拉进来", TestName = "LongestKey_IsNot_WhereADistractorIsLonger")]
    [TestCase("发红包", "分析成员来源", "加群", TestName = "LongestKey_IsNot_WhereAFewCharactersDiffer")]
    [TestCase("把现有的成员全部迁移到一个新建的群里来", "先分析现有成员的来源和购买习惯再定下目标", "提高频次", TestName = "LongestKey_IsNot_WhereItIsLongestByLittle")]
    public void LongestKey_IsNot(string first, string key, string third) => Assert.That(Found.By("key-longest", Single(Stem, first, key, third)), Is.Empty);

    [Test]
    public void WordsOfTheStem_ThatOnlyTheKeyRepeats_AreFound()
    {
        const string stem = "社群专员的职责是维护所辖客户群。最适合考核他的指标是";
        Assert.That(Found.By("key-repeats-stem", Single(stem, "活动商品的到货率", "所辖客户群的复购率", "渠道的毛利率")), Is.EqualTo(new[] { "options[1].text" }));
        Assert.That(Found.By("key-repeats-stem", Single(stem, "所辖客户群的人数", "所辖客户群的复购率", "渠道的毛利率")), Is.Empty, "a distractor repeats them too");
        Assert.That(Found.By("key-repeats-stem", Single(stem, "活动商品的到货率", "客户的复购率", "渠道的毛利率")), Is.Empty, "a short word is no clue");
        Assert.That(
            Found.By("key-repeats-stem", Single("当地的师傅肯出镜，业务员熟悉客户。最合适的组建方式是", "全部招聘新人", "师傅负责出镜业务员运营", "交给服务商")), Is.Empty,
            "words that punctuation parts do not stand together");
    }

    [Test]
    public void AbsoluteWords_InDistractorsOnly_AreFound()
    {
        Assert.That(Found.By("absolute-distractors", Single(Stem, "永远不发广告", "分析成员来源", "一律禁止聊天")), Is.EqualTo(new[] { "options" }));
        Assert.That(Found.By("absolute-distractors", Single(Stem, "永远不发广告", "一律先作登记", "一律禁止聊天")), Is.Empty, "the key has one too");
        Assert.That(Found.By("absolute-distractors", Single(Stem, "永远不发广告", "分析成员来源", "增加群数")), Is.Empty, "one alone is no pattern");
    }

    [Test]
    public void AMultipleChoiceWithAllRight_IsFound_AndOneWithSomeIsNot()
    {
        Assert.That(Found.By("all-options-right", Multiple(Stem) with { Key = AnswerKey.Of("a", "b", "c", "d") }), Is.EqualTo(new[] { "key" }));
        Assert.That(Found.By("all-options-right", Multiple(Stem)), Is.Empty);
    }

    [Test]
    public void AMultipleChoiceWithOneRight_IsAnError() => Assert.That(Found.In(Multiple(Stem) with { Key = AnswerKey.Of("a") }), Has.Member("question.wrong-count key"));
}
