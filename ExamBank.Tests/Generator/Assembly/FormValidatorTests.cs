using System.Collections.Immutable;
using ExamBank.Domain.Blueprints;
using ExamBank.Domain.Questions;
using ExamBank.Domain.Values;
using ExamBank.Generator.Assembly;
using ExamBank.Tests.Support;
using NUnit.Framework;
using static ExamBank.Tests.Support.PoolBuilder;

namespace ExamBank.Tests.Generator.Assembling;

/// <summary>Good forms made bad in one place: the validator must see each.</summary>
public sealed class FormValidatorTests
{
    /// <summary>Six places, each with one question of each type; Q001, Q002, … in the order of the places.</summary>
    private static readonly Pool Pool = Full().Pool;

    private static readonly ImmutableArray<ImmutableArray<PoolQuestion>> Good = [[At(1), At(3), At(5)], [At(12)]];

    [Test]
    public void AGoodForm_Passes() => Assert.That(Check(Good), Is.Empty);

    [Test]
    public void AMissingQuestion_IsSeen() => Assert.That(Check([[At(1), At(3)], [At(12)]]), Is.EqualTo(new[] { "SingleChoice: 2 questions instead of 3" }));

    [Test]
    public void AQuestionTooMany_IsSeen() =>
        Assert.That(Check([[At(1), At(3), At(5)], [At(10), At(12)]]), Is.EqualTo(new[] { "TrueFalse: 2 questions instead of 1" }));

    [Test]
    public void AMissingSection_IsSeen() => Assert.That(Check([Good[0]]), Is.EqualTo(new[] { "sections: 1 instead of 2" }));

    [Test]
    public void AQuestionOfAnotherType_IsSeen() => Assert.That(Check([[At(1), At(3), At(8)], [At(12)]]), Is.EqualTo(new[] { "Q008 is no SingleChoice" }));

    [Test]
    public void AQuestionThatIsNotInThePool_IsSeen()
    {
        var changed = At(5) with { ContentHash = "another text" };
        Assert.That(Check([[At(1), At(3), changed], [At(12)]]), Is.EqualTo(new[] { "Q005 is not in the pool" }));
    }

    [Test]
    public void AQuestionTwice_IsSeen() => Assert.That(Check([[At(1), At(3), At(3)], [At(12)]]), Is.EqualTo(new[] { "Q003 stands twice" }));

    private static IEnumerable<TestCaseData> BrokenRules =>
    [
        Case(new Rule { Name = "个数太少", Where = Where(("workArea", "L3-1")), Count = true, Min = 2 }, "L3 · 个数太少: 1 outside 2.."),
        Case(new Rule { Name = "个数太多", Where = Where(("level", "L3")), Count = true, Max = 3 }, "L3 · 个数太多: 4 outside ..3"),
        Case(new Rule { Name = "个数不等", Where = Where(("type", "TrueFalse")), Count = true, EqualTo = 2 }, "L3 · 个数不等: 1 outside 2..2"),
        Case(new Rule { Name = "分值", Where = Where(("cognitiveLevel", "Apply")), Sum = "marks", Max = 6.9m }, "L3 · 分值: 7 outside ..6.9"),
        Case(new Rule { Name = "时间", Sum = "minutes", Min = 6.5m }, "L3 · 时间: 6.0 outside 6.5.."),
        Case(new Rule { Name = "平均", Mean = "facility", Min = 0.61m }, "L3 · 平均: 0.6 outside 0.61.."),
        Case(new Rule { Name = "加权", Mean = "facility", Weight = "marks", Max = 0.59m }, "L3 · 加权: 0.6 outside ..0.59"),
        Case(new Rule { Name = "难度带", Where = Where(("facilityBand", "Medium")), Count = true, Max = 0 }, "L3 · 难度带: 4 outside ..0"),
        Case(
            new Rule { Name = "难度范围", Where = new Dictionary<string, AttributeFilter> { ["facility"] = AttributeFilter.Between(0.6m, 0.6m) }, Count = true, Max = 3 },
            "L3 · 难度范围: 4 outside ..3"),
        Case(new Rule { Name = "任务", Where = Where(("workTask", "L3-2.1")), Count = true, Min = 2 }, "L3 · 任务: 1 outside 2.."),
        Case(new Rule { Name = "要求", Where = Where(("requirement", "L3-1.1.1")), Count = true, Max = 0 }, "L3 · 要求: 1 outside ..0"),
        Case(new Rule { Name = "题号", Where = Where(("code", "Q001")), Count = true, Max = 0 }, "L3 · 题号: 1 outside ..0"),
        Case(new Rule { Name = "材料", Where = Where(("stimulus", "S1")), Count = true, Min = 1 }, "L3 · 材料: 0 outside 1.."),
        Case(new Rule { Name = "每领域", Per = "workArea", Count = true, Max = 1 }, "L3 · 每领域 · L3-3: 2 outside ..1"),
        Case(new Rule { Name = "每要求", Where = Where(("workArea", "L3-1")), Per = "requirement", Count = true, Min = 1 }, "L3 · 每要求 · L3-1.1.2: 0 outside 1.."),
        Case(new Rule { Name = "每题型", Per = "type", Count = true, Max = 2 }, "L3 · 每题型 · SingleChoice: 3 outside ..2"),
        Case(new Rule { Name = "每题型都有", Per = "type", Count = true, Min = 1 }, "L3 · 每题型都有 · MultipleChoice: 0 outside 1.."),
    ];

