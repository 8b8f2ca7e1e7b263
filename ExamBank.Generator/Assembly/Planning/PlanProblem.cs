using ExamBank.Domain.Blueprints;
using ExamBank.Generator.Assembly.Compiling;

namespace ExamBank.Generator.Assembly.Planning;

/// <summary>
/// A specification split for planning: groups of items alike in all that most rules look at, of which a plan says how many a
/// form takes; one attribute of many values of which a form may have only so many each (requirements), met by a matching;
/// and fine numbers, met by exchanging items.
/// </summary>
internal sealed class PlanProblem
{
    // Plans over more cells take longer than matchings.
    private const int MostPlannedCells = 2_000;

    // A column with no more values than this is planned; one with more is matched, or its sums are left to exchanges.
    private const int CoarseValues = 12;

    private PlanProblem()
    {
    }

    public required ItemPool Pool { get; init; }

    public required int Forms { get; init; }

    /// <summary>The most forms that an item may stand in.</summary>
    public required int Use { get; init; }

    /// <summary>How many items all forms share; none when nought.</summary>
    public required int Anchors { get; init; }

    /// <summary>The most items that two forms may share; no limit when null.</summary>
    public required int? Overlap { get; init; }

    /// <summary>Items alike in everything but fine numbers.</summary>
    public required ItemCells Cells { get; init; }

    /// <summary>For each cell its group.</summary>
    public required int[] GroupOf { get; init; }

    /// <summary>For each group its cells.</summary>
    public required int[][] CellsOf { get; init; }

    /// <summary>For each group the number of its items.</summary>
    public required int[] Sizes { get; init; }

    /// <summary>For each cell its value of the matched attribute; −1 for none.</summary>
    public required int[] ValueOf { get; init; }

    /// <summary>For each value of the matched attribute how many items of it a form may have.</summary>
    public required int[] Capacities { get; init; }

    /// <summary>Rules over groups.</summary>
    public required List<LinearRule> Rules { get; init; }

    /// <summary>Groups of each value and how many of them a form may have, where plans see values; otherwise empty.</summary>
    public required IReadOnlyList<(int[] Groups, int Most)> ValueRules { get; init; }

    /// <summary>Fine numbers, limits first.</summary>
    public required FineNumber[] Fine { get; init; }

    /// <summary>Sums that should be alike in all forms.</summary>
    public required LinearFunction[] Alike { get; init; }

    /// <summary>Whether items should be used evenly.</summary>
    public required bool Even { get; init; }

    /// <summary>For each item what it adds to a sum that should be small; null when there is none.</summary>
    public required long[]? Least { get; init; }

