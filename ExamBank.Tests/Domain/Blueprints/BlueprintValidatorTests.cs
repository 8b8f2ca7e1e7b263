using ExamBank.Domain.Blueprints;
using ExamBank.Domain.Questions;
using ExamBank.Domain.Values;
using NUnit.Framework;

namespace ExamBank.Tests.Blueprints;

/// <summary>Every failure that the validator knows, once, beside the sound document it was made from.</summary>
public sealed class BlueprintValidatorTests
{
    private static readonly ScoringRule AllOrNothing = new(ScoringMethod.AllOrNothing);

    private static readonly Rule Sound = new() { Name = "单选", Where = Only("type", "SingleChoice"), Count = RuleCount.Items, EqualTo = 10 };

    private static readonly BlueprintDocument Document = new()
    {
        Name = "CAFE-2024-L1",
        Title = "咖啡师（初级）理论",
        Standard = "CAFE-2024",
        Level = "L1",
        Minutes = Minutes.From(60),
        Parts =
        [
            new BlueprintPart("理论",
            [
                new BlueprintSection(QuestionType.SingleChoice, 10, Marks.From(2), AllOrNothing),
                new BlueprintSection(QuestionType.MultipleChoice, 5, Marks.From(4), new ScoringRule(ScoringMethod.PartialFixed, Marks.From(1))),
                new BlueprintSection(QuestionType.ShortAnswer, 2, Marks.From(10), new ScoringRule(ScoringMethod.Rubric)),
            ]),
        ],
        Rules = [Sound, new Rule { Name = "平均", Mean = "facility", Weight = "marks", Min = 0.6m, Max = 0.7m }, new Rule { Name = "时间", Sum = "minutes", Max = 50 }],
        Objectives =
        [
            new Objective { MinimizeDeviation = new Measure { Mean = "facility", Weight = "marks", Target = 0.65m } },
            new Objective { Maximize = new Measure { Distinct = "requirement" } },
        ],
    };

    [Test]
    public void ASoundDocument_Passes() => Assert.That(BlueprintValidator.Validate(Document).Value, Is.SameAs(Document));

    [TestCase("")]
    [TestCase("ab")]
    [TestCase("-theory")]
    [TestCase("理论卷")]
    [TestCase("CAFE 2024")]
    public void AName_HasTheFormOfNames(string name) => Refused(Document with { Name = name }, "blueprint.invalid-name name");

    [TestCase("")]
    [TestCase("　")]
    public void ATitle_IsThere(string title) => Refused(Document with { Title = title }, "blueprint.missing title");

    [Test]
    public void Minutes_AreAboveNought() => Refused(Document with { Minutes = default }, "blueprint.not-positive minutes");

    [Test]
    public void ThereIsASection() => Refused(Document with { Parts = [new BlueprintPart("理论", [])] }, "blueprint.missing parts");

    [TestCase(-1, false)]
    [TestCase(0, false)]
    [TestCase(1, true)]
    [TestCase(500, true)]
    [TestCase(501, false)]
    [TestCase(int.MaxValue, false)]
    public void ASection_Has1To500Questions(int count, bool sound) => Judged(Section(s => s with { Count = count }), sound, "blueprint.count parts[0].sections[0].count");

    [Test]
    public void MarksOfASection_AreAboveNought() => Refused(Section(s => s with { Marks = default }), "blueprint.not-positive parts[0].sections[0].marks");

    [TestCase(QuestionType.SingleChoice, ScoringMethod.AllOrNothing, true)]
    [TestCase(QuestionType.FillBlank, ScoringMethod.AllOrNothing, true)]
    [TestCase(QuestionType.ShortAnswer, ScoringMethod.AllOrNothing, false)]
    [TestCase(QuestionType.TrueFalse, ScoringMethod.Rubric, false)]
    [TestCase(QuestionType.FillBlank, ScoringMethod.Rubric, true)]
    [TestCase(QuestionType.Practical, ScoringMethod.Rubric, true)]
    [TestCase(QuestionType.SingleChoice, ScoringMethod.PartialFixed, false)]
    [TestCase(QuestionType.MultipleChoice, ScoringMethod.PartialPerOption, true)]
    [TestCase(QuestionType.FillBlank, ScoringMethod.PartialPerOption, false)]
    public void AScoringRule_SuitsItsType(QuestionType type, ScoringMethod method, bool sound)
    {
        Marks? partial = method is ScoringMethod.PartialFixed or ScoringMethod.PartialPerOption ? Marks.From(0.5m) : null;
        Judged(Section(s => s with { Type = type, Scoring = new ScoringRule(method, partial) }), sound, "blueprint.scoring parts[0].sections[0].scoring.rule");
    }

    [TestCase(ScoringMethod.PartialFixed, null, false)]
    [TestCase(ScoringMethod.PartialFixed, 0, false)]
    [TestCase(ScoringMethod.PartialFixed, 1, true)]
    [TestCase(ScoringMethod.PartialFixed, 2, false)]
    [TestCase(ScoringMethod.PartialPerOption, 3, false)]
    [TestCase(ScoringMethod.AllOrNothing, 1, false)]
    public void PartialMarks_AreBelowTheFullMarks_AndOnlyWhereTheyBelong(ScoringMethod method, int? partial, bool sound) => Judged(
        Section(s => s with { Type = QuestionType.MultipleChoice, Scoring = new ScoringRule(method, partial is { } marks ? Marks.From(marks) : null) }),
        sound,
        "blueprint.partial-marks parts[0].sections[0].scoring.marks");

