using ExamBank.Domain.Blueprints;
using ExamBank.Domain.Questions;
using ExamBank.Domain.Values;
using ExamBank.Generator.Assembly.Papers;
using ExamBank.Tests.Support;
using NUnit.Framework;
using static ExamBank.Tests.Support.PoolBuilder;

namespace ExamBank.Tests.Generator.Assembling;

/// <summary>What a blueprint says of forms, of sets of questions and of earlier papers.</summary>
public sealed class PaperFormsTests
{
    /// <summary>Q001 to Q012: six of area 1, then six of area 2; a form has four.</summary>
    private static readonly PoolBuilder Twelve =
        new PoolBuilder().With(6, QuestionType.SingleChoice).With(6, QuestionType.SingleChoice, area: 2).Section(QuestionType.SingleChoice, 4);

    private static readonly string[] Alike = ["Q001", "Q002", "Q003", "Q004", "Q005", "Q006"];

    [Test]
    public void Forms_share_no_question_unless_the_blueprint_says_so() =>
        Assert.That(Forms(Twelve.Blueprint, 3).SelectMany(f => f), Is.Unique.And.Exactly(12).Items);

    [Test]
    public void Forms_are_named_by_letters() =>
        Assert.That(Assembled(Twelve.Blueprint, new PaperDemand(3)).Forms.Select(f => f.Name), Is.EqualTo(new[] { "A", "B", "C" }));

    [Test]
    public void Twelve_questions_in_two_forms_each_make_six_forms_of_four()
    {
        var forms = Forms(Twelve.Blueprint with { Use = new Bounds(Max: 2) }, 6);
        Assert.That(forms.SelectMany(f => f).CountBy(c => c).Select(c => c.Value), Is.All.EqualTo(2));
    }

    [Test]
    public void Forms_share_no_more_than_the_overlap()
    {
        var forms = Forms(Twelve.Blueprint with { Overlap = new Bounds(Max: 1) }, 4);
        Assert.That(from a in Enumerable.Range(0, 4) from b in Enumerable.Range(0, a) select forms[a].Intersect(forms[b]).Count(), Is.All.LessThanOrEqualTo(1));
    }

    [Test]
    public void Anchors_stand_in_all_forms_and_nothing_else_in_two()
    {
        var forms = Forms(Twelve.Blueprint with { Anchors = new Anchors(2) }, 3);
        var uses = forms.SelectMany(f => f).CountBy(c => c).Select(c => c.Value).ToList();
        Assert.That(uses.Count(u => u == 3), Is.EqualTo(2));
        Assert.That(uses.Count(u => u == 1), Is.EqualTo(6));
    }

    [Test]
    public void Enemies_never_meet_and_those_the_pool_lacks_disturb_nobody()
    {
        var blueprint = Twelve.Blueprint with { Enemies = [Alike, ["Q012", "GONE"]] };
        Assert.That(Forms(blueprint, 2).Select(f => f.Count(Alike.Contains)), Is.All.LessThanOrEqualTo(1));
    }

    [Test]
    public void What_is_included_stands_in_some_form_and_what_is_excluded_in_none()
    {
        var codes = Forms(Twelve.Blueprint with { Include = ["Q007"], Exclude = ["Q001", "Q008", "GONE"] }, 2).SelectMany(f => f).ToList();
        Assert.That(codes, Has.Member("Q007").And.No.Member("Q001").And.No.Member("Q008"));
    }

    [Test]
    public void What_is_kept_stands_in_form_A()
    {
        var forms = Assembled(Twelve.Blueprint, new PaperDemand(2) { Keep = ["Q002", "Q009"] }).Forms;
        Assert.That(Codes(forms[0]), Is.SupersetOf(new[] { "Q002", "Q009" }));
    }

