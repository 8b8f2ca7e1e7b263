
namespace ExamBank.Generator.Assembly.Compiling;

/// <summary>A specification over the cells of a pool, in exact whole numbers.</summary>
internal sealed class CompiledAssembly
{
    public required ItemPool Pool { get; init; }

    public required AssemblySpecification Specification { get; init; }

    public required int Forms { get; init; }

    public required ItemCells Cells { get; init; }

    public required List<LinearRule> Rules { get; init; }

    /// <summary>For each list of enemies the cells, each of one item, of which a form may have one.</summary>
    public required List<int[]> Enemies { get; init; }

    /// <summary>Lists of cells of which each form has one at most, whatever rules are left out.</summary>
    public required List<int[]> SameQuestion { get; init; }

    /// <summary>Cells, each of one item, that some form must have.</summary>
    public required int[] Include { get; init; }

    /// <summary>For each form the cells, each of one item, that it must have.</summary>
    public required int[][] Keep { get; init; }

    /// <summary>For each earlier form how many of its items each cell has.</summary>
    public required List<(int[] Cells, int Max)> Earlier { get; init; }

    /// <summary>For each stimulus its cells.</summary>
    public required int[][] Stimuli { get; init; }

    /// <summary>For each set of items chosen together or not at all its cells.</summary>
    public required int[][] AllOrNone { get; init; }

    /// <summary>Cells of sets that can never be whole, because one of their items is excluded.</summary>
    public required HashSet<int> Incomplete { get; init; }

    /// <summary>Cells of excluded items, where they are kept to explain with; otherwise they are in no cell.</summary>
    public required int[] Excluded { get; init; }

    /// <summary>Whether two forms can share items and the number they share matters.</summary>
    public bool HasOverlap => Overlaps(Specification, Forms);

    /// <summary>The most forms that an item may stand in; the number of forms when there is no limit.</summary>
    public int GreatestUse => Specification.Anchors is not null || Forms == 1 ? Forms : Math.Min(Forms, Specification.Use?.Greatest ?? Forms);

    /// <summary>Sorts a pool into cells and compiles the rules over them.</summary>
    /// <param name="pool">The pool.</param>
    /// <param name="specification">The specification.</param>
    /// <param name="keepExcluded">Whether excluded items have cells, so that excluding them can be named as a reason.</param>
    /// <exception cref="OverflowException">Numbers are too large or too fine for exact whole numbers.</exception>
    public static CompiledAssembly Compile(ItemPool pool, AssemblySpecification specification, bool keepExcluded = false)
    {
        var forms = specification.Forms ?? 1;
        var lists = (specification.Enemies ?? []).Select(l => (IReadOnlyCollection<string>)l).Concat(EnemyPairs(pool, specification.EnemiesColumn)).ToList();
        var same = specification.SameQuestion ?? [];
        var keep = specification.Keep ?? new Dictionary<int, IReadOnlyList<string>>();
        var earlier = specification.Earlier ?? [];
        var itemOf = Indexes(pool, lists.Count > 0 || same.Count > 0 || specification.Include is not null || specification.Exclude is not null || keep.Count > 0 || earlier.Count > 0);
        var excluded = (specification.Exclude ?? []).Select(id => itemOf[id]).ToHashSet();
        var everySingle = Overlaps(specification, forms);
        var single = lists.Concat(same).SelectMany(l => l).Concat(specification.Include ?? []).Concat(keep.Values.SelectMany(k => k)).Select(id => itemOf[id]).ToHashSet();
        var keys = ColumnKeys.Of(pool, specification).Codes().Concat(earlier.Select(e => Membership(pool.Count, e.Items.Select(id => itemOf[id])))).ToList();
        var cells = ItemCells.Sort(
            pool.Count,
            keys,
            excluded.Count > 0 && !keepExcluded ? excluded.Contains : null,
            everySingle || single.Count > 0 || excluded.Count > 0 ? i => everySingle || single.Contains(i) || excluded.Contains(i) : null);

        int[] CellsOf(IEnumerable<string> ids) => [.. ids.Select(id => cells.CellOf[itemOf[id]]).Where(c => c >= 0).Distinct()];
        int[][] SetsOf(string? column) => column is null ? [] : Sets(pool.Column(column)!, cells);
        return new CompiledAssembly
        {
            Pool = pool,
            Specification = specification,
            Forms = forms,
            Cells = cells,
            Rules = LinearRule.Compile(pool, specification, [.. Enumerable.Range(0, cells.Count).Select(cells.Representative)], forms),
            Enemies = [.. lists.Select(CellsOf).Where(l => l.Length > 1)],
            SameQuestion = [.. same.Select(CellsOf).Where(l => l.Length > 1)],
            Include = CellsOf(specification.Include ?? []),
            Keep = [.. Enumerable.Range(1, forms).Select(f => keep.TryGetValue(f, out var ids) ? CellsOf(ids) : [])],
            Earlier = [.. earlier.Select(e => (CellsOf(e.Items), e.Max))],
            Stimuli = SetsOf(specification.Stimuli?.By),
            AllOrNone = SetsOf(specification.AllOrNone?.By),
            Excluded = [.. excluded.Select(i => cells.CellOf[i]).Where(c => c >= 0)],
            Incomplete = keepExcluded ? [] : [.. Incompletes(pool, specification, cells, excluded)],
        };
    }

