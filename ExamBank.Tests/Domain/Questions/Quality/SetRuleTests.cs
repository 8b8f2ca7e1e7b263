using System.Globalization;
using ExamBank.Domain.Questions;
using ExamBank.Domain.Questions.Quality;
using ExamBank.Domain.Values;
using NUnit.Framework;
using static ExamBank.Tests.Support.Questions;

namespace ExamBank.Tests.QuestionRules;

/// <summary>The rules over a set; the questions of these sets are told apart by number only.</summary>
public sealed class SetRuleTests
{
    [Test]
    public void UnevenKeys_AreFound_WithTheirCounts()
    {
        var finding = QuestionQuality.CheckSet([.. Choices("AABCDABCDABCDABCDABCDABAABCA")]).Single();
        Assert.That((finding.Code, finding.Path), Is.EqualTo(("quality.keys-uneven", "L1")));
        Assert.That(Found.Sentence(finding), Does.Contain("28 道有 4 个选项").And.Contain("A 10, B 7, C 6, D 5").And.Contain("各约 7"));
    }

    [Test]
    public void EvenKeys_AndSetsTooSmallToJudge_AreNot()
    {
        Assert.That(Found.InSet(Choices("ABCDABCDABCDABCDABCDABCDABAD")), Is.Empty);
        Assert.That(Found.InSet(Choices("AABAABCAABAABCAABAA")), Is.Empty, "19 questions");
        Assert.That(Found.InSet(Choices("AABAABCAABA").Concat(Choices("ACBAABCAABA", "L2-1.1.1"))), Is.Empty, "each level is judged by itself");
    }

    [Test]
    public void ARunOfFive_IsFound_WithItsEnds()
    {
        var finding = QuestionQuality.CheckSet([.. Choices("ABBBBBCD")]).Single();
        Assert.That((finding.Code, finding.Path, finding.Told.Facts["last"], finding.Told.Facts["count"]), Is.EqualTo(("quality.key-run", "Q-02", "Q-06", "5")));
        Assert.That(Found.Sentence(finding, "en"), Does.Contain("have the key B"));
    }

    [Test]
    public void ARunOfFour_OrOneAcrossWorkTasks_IsNot()
    {
        Assert.That(Found.InSet(Choices("ABBBBCD")), Is.Empty);
        Assert.That(Found.InSet(Choices("ACBBB").Concat(Choices("BBCDA", "L1-1.2.1"))), Is.Empty);
    }

    [Test]
    public void TruthOutOfBalance_IsFound_AndInBalanceIsNot()
    {
        Assert.That(Found.InSet(Statements(9, 3)), Is.EqualTo(new[] { "quality.truth-uneven L1" }));
        Assert.That(Found.InSet(Statements(3, 9)), Is.EqualTo(new[] { "quality.truth-uneven L1" }));
        Assert.That(Found.InSet(Statements(8, 4)), Is.Empty, "two from the middle");
        Assert.That(Found.InSet(Statements(9, 0)), Is.Empty, "too few to judge");
    }

    [Test]
    public void ARequirementWithMoreThanTwiceAsMany_IsFound()
    {
        Assert.That(Found.InSet(Shorts(("L1-1.1.1", 7), ("L1-1.1.2", 3), ("L1-1.2.1", 3))), Is.EqualTo(new[] { "quality.requirement-dominates L1-1.1.1" }));
        Assert.That(Found.InSet(Shorts(("L1-1.1.1", 6), ("L1-1.1.2", 3), ("L1-1.2.1", 3))), Is.Empty, "twice as many");
        Assert.That(Found.InSet(Shorts(("L1-1.1.1", 3), ("L1-1.1.2", 1), ("L1-1.2.1", 1))), Is.Empty, "two more");
        Assert.That(Found.InSet(Shorts(("L1-1.1.1", 7), ("L1-1.1.2", 3))), Is.Empty, "two requirements have no mean to speak of");
    }

    [Test]
    public void AStemThatTellsAnothersKey_IsFound_WithBoth()
    {
        var asks = new QuestionInSet("ASKS", Single("把老客介绍新客的做法称为", "内容种草", "社交裂变传播", "私域直播"));
        var tells = new QuestionInSet("TELLS", Statement("社交裂变，传播靠的是老客介绍新客。"));
        var finding = QuestionQuality.CheckSet([asks, tells]).Single();
        Assert.That((finding.Code, finding.Path, finding.Told.Facts["other"]), Is.EqualTo(("quality.gives-away", "TELLS", "ASKS")));
    }

