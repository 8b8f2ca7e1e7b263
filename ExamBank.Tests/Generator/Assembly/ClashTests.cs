using System.Globalization;
using ExamBank.Api.Features.Papers;
using ExamBank.Domain.Blueprints;
using ExamBank.Domain.Errors;
using ExamBank.Domain.Questions;
using ExamBank.Generator.Assembly;
using ExamBank.Generator.Assembly.Papers;
using ExamBank.Tests.Support;
using NUnit.Framework;
using static ExamBank.Tests.Support.PoolBuilder;

namespace ExamBank.Tests.Generator.Assembling;

/// <summary>Why a blueprint cannot be met, as people read it.</summary>
public sealed class ClashTests
{
    [Test]
    public void AShortageOfARule_IsNamedWithNeedAndSupply() => Assert.That(
        Told(new PoolBuilder()
            .With(5, QuestionType.MultipleChoice).With(1, QuestionType.MultipleChoice, area: 2).With(9, QuestionType.SingleChoice, area: 2)
            .Section(QuestionType.MultipleChoice, 5)
            .Rule(new Rule { Name = "工作领域 2 · 多选题", Where = Where(("workArea", "L3-2"), ("type", "MultipleChoice")), Count = RuleCount.Items, Min = 3 })),
        Is.EqualTo("L3 · 工作领域 2 · 多选题：需要 3，可用 1"));

    [Test]
    public void AShortageOfASection_IsNamedWithNeedAndSupply() => Assert.That(
        Told(new PoolBuilder().With(2, QuestionType.TrueFalse).With(9, QuestionType.SingleChoice).Section(QuestionType.SingleChoice, 5).Section(QuestionType.TrueFalse, 4)),
        Is.EqualTo("L3 · 判断题：需要 4，可用 2"));

    [Test]
    public void ASectionWithoutAnyQuestion_IsNamed() => Assert.That(
        Told(new PoolBuilder().With(2, QuestionType.TrueFalse).Section(QuestionType.SingleChoice, 5)), Is.EqualTo("L3 · 单项选择题：需要 5，可用 0"));

    [Test]
    public void AShortageOfMarks_IsToldInMarks() => Assert.That(
        Told(new PoolBuilder().With(4, QuestionType.SingleChoice).With(1, QuestionType.SingleChoice, facility: 0.3m).Section(QuestionType.SingleChoice, 3, 2.5m)
            .Rule(new Rule { Name = "难度分布 · 难", Where = Where(("facilityBand", "Hard")), Sum = "marks", Min = 5 })),
        Is.EqualTo("L3 · 难度分布 · 难：需要 5，可用 2.5"));

    /// <summary>45 marks cannot be made of questions of 2 marks; the number told is the blueprint's own.</summary>
    [TestCase(5, 5, 3, "L3 · 分值：需要 5，可用 4")]
    [TestCase(7, 9, 3, "L3 · 分值：需要 7，可用 6")]
    [TestCase(4.5, 5.5, 3, "L3 · 分值：需要 4.5，可用 4")]
    public void LimitsThatNoNumberOfQuestionsMeets_AreTold(double min, double max, int count, string told) => Assert.That(
        Told(new PoolBuilder().With(9, QuestionType.SingleChoice).Section(QuestionType.SingleChoice, count)
            .Rule(new Rule { Name = "分值", Where = Where(("workArea", "L3-1")), Sum = "marks", Min = (decimal)min, Max = (decimal)max })),
        Is.EqualTo(told));

    [Test]
    public void EveryShortage_IsTold_NotOnlyTheFirst() => Assert.That(
        Told(new PoolBuilder().With(4, QuestionType.SingleChoice).Section(QuestionType.SingleChoice, 4).Section(QuestionType.TrueFalse, 1)
            .Rule(new Rule { Name = "工作领域 2", Where = Where(("workArea", "L3-2")), Count = RuleCount.Items, Min = 1 })),
        Is.EqualTo("L3 · 判断题：需要 1，可用 0\nL3 · 工作领域 2：需要 1，可用 0"));

    /// <summary>Each of two sections could be filled, but not both: the questions are counted once.</summary>
    [Test]
    public void SectionsOfOneType_AreToldTheirCommonShortage() => Assert.That(
        Told(new PoolBuilder().With(5, QuestionType.SingleChoice).Section(QuestionType.SingleChoice, 3).Section(QuestionType.SingleChoice, 3, 1)),
        Is.EqualTo("L3 · 单项选择题：需要 6，可用 5"));

