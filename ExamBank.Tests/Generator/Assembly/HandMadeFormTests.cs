using System.Collections.Immutable;
using ExamBank.Domain.Blueprints;
using ExamBank.Domain.Questions;
using ExamBank.Generator.Assembly.Papers;
using ExamBank.Tests.Support;
using NUnit.Framework;
using static ExamBank.Tests.Support.PoolBuilder;

namespace ExamBank.Tests.Generator.Assembling;

/// <summary>A form put together by hand: what it keeps, what each question serves, what could stand in its place.</summary>
public sealed class HandMadeFormTests
{
    /// <summary>Q001–Q004 of area 1, Q005–Q008 of area 2, Q009 and Q010 statements; facility falls from 0.8 by 0.1 within an area.</summary>
    private static readonly Pool Pool = new(Places, new PoolBuilder()
        .With(1, QuestionType.SingleChoice, facility: 0.8m).With(1, QuestionType.SingleChoice, facility: 0.7m)
        .With(1, QuestionType.SingleChoice, facility: 0.6m).With(1, QuestionType.SingleChoice, facility: 0.5m)
        .With(1, QuestionType.SingleChoice, 2, facility: 0.8m).With(1, QuestionType.SingleChoice, 2, facility: 0.7m)
        .With(1, QuestionType.SingleChoice, 2, facility: 0.6m).With(1, QuestionType.SingleChoice, 2, facility: 0.5m)
        .With(2, QuestionType.TrueFalse).Pool.Questions);

    private static readonly BlueprintDocument Blueprint = new PoolBuilder().Section(QuestionType.SingleChoice, 3).Section(QuestionType.TrueFalse, 1)
        .Rule(new Rule { Name = "领域 1", Where = Where(("workArea", "L3-1"), ("type", "SingleChoice")), Count = RuleCount.Items, EqualTo = 2 })
        .Blueprint with
    {
        Enemies = [["Q001", "Q008"]],
        Objectives = [new Objective { MinimizeDeviation = new Measure { Mean = "facility", Target = 0.65m } }],
    };

    [Test]
    public void A_form_that_keeps_everything_is_good_and_shows_each_rule()
    {
        var judged = Form("Q002", "Q003", "Q005", "Q009").Judge();
        Assert.That(judged.IsGood, Is.True);
        Assert.That(judged.Rules, Is.EqualTo(new[]
        {
            new JudgedRule("L3 · 单项选择题", 3, 3, 3, true), new JudgedRule("L3 · 判断题", 1, 1, 1, true), new JudgedRule("L3 · 领域 1", 2, 2, 2, true),
        }));
    }

    [Test]
    public void What_is_broken_is_named()
    {
        var judged = Form("Q001", "Q005", "Q008").Judge();
        Assert.That(judged.IsGood, Is.False);
        Assert.That(judged.Rules.Where(r => !r.IsKept).Select(r => (r.Rule, r.Value)), Is.EqualTo(new[] { ("L3 · 判断题", (decimal?)0), ("L3 · 领域 1", 1) }));
        Assert.That(judged.OtherViolations, Has.Length.EqualTo(1).And.Some.Contains("Q001, Q008"));
    }

    [Test]
    public void A_code_that_the_pool_lacks_is_named()
    {
        Assert.That(HandMadeForm.Of(Pool, Blueprint, new PaperDemand(), ["Q001", "GONE"], out var missing), Is.Null);
        Assert.That(missing, Is.EqualTo(new[] { "GONE" }));
    }

    [Test]
    public void Replacements_keep_every_rule_and_come_best_first()
    {
        // Without Q002 the mean of the other three is 0.6667; of area 1 there are left Q003, Q004 and Q001.
        var replacements = Form("Q001", "Q002", "Q006", "Q009").Replacements("Q002", CancellationToken.None);
        Assert.That(replacements.Select(r => r.Question.Code), Is.EqualTo(new[] { "Q004", "Q003" }));
        Assert.That(replacements[0].Objectives, Is.EqualTo(new[] { new JudgedObjective("minimizeDeviation mean facility → 0.65", 0) }));
    }

    [Test]
    public void Replacements_never_bring_enemies_together() =>
        Assert.That(Form("Q001", "Q002", "Q006", "Q009").Replacements("Q006", CancellationToken.None).Select(r => r.Question.Code), Is.EquivalentTo(new[] { "Q005", "Q007" }));

    /// <summary>The quick way by sums gives what judging every single exchange gives.</summary>
    [FsCheck.NUnit.Property(MaxTest = 60, StartSize = 10, EndSize = 120)]
    public void The_number_of_others_is_that_of_the_exchanges_that_a_judge_passes(byte[] choices, int seed)
    {
        var tiny = new TinyPool(choices);
        if (PaperAssembler.Assemble(tiny.Pool, tiny.Blueprint, new PaperDemand(), seed, CancellationToken.None) is not Assembled assembled) return;
        if (tiny.Blueprint.Sections.Select(s => s.Type).Distinct().Count() < tiny.Blueprint.Sections.Count()) return;
        var codes = assembled.Forms[0].Questions.Select(q => q.Code).ToImmutableArray();
        foreach (var judged in Of(tiny, codes).Questions(CancellationToken.None))
        {
            var others = tiny.Questions.Where(q => q.Type == judged.Question.Type && !codes.Contains(q.Code))
                .Count(q => Of(tiny, codes.Replace(judged.Question.Code, q.Code)).Judge().IsGood);
            Assert.That(judged.Others, Is.EqualTo(others), $"{judged.Question.Code} in {tiny}");
        }

        static HandMadeForm Of(TinyPool tiny, ImmutableArray<string> codes) => HandMadeForm.Of(tiny.Pool, tiny.Blueprint, new PaperDemand(), codes, out _)!;
    }

    [Test]
    public void Each_question_names_the_rules_it_serves_and_how_many_others_could_stand_there()
    {
        var questions = Form("Q001", "Q002", "Q006", "Q009").Questions(CancellationToken.None);
        Assert.That(questions.Select(q => (q.Question.Code, q.Section, string.Join('；', q.Rules), q.Others)), Is.EqualTo(new[]
        {
            ("Q001", 0, "L3 · 单项选择题；L3 · 领域 1", 2), ("Q002", 0, "L3 · 单项选择题；L3 · 领域 1", 2), ("Q006", 0, "L3 · 单项选择题", 2), ("Q009", 1, "L3 · 判断题", 1),
        }));
    }

    private static HandMadeForm Form(params string[] codes) => HandMadeForm.Of(Pool, Blueprint, new PaperDemand(), codes, out _)!;
}
