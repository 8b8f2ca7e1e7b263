using ExamBank.Domain.Questions;
using ExamBank.Domain.Questions.Similarity;
using NUnit.Framework;
using static ExamBank.Tests.Support.Questions;

namespace ExamBank.Tests.NearDuplicates;

/// <summary>How alike two questions are, and what of them is.</summary>
public sealed class ComparedTextTests
{
    [TestCase("佣金比例是多少", "佣金比例是多少？", 1)]
    [TestCase("APP的ＲＯＩ", "app 的 roi。", 1)]
    [TestCase("甲乙丙", "甲乙丁", 1 / 3.0)]
    [TestCase("佣金比例", "退货运费", 0)]
    [TestCase("𠮷野家", "𠮷野家。", 1)]
    public void Likeness_IsTheShareOfPairsThatBothHave(string one, string other, double share) =>
        Assert.That(Likeness(Short() with { Stem = one, Answer = "答" }, Short() with { Stem = other, Answer = "答" }, without: 1), Is.EqualTo(share).Within(1e-9));

    [Test]
    public void TheOrderOfOptions_ChangesNothing()
    {
        var (one, other) = (ComparedText.Of(Single("哪种渠道合适", "社群裂变", "直播引流")), ComparedText.Of(Single("哪种渠道合适", "直播引流", "社群裂变")));
        Assert.That((one.SimilarityTo(other), one.Hash), Is.EqualTo((1.0, other.Hash)));
    }

    [Test]
    public void OptionsOfOneCharacter_AreComparedToo()
    {
        var likeness = ComparedText.Of(Single("选几个", "1", "2")).SimilarityTo(ComparedText.Of(Single("选几个", "3", "4")));
        Assert.That(likeness, Is.EqualTo(2 / 6.0).Within(1e-9));
    }

    [Test]
    public void AGeneralStem_WithOtherOptions_IsFarFromTheThreshold()
    {
        var one = Single("下列关于社群运营的说法正确的是", "群规应当在入群时告知", "群主可以公开成员的住址", "广告发得越多越好", "成员越多越好");
        var other = Single("下列关于社群运营的说法正确的是", "打卡活动要有明确的周期", "红包可以代替内容", "沉默的人都应当移出", "每小时推送一次商品");
        Assert.That(ComparedText.Of(one).SimilarityTo(ComparedText.Of(other)), Is.LessThan(0.3));
    }

    [Test]
    public void AnswersAndParts_AreCompared_AndTokensAndExplanationsAreNot()
    {
        Assert.That(ComparedText.Of(Fill()).Pieces.Select(p => p.Place), Is.EqualTo(new[] { "stem", "blanks[0].accepted[0]", "blanks[0].accepted[1]", "blanks[1].accepted[0]" }));
        Assert.That(ComparedText.Of(Case()).Pieces.Select(p => p.Place), Does.Contain("parts[0].options[3].text").And.Contain("parts[2].answer"));
        Assert.That(ComparedText.Of(Practical()).Pieces.Select(p => p.Place), Is.EqualTo(new[] { "stem", "task.product" }));
        Assert.That(ComparedText.Of(Fill()).Hash, Is.EqualTo(ComparedText.Of(Fill() with { Stem = Fill().Stem.Replace("[[blank:x]]", "[[blank:z]]"), Explanation = "另一种解析" }).Hash));
    }

    [Test]
    public void TextsWithoutCharacters_HaveNothingInCommon()
    {
        var nothing = ComparedText.Of(Short() with { Stem = "？？", Answer = "——" });
        Assert.That((nothing.SimilarityTo(nothing), SimilarityBands.Of(nothing).Length), Is.EqualTo((0.0, 0)));
    }

    [Test]
    public void WhatIsAlike_IsCutOutOfTheText_PunctuationIncluded_ButNotTwoCharactersByChance()
    {
        var texts = AlikeText.Between(ComparedText.Of(Statement("直播前，应当检查网络与灯光。")), ComparedText.Of(Statement("直播前应当检查音量和灯光。")));
        Assert.That(string.Concat(texts.Single().Stretches.Select(s => s.IsAlike ? $"[{s.Text}]" : s.Text)), Is.EqualTo("[直播前，应当检查]网络与灯光。"));
        Assert.That(texts.Single().Place, Is.EqualTo("stem"));
    }

    [Test]
    public void AWholeTextThatIsAlike_IsOneStretch_AndTheStretchesAreTheText()
    {
        var (one, other) = (ComparedText.Of(Single("哪个数最大", "5%", "12.5%")), ComparedText.Of(Single("哪个数最大", "8%", "12.5%")));
        var texts = AlikeText.Between(one, other);
        Assert.That(texts.Select(t => string.Concat(t.Stretches.Select(s => s.Text))), Is.EqualTo(new[] { "哪个数最大", "5%", "12.5%" }));
        Assert.That(texts.Select(t => string.Concat(t.Stretches.Where(s => s.IsAlike).Select(s => s.Text))), Is.EqualTo(new[] { "哪个数最大", "", "12.5" }));
    }

    /// <summary>The bank stores hashes: a change of how they are made would leave every old question unfound.</summary>
    [Test]
    public void Hashes_AreThoseThatBanksHaveStored()
    {
        var bands = SimilarityBands.Of(ComparedText.Of(Statement("直播前应当检查网络。")));
        Assert.That(bands, Has.Length.EqualTo(SimilarityBands.Count));
        Assert.That(bands.Take(3), Is.EqualTo(new[] { -723221067, -280653076, 58757400 }));
    }

    private static double Likeness(QuestionContent one, QuestionContent other, int without)
    {
        // The answers, which are the same single character, are taken out of both numbers.
        var (a, b) = (ComparedText.Of(one), ComparedText.Of(other));
        var shared = a.SimilarityTo(b) * (a.Pairs.Length + b.Pairs.Length) / (1 + a.SimilarityTo(b));
        return (shared - without) / (a.Pairs.Length + b.Pairs.Length - shared - without);
    }
}
