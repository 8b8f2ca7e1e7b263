namespace ExamBank.Generator.Assembly.Planning;

/// <summary>How often items have been taken.</summary>
internal sealed class Uses
{
    private readonly PlanProblem problem;
    private readonly int[] used;
    private readonly int[] cells;
    private readonly int[] groups;
    private readonly int[] values;

    public Uses(PlanProblem problem, int limit)
    {
        this.problem = problem;
        Limit = limit;
        used = new int[problem.Pool.Count];
        cells = [.. Enumerable.Range(0, problem.Cells.Count).Select(c => problem.Cells.Size(c) * limit)];
        groups = [.. problem.Sizes.Select(s => (int)Math.Min((long)s * limit, int.MaxValue))];
        values = new int[problem.Capacities.Length];
        for (var cell = 0; cell < cells.Length; cell++)
            if (problem.ValueOf[cell] >= 0)
                values[problem.ValueOf[cell]] += cells[cell];
    }

    /// <summary>How often each may be taken.</summary>
    public int Limit { get; }

    /// <summary>How often a cell's items may still be taken.</summary>
    public int OfCell(int cell) => cells[cell];

    /// <summary>How often a group's items may still be taken.</summary>
    public int OfGroup(int group) => groups[group];

    /// <summary>How often items of a value of the matched attribute may still be taken.</summary>
    public int OfValue(int value) => values[value];

    /// <summary>Takes a cell's least used items, of those the ones that add least where that is asked for, by chance where they are alike.</summary>
    public IEnumerable<int> Take(int cell, int count, DeterministicRandom random)
    {
        var members = problem.Cells.Members(cell).ToArray();
        random.Shuffle(members);
        var taken = members.OrderBy(i => used[i]).ThenBy(i => problem.Least?[i] ?? 0).Take(count).ToList();
        foreach (var item in taken) Use(item, cell, 1);
        return taken;
    }

    /// <summary>Takes an item as often as it may be taken.</summary>
    public void Exhaust(int item) => Use(item, problem.Cells.CellOf[item], Limit - used[item]);

    private void Use(int item, int cell, int times)
    {
        used[item] += times;
        cells[cell] -= times;
        groups[problem.GroupOf[cell]] -= times;
        if (problem.ValueOf[cell] >= 0) values[problem.ValueOf[cell]] -= times;
    }
}
