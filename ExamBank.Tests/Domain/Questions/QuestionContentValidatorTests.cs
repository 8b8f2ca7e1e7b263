using ExamBank.Domain.Questions;
using ExamBank.Domain.Values;
using ExamBank.Tests.Support;
using NUnit.Framework;
using static ExamBank.Tests.Support.Questions;

namespace ExamBank.Tests.QuestionRules;

/// <summary>The rules of content, each on both sides: just good enough, and just not.</summary>
public sealed class QuestionContentValidatorTests
{
    private static readonly Dictionary<QuestionType, QuestionContent> Valid = new QuestionContent[]
        { Single(), Multiple(), Statement(), Fill(), Short(), Case(), Practical() }.ToDictionary(q => q.Type);

    /// <summary>Which members a type has; every other type must do without them.</summary>
    private static readonly Dictionary<string, (QuestionType[] Types, Func<QuestionContent, bool, QuestionContent> Set)> Members = new()
    {
        ["options"] = ([QuestionType.SingleChoice, QuestionType.MultipleChoice], (q, on) => q with { Options = on ? Single().Options : null, Explanation = null }),
        ["key"] = ([QuestionType.SingleChoice, QuestionType.MultipleChoice, QuestionType.TrueFalse], (q, on) => q with { Key = on ? AnswerKey.Of(true) : null }),
        ["blanks"] = ([QuestionType.FillBlank], (q, on) => q with { Blanks = on ? [new Blank("x", ["甲"])] : null }),
        ["answer"] = ([QuestionType.ShortAnswer], (q, on) => q with { Answer = on ? "答" : null }),
        ["rubric"] = ([QuestionType.ShortAnswer, QuestionType.Practical], (q, on) => q with { Rubric = on ? [new RubricLine("点", q.Marks)] : null }),
        ["stimulus"] = ([QuestionType.CaseAnalysis], (q, on) => q with { Stimulus = on ? "STIM-1" : null }),
        ["parts"] = ([QuestionType.CaseAnalysis], (q, on) => q with { Parts = on ? Case().Parts : null }),
        ["task"] = ([QuestionType.Practical], (q, on) => q with { Task = on ? Practical().Task : null }),
    };

    [Test]
    public void AValidQuestionOfEachType_Passes([Values] QuestionType type) => Assert.That(Errors(Valid[type]), Is.Empty);

    [Test]
    public void EachType_HasExactlyItsMembers([Values] QuestionType type) => Assert.Multiple(() =>
    {
        foreach (var (member, (types, set)) in Members)
        {
            var wanted = types.Contains(type);
            var errors = Errors(set(Valid[type], !wanted));
            Assert.That(errors, Has.Member($"question.field-{(wanted ? "missing" : "unexpected")} {member}"), member);
            Assert.That(Errors(set(Valid[type], wanted)), Has.No.Member($"question.field-missing {member}").And.No.Member($"question.field-unexpected {member}"));
        }
    });

    [Test]
    public void Shuffle_IsForChoicesOnly([Values] QuestionType type) => Assert.That(
        Errors(Valid[type] with { Shuffle = false }),
        Is.EqualTo(type <= QuestionType.MultipleChoice ? [] : new[] { "question.field-unexpected shuffle" }));

    [TestCase("---")]
    [TestCase(" * * * ")]
    [TestCase("___")]
    [TestCase("#")]
    [TestCase("## ##")]
    [TestCase(">")]
    [TestCase("> - ")]
    [TestCase("+")]
    [TestCase("```\n```")]
    [TestCase("~~~ text")]
    [TestCase("[甲]: http://example.org")]
    [TestCase("&nbsp;")]
    [TestCase("\u200B")]
    [TestCase("---\n\n***\n#")]
    public void MarksOfMarkdownAlone_AreNoText(string stem) => Assert.That(Errors(Short() with { Stem = stem }), Is.EqualTo(new[] { "question.nothing-printed stem" }));

    [TestCase("->")]
    [TestCase("-5")]
    [TestCase("=")]
    [TestCase("1.")]
    [TestCase("\\+")]
    [TestCase("#标签")]
    [TestCase("**")]
    [TestCase("[[answer]]")]
    [TestCase("---\n甲")]
    [TestCase("```\n甲\n```")]
    [TestCase("![图](x.png)")]
    [TestCase("？")]
    public void WhatIsPrinted_IsText(string stem) => Assert.That(Errors(Statement() with { Stem = stem }), Is.Empty);