    /// <summary>Whether two of so many forms can share items and the number they share matters.</summary>
    public static bool Overlaps(AssemblySpecification specification, int forms) =>
        forms > 1 && specification.Anchors is null && specification.Overlap is { } overlap && (overlap.Least > 0 || specification.Use?.Greatest is not <= 1)
        && (overlap.Least > 0 || overlap.Greatest is not null);

    private static Dictionary<string, int> Indexes(ItemPool pool, bool needed)
    {
        var indexes = new Dictionary<string, int>(needed ? pool.Count : 0, StringComparer.Ordinal);
        if (!needed) return indexes;
        for (var i = 0; i < pool.Count; i++) indexes.Add(pool.Ids[i], i);
        return indexes;
    }

    private static IEnumerable<IReadOnlyCollection<string>> EnemyPairs(ItemPool pool, string? column)
    {
        if (column is null) yield break;
        var enemies = pool.Column(column)!;
        var seen = new HashSet<(string, string)>();
        for (var i = 0; i < pool.Count; i++)
        {
            foreach (var code in enemies.Codes(i).ToArray())
            {
                var (one, other) = (pool.Ids[i], enemies.Words[code]);
                if (string.CompareOrdinal(one, other) > 0) (one, other) = (other, one);
                if (one != other && seen.Add((one, other))) yield return [one, other];
            }
        }
    }

    private static CodedColumn Membership(int count, IEnumerable<int> members)
    {
        var codes = new int[count];
        foreach (var member in members) codes[member] = 1;
        return new("earlier", codes, 0, 2);
    }

    private static IEnumerable<int> Incompletes(ItemPool pool, AssemblySpecification specification, ItemCells cells, HashSet<int> excluded)
    {
        if (specification.AllOrNone is not { } sets || excluded.Count == 0) return [];
        var column = pool.Column(sets.By)!;
        var broken = excluded.SelectMany(i => column.Codes(i).ToArray()).ToHashSet();
        return Enumerable.Range(0, cells.Count).Where(c => column.Codes(cells.Representative(c)).ToArray().Any(broken.Contains));
    }

    private static int[][] Sets(ItemColumn column, ItemCells cells)
    {
        var sets = new SortedDictionary<int, List<int>>();
        for (var cell = 0; cell < cells.Count; cell++)
        {
            foreach (var code in column.Codes(cells.Representative(cell)))
            {
                if (!sets.TryGetValue(code, out var members)) sets.Add(code, members = []);
                members.Add(cell);
            }
        }

        return [.. sets.Values.Select(s => s.ToArray())];
    }
}