    [Test]
    public void A_question_that_cannot_be_drawn_is_named_when_it_is_to_be_kept_or_included()
    {
        Assert.That(Missing(Twelve.Blueprint, new PaperDemand { Keep = ["GONE"] }), Is.EqualTo(new[] { "GONE" }));
        Assert.That(Missing(Twelve.Blueprint with { Include = ["LOST"] }, new PaperDemand()), Is.EqualTo(new[] { "LOST" }));
        Assert.That(Missing(Twelve.Blueprint with { Exclude = ["Q001"] }, new PaperDemand { Keep = ["Q001"] }), Is.EqualTo(new[] { "Q001" }));

        static IEnumerable<string> Missing(BlueprintDocument blueprint, PaperDemand demand) => ((MissingQuestions)Assemble(blueprint, demand)).Codes;
    }

    [Test]
    public void A_rule_may_hold_in_some_forms_only_and_is_passed_over_where_these_are_not_made()
    {
        var blueprint = Twelve.Blueprint with { Rules = [new Rule { Name = "领域 1", Where = Where(("workArea", "L3-1")), Count = RuleCount.Items, EqualTo = 4, Forms = [2] }] };
        Assert.That(Forms(blueprint, 2)[1], Is.SubsetOf(Alike));
        Assert.That(Assembled(blueprint, new PaperDemand()).Certificate.Rules, Is.Empty);
    }

    [Test]
    public void A_rule_across_forms_is_about_all_of_them_together()
    {
        var blueprint = Twelve.Blueprint with { Rules = [new Rule { Name = "领域 1", Where = Where(("workArea", "L3-1")), Count = RuleCount.Items, EqualTo = 3, Across = true }] };
        Assert.That(Forms(blueprint, 2).SelectMany(f => f).Count(Alike.Contains), Is.EqualTo(3));
        Assert.That(Assembled(blueprint, new PaperDemand(2)).Certificate.Rules, Is.EqualTo(new[] { new RuleValue("L3 · 领域 1", 3, 3, 3) }));
    }

    [Test]
    public void The_certificate_has_each_rule_for_each_form()
    {
        var blueprint = Twelve.Blueprint with { Rules = [new Rule { Name = "领域 1", Where = Where(("workArea", "L3-1")), Count = RuleCount.Items, EqualTo = 2 }] };
        Assert.That(Assembled(blueprint, new PaperDemand(2)).Certificate.Rules, Is.EqualTo(new[]
        {
            new RuleValue("L3 · 领域 1", 2, 2, 2, "A"), new RuleValue("L3 · 领域 1", 2, 2, 2, "B"),
        }));
    }

    [Test]
    public void A_question_stands_in_one_form_and_one_section_where_two_sections_have_its_type()
    {
        var builder = new PoolBuilder().With(12, QuestionType.SingleChoice).Section(QuestionType.SingleChoice, 3).Section(QuestionType.SingleChoice, 3, 1);
        var forms = Assembled(builder.Blueprint, new PaperDemand(2) { Keep = ["Q005"] }, builder.Pool).Forms;
        Assert.That(forms.SelectMany(f => f.Questions).Select(q => q.Code), Is.Unique.And.Exactly(12).Items);
        Assert.That(Codes(forms[0]), Has.Member("Q005"));
    }

    [Test]
    public void A_new_form_repeats_no_more_of_an_earlier_one_than_is_allowed()
    {
        var earlier = new EarlierForm("P-000001-A", ["Q001", "Q002", "Q007", "Q008", "GONE"], 1);
        var blueprint = Twelve.Blueprint;
        foreach (var form in Assembled(blueprint, new PaperDemand(2) { Earlier = [earlier] }).Forms)
            Assert.That(Codes(form).Intersect(earlier.Items).Count(), Is.LessThanOrEqualTo(1));
    }