    [Test]
    public void RulesThatClashOnlyTogether_AreNamedTogether_WithoutTheInnocent() => Assert.That(
        Told(new PoolBuilder().With(5, QuestionType.SingleChoice).With(5, QuestionType.SingleChoice, area: 2).With(5, QuestionType.SingleChoice, area: 3)
            .Section(QuestionType.SingleChoice, 6)
            .Rule(new Rule { Name = "工作领域 1", Where = Where(("workArea", "L3-1")), Count = RuleCount.Items, Min = 4 })
            .Rule(new Rule { Name = "工作领域 2", Where = Where(("workArea", "L3-2")), Count = RuleCount.Items, Min = 3 })
            .Rule(new Rule { Name = "工作领域 3", Where = Where(("workArea", "L3-3")), Count = RuleCount.Items, Max = 5 })),
        Is.EqualTo("以下规则不能同时满足：L3 · 单项选择题；L3 · 工作领域 1；L3 · 工作领域 2"));

    [Test]
    public void AMeanOutOfReach_IsNamedWithTheSectionItClashesWith() => Assert.That(
        Told(new PoolBuilder().With(5, QuestionType.SingleChoice, facility: 0.6m).Section(QuestionType.SingleChoice, 3)
            .Rule(new Rule { Name = "平均难度系数", Mean = "facility", Weight = "marks", Min = 0.62m, Max = 0.68m })),
        Is.EqualTo("以下规则不能同时满足：L3 · 单项选择题；L3 · 平均难度系数"));

    /// <summary>A rule for each work area holds for the area without a question too.</summary>
    [Test]
    public void APlaceWithoutQuestions_IsNotPassedOver() => Assert.That(
        Told(new PoolBuilder().With(5, QuestionType.SingleChoice).With(5, QuestionType.SingleChoice, area: 3).Section(QuestionType.SingleChoice, 6)
            .Rule(new Rule { Name = "每个工作领域", Per = "workArea", Count = RuleCount.Items, Min = 1 })),
        Is.EqualTo("L3 · 每个工作领域 · L3-2：需要 1，可用 0"));

    [Test]
    public void APlaceThatTheFilterLeavesOut_NeedsNothing()
    {
        var result = new PoolBuilder().With(5, QuestionType.SingleChoice).With(5, QuestionType.SingleChoice, area: 3).Section(QuestionType.SingleChoice, 6)
            .Rule(new Rule
            {
                Name = "工作领域 1 和 3",
                Where = new Dictionary<string, AttributeFilter> { ["workArea"] = AttributeFilter.OneOf("L3-1", "L3-3") },
                Per = "workArea",
                Count = RuleCount.Items,
                Min = 2,
            })
            .Assemble();
        Assert.That(((Assembled)result).Certificate.Rules.Select(r => r.Rule), Is.EqualTo(new[] { "L3 · 工作领域 1 和 3 · L3-1", "L3 · 工作领域 1 和 3 · L3-3" }));
    }

    /// <summary>A mean for each area has nothing to say of an area that the form leaves out.</summary>
    [Test]
    public void AMeanOfNothing_IsNoClash()
    {
        var result = new PoolBuilder().With(5, QuestionType.SingleChoice).Section(QuestionType.SingleChoice, 3)
            .Rule(new Rule { Name = "各领域难度", Per = "workArea", Mean = "facility", Min = 0.5m, Max = 0.7m })
            .Assemble();
        Assert.That(result, Is.InstanceOf<Assembled>());
    }

    [Test]
    public void TwoSectionsOfOneType_NeverShareAQuestion()
    {
        var result = (Assembled)new PoolBuilder().With(6, QuestionType.SingleChoice).Section(QuestionType.SingleChoice, 3).Section(QuestionType.SingleChoice, 3, 1).Assemble();
        Assert.That(result.Forms[0].Sections.SelectMany(s => s).Select(q => q.Code), Is.Unique.And.Exactly(6).Items);
    }

    /// <summary>That each question stands in one of them only is nobody's rule: it is not named.</summary>
    [Test]
    public void TwoSectionsOfOneType_ClashByTheRulesThatPeopleKnow() => Assert.That(
        Told(new PoolBuilder().With(2, QuestionType.TrueFalse).With(3, QuestionType.TrueFalse, facility: 0.3m)
            .Section(QuestionType.TrueFalse, 2).Section(QuestionType.TrueFalse, 2, 1)
            .Rule(new Rule { Name = "难题", Where = Where(("facilityBand", "Hard")), Count = RuleCount.Items, Max = 1 })),
        Is.EqualTo("以下规则不能同时满足：L3 · 判断题；L3 · 判断题（第 2 组）；L3 · 难题"));

    /// <summary>Were one question counted in two sections, two questions would be found beside the hard ones, and the medium ones named for nothing.</summary>
    [Test]
    public void ThreeSectionsOfOneType_ClashWithoutARuleThatOnlyOneQuestionInTwoSectionsWouldNeed() => Assert.That(
        Told(new PoolBuilder().With(1, QuestionType.MultipleChoice, facility: 0.65m).With(2, QuestionType.MultipleChoice, facility: 0.35m)
            .Section(QuestionType.MultipleChoice, 1).Section(QuestionType.MultipleChoice, 1, 1).Section(QuestionType.MultipleChoice, 1, 1.5m)
            .Rule(new Rule { Name = "两题", Count = RuleCount.Items, EqualTo = 2 })
            .Rule(new Rule { Name = "难度", Per = "facilityBand", Sum = "marks", Max = 0.25m })),
        Is.EqualTo("以下规则不能同时满足：L3 · 两题；L3 · 难度 · Hard"));