    [Test]
    public void ABlankThatAnotherStemFills_IsFound()
    {
        var asks = new QuestionInSet("ASKS", Fill() with { Stem = "老客介绍新客称为[[blank:x]]。", Blanks = [new Blank("x", ["社交裂变"])] });
        Assert.That(Found.InSet(asks, new QuestionInSet("TELLS", Statement("社交裂变靠的是老客。"))), Is.EqualTo(new[] { "quality.gives-away TELLS" }));
    }

    [Test]
    public void APartOfACase_CanTellAKeyToo()
    {
        var asks = new QuestionInSet("ASKS", Single("把老客介绍新客的做法称为", "内容种草", "社交裂变传播", "私域直播"));
        var parts = Case().Parts!.ToList();
        parts[1] = parts[1] with { Stem = "该平台靠社交裂变传播得到新客。" };
        Assert.That(Found.InSet(asks, new QuestionInSet("CASE", Case() with { Parts = parts })), Is.EqualTo(new[] { "quality.gives-away CASE" }));
    }

    [TestCase("分析各渠道的获客成本", CognitiveLevel.Apply, true)]
    [TestCase("分析各渠道的获客成本", CognitiveLevel.Analyse, false)]
    [TestCase("评估分销员的业绩", CognitiveLevel.Analyse, true)]
    [TestCase("评估分销员的业绩", CognitiveLevel.Evaluate, false)]
    [TestCase("写出直播间的布景方案", CognitiveLevel.Remember, false)]
    public void ARequirementThatAsksMoreThanItsQuestions_IsFound_AndOneWhoseQuestionsReachItIsNot(string text, CognitiveLevel highest, bool found)
    {
        QuestionInSet[] questions = [new("Q-1", Statement() with { CognitiveLevel = CognitiveLevel.Remember }), new("Q-2", Statement("播前检查灯光。") with { CognitiveLevel = highest })];
        var findings = QuestionQuality.CheckSet(questions, [new RequirementText("L1-1.1.1", text), new RequirementText("L1-1.1.2", text)]);
        Assert.That(findings.Select(f => $"{f.Code} {f.Path}"), Is.EqualTo(found ? ["quality.requirement-below-level L1-1.1.1"] : Array.Empty<string>()));
        if (found) Assert.That(Found.Sentence(findings[0]) + Found.Sentence(findings[0], "en"), Does.Contain(text[..2]));
    }

    [Test]
    public void APartOfACase_ReachesTheLevelOfItsOwnRequirement()
    {
        var parts = Case().Parts!.ToList();
        parts[2] = parts[2] with { Requirement = "L1-1.1.2", CognitiveLevel = CognitiveLevel.Analyse };
        QuestionInSet[] questions = [new("CASE", Case() with { Parts = parts }), new("Q-1", Statement() with { Requirement = "L1-1.1.2", CognitiveLevel = CognitiveLevel.Remember })];
        Assert.That(QuestionQuality.CheckSet(questions, [new RequirementText("L1-1.1.2", "分析各渠道的获客成本")]), Is.Empty);
    }

    [Test]
    public void WhatStandsInItsOwnStem_OrIsANumber_OrAtAnotherLevel_IsNoSecret()
    {
        var tells = new QuestionInSet("TELLS", Statement("社交裂变传播靠的是老客介绍新客，每人可得1200元。"));
        Assert.That(Found.InSet(new QuestionInSet("ASKS", Single("内容种草和社交裂变传播相比，成本低的是", "内容种草", "社交裂变传播")), tells), Is.Empty);
        Assert.That(Found.InSet(new QuestionInSet("ASKS", Single("老客介绍一位新客可以得到的奖励为", "800元", "1200元")), tells), Is.Empty);
        var other = Single("把老客介绍新客的做法称为", "内容种草", "社交裂变传播") with { Requirement = "L2-1.1.1" };
        Assert.That(Found.InSet(new QuestionInSet("ASKS", other), tells), Is.Empty);
    }

    private static IEnumerable<QuestionInSet> Choices(string keys, string requirement = "L1-1.1.1") => keys.Select((key, i) =>
        new QuestionInSet($"Q-{i + 1:00}", Single("下列渠道中最合适的是", "甲", "乙", "丙", "丁") with
        {
            Requirement = requirement,
            Key = AnswerKey.Of(char.ToLowerInvariant(key).ToString(CultureInfo.InvariantCulture)),
        }));

    private static IEnumerable<QuestionInSet> Statements(int right, int wrong) =>
        Enumerable.Range(0, right + wrong).Select(i => new QuestionInSet($"Q-{i + 1:00}", Statement(truth: i < right)));

    private static IEnumerable<QuestionInSet> Shorts(params (string Requirement, int Count)[] counts) => counts.SelectMany(c =>
        Enumerable.Range(0, c.Count).Select(i => new QuestionInSet($"Q-{c.Requirement}-{i}", Short() with { Requirement = c.Requirement, Marks = Marks.From(10) })));
}