    [Test]
    public void Least_used_questions_come_first_where_that_is_an_objective()
    {
        var uses = Alike.ToDictionary(c => c, _ => 1);
        var blueprint = Twelve.Blueprint with { Objectives = [new Objective { Minimize = new Measure { Sum = "exposure" } }] };
        Assert.That(Codes(Assembled(blueprint, new PaperDemand { Uses = uses }).Forms[0]).Intersect(Alike), Is.Empty);
    }

    [Test]
    public void Forms_are_alike_in_minutes_where_that_is_an_objective()
    {
        var questions = Enumerable.Range(1, 8).Select(i => Twelve.Pool.Questions[i] with { Minutes = Minutes.From(i <= 4 ? 1 : 2) });
        var blueprint = Twelve.Blueprint with { Objectives = [new Objective { Parallel = new Measure { Sum = "minutes" } }] };
        var assembled = Assembled(blueprint, new PaperDemand(2), new Pool(Places, questions));
        Assert.That(assembled.Forms.Select(f => f.Questions.Sum(q => q.Minutes.Value)), Is.All.EqualTo(6m));
        Assert.That(assembled.Certificate.Objectives, Is.EqualTo(new[] { new ObjectiveValue("parallel sum minutes", 0, true, 0) }));
    }

    [Test]
    public void Questions_of_a_chosen_text_come_as_many_as_asked_for()
    {
        var questions = Twelve.Pool.Questions.Select((q, i) => i < 6 ? q with { Stimulus = $"T{i / 3}" } : q);
        var blueprint = Twelve.Blueprint with
        {
            Stimuli = new StimulusSets("stimulus", new Bounds(EqualTo: 1), new Bounds(EqualTo: 2)),
            Rules = [new Rule { Name = "材料", Count = RuleCount.Stimuli, EqualTo = 1 }],
        };
        var form = Assembled(blueprint, new PaperDemand(), new Pool(Places, questions)).Forms[0];
        Assert.That(form.Questions.Where(q => q.Stimulus is not null).CountBy(q => q.Stimulus!).Select(c => c.Value), Is.EqualTo(new[] { 2 }));
    }

    [Test]
    public void A_pool_yields_as_many_disjoint_forms_as_its_scarcest_rule_allows()
    {
        var blueprint = Twelve.Blueprint with { Rules = [new Rule { Name = "领域 1", Where = Where(("workArea", "L3-1")), Count = RuleCount.Items, Min = 3 }], Use = new Bounds(Max: 2) };
        Assert.That(DisjointForms.Of(Twelve.Pool, blueprint, new PaperDemand(), 20, CancellationToken.None), Is.EqualTo(new DisjointForms(2, 20, true)));
        Assert.That(DisjointForms.Of(Twelve.Pool, Twelve.Blueprint, new PaperDemand(), 20, CancellationToken.None).Count, Is.EqualTo(3));
        Assert.That(DisjointForms.Of(Twelve.Pool, Twelve.Blueprint, new PaperDemand(), 2, CancellationToken.None), Is.EqualTo(new DisjointForms(2, 2, true)));
        Assert.That(DisjointForms.Of(new PoolBuilder().Pool, Twelve.Blueprint, new PaperDemand(), 20, CancellationToken.None).Count, Is.Zero);
    }

    private static List<List<string>> Forms(BlueprintDocument blueprint, int forms) => [.. Assembled(blueprint, new PaperDemand(forms)).Forms.Select(Codes)];

    private static List<string> Codes(DrawnForm form) => [.. form.Questions.Select(q => q.Code)];

    private static Assembled Assembled(BlueprintDocument blueprint, PaperDemand demand, Pool? pool = null) => (Assembled)Assemble(blueprint, demand, pool);

    private static AssemblyResult Assemble(BlueprintDocument blueprint, PaperDemand demand, Pool? pool = null)
    {
        Assert.That(BlueprintValidator.Validate(blueprint).Errors, Is.Empty);
        return PaperAssembler.Assemble(pool ?? Twelve.Pool, blueprint, demand, 1, CancellationToken.None);
    }
}