    /// <summary>Splits a specification; null when it has sets or goals that plans do not see.</summary>
    /// <param name="pool">The pool.</param>
    /// <param name="specification">The specification.</param>
    /// <param name="leaveOut">Items that plans go without beside those that it leaves out itself; null for none.</param>
    /// <param name="byCell">
    /// Whether plans say how many of each cell a form takes, so that what forms may hold of a value is one of their rules. A small bank
    /// whose groups have an item or two each needs that: cuts of matchings would be as many as its items.
    /// </param>
    public static PlanProblem? Split(ItemPool pool, AssemblySpecification specification, Func<int, bool>? leaveOut = null, bool byCell = false)
    {
        var rules = specification.Rules ?? [];
        var objectives = specification.Objectives ?? [];
        if (specification is not { Stimuli: null, AllOrNone: null, Keep: null, Include: null, Use: null or { Least: null or 0 }, Overlap: null or { Least: null or 0 } }) return null;
        // Of one form all items stand in all forms: the exact model knows that.
        if (specification.Anchors is not null && (specification.Forms is null or 1)) return null;
        if (rules.Any(r => r.Across == true || r.Forms is not null)) return null;
        if (objectives.Any(o => o.Minimize is not (null or { Sum: not null, Where: null, Per: null }) || o.Maximin is not null || o.Maximize is { Distinct: null })) return null;

        var sums = rules.SelectMany(r => new[] { r.Sum, r.Mean, r.Weight })
            .Concat(objectives.SelectMany(o => new[] { o.MinimizeDeviation, o.Parallel }).SelectMany(m => new[] { m?.Sum, m?.Mean, m?.Weight }))
            .OfType<string>().Distinct(StringComparer.Ordinal);
        var fine = sums.Where(n => pool.Column(n)!.Words.Length > CoarseValues)
            .Concat(objectives.Select(o => o.Minimize?.Sum).OfType<string>()).ToHashSet(StringComparer.Ordinal);
        if (Matched(pool, rules, objectives) is not { } matching) return null;
        var (matched, capacities) = matching;
        if (ReadsByWord(rules, objectives, fine)) return null;

        bool IsFine(Rule r) => fine.Contains(r.Sum ?? "") || fine.Contains(r.Mean ?? "") || fine.Contains(r.Weight ?? "");
        var coarse = specification with { Rules = [.. rules.Where(r => !IsFine(r) && (matched is null || (r.Per != matched && r.Where?.ContainsKey(matched) != true)))], Objectives = [] };
        var keys = ColumnKeys.Of(pool, specification);
        if (matched is not null) keys.Add(matched);
        var left = LeftOut(pool, specification);
        if (left is null) return null;
        var codes = keys.Codes(fine.Contains).ToList();
        var cells = ItemCells.Sort(
            pool.Count,
            codes,
            leaveOut is null ? left.Count > 0 ? left.Contains : null : left.Count > 0 ? i => left.Contains(i) || leaveOut(i) : leaveOut,
            null);
        if (cells.Count == 0 || (byCell && (matched is null || cells.Count > MostPlannedCells))) return null;
        int[] representatives = [.. Enumerable.Range(0, cells.Count).Select(cells.Representative)];
        var groupCodes = codes.Where(c => byCell || c.Name != matched).Select(c => c with { Codes = [.. representatives.Select(r => c.Codes[r])] }).ToList();
        var groups = ItemCells.Sort(cells.Count, groupCodes, null, null);
        var column = matched is null ? null : pool.Column(matched);
        var even = objectives.Any(o => o.EvenUse == true);
        var forms = specification.Forms ?? 1;
        int[] valueOf = [.. representatives.Select(r => column is not null && column.Codes(r) is [var value, ..] ? value : -1)];
        return new PlanProblem
        {
            Pool = pool,
            Forms = forms,
            Use = specification.Anchors is not null ? 1 : Math.Min(forms, specification.Use?.Greatest ?? forms),
            Anchors = specification.Anchors?.Count ?? 0,
            Overlap = specification.Anchors is null && (specification.Use?.Greatest ?? forms) > 1 && forms > 1 ? specification.Overlap?.Greatest : null,
            Cells = cells,
            GroupOf = groups.CellOf,
            CellsOf = [.. Enumerable.Range(0, groups.Count).Select(g => groups.Members(g).ToArray())],
            Sizes = [.. Enumerable.Range(0, groups.Count).Select(g => groups.Members(g).ToArray().Sum(cells.Size))],
            ValueOf = valueOf,
            ValueRules = !byCell ? [] : [.. Enumerable.Range(0, cells.Count).Where(c => valueOf[c] >= 0).GroupBy(c => valueOf[c], c => groups.CellOf[c]).Select(g => (g.ToArray(), capacities[g.Key]))],
            Capacities = capacities,
            Rules = LinearRule.Compile(pool, coarse, [.. Enumerable.Range(0, groups.Count).Select(g => representatives[groups.Representative(g)])], forms),
            Fine =
            [
                .. rules.Where(IsFine).SelectMany(r => FineNumber.Limits(pool, r)),
                .. objectives.Select(o => o.MinimizeDeviation).OfType<Measure>()
                    .Where(m => m.Count is null).Select(m => FineNumber.Target(pool, m)),
            ],
            Alike = [.. objectives.Select(o => o.Parallel).OfType<Measure>().Where(m => m is { Per: null, Sum: not null }).Select(m => LinearFunction.Of(pool, m))],
            // An anchor is in every form, and everything else in one.
            Even = even && specification.Anchors is null,
            Least = objectives.Select(o => o.Minimize?.Sum).OfType<string>().FirstOrDefault() is { } least ? ((NumberColumn)pool.Column(least)!).Multiples : null,
        };
    }

