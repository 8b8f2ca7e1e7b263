using ExamBank.Domain.Questions.Quality;
using NUnit.Framework;

namespace ExamBank.Tests.QuestionRules;

/// <summary>What the quality checks find in a stimulus.</summary>
public sealed class StimulusRuleTests
{
    private const string Table = "\n\n| 周 | 新客 | 成交 |\n|---|--:|--:|\n| 第一周 | 120 | 36 |\n| 第二周 | 150 | 60 |";

    [TestCase(149, true)]
    [TestCase(150, false)]
    [TestCase(400, false)]
    [TestCase(401, true)]
    public void TooShortOrTooLong_IsFound_InLettersAndDigits(int length, bool found) =>
        Assert.That(In(new string('店', length - 1) + "9。**，**"), Is.EqualTo(found ? ["quality.stimulus-length content"] : Array.Empty<string>()));

    [Test]
    public void ACleanTextWithATable_HasNoFinding() => Assert.That(In($"{new string('店', 180)}，数据如下：{Table}"), Is.Empty);

    [TestCase("店主说,先试一周。", "quality.half-width content")]
    [TestCase("店主（乡镇开店先试一周。", "quality.brackets content")]
    [TestCase("店主 说先试一周。", "quality.spaces content")]
    public void PunctuationBracketsAndSpaces_AreFoundAsInQuestions(string text, string finding) =>
        Assert.That(In(new string('店', 180) + "。" + text), Is.EqualTo(new[] { finding }));

    [Test]
    public void TheTitle_IsLookedAtToo() => Assert.That(In(new string('店', 180), "某店（试营业"), Is.EqualTo(new[] { "quality.brackets title" }));

    private static string[] In(string content, string title = "某店的一周") => [.. QuestionQuality.CheckStimulus(title, content).Select(f =>
    {
        // A sentence that lacks a fact throws.
        _ = Found.Sentence(f) + Found.Sentence(f, "en");
        return $"{f.Code} {f.Path}";
    })];
}
