using System.Globalization;
using ExamBank.Domain.Blueprints;
using ExamBank.Generator.Assembly;
using ExamBank.Tests.Support;
using NUnit.Framework;

namespace ExamBank.Tests.Generator.Assembling;

/// <summary>The judge sees each kind of mistake, and names it; it sees none where there is none.</summary>
public sealed class FormsJudgeTests
{
    private static readonly ItemPool Pool = TablePool.Of(
        """
        id type p    marks minutes passage tags   not testlet
        a  X    0.5  1     2       P1      red    -   -
        b  X    0.7  3     -       P1      red|wet c  -
        c  Y    -    2     3.5     P2      -      -   s1
        d  Y    0.2  2     1       -       wet    -   s1
        e  Z    0.9  -     4       P2      blue   a   -
        """);

    [TestCase("ab", "cd", "")]
    [TestCase("ab", "", "length (B): 0 outside 2..2")]
    [TestCase("abe", "cd", "length (A): 3 outside 2..2")]
    [TestCase("aa", "cd", "a stands twice in A")]
    public void A_rule_holds_in_every_form(string first, string second, string seen) =>
        Saw(new Rule { Name = "length", Count = RuleCount.Items, EqualTo = 2 }, [first, second], seen);

    [TestCase("ab", "cde", "")]
    [TestCase("abc", "cd", "short (A): 3 outside ..2")]
    public void A_rule_that_names_forms_holds_in_those_alone(string first, string second, string seen) =>
        Saw(new Rule { Name = "short", Count = RuleCount.Items, Max = 2, Forms = [1] }, [first, second], seen);

    [TestCase("ab", "bc", "")]
    [TestCase("ab", "b", "together: 3 outside 4..")]
    public void Across_forms_an_item_counts_as_often_as_it_stands(string first, string second, string seen) =>
        Saw(new Rule { Name = "together", Count = RuleCount.Items, Min = 4, Across = true }, [first, second], seen);

    [TestCase("acd", "")]
    [TestCase("ab", "each tag · red (A): 2 outside ..1")]
    [TestCase("bd", "each tag · wet (A): 2 outside ..1")]
    public void A_rule_per_value_holds_for_each_and_an_item_counts_for_all_of_its_values(string form, string seen) =>
        Saw(new Rule { Name = "each tag", Count = RuleCount.Items, Per = "tags", Max = 1 }, [form], seen);

    [TestCase("abe", 3)]
    [TestCase("ac", 1)]
    [TestCase("cd", 0)]
    public void A_filter_by_words_matches_any_of_them_and_never_an_empty_cell(string form, decimal value) =>
        Values(new Rule { Name = "n", Count = RuleCount.Items, Where = Where("tags", AttributeFilter.OneOf("red", "blue")), Min = 0 }, [form], value);

    [TestCase("ab", 2)]
    [TestCase("cde", 0)]
    public void A_filter_by_limits_includes_them_and_never_an_empty_cell(string form, decimal value) =>
        Values(new Rule { Name = "n", Count = RuleCount.Items, Where = Where("p", AttributeFilter.Between(0.5m, 0.7m)), Min = 0 }, [form], value);

    [TestCase("ab", 2)]
    [TestCase("bc", 3.5)]
    [TestCase("b", 0)]
    public void An_empty_cell_adds_nothing_to_a_sum(string form, decimal value) => Values(new Rule { Name = "time", Sum = "minutes", Min = 0 }, [form], value);

    [TestCase("ab", 0.65)]
    [TestCase("abce", 0.65)]
    [TestCase("ce", null)]
    public void A_weighted_mean_leaves_out_what_has_no_number_or_no_weight(string form, decimal? value) =>
        Values(new Rule { Name = "mean", Mean = "p", Weight = "marks", Min = 0 }, [form], value);

    [TestCase("abd", "mean (A): 0.4666666666666666666666666667 outside 0.5..0.7")]
    [TestCase("ae", "")]
    [TestCase("be", "mean (A): 0.8 outside 0.5..0.7")]
    [TestCase("c", "")]
    public void A_mean_lies_within_limits_and_that_of_nothing_keeps_any(string form, string seen) =>
        Saw(new Rule { Name = "mean", Mean = "p", Min = 0.5m, Max = 0.7m }, [form], seen);

    [TestCase("abd", 1)]
    [TestCase("abc", 2)]
    [TestCase("d", 0)]
    public void Stimuli_are_counted_once_each(string form, decimal value)
    {
        var specification = new AssemblySpecification { Stimuli = new StimulusSets("passage"), Rules = [new Rule { Name = "texts", Count = RuleCount.Stimuli, Min = 0 }] };
        Assert.That(Judge(specification, form).Rules.Single().Value, Is.EqualTo(value));
    }