    [Test]
    public void ALongLineOfMarks_IsLookedAtQuickly() =>
        Assert.That(Errors(Short() with { Stem = string.Concat(Enumerable.Repeat("- ", 9_999)) + "x" }), Is.Empty);

    [Test]
    public void Marks_AreAboveNought() => Expect(Single() with { Marks = default }, "question.not-positive marks", Single() with { Marks = Marks.From(0.01m) });

    [Test]
    public void Minutes_AreAboveNought() =>
        Expect(Single() with { Minutes = default }, "question.not-positive minutes", Single() with { Minutes = Minutes.From(0.01m) });

    [Test]
    public void Facility_IsNotEmpty() => Expect(Single() with { Facility = new Dictionary<string, Facility>() }, "question.field-missing facility", Single());

    [Test]
    public void FurtherRequirements_RepeatNothing()
    {
        Expect(
            Single() with { FurtherRequirements = ["L1-1.1.1"] }, "question.repeated-requirement furtherRequirements[0]",
            Single() with { FurtherRequirements = ["L1-1.1.2", "L2-1.1.1"] });
        Expect(Single() with { FurtherRequirements = ["L1-1.1.2", "L1-1.1.2"] }, "question.repeated-requirement furtherRequirements[1]", Single());
    }

    [TestCase("")]
    [TestCase(" \n　")]
    public void Texts_SaySomething(string empty)
    {
        Expect(Single(empty), "question.text-missing stem", Single("?"));
        Expect(Single() with { Explanation = empty }, "question.text-missing explanation", Single() with { Explanation = null });
        Expect(Single("题", empty, "乙"), "question.text-missing options[0].text", Single("题", "甲", "乙"));
        Expect(Short() with { Answer = empty }, "question.text-missing answer", Short());
        Expect(Short() with { Rubric = [new RubricLine(empty, Marks.From(10))] }, "question.text-missing rubric[0].criterion", Short());
        Expect(FillOf([empty]), "question.text-missing blanks[0].accepted[0]", FillOf(["甲"]));
        Expect(PracticalOf(t => t with { Product = empty }), "question.text-missing task.product", Practical());
        Expect(PracticalOf(t => t with { Submission = empty }), "question.text-missing task.submission", Practical());
        Expect(PracticalOf(t => t with { Materials = ["甲", empty] }), "question.text-missing task.materials[1]", PracticalOf(t => t with { Materials = null }));
        Expect(PracticalOf(t => t with { Equipment = [empty] }), "question.text-missing task.equipment[0]", PracticalOf(t => t with { Equipment = [] }));
    }

    [Test]
    public void Texts_AreNotEndless()
    {
        Expect(Single(new string('题', 20_001)), "question.too-long stem", Single(new string('题', 20_000)));
        Expect(FillOf([new string('字', 201)]), "question.too-long blanks[0].accepted[0]", FillOf([new string('字', 200)]));
    }

    [TestCase('\0')]
    [TestCase('\r')]
    [TestCase('\u001B')]
    [TestCase('\u0085')]
    [TestCase('\uFFFE')]
    [TestCase('\uFFFF')]
    public void Texts_HoldNoControlCharacter(char bad) => Expect(Single($"题{bad}干"), "question.control-character stem", Single("题\t干\n第二行 😀"));

    [Test]
    public void Options_AreTwoToTen()
    {
        Expect(Single("题", "甲") with { Key = AnswerKey.Of("a"), Explanation = null }, "question.wrong-count options", Single("题", "甲", "乙"));
        Expect(Single("题", Texts(11)), "question.wrong-count options", Single("题", Texts(10)));
    }

    [Test]
    public void Options_DifferInIdAndText()
    {
        Expect(Single("题", "甲", "乙", "甲"), "question.duplicate-option options[2].text", Single("题", "甲", "乙", "丙"));
        Expect(Single() with { Options = [.. Single().Options!, new Option("a", "又一个")] }, "question.duplicate-id options[4].id", Single());
    }