    [Test]
    public void TheTotal_IsWhatMarksCanBe()
    {
        BlueprintDocument Of(int first, int second) => Document with
        {
            Parts =
            [
                new BlueprintPart("一", [new BlueprintSection(QuestionType.SingleChoice, first, Marks.From(500_000), AllOrNothing)]),
                new BlueprintPart("二", [new BlueprintSection(QuestionType.TrueFalse, second, Marks.From(500_000), AllOrNothing)]),
            ],
        };
        Assert.That(BlueprintValidator.Validate(Of(1, 1)).Value.TotalMarks, Is.EqualTo(Marks.Largest));
        Refused(Of(1, 2), "blueprint.total parts");
        Refused(Of(500, 500), "blueprint.total parts");
        var error = BlueprintValidator.Validate(Of(1, 2)).Errors.Single();
        Assert.That((error.Facts["total"], error.Facts["maximum"]), Is.EqualTo(("1500000", "1000000")));
    }

    [Test]
    public void EveryRule_HasAName() => Refused(Rule(Sound with { Name = " " }), "blueprint.missing rules[0].name");

    [Test]
    public void TwoRules_HaveTwoNames() => Refused(Document with { Rules = [Sound, Sound with { EqualTo = 9 }] }, "blueprint.duplicate-rule rules[1].name");

    [Test]
    public void ARule_IsOneOfCountSumAndMean()
    {
        Refused(Rule(Sound with { Count = null }), "blueprint.rule-kind rules[0]");
        Refused(Rule(Sound with { Sum = "marks" }), "blueprint.rule-kind rules[0]");
    }

    [Test]
    public void Attributes_AreThoseOfQuestions_OfTheKindThatThePlaceNeeds()
    {
        Refused(Rule(Sound with { Count = null, Sum = "type" }), "blueprint.unknown-attribute rules[0].sum");
        Refused(Rule(Sound with { Count = null, Mean = "colour" }), "blueprint.unknown-attribute rules[0].mean");
        Refused(Rule(Sound with { Count = null, Mean = "facility", Weight = "level" }), "blueprint.unknown-attribute rules[0].weight");
        Refused(Rule(Sound with { Per = "minutes" }), "blueprint.unknown-attribute rules[0].per");
        Refused(Rule(Sound with { Where = Only("marks", "2") }), "blueprint.unknown-attribute rules[0].where.marks");
        Refused(
            Rule(Sound with { Where = new Dictionary<string, AttributeFilter> { ["level"] = AttributeFilter.Between(1, 2) } }),
            "blueprint.unknown-attribute rules[0].where.level");
        Refused(Goal(new Objective { MinimizeDeviation = new Measure { Mean = "type", Target = 1 } }), "blueprint.unknown-attribute objectives[0].minimizeDeviation.mean");
        Refused(Goal(new Objective { Maximize = new Measure { Distinct = "marks" } }), "blueprint.unknown-attribute objectives[0].maximize.distinct");
    }

    [Test]
    public void AWeight_GoesWithAMean() => Refused(Rule(Sound with { Weight = "marks" }), "blueprint.weight rules[0].weight");

    [Test]
    public void Limits_AreThere_Once_AndNotCrossed()
    {
        Refused(Rule(Sound with { EqualTo = null }), "blueprint.limits rules[0]");
        Refused(Rule(Sound with { Min = 1 }), "blueprint.limits rules[0]");
        Refused(Rule(Sound with { EqualTo = null, Min = 2, Max = 1 }), "blueprint.limits rules[0]");
        Assert.That(Errors(Rule(Sound with { EqualTo = null, Min = 2, Max = 2 })), Is.Empty);
    }

    [Test]
    public void AnObjective_HasOneGoal()
    {
        Refused(Goal(new Objective()), "blueprint.objective objectives[0]");
        Refused(
            Goal(new Objective { Maximize = new Measure { Distinct = "requirement" }, MinimizeDeviation = new Measure { Mean = "facility", Target = 0.6m } }),
            "blueprint.objective objectives[0]");
    }

    [Test]
    public void EveryMistake_IsToldAtOnce() => Assert.That(
        Errors(Document with { Name = "", Minutes = default, Rules = [Sound with { EqualTo = null }] }),
        Is.EqualTo(new[] { "blueprint.invalid-name name", "blueprint.not-positive minutes", "blueprint.limits rules[0]" }));

    private static BlueprintDocument Section(Func<BlueprintSection, BlueprintSection> change) =>
        Document with { Parts = [new BlueprintPart("理论", [change(Document.Parts[0].Sections[0])])] };

    private static BlueprintDocument Rule(Rule rule) => Document with { Rules = [rule] };

    private static BlueprintDocument Goal(Objective objective) => Document with { Objectives = [objective] };

    private static Dictionary<string, AttributeFilter> Only(string attribute, string value) => new() { [attribute] = AttributeFilter.OneOf(value) };

    private static void Judged(BlueprintDocument document, bool sound, string error) => Assert.That(Errors(document), Is.EqualTo(sound ? [] : new[] { error }));

    private static void Refused(BlueprintDocument document, string error) => Judged(document, sound: false, error);

    private static IEnumerable<string> Errors(BlueprintDocument document) => BlueprintValidator.Validate(document).Errors.Select(e => $"{e.Code} {e.Path}");
}
