using ExamBank.Domain.Blueprints;
using ExamBank.Generator.Assembly;
using ExamBank.Tests.Benchmarks;
using ExamBank.Tests.Support;
using NUnit.Framework;

namespace ExamBank.Tests.Generator.Assembling;

/// <summary>What people ask of forms, in small pools where the right answer can be seen.</summary>
[NonParallelizable]
public sealed class EngineFeatureTests
{
    /// <summary>Twelve items; the better ones come first, and those of a text stand together.</summary>
    private static readonly ItemPool Pool = TablePool.Of(
        """
        id worth text set not minutes area
        a  12    -    -   b   1       2
        b  11    -    -   -   2       1
        c  10    T1   -   -   3       2
        d   9    T1   -   -   4       1
        e   8    T2   -   -   1       2
        f   7    T1   -   -   2       1
        g   6    T2   -   -   3       2
        h   5    -    s1  -   4       1
        i   4    -    s1  k|l 1       2
        j   3    -    -   -   2       1
        k   2    -    -   -   3       2
        l   1    -    -   -   4       1
        """);

    private static readonly Objective Best = new() { Maximize = new Measure { Sum = "worth" } };

    private static readonly AssemblySpecification Three = Of(3);

    [Test]
    public void Without_anything_else_the_best_items_are_taken() => Assert.That(Forms(Three), Is.EqualTo(new[] { "abc" }));

    [Test]
    public void Enemies_in_a_list_do_not_meet() => Assert.That(Forms(Three with { Enemies = [["a", "b", "c"]] }), Is.EqualTo(new[] { "ade" }));

    [Test]
    public void An_item_does_not_meet_those_it_names_whichever_of_them_comes_first() =>
        Assert.That(Forms(Three with { EnemiesColumn = "not" }), Is.EqualTo(new[] { "acd" }));

    [Test]
    public void Enemies_may_stand_in_different_forms() =>
        Assert.That(Forms(Of(1) with { Forms = 2, Enemies = [["a", "b"]], Use = new Bounds(Max: 1) }).Order(), Is.EqualTo(new[] { "a", "b" }));

    [Test]
    public void A_text_comes_with_as_many_of_its_questions_as_are_asked_for() =>
        Assert.That(Forms(Of(4) with { Stimuli = new StimulusSets("text", new Bounds(EqualTo: 1), new Bounds(EqualTo: 2)) }), Is.EqualTo(new[] { "abcd" }));

    [Test]
    public void Questions_of_a_text_stand_together_where_the_first_of_them_comes()
    {
        var specification = Of(7) with { Stimuli = new StimulusSets("text"), Order = new PrintedOrder("minutes") };
        Assert.That(Forms(specification), Is.EqualTo(new[] { "aegbfcd" }));
    }

    [Test]
    public void The_number_of_texts_in_a_form_has_limits() =>
        Assert.That(Forms(Three with { Stimuli = new StimulusSets("text", new Bounds(Min: 2)) }), Is.EqualTo(new[] { "ace" }));

    [Test]
    public void A_rule_counts_texts_instead_of_questions()
    {
        var texts = new Rule { Name = "texts", Count = RuleCount.Stimuli, Where = Where("area", "2"), EqualTo = 2 };
        Assert.That(Forms(Three with { Stimuli = new StimulusSets("text"), Rules = [.. Three.Rules!, texts] }), Is.EqualTo(new[] { "ace" }));
    }

    [Test]
    public void A_number_of_texts_may_be_wanted_between_two_whole_ones()
    {
        var specification = Three with { Stimuli = new StimulusSets("text"), Objectives = [new() { MinimizeDeviation = new Measure { Count = RuleCount.Stimuli, Target = 1.5m } }] };
        var answer = Assemble(Pool, specification);
        Assert.That(answer.Objectives.Select(o => (o.Value, o.IsProven)), Is.EqualTo(new[] { (0.5m, true) }));
    }

    [Test]
    public void A_set_comes_whole_or_not_at_all() =>
        Assert.That(Forms(Three with { AllOrNone = new AllOrNoneSets("set"), Include = ["i"] }), Is.EqualTo(new[] { "ahi" }));

    [Test]
    public void What_is_to_be_included_stands_in_some_form_and_what_is_excluded_in_none() =>
        Assert.That(Forms(Three with { Include = ["l"], Exclude = ["a"] }), Is.EqualTo(new[] { "bcl" }));