    [TestCase("")]
    [TestCase("A")]
    [TestCase("a b")]
    [TestCase("abcdefghi")]
    [TestCase("a\n")]
    public void Ids_AreShortLettersAndDigits(string id) => Expect(
        Single() with { Options = [.. Single().Options!, new Option(id, "又一个")] }, "question.invalid-id options[4].id",
        Single() with { Options = [.. Single().Options!, new Option("abcdefg8", "又一个")] });

    [Test]
    public void KeyOfSingleChoice_IsOneOfItsOptions()
    {
        Expect(Single() with { Key = AnswerKey.Of("e") }, "question.key-outside-options key[0]", Single() with { Key = AnswerKey.Of("d") });
        Expect(Single() with { Key = AnswerKey.Of("a", "b") }, "question.wrong-count key", Single());
        Expect(Single() with { Key = AnswerKey.Of() }, "question.wrong-count key", Single());
        Expect(Single() with { Key = AnswerKey.Of(true) }, "question.key-wrong-kind key", Single());
    }

    [Test]
    public void KeyOfMultipleChoice_IsTwoOrMoreOfItsOptions()
    {
        Expect(Multiple() with { Key = AnswerKey.Of("a") }, "question.wrong-count key", Multiple() with { Key = AnswerKey.Of("a", "b", "c", "d") });
        Expect(Multiple() with { Key = AnswerKey.Of("a", "a") }, "question.duplicate-id key[1]", Multiple() with { Key = AnswerKey.Of("a", "d") });
        Expect(Multiple() with { Key = AnswerKey.Of("a", "x") }, "question.key-outside-options key[1]", Multiple());
    }

    [Test]
    public void KeyOfStatement_IsItsTruth() =>
        Expect(Statement() with { Key = AnswerKey.Of("a") }, "question.key-wrong-kind key", Statement(truth: false));

    [Test]
    public void Blanks_StandOnceEachInTheStem()
    {
        Expect(Fill() with { Stem = "[[blank:x]]" }, "question.blank-not-once blanks[0]", Fill());
        Expect(FillOf(["甲"]) with { Stem = "[[blank:x]]和[[blank:x]]" }, "question.blank-not-once blanks[0]", FillOf(["甲"]));
        Expect(FillOf(["甲"]) with { Stem = "[[blank:x]]和[[blank:z]]" }, "question.invalid-token stem", FillOf(["甲"]));
    }

    [Test]
    public void Blanks_AreOneToTwenty_EachWithOneToTwentyAnswers()
    {
        Expect(Fill() with { Blanks = [], Stem = "题" }, "question.wrong-count blanks", Blanks(20));
        Expect(Blanks(21), "question.wrong-count blanks", Blanks(1));
        Expect(FillOf([]), "question.wrong-count blanks[0].accepted", FillOf(Texts(20)));
        Expect(FillOf(Texts(21)), "question.wrong-count blanks[0].accepted", FillOf(["甲"]));
    }

    [Test]
    public void MarksOfBlanks_AreEqualShares_OrAddUp()
    {
        Expect(Fill() with { Marks = Marks.From(2.01m) }, "question.marks-sum blanks", Fill() with { Marks = Marks.From(2.02m) });
        Expect(Shares(0.5m, 1m), "question.marks-sum blanks", Shares(0.5m, 1.5m));
        Expect(Shares(2m, null), "question.marks-sum blanks", Shares(null, null));
    }

    [Test]
    public void Rubric_AddsUpToTheMarks()
    {
        Expect(
            Short() with { Rubric = [new RubricLine("点", Marks.From(9.99m))] }, "question.marks-sum rubric",
            Short() with { Rubric = [new RubricLine("点", Marks.From(9.99m)), new RubricLine("另一点", Marks.From(0.01m))] });
        Expect(Practical() with { Marks = Marks.From(21) }, "question.marks-sum rubric", Practical());
        Expect(Short() with { Rubric = Lines(51) }, "question.wrong-count rubric", Short() with { Rubric = Lines(50) });
        Expect(Short() with { Rubric = [] }, "question.wrong-count rubric", Short());
    }

    [Test]
    public void MarksBeyondAllBounds_AreToldAndDoNotOverflow()
    {
        var most = Marks.FromScaled(100_000_000);
        var lines = Enumerable.Repeat(new RubricLine("点", most), 50).ToList();
        var error = QuestionContentValidator.Check(Short() with { Rubric = lines }).Single();
        Assert.That((error.Code, error.Facts["sum"], error.Facts["marks"]), Is.EqualTo(("question.marks-sum", "50000000", "10")));
        Expect(CaseOf(p => p with { Marks = most }), "question.marks-sum parts", Case());
    }