    [Test]
    public void Values_come_rule_by_rule_then_value_by_value_then_form_by_form()
    {
        var rules = Judge(
            new AssemblySpecification
            {
                Forms = 2,
                Rules = [new Rule { Name = "types", Count = RuleCount.Items, Per = "type", Max = 3 }, new Rule { Name = "all", Count = RuleCount.Items, EqualTo = 3, Across = true }],
            },
            "ab",
            "c").Rules;
        Assert.That(rules, Is.EqualTo(new RuleResult[]
        {
            new("types · X", "A", 2, null, 3), new("types · X", "B", 0, null, 3),
            new("types · Y", "A", 0, null, 3), new("types · Y", "B", 1, null, 3),
            new("types · Z", "A", 0, null, 3), new("types · Z", "B", 0, null, 3),
            new("all", null, 3, 3, 3),
        }));
    }

    [Test]
    public void A_form_is_missing() => Saw(new AssemblySpecification { Forms = 2 }, ["a"], "forms: 1 instead of 2");

    [Test]
    public void Enemies_of_a_list_meet() => Saw(new AssemblySpecification { Enemies = [["a", "c", "d"]] }, ["acd"], "enemies (A): a, c, d meet");

    [TestCase("ab", "")]
    [TestCase("bc", "enemies (A): b, c meet")]
    [TestCase("ae", "enemies (A): e, a meet")]
    public void An_item_meets_one_that_it_names(string form, string seen) => Saw(new AssemblySpecification { EnemiesColumn = "not" }, [form], seen);

    [TestCase("abc", "")]
    [TestCase("ab", "stimuli (A): 1 stimuli")]
    [TestCase("abce", "stimuli (A): 2 items of P2")]
    public void Stimuli_are_too_few_or_have_too_many_items(string form, string seen)
    {
        var stimuli = new AssemblySpecification { Stimuli = new StimulusSets("passage", new Bounds(Min: 2), new Bounds(Max: 2)) };
        Saw(form == "abce" ? stimuli with { Stimuli = stimuli.Stimuli! with { ItemsEach = new Bounds(Max: 1) }, EnemiesColumn = null } : stimuli, [form], seen, first: form == "abce" ? "stimuli (A): 2 items of P1" : null);
    }

    [TestCase("acd", "")]
    [TestCase("ab", "")]
    [TestCase("ac", "allOrNone (A): 1 of 2 items of s1")]
    public void A_set_is_taken_in_part(string form, string seen) => Saw(new AssemblySpecification { AllOrNone = new AllOrNoneSets("testlet") }, [form], seen);

    [Test]
    public void An_item_to_include_stands_in_no_form() => Saw(new AssemblySpecification { Forms = 2, Include = ["a", "e"] }, ["ab", "c"], "include: e stands in no form");

    [Test]
    public void An_item_to_exclude_stands_in_a_form() => Saw(new AssemblySpecification { Forms = 2, Exclude = ["c", "e"] }, ["ab", "c"], "exclude: c stands in a form");

    [Test]
    public void An_item_to_keep_stands_in_another_form() =>
        Saw(new AssemblySpecification { Forms = 2, Keep = new Dictionary<int, IReadOnlyList<string>> { [1] = ["a"], [2] = ["b"] } }, ["ab", "c"], "keep (B): b is missing");

    [Test]
    public void An_item_is_used_too_often() => Saw(new AssemblySpecification { Forms = 2, Use = new Bounds(Max: 1) }, ["ab", "bc"], "use: b stands in 2 forms");

    [Test]
    public void An_item_in_no_form_is_used_too_little() => Saw(new AssemblySpecification { Use = new Bounds(Min: 1) }, ["abce"], "use: d stands in 0 forms");

    [TestCase(null, 1, "overlap: A and C share 2 items")]
    [TestCase(1, null, "overlap: B and C share 0 items")]
    public void Two_forms_share_too_many_items_or_too_few(int? min, int? max, string seen) =>
        Saw(new AssemblySpecification { Forms = 3, Overlap = new Bounds(min, max) }, ["abc", "ce", "ab"], seen);

    [TestCase("ab", "ac", "ad", "")]
    [TestCase("b", "ac", "ad", "anchors: 0 items instead of 1 stand in all forms")]
    [TestCase("ab", "ab", "ad", "anchors: b stands in 2 forms, neither in one nor in all")]
    public void Anchors_are_missing_or_others_are_shared(string first, string second, string third, string seen) =>
        Saw(new AssemblySpecification { Forms = 3, Anchors = new Anchors(1) }, [first, second, third], seen, first == "b" ? "anchors: a stands in 2 forms, neither in one nor in all" : null);

