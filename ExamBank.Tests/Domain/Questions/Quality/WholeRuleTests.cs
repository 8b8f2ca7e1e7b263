using ExamBank.Domain.Questions;
using ExamBank.Domain.Questions.Quality;
using ExamBank.Domain.Values;
using NUnit.Framework;
using static ExamBank.Tests.Support.Questions;

namespace ExamBank.Tests.QuestionRules;

public sealed class WholeRuleTests
{
    [Test]
    public void WhatTheBankWouldRefuse_IsAnError()
    {
        var finding = QuestionQuality.Check(Short() with { Marks = Marks.From(9) }).Single(f => f.Severity == QualitySeverity.Error);
        Assert.That((finding.Code, finding.Path), Is.EqualTo(("question.marks-sum", "rubric")));
        Assert.That(Found.In(Single() with { Options = null, Key = null }), Has.Member("question.field-missing options").And.Member("question.field-missing key"));
    }

    [Test]
    public void AnObjectiveQuestionWithoutExplanation_IsFound()
    {
        Assert.That(Found.By("explanation-missing", Single() with { Explanation = null }), Is.EqualTo(new[] { "explanation" }));
        Assert.That(Found.By("explanation-missing", Case()), Is.EqualTo(new[] { "parts[0].explanation", "parts[1].explanation" }));
    }

    [Test]
    public void AnExplanation_OrAModelAnswer_IsEnough()
    {
        Assert.That(Found.By("explanation-missing", Single()), Is.Empty);
        Assert.That(Found.By("explanation-missing", Short()), Is.Empty);
        Assert.That(Found.By("explanation-missing", Case() with { Explanation = "先看平台的经营方式。" }), Is.Empty);
    }

    [TestCase(0.25)]
    [TestCase(0.96)]
    public void AnUnlikelyFacilityOfASingleChoice_IsFound(decimal value) =>
        Assert.That(Found.By("facility-unlikely", With(Single(), ("L1", value))), Is.EqualTo(new[] { "facility.L1" }));

    [Test]
    public void AnUnlikelyFacility_IsJudgedByTypeAndOwnLevel()
    {
        Assert.That(Found.By("facility-unlikely", With(Statement(), ("L1", 0.5m))), Is.EqualTo(new[] { "facility.L1" }), "guessing earns half");
        Assert.That(Found.By("facility-unlikely", With(Statement(), ("L1", 0.55m))), Is.Empty);
        Assert.That(Found.By("facility-unlikely", With(Single(), ("L1", 0.3m))), Is.Empty);
        Assert.That(Found.By("facility-unlikely", With(Single(), ("L1", 0.9m), ("L2", 0.98m))), Is.Empty, "higher levels may find it easy");
        Assert.That(Found.By("facility-unlikely", With(Short(), ("L1", 0.2m))), Is.Empty);
    }

    [Test]
    public void AFacilityThatFallsWithTheLevel_IsFound()
    {
        Assert.That(Found.By("facility-falls", With(Single(), ("L2", 0.5m), ("L1", 0.6m), ("L3", 0.7m))), Is.EqualTo(new[] { "facility.L2" }));
        Assert.That(Found.By("facility-falls", With(Single(), ("L1", 0.6m), ("L2", 0.6m), ("L3", 0.7m))), Is.Empty);
    }

    [Test]
    public void CreateByChoosing_IsFound_AndByWritingIsNot()
    {
        Assert.That(Found.By("create-by-choice", Single() with { CognitiveLevel = CognitiveLevel.Create }), Is.EqualTo(new[] { "cognitiveLevel" }));
        Assert.That(Found.By("create-by-choice", Single() with { CognitiveLevel = CognitiveLevel.Evaluate }), Is.Empty);
        Assert.That(Found.By("create-by-choice", Practical() with { CognitiveLevel = CognitiveLevel.Create }), Is.Empty);
    }

    [Test]
    public void AGoodQuestion_HasNoFinding() => Assert.That(
        Found.In(With(
            Single("某茶店的老客群每周发三次优惠，退群的人渐多。首先应当", "把三次优惠合并成一次", "了解退群的人为何离开", "用红包请退群的人回来", "把退群的人全部拉黑"), ("L1", 0.7m), ("L2", 0.8m))),
        Is.Empty);

    [Test]
    public void EveryRule_IsListedOnce() => Assert.Multiple(() =>
    {
        var types = typeof(QuestionQuality).Assembly.GetTypes().Where(type => !type.IsAbstract).ToList();
        Assert.That(QuestionQuality.Rules.Select(r => r.GetType()), Is.EquivalentTo(types.Where(type => type.IsAssignableTo(typeof(IQuestionRule)))));
        Assert.That(QuestionQuality.SetRules.Select(r => r.GetType()), Is.EquivalentTo(types.Where(type => type.IsAssignableTo(typeof(IQuestionSetRule)))));
    });

    private static QuestionContent With(QuestionContent question, params (string Level, decimal Value)[] facility) =>
        question with { Facility = facility.ToDictionary(f => f.Level, f => Facility.From(f.Value)) };
}