    [Test]
    public void ACancelledAssembly_Stops()
    {
        using var cancelled = new CancellationTokenSource();
        cancelled.Cancel();
        var builder = new PoolBuilder().With(5, QuestionType.SingleChoice).Section(QuestionType.SingleChoice, 3);
        Assert.That(() => PaperAssembler.Assemble(builder.Pool, builder.Blueprint, new PaperDemand(), 1, cancelled.Token), Throws.InstanceOf<OperationCanceledException>());
    }

    [Test]
    public void QuestionsThatDoForOneFormButNotForThree_AreToldTogether() => Assert.That(
        Told(new PoolBuilder().With(10, QuestionType.SingleChoice).Section(QuestionType.SingleChoice, 4), forms: 3),
        Is.EqualTo("L3 · 单项选择题：3 套平行卷共需要 12，可用 10"));

    [Test]
    public void ARuleThatTwoFormsCannotKeepBoth_IsToldWithWhatTheyNeedTogether() => Assert.That(
        Told(new PoolBuilder().With(9, QuestionType.SingleChoice).With(3, QuestionType.SingleChoice, area: 2).Section(QuestionType.SingleChoice, 4)
            .Rule(new Rule { Name = "工作领域 2", Where = Where(("workArea", "L3-2")), Count = RuleCount.Items, Min = 2 }), forms: 2),
        Is.EqualTo("L3 · 工作领域 2：2 套平行卷共需要 4，可用 3"));

    [Test]
    public void AWayOutOfAShortage_IsToWriteQuestionsOrToLowerTheLimit() => Assert.That(
        WaysOut(new PoolBuilder()
            .With(5, QuestionType.MultipleChoice).With(3, QuestionType.MultipleChoice, area: 2)
            .Section(QuestionType.MultipleChoice, 6)
            .Rule(new Rule { Name = "工作领域 2 · 多选题", Where = Where(("workArea", "L3-2"), ("type", "MultipleChoice")), Count = RuleCount.Items, Min = 5 })),
        Is.EqualTo("可以这样解决 · L3 · 工作领域 2 · 多选题：再写 2 题，或把下限由 5 降到 3"));

    /// <summary>Three questions of 2 marks are 6 marks however many are written.</summary>
    [Test]
    public void WhereWritingDoesNotHelp_OnlyTheLimitIsNamed() => Assert.That(
        WaysOut(new PoolBuilder().With(9, QuestionType.SingleChoice).Section(QuestionType.SingleChoice, 3)
            .Rule(new Rule { Name = "分值", Where = Where(("workArea", "L3-1")), Sum = "marks", Min = 7 })),
        Is.EqualTo("可以这样解决 · L3 · 分值：把下限由 7 降到 6"));

    [Test]
    public void AWayOutOfRulesThatClashTogether_LoosensOneOfThem()
    {
        var told = WaysOut(new PoolBuilder().With(5, QuestionType.SingleChoice).With(5, QuestionType.SingleChoice, area: 2).Section(QuestionType.SingleChoice, 6)
            .Rule(new Rule { Name = "工作领域 1", Where = Where(("workArea", "L3-1")), Count = RuleCount.Items, Min = 4 })
            .Rule(new Rule { Name = "工作领域 2", Where = Where(("workArea", "L3-2")), Count = RuleCount.Items, Min = 3 }));
        Assert.That(told, Is.AnyOf(
            "可以这样解决 · L3 · 工作领域 1：把下限由 4 降到 3", "可以这样解决 · L3 · 工作领域 2：把下限由 3 降到 2", "可以这样解决 · L3 · 单项选择题：把上限由 6 提高到 7"));
    }

    private static string Told(PoolBuilder builder, int forms = 1) => Sentences(builder, forms, remedies: false);

    private static string WaysOut(PoolBuilder builder) => Sentences(builder, 1, remedies: true);

    /// <summary>The reasons in the sentences of the catalogue, or the ways out.</summary>
    private static string Sentences(PoolBuilder builder, int forms, bool remedies)
    {
        var catalogue = MessageCatalogue.Load();
        return string.Join('\n', AssemblyReasons.Of(builder.Assemble(forms: forms), "TEST").Skip(1)
            .Where(e => e.Code.StartsWith("paper.remedy", StringComparison.Ordinal) == remedies)
            .Select(e => catalogue.Text(e, CultureInfo.GetCultureInfo("zh-CN"))));
    }
}