    /// <summary>
    /// The attribute to match and for each of its values how many a form may have; null when several ask for it in other ways.
    /// </summary>
    private static (string? Column, int[] Capacities)? Matched(ItemPool pool, IReadOnlyList<Rule> rules, IReadOnlyList<Objective> objectives)
    {
        var distinct = objectives.Select(o => o.Maximize?.Distinct).OfType<string>().Distinct(StringComparer.Ordinal).ToList();
        var many = rules.Select(r => r.Per).Concat(distinct).OfType<string>().Distinct(StringComparer.Ordinal)
            .Where(n => pool.Column(n)!.Words.Length > CoarseValues).ToList();
        // Without such a rule, one of each value does as well, when all that is said of the column is how many there may be.
        if (many.Count == 0)
        {
            many = [.. rules.Select(OneValue).Select(v => v?.Column).OfType<string>().Distinct(StringComparer.Ordinal)
                .Where(n => pool.Column(n)!.Words.Length > CoarseValues && rules.Where(r => r.Where?.ContainsKey(n) == true).All(r => IsLimit(r) && OneValue(r) is not null)).Take(1)];
        }

        if (many.Count == 0) return (null, []);
        if (many.Count > 1 || pool.Column(many[0])!.HasSeveralValues) return null;
        var name = many[0];
        var limits = rules.Where(r => r.Per == name || r.Where?.ContainsKey(name) == true).ToList();
        if (limits.Any(r => !IsLimit(r) || !(r.Where is null || (r.Per is null && OneValue(r) is not null)))) return null;
        if (rules.Any(r => r.Sum == name || r.Mean == name || r.Weight == name)) return null;
        // As many different values as can be: one of each, when that is possible.
        var most = distinct.Contains(name, StringComparer.Ordinal) ? 1 : int.MaxValue / 4;
        int[] capacities = [.. pool.Column(name)!.Words.Select(word => limits.Where(r => r.Per == name || OneValue(r)!.Value.Word == word).Select(r => (int)Math.Clamp(r.Max!.Value, -1, most)).Append(most).Min())];
        // A limit below nought is the exact model's to explain.
        return capacities.Any(c => c < 0) ? null : (name, capacities);
    }

    private static bool IsLimit(Rule rule) => rule is { Count: RuleCount.Items, Min: null, EqualTo: null, Max: not null };

    /// <summary>The value that a rule counts items of, when its filter is just that.</summary>
    private static (string Column, string Word)? OneValue(Rule rule) =>
        rule.Where is { Count: 1 } where && where.First() is { Value.Values: [var word] } only ? (only.Key, word) : null;

    private static bool ReadsByWord(IReadOnlyList<Rule> rules, IReadOnlyList<Objective> objectives, HashSet<string> fine) =>
        rules.Any(r => fine.Contains(r.Per ?? "") || r.Where?.Any(w => w.Value.Values is not null && fine.Contains(w.Key)) == true)
        || objectives.Any(o => fine.Contains(o.Parallel?.Per ?? "") || fine.Contains(o.Maximize?.Distinct ?? ""));

    /// <summary>Excluded items, those with enemies or several places and those of earlier forms, which plans go without; null when they are too many for that.</summary>
    private static HashSet<int>? LeftOut(ItemPool pool, AssemblySpecification specification)
    {
        var ids = (specification.Exclude ?? []).Concat((specification.Enemies ?? []).Concat(specification.SameQuestion ?? []).SelectMany(e => e)).Concat((specification.Earlier ?? []).SelectMany(e => e.Items))
            .ToHashSet(StringComparer.Ordinal);
        var left = new HashSet<int>();
        var column = specification.EnemiesColumn is { } name ? pool.Column(name) : null;
        if (ids.Count == 0 && column is null) return left;
        for (var i = 0; i < pool.Count; i++)
        {
            if (ids.Contains(pool.Ids[i])) left.Add(i);
            foreach (var code in column is null ? default : column.Codes(i))
            {
                left.Add(i);
                ids.Add(column!.Words[code]);
            }
        }

        for (var i = 0; column is not null && i < pool.Count; i++)
            if (ids.Contains(pool.Ids[i]))
                left.Add(i);
        return left.Count > pool.Count / 4 ? null : left;
    }
}
