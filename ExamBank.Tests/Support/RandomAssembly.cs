using System.Collections.Immutable;
using System.Globalization;
using ExamBank.Domain.Blueprints;
using ExamBank.Generator.Assembly;
using FsCheck;
using FsCheck.Fluent;

namespace ExamBank.Tests.Support;

/// <summary>
/// Small random pools and specifications of every kind. Forms are drawn first and the specification is written around them, so
/// that it can be kept; in most cases some of its limits are then moved.
/// </summary>
internal sealed partial class RandomAssembly
{
    private readonly Random dice;
    private readonly string[] ids;
    private readonly List<CaseColumn> columns = [];
    private readonly List<List<int>> planted;
    private readonly bool isTwisted;

    private RandomAssembly(int seed)
    {
        dice = new Random(seed);
        isTwisted = Chance(70);
        ids = [.. Enumerable.Range(1, Between(6, 14)).Select(i => $"i{i}")];
        var shared = Chance(20);
        planted = Plant(Between(1, 3), shared);
        AddColumns();
        Case = new AssemblyCase(seed, [.. ids], [.. columns], Specify(shared && planted.Count > 1));
    }

    private AssemblyCase Case { get; }

    /// <summary>The case of a seed.</summary>
    public static AssemblyCase Of(int seed) => new RandomAssembly(seed).Case;

    /// <summary>Where FsCheck finds cases.</summary>
    public static Arbitrary<AssemblyCase> Cases() => Arb.From(Gen.Choose(0, int.MaxValue - 1).Select(Of), c => c.Shrink());

    /// <summary>Forms that share nothing, or whatever chance gives, or one or two anchors alone.</summary>
    private List<List<int>> Plant(int forms, bool anchored)
    {
        var order = Enumerable.Range(0, ids.Length).OrderBy(_ => dice.Next()).ToList();
        var size = Between(2, Math.Max(2, Math.Min(5, ids.Length / forms)));
        if (!anchored && Chance(40))
            return [.. Enumerable.Range(0, forms).Select(_ => order.OrderBy(_ => dice.Next()).Take(size).Order().ToList())];
        var anchors = anchored && forms > 1 ? order.Take(Between(1, size - 1)).ToList() : [];
        var own = size - anchors.Count;
        return [.. Enumerable.Range(0, forms).Select(f => anchors.Concat(order.Skip(anchors.Count + (f * own)).Take(own)).Order().ToList())];
    }

    private void AddColumns()
    {
        AddWords("type", 0, "A", "B", "C");
        AddWords("area", 15, "1", "2", "3");
        AddWords("passage", 40, "P1", "P2", "P3", "P4");
        columns.Add(CaseColumn.Of("tags", ids.Select(_ => new[] { "t1", "t2", "t3", "t4" }.Where(_ => Chance(35)).ToArray())));
        AddNumbers("p", 10, () => Between(4, 18) * 0.05m);
        AddNumbers("marks", 0, () => Between(1, 4) * 0.5m);
        AddNumbers("minutes", 10, () => Between(2, 9) * 0.5m);
        AddNumbers("gain", 10, () => Between(-200, 900) * 0.01m);
        columns.Add(CaseColumn.Of("testlet", Testlets()));
        columns.Add(CaseColumn.Of("not", Enemies()));
    }

    private void AddWords(string name, int empty, params string[] words) =>
        columns.Add(CaseColumn.Of(name, ids.Select(_ => Chance(empty) ? Array.Empty<string>() : [Any(words)])));

    private void AddNumbers(string name, int empty, Func<decimal> number) =>
        columns.Add(CaseColumn.Of(name, ids.Select(_ => Chance(empty) ? null : (decimal?)number())));

    /// <summary>Sets of two or three items that stand in the same planted forms.</summary>
    private List<string[]> Testlets()
    {
        var cells = ids.Select(_ => Array.Empty<string>()).ToList();
        var alike = Enumerable.Range(0, ids.Length).GroupBy(i => string.Concat(planted.Select(f => f.Contains(i))), StringComparer.Ordinal);
        var number = 0;
        foreach (var set in alike.Where(g => g.Count() > 1))
        {
            number++;
            foreach (var item in set.OrderBy(_ => dice.Next()).Take(Between(2, 3))) cells[item] = [$"s{number}"];
        }

        return cells;
    }

    private List<string[]> Enemies() =>
        [.. Enumerable.Range(0, ids.Length).Select(i => ids.Where((_, other) => other != i && Chance(12) && !Meet(i, other)).ToArray())];

    private bool Meet(int item, int other) => planted.Exists(f => f.Contains(item) && f.Contains(other));