    [Test]
    public void What_is_kept_stays_in_its_form_and_the_rest_is_assembled_anew()
    {
        var forms = Forms(Of(2) with { Forms = 2, Use = new Bounds(Max: 1), Keep = Keep((1, "l"), (2, "k")) });
        Assert.That(forms, Is.EqualTo(new[] { "al", "bk" }).Or.EqualTo(new[] { "bl", "ak" }));
    }

    [Test]
    public void Forms_share_no_more_than_the_overlap_allows()
    {
        var forms = Forms(Three with { Forms = 3, Overlap = new Bounds(Max: 1) });
        Assert.That(from one in forms from other in forms where one != other select one.Intersect(other).Count(), Is.All.LessThanOrEqualTo(1));
        Assert.That(forms.Distinct(), Has.Exactly(3).Items);
    }

    [Test]
    public void Without_a_limit_forms_may_be_the_same() => Assert.That(Forms(Three with { Forms = 2 }), Is.EqualTo(new[] { "abc", "abc" }));

    [Test]
    public void Anchors_stand_in_all_forms_and_nothing_else_in_two()
    {
        var forms = Forms(Three with { Forms = 3, Anchors = new Anchors(2) });
        Assert.That(forms.Aggregate<IEnumerable<char>>((shared, form) => shared.Intersect(form)), Is.EqualTo("ab"));
        Assert.That(forms.SelectMany(f => f).Order(), Is.EqualTo("aaabbbcde"));
    }

    [Test]
    public void Anchors_stand_in_all_forms_when_use_is_to_be_even_too()
    {
        var forms = Forms(Of(2) with { Forms = 3, Anchors = new Anchors(1), Objectives = [new() { EvenUse = true }] });
        Assert.That(forms.Aggregate<IEnumerable<char>>((shared, form) => shared.Intersect(form)).Count(), Is.EqualTo(1));
    }

    [Test]
    public void An_anchor_is_used_in_every_form_however_many_are_alike()
    {
        var twins = TablePool.Of(
            """
            id worth
            a  9
            b  5
            c  5
            d  1
            e  1
            """);
        var forms = Forms(Of(2) with { Forms = 3, Anchors = new Anchors(1), Objectives = [new() { EvenUse = true }, Best] }, twins);
        Assert.That(forms.Select(f => f.Replace("c", "b", StringComparison.Ordinal)).Select(f => f.Replace("e", "d", StringComparison.Ordinal)).Order(), Is.EqualTo(new[] { "ab", "ab", "ad" }));
    }

    [Test]
    public void A_new_form_repeats_only_so_much_of_earlier_ones()
    {
        var earlier = new[] { new EarlierForm("spring", ["a", "b", "c"], 1), new EarlierForm("autumn", ["d", "e"], 0) };
        Assert.That(Forms(Three with { Earlier = earlier }), Is.EqualTo(new[] { "afg" }));
    }

    [Test]
    public void What_was_released_too_often_is_excluded_by_the_specification_and_least_exposed_items_come_first()
    {
        var exposed = TablePool.Of(
            """
            id uses
            a  3
            b  0
            c  1
            d  0
            """);
        var rules = new Rule[] { new() { Name = "length", Count = RuleCount.Items, EqualTo = 2 }, new() { Name = "too often", Count = RuleCount.Items, Where = new Dictionary<string, AttributeFilter> { ["uses"] = AttributeFilter.Between(2, null) }, Max = 0 } };
        Assert.That(Forms(new AssemblySpecification { Rules = rules, Exclude = ["d"], Objectives = [new() { Minimize = new Measure { Sum = "uses" } }] }, exposed), Is.EqualTo(new[] { "bc" }));
    }

    [Test]
    public void Items_are_used_as_evenly_as_they_can_be()
    {
        var uses = Forms(Three with { Forms = 8, Objectives = [new() { EvenUse = true }] }).SelectMany(f => f).GroupBy(i => i).Select(g => g.Count());
        Assert.That(uses.Max(), Is.EqualTo(2));
    }

    [Test]
    public void Every_item_is_used_when_the_least_use_is_one() =>
        Assert.That(string.Concat(Forms(Three with { Forms = 4, Use = new Bounds(EqualTo: 1) })).Order(), Is.EqualTo("abcdefghijkl"));