    [Test]
    public void A_form_repeats_too_much_of_an_earlier_one() =>
        Saw(new AssemblySpecification { Forms = 2, Earlier = [new EarlierForm("spring", ["a", "b", "c"], 1)] }, ["ad", "bc"], "earlier (B): 2 items of spring");

    [TestCase("abc", "")]
    [TestCase("bac", "order (A): b stands where a should")]
    public void The_printed_order_is_the_pool_s_own(string form, string seen) => Saw(new AssemblySpecification(), [form], seen);

    [TestCase("daec", "")]
    [TestCase("cdae", "order (A): c stands where d should")]
    public void The_printed_order_is_by_number_and_last_what_has_none(string form, string seen) => Saw(new AssemblySpecification { Order = new PrintedOrder("p") }, [form], seen);

    [TestCase("dabec", "")]
    [TestCase("dabce", "order (A): c stands where e should")]
    [TestCase("daecb", "order (A): e stands where b should")]
    public void Items_of_a_stimulus_stand_together_where_its_first_one_comes(string form, string seen) =>
        Saw(new AssemblySpecification { Order = new PrintedOrder("p"), Stimuli = new StimulusSets("passage") }, [form], seen);

    [TestCase("minimizeDeviation sum minutes → 5", 3)]
    [TestCase("minimizeDeviation mean p by marks → 0.6", 0.4)]
    [TestCase("maximize count", 4)]
    [TestCase("maximize distinct tags", 3)]
    [TestCase("minimize sum marks", 8)]
    [TestCase("maximin sum minutes", 2)]
    [TestCase("parallel sum minutes", 2.5)]
    [TestCase("parallel count per type", 4)]
    [TestCase("evenUse", 1)]
    [TestCase("maximize count stimuli where type: X|Y, p: 0.1..", 1)]
    public void An_objective_has_its_name_and_value(string name, decimal value)
    {
        Objective[] objectives =
        [
            new() { MinimizeDeviation = new Measure { Sum = "minutes", Target = 5m } },
            new() { MinimizeDeviation = new Measure { Mean = "p", Weight = "marks", Target = 0.60m } },
            new() { Maximize = new Measure { Count = RuleCount.Items } },
            new() { Maximize = new Measure { Distinct = "tags" } },
            new() { Minimize = new Measure { Sum = "marks" } },
            new() { Maximin = new Measure { Sum = "minutes" } },
            new() { Parallel = new Measure { Sum = "minutes" } },
            new() { Parallel = new Measure { Count = RuleCount.Items, Per = "type" } },
            new() { EvenUse = true },
            new() { Maximize = new Measure { Count = RuleCount.Stimuli, Where = new Dictionary<string, AttributeFilter> { ["type"] = AttributeFilter.OneOf("X", "Y"), ["p"] = AttributeFilter.Between(0.1m, null) } } },
        ];
        var verdict = Judge(new AssemblySpecification { Forms = 2, Objectives = objectives, Stimuli = new StimulusSets("passage") }, "ab", "cd");
        Assert.That(verdict.Objectives, Has.Length.EqualTo(10));
        Assert.That(verdict.Objectives.Single(o => o.Name == name).Value, Is.EqualTo(value));
    }

    private static void Saw(Rule rule, string[] forms, string seen) => Saw(new AssemblySpecification { Forms = forms.Length, Rules = [rule] }, forms, seen);

    private static void Saw(AssemblySpecification specification, string[] forms, string seen, string? first = null) => Assert.That(
        Judge(specification, forms).Violations, Is.EquivalentTo(new[] { first, seen }.Where(v => !string.IsNullOrEmpty(v))));

    private static void Values(Rule rule, string[] forms, decimal? value) =>
        Assert.That(Judge(new AssemblySpecification { Forms = forms.Length, Rules = [rule] }, forms).Rules.Single().Value, Is.EqualTo(value));

    /// <summary>Judges forms whose items are written as letters.</summary>
    private static FormsVerdict Judge(AssemblySpecification specification, params string[] forms) =>
        FormsJudge.Judge(Pool, specification, [.. forms.Select(f => f.Select(letter => Pool.Ids.IndexOf(letter.ToString(CultureInfo.InvariantCulture))).ToList())]);

    private static Dictionary<string, AttributeFilter> Where(string column, AttributeFilter filter) => new() { [column] = filter };
}