    private AssemblySpecification Specify(bool anchored)
    {
        var stimuli = Chance(35) ? PlantedStimuli() : null;
        var rules = new List<Rule>();
        if (Chance(75)) rules.Add(new Rule { Name = "length", Count = RuleCount.Items, EqualTo = planted[0].Count });
        while (rules.Count < 5 && (rules.Count == 0 || Chance(65))) rules.Add(RandomRule($"rule {rules.Count}", stimuli is not null));
        var used = planted.SelectMany(f => f).ToList();
        // Anchors say by themselves how items are used and shared: they stand alone.
        var anchors = anchored && Chance(80) ? new Anchors(Moved(used.GroupBy(i => i).Count(g => g.Count() == planted.Count))) : null;
        var specification = new AssemblySpecification
        {
            Forms = planted.Count == 1 && Chance(50) ? null : planted.Count,
            Rules = rules,
            Stimuli = stimuli,
            Enemies = Chance(25) ? PlantedEnemies() : null,
            EnemiesColumn = Chance(25) ? "not" : null,
            AllOrNone = Chance(20) ? new AllOrNoneSets("testlet") : null,
            Include = Chance(20) ? [ids[Any(used)]] : null,
            Exclude = Chance(20) ? [.. Some(Enumerable.Range(0, ids.Length).Except(used), 2)] : null,
            Keep = Chance(20) ? PlantedKeep() : null,
            Use = anchors is null && Chance(45) ? PlantedUse() : null,
            Overlap = anchors is null && Chance(25) ? PlantedOverlap() : null,
            Anchors = anchors,
            Earlier = Chance(25) ? [PlantedEarlier("last year"), .. Chance(30) ? [PlantedEarlier("the year before")] : Array.Empty<EarlierForm>()] : null,
            Objectives = Chance(85) ? [.. Enumerable.Range(0, Between(1, 3)).Select(_ => RandomObjective(stimuli is not null))] : null,
            Order = Chance(40) ? new PrintedOrder(Any(["type", "area", "p", "minutes", "tags"])) : null,
        };
        // Anchors decide use and overlap by themselves, and are not given beside them.
        if (specification.Anchors is not null) specification = specification with { Use = null, Overlap = null };
        return isTwisted ? Twisted(specification) : specification;
    }

    private StimulusSets PlantedStimuli()
    {
        var chosen = planted.Select(f => f.SelectMany(i => Cells("passage")[i]).GroupBy(w => w).Select(g => g.Count()).ToList()).ToList();
        var counts = chosen.Select(c => c.Count).ToList();
        var each = chosen.SelectMany(c => c).DefaultIfEmpty(1).ToList();
        return new StimulusSets(
            "passage",
            Chance(70) ? new Bounds(counts.Min(), counts.Max() + Between(0, 1)) : null,
            Chance(70) ? new Bounds(Chance(70) ? each.Min() : null, each.Max()) : null);
    }

    private List<IReadOnlyList<string>> PlantedEnemies()
    {
        var lists = new List<IReadOnlyList<string>>();
        for (var i = Between(1, 3); i > 0; i--)
        {
            var list = new List<int>();
            foreach (var item in Enumerable.Range(0, ids.Length).OrderBy(_ => dice.Next()))
                if (list.Count < 4 && list.TrueForAll(other => !Meet(item, other))) list.Add(item);
            if (list.Count > 1) lists.Add([.. list.Select(item => ids[item])]);
        }

        return lists;
    }

    private Dictionary<int, IReadOnlyList<string>> PlantedKeep()
    {
        var form = Between(1, planted.Count);
        return new() { [form] = [.. Some(planted[form - 1], 2)] };
    }

    private Bounds PlantedUse()
    {
        var uses = Enumerable.Range(0, ids.Length).Select(i => planted.Count(f => f.Contains(i))).ToList();
        return new Bounds(Chance(30) ? uses.Min() : null, uses.Max());
    }

    private Bounds PlantedOverlap()
    {
        var shared = (from a in planted from b in planted where a != b select a.Intersect(b).Count()).DefaultIfEmpty(0).ToList();
        return new Bounds(Chance(40) ? shared.Min() : null, shared.Max());
    }

    private EarlierForm PlantedEarlier(string name)
    {
        var items = Enumerable.Range(0, ids.Length).Where(_ => Chance(50)).ToList();
        return new EarlierForm(name, [.. items.Select(i => ids[i])], planted.Max(f => f.Intersect(items).Count()));
    }

    private List<string> Some(IEnumerable<int> items, int most) =>
        [.. items.Distinct().OrderBy(_ => dice.Next()).Take(Between(1, most)).Select(i => ids[i])];

    private ImmutableArray<string[]> Cells(string name) => columns.Single(c => c.Name == name).Words;

    private ImmutableArray<decimal?> Numbers(string name) => columns.Single(c => c.Name == name).Numbers;

    private bool Chance(int percent) => dice.Next(100) < percent;

    private int Between(int least, int most) => dice.Next(least, most + 1);

    private T Any<T>(IReadOnlyList<T> of) => of[dice.Next(of.Count)];

    /// <summary>A limit, now and then moved from where the planted forms need it.</summary>
    private int Moved(int limit) => isTwisted && Chance(15) ? Math.Max(0, limit + Any([-1, 1])) : limit;

    private static string Text(decimal number) => number.ToString("0.####", CultureInfo.InvariantCulture);
}