    [Test]
    public void Among_equally_good_forms_the_seed_decides()
    {
        var any = Of(6) with { Objectives = null };
        var drawn = Enumerable.Range(0, 20).Select(seed => Forms(any, seed: seed)[0]).Distinct();
        Assert.That(drawn.Count(), Is.GreaterThan(5));
    }

    [Test]
    public void Who_asks_for_more_than_there_is_learns_which_rules_clash_and_what_would_do()
    {
        var specification = Three with
        {
            Rules = [.. Three.Rules!, new Rule { Name = "area 1", Count = RuleCount.Items, Where = Where("area", "1"), Min = 2 }, new Rule { Name = "area 2", Count = RuleCount.Items, Where = Where("area", "2"), Min = 2 }],
        };
        var answer = Assemble(Pool, specification);
        Assert.That(answer.Status, Is.EqualTo(AssemblyStatus.Infeasible));
        Assert.That(answer.Explanation!.Clash, Is.EquivalentTo(new[] { "length", "area 1", "area 2" }));
        Assert.That(answer.Explanation.Repair, Has.Length.EqualTo(1));
        Assert.That(Math.Abs(answer.Explanation.Repair[0].From - answer.Explanation.Repair[0].To), Is.EqualTo(1));
    }

    [Test]
    public void A_bank_with_hardly_a_question_to_spare_gives_ten_forms_and_their_proof([Values(3, 4, 5, 8, 16)] int seed)
    {
        var pool = SyntheticBank.Tight(900, 10, seed);
        var specification = AssemblyFigures.Plan(10);
        var answer = Assemble(pool, specification);
        Assert.That(answer.Status, Is.EqualTo(AssemblyStatus.Optimal));
        Assert.That(FormsJudge.Judge(pool, specification, [.. answer.Forms.Select(f => f.Items)]).Violations, Is.Empty);
        Assert.That(answer.Forms.SelectMany(f => f.Items), Is.Unique.And.Exactly(600).Items);
    }

    [Test]
    public void A_bank_without_enough_for_ten_forms_names_what_they_all_need()
    {
        var pool = SyntheticBank.Tight(900, 10, 3);
        var answer = Assemble(pool, AssemblyFigures.Plan(11));
        Assert.That(answer.Status, Is.EqualTo(AssemblyStatus.Infeasible));
        Assert.That(answer.Explanation!.Clash, Does.Contain("use"), "nothing is short when questions may come again");
        Assert.That(answer.Explanation.Repair, Is.Not.Empty);
    }

    [Test]
    public void A_form_for_each_of_many_candidates_uses_questions_evenly_and_shares_few_with_any_other()
    {
        var pool = SyntheticBank.Even(800, 7);
        var specification = AssemblyFigures.Candidates() with { Forms = 120 };
        var answer = Assemble(pool, specification);
        var forms = answer.Forms.Select(f => f.Items.ToHashSet()).ToList();
        Assert.That(FormsJudge.Judge(pool, specification, [.. answer.Forms.Select(f => f.Items)]).Violations, Is.Empty);
        Assert.That(from one in forms from other in forms where one != other select one.Intersect(other).Count(), Is.All.LessThanOrEqualTo(10));
        Assert.That(answer.Objectives.Single().Value, Is.InRange(8, 9), "6,000 places for 800 questions");
    }

    [Test]
    public void Least_exposed_questions_are_taken_first_from_a_large_bank_too([Values(1, 3)] int forms)
    {
        var bank = SyntheticBank.Even(10_000, 1);
        var dice = new Random(5);
        var pool = new ItemPool(
            bank.Ids, [.. bank.ColumnNames.Select(n => bank.Column(n)!), NumberColumn.Of("exposure", Enumerable.Range(0, bank.Count).Select(_ => (decimal?)dice.Next(12)))]);
        var specification = AssemblyFigures.Plan(forms) with { Objectives = [new() { MinimizeDeviation = new Measure { Mean = "facility", Target = 0.6m } }, new() { Minimize = new Measure { Sum = "exposure" } }] };
        var answer = Assemble(pool, specification);
        Assert.That(answer.Status, Is.EqualTo(AssemblyStatus.Optimal));
        Assert.That(answer.Objectives.Select(o => o.Value), Is.EqualTo(new[] { 0m, 0m }));
        Assert.That(FormsJudge.Judge(pool, specification, [.. answer.Forms.Select(f => f.Items)]).Violations, Is.Empty);
    }