    [TestCaseSource(nameof(BrokenRules))]
    public void ABrokenRule_IsSeenAndMeasured(Rule rule, string violation)
    {
        var violations = FormValidator.Check(Pool, Full().Rule(rule).Blueprint, Good).Violations;
        Assert.That(violations, Is.EqualTo(new[] { violation }));
    }

    [Test]
    public void Objectives_AreMeasured()
    {
        var blueprint = Full().Blueprint with
        {
            Objectives =
            [
                new Objective { MinimizeDeviation = new DeviationTarget("facility", "marks", 0.65m) },
                new Objective { Maximize = new DistinctTarget("workArea") },
            ],
        };
        Assert.That(FormValidator.Check(Pool, blueprint, Good).Objectives, Is.EqualTo(new[] { ("|mean facility - 0.65|", 0.05m), ("distinct workArea", 3m) }));
    }

    /// <summary>The validator agrees with the rules written down once more, on any form of any tiny pool, good or bad.</summary>
    [FsCheck.NUnit.Property(MaxTest = 200, StartSize = 10, EndSize = 120)]
    public void AnyForm_IsJudgedAsThePlainRulesJudgeIt(byte[] choices, byte which)
    {
        var tiny = new TinyPool(choices);
        var form = FormOracle.Forms(tiny.Pool, tiny.Blueprint).Take(which + 1).Last();
        var broken = FormOracle.Demands(tiny.Pool, tiny.Blueprint).Where(d => !d.Keeps(form)).ToList();
        var check = FormValidator.Check(tiny.Pool, tiny.Blueprint, [.. form.Select(s => s.Select(c => c.Question).ToImmutableArray())]);
        Assert.That(check.Violations, Has.Count.EqualTo(broken.Count), tiny.ToString());
    }

    private static TestCaseData Case(Rule rule, string violation) => new TestCaseData(rule, violation).SetArgDisplayNames(rule.Name);

    private static IReadOnlyList<string> Check(ImmutableArray<ImmutableArray<PoolQuestion>> form) => FormValidator.Check(Pool, Full().Blueprint, form).Violations;

    private static PoolQuestion At(int number) => Pool.Questions[number - 1];

    private static PoolBuilder Full()
    {
        var builder = new PoolBuilder().Section(QuestionType.SingleChoice, 3).Section(QuestionType.TrueFalse, 1, 1);
        foreach (var type in new[] { QuestionType.SingleChoice, QuestionType.TrueFalse, QuestionType.MultipleChoice })
            for (var place = 0; place < 6; place++)
                builder.With(1, type, (place / 2) + 1, (place % 2) + 1);
        return builder;
    }
}