    [Test]
    public void Parts_AreOneToTen_OfObjectiveOrShortKind_AndAddUp()
    {
        Expect(Case() with { Parts = [] }, "question.wrong-count parts", Case());
        Expect(Parts(11), "question.wrong-count parts", Parts(10));
        Expect(CaseOf(p => p with { Type = QuestionType.Practical }), "question.field-unexpected parts[1].type", CaseOf(p => p));
        Expect(Case() with { Marks = Marks.From(11) }, "question.marks-sum parts", Case());
        Expect(CaseOf(p => p with { Id = "p1" }), "question.duplicate-id parts[1].id", CaseOf(p => p with { Id = "q" }));
        Expect(CaseOf(p => p with { Key = null }), "question.field-missing parts[1].key", CaseOf(p => p with { Key = AnswerKey.Of(true) }));
    }

    [TestCase("[[blank:x]]")]
    [TestCase("[[option:a]]")]
    [TestCase("[[answer:a]]")]
    [TestCase("[[answr]]")]
    [TestCase("[[answer]][[answer]]")]
    public void StemOfAChoice_HoldsAtMostOneAnswerPlaceAndNoOtherToken(string token) =>
        Expect(Single($"题{token}"), "question.invalid-token stem", Single("题[[answer]]干"));

    [TestCase("[[option:e]]")]
    [TestCase("[[answer]]")]
    public void Explanation_NamesOptionsThatAreThere(string token) =>
        Expect(Single() with { Explanation = token }, "question.invalid-token explanation", Single() with { Explanation = "[[option:a]][[option:a]]" });

    [Test]
    public void OptionsAndAnswers_HoldNoToken()
    {
        Expect(Single("题", "甲", "[[option:a]]"), "question.invalid-token options[1].text", Single("题", "甲", "[option:a]"));
        Expect(Short() with { Answer = "[[answer]]" }, "question.invalid-token answer", Short());
        Expect(Short() with { Stem = "[[answer]]" }, "question.invalid-token stem", Short());
    }

    private static void Expect(QuestionContent bad, string error, QuestionContent good) => Assert.Multiple(() =>
    {
        Assert.That(Errors(bad), Has.Member(error));
        Assert.That(Errors(good), Is.Empty);
    });

    private static IEnumerable<string> Errors(QuestionContent content) => QuestionContentValidator.Check(content).Select(e => $"{e.Code} {e.Path}");

    private static string[] Texts(int count) => [.. Enumerable.Range(1, count).Select(i => $"第{i}个")];

    private static RubricLine[] Lines(int count) => [.. Enumerable.Range(0, count).Select(i => new RubricLine("点", i == 0 ? Marks.From(10) : default))];

    private static QuestionContent FillOf(string[] accepted) => Fill() with { Stem = "[[blank:x]]", Blanks = [new Blank("x", accepted)] };

    private static QuestionContent Blanks(int count) => Fill() with
    {
        Marks = Marks.From(count),
        Stem = string.Concat(Enumerable.Range(0, count).Select(i => $"[[blank:x{i}]]")),
        Blanks = [.. Enumerable.Range(0, count).Select(i => new Blank($"x{i}", ["甲"]))],
    };

    private static QuestionContent Shares(decimal? first, decimal? second) => Fill() with
    {
        Blanks = [new Blank("y", ["甲"], first is { } a ? Marks.From(a) : null), new Blank("x", ["乙"], second is { } b ? Marks.From(b) : null)],
    };

    private static QuestionContent PracticalOf(Func<PracticalTask, PracticalTask> change) => Practical() with { Task = change(Practical().Task!) };

    /// <summary>The case with its second part, a statement, changed.</summary>
    private static QuestionContent CaseOf(Func<QuestionPart, QuestionPart> change) =>
        Case() with { Parts = [Case().Parts![0], change(Case().Parts![1]), Case().Parts![2]] };

    private static QuestionContent Parts(int count) => Case() with
    {
        Marks = Marks.From(count * 2),
        Parts = [.. Enumerable.Range(0, count).Select(i => Case().Parts![1] with { Id = $"p{i}" })],
    };
}