    [TestCase(0)]
    [TestCase(1)]
    [TestCase(5)]
    [TestCase(20)]
    [TestCase(100)]
    [TestCase(400)]
    public void Who_cancels_is_obeyed_at_any_moment(int milliseconds)
    {
        // With an item that some form must have, plans are not made, and the exact model takes minutes.
        var pool = SyntheticBank.Tight(900, 10, 3);
        var specification = AssemblyFigures.Plan(10) with { Include = ["Q1"] };
        using var source = new CancellationTokenSource();
        if (milliseconds == 0) source.Cancel();
        else source.CancelAfter(milliseconds);
        var clock = System.Diagnostics.Stopwatch.StartNew();
        try
        {
            var answer = AssemblyEngine.Assemble(pool, specification, new AssemblyOptions(1), source.Token).Value;
            Assert.That(FormsJudge.Judge(pool, specification, [.. answer.Forms.Select(f => f.Items)]).Violations, Is.Empty, "who is done before is not cancelled");
        }
        catch (OperationCanceledException)
        {
            Assert.That(source.IsCancellationRequested, Is.True);
        }

        Assert.That(clock.ElapsedMilliseconds - milliseconds, Is.LessThan(3_000), "it stops soon");
        Assert.That(Forms(Three), Is.EqualTo(new[] { "abc" }), "the next assembly is as good as ever");
    }

    [Test]
    public void A_time_limit_gives_the_best_so_far_and_says_so()
    {
        // Ten forms of sixty are not proven in a millisecond on any machine.
        var pool = SyntheticBank.Tight(900, 10, 3);
        var specification = AssemblyFigures.Plan(10);
        var answer = AssemblyEngine.Assemble(pool, specification, new AssemblyOptions(1, TimeSpan.FromMilliseconds(1)), CancellationToken.None).Value;
        Assert.That(answer.StoppedByTime, Is.True);
        Assert.That(answer.Status, Is.AnyOf(AssemblyStatus.Feasible, AssemblyStatus.Unknown));
        if (answer.Status == AssemblyStatus.Feasible)
            Assert.That(FormsJudge.Judge(pool, specification, [.. answer.Forms.Select(f => f.Items)]).Violations, Is.Empty);
    }

    [Test]
    public void A_model_that_would_fill_the_memory_is_not_begun()
    {
        // Two thousand items in each pair of five hundred forms; with an item that some form must have, plans are not made.
        var specification = Of(50) with { Forms = 500, Objectives = null, Include = ["Q1"], Overlap = new Bounds(Max: 10) };

        Assert.That(Assemble(SyntheticBank.Even(2_000, 1), specification).Status, Is.EqualTo(AssemblyStatus.Unknown));
    }

    private static AssemblySpecification Of(int length) => new()
    {
        Rules = [new Rule { Name = "length", Count = RuleCount.Items, EqualTo = length }],
        Objectives = [Best],
    };

    /// <summary>The forms, each as the letters of its items in printed order.</summary>
    private static string[] Forms(AssemblySpecification specification, ItemPool? pool = null, long seed = 1)
    {
        pool ??= Pool;
        var answer = Assemble(pool, specification, seed);
        Assert.That(answer.Status, Is.EqualTo(AssemblyStatus.Optimal));
        Assert.That(FormsJudge.Judge(pool, specification, [.. answer.Forms.Select(f => f.Items)]).Violations, Is.Empty);
        return [.. answer.Forms.Select(f => string.Concat(f.Items.Select(i => pool.Ids[i])))];
    }

    private static AssemblyAnswer Assemble(ItemPool pool, AssemblySpecification specification, long seed = 1) =>
        AssemblyEngine.Assemble(pool, specification, new AssemblyOptions(seed), CancellationToken.None).Value;

    private static Dictionary<int, IReadOnlyList<string>> Keep(params (int Form, string Item)[] kept) => kept.ToDictionary(k => k.Form, k => (IReadOnlyList<string>)[k.Item]);

    private static Dictionary<string, AttributeFilter> Where(string column, string word) => new() { [column] = AttributeFilter.OneOf(word) };
}
