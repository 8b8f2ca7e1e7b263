using ExamBank.Domain.Questions;
using ExamBank.Domain.Questions.Quality;
using ExamBank.Domain.Values;
using NUnit.Framework;
using static ExamBank.Tests.Support.Questions;

namespace ExamBank.Tests.QuestionRules;

/// <summary>A warning that stands for a reason is written down with the question, and told no more.</summary>
public sealed class QualityWaiverTests
{
    private static readonly QuestionContent Negative = Single("某店拟订群规。其中不能保留的是", "发红包", "传谣言", "晒订单");

    [Test]
    public void AWaivedWarning_IsNotTold_AndNoOtherIsWaived()
    {
        Assert.That(Found.In(Negative), Is.EqualTo(new[] { "quality.negative-stem stem" }));
        Assert.That(Found.In(Waived(Negative, "quality.negative-stem")), Is.Empty);
        Assert.That(Found.In(Waived(Negative with { Explanation = null }, "quality.negative-stem")), Is.EqualTo(new[] { "quality.explanation-missing explanation" }));
    }

    [TestCase("quality.key-longest")]
    [TestCase("quality.no-such-rule")]
    public void AWaiverWithoutItsWarning_IsTold(string code)
    {
        var finding = QuestionQuality.Check(Waived(Negative, "quality.negative-stem", code)).Single();
        Assert.That((finding.Code, finding.Path, finding.Told.Facts["code"]), Is.EqualTo(("quality.waiver-unused", "qualityWaivers[1]", code)));
        Assert.That(Found.Sentence(finding), Does.Contain(code));
    }

    [Test]
    public void AnError_CannotBeWaived()
    {
        var wrong = Waived(Short() with { Stem = "请简述选品的主要步骤。", Marks = Marks.From(9) }, "question.marks-sum");
        Assert.That(Found.In(wrong), Is.EqualTo(new[] { "question.marks-sum rubric", "quality.waiver-unused qualityWaivers[0]" }));
    }

    [Test]
    public void AWaiverWithoutAReason_IsRefused()
    {
        var errors = QuestionContentValidator.Check(Negative with { QualityWaivers = [new QualityWaiver("quality.negative-stem", " ")] });
        Assert.That(errors.Select(e => $"{e.Code} {e.Path}"), Is.EqualTo(new[] { "question.text-missing qualityWaivers[0].reason" }));
    }

    private static QuestionContent Waived(QuestionContent question, params string[] codes) =>
        question with { QualityWaivers = [.. codes.Select(code => new QualityWaiver(code, "法规原文如此表述。"))] };
}
