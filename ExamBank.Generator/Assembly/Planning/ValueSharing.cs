namespace ExamBank.Generator.Assembly.Planning;

/// <summary>
/// Shares items out among forms whose plans differ, so that none holds a value more often than it may. A flow can promise that
/// only for forms of one plan; here forms take what there is and then exchange it, among themselves and for what is free, until
/// no value stands too often. O(items of all forms) a step.
/// </summary>
internal sealed class ValueSharing
{
    private const int StepsPerItem = 20;

    // For so many steps a form does not take back what it gave away.
    private const int Tabu = 12;

    private readonly PlanProblem problem;
    private readonly DeterministicRandom random;
    private readonly int[] capacities;
    private readonly int[] free;
    private readonly int[] perForm;
    private readonly List<int>[] forms;
    private readonly int[][] held;
    private readonly Dictionary<int, int>[] taken;
    private readonly Dictionary<(int Form, int Cell), int> barred = [];
    private readonly GroupRules rules;
    private int excess;

    private ValueSharing(PlanProblem problem, int[][] plans, int[] capacities, int[] free, int[] perForm, DeterministicRandom random)
    {
        this.problem = problem;
        this.random = random;
        this.capacities = capacities;
        this.free = free;
        this.perForm = perForm;
        held = [.. plans.Select(_ => new int[capacities.Length])];
        taken = [.. plans.Select(_ => new Dictionary<int, int>())];
        forms = [.. plans.Select((plan, form) => Start(plan, form))];
        rules = new GroupRules(problem, forms, cell => problem.GroupOf[cell]);
    }

    /// <summary>For each form its cells and how many items of each; null when no way was found.</summary>
    /// <param name="problem">What is planned.</param>
    /// <param name="plans">For each form how many items of each group it takes.</param>
    /// <param name="capacities">For each value how many items of it a form may still take.</param>
    /// <param name="free">For each cell how many items all forms together may take.</param>
    /// <param name="perForm">For each cell how many items a form may take.</param>
    /// <param name="random">Decides among what is equally good.</param>
    /// <param name="stop">Asked to stop, it gives up.</param>
    public static List<(int Cell, int Count)>[]? Share(
        PlanProblem problem, int[][] plans, int[] capacities, int[] free, int[] perForm, DeterministicRandom random, CancellationToken stop)
    {
        var sharing = new ValueSharing(problem, plans, capacities, [.. free], perForm, random);
        if (sharing.forms.Zip(plans).Any(f => f.First.Count != f.Second.Sum())) return null;
        return sharing.Run(stop) ? [.. sharing.taken.Select(t => t.OrderBy(c => c.Key).Select(c => (c.Key, c.Value)).ToList())] : null;
    }

    /// <summary>What the plan asks for, of each group the cells whose values stand least often in the form.</summary>
    private List<int> Start(int[] plan, int form)
    {
        var cells = new List<int>();
        for (var group = 0; group < plan.Length; group++)
        {
            for (var n = 0; n < plan[group]; n++)
            {
                var (best, least, alike) = (-1, int.MaxValue, 0);
                foreach (var cell in problem.CellsOf[group])
                {
                    if (free[cell] == 0 || taken[form].GetValueOrDefault(cell) >= perForm[cell]) continue;
                    var worse = Gain(form, cell);
                    if (worse < least) (best, least, alike) = (cell, worse, 1);
                    else if (worse == least && random.Next(++alike) == 0) best = cell;
                }

                if (best < 0) return cells;
                Add(form, best);
                cells.Add(best);
            }
        }

        return cells;
    }

    private bool Run(CancellationToken stop)
    {
        var steps = StepsPerItem * forms.Sum(f => f.Count);
        for (var step = 0; step < steps && excess > 0; step++)
        {
            if ((step & 63) == 0 && stop.IsCancellationRequested) return false;
            var crowded = Crowded();
            var (form, place) = crowded[random.Next(crowded.Count)];
            var found = Best(form, place, step, anyGroup: false);
            if (found.Change >= 0 && Best(form, place, step, anyGroup: true) is var wider && wider.Change < found.Change) found = wider;
            if (found.Change == int.MaxValue) continue;
            Exchange(form, place, found.Other, found.Place, found.Cell, step);
        }

        return excess == 0;
    }

    private List<(int Form, int Place)> Crowded() =>
    [
        .. forms.SelectMany((cells, form) => cells.Select((cell, place) => (Cell: cell, Form: form, Place: place)))
            .Where(c => problem.ValueOf[c.Cell] is >= 0 and var value && held[c.Form][value] > capacities[value]).Select(c => (c.Form, c.Place)),
    ];

    /// <summary>The exchange for a place that makes least worse: with a free item (other form −1) or with another form's.</summary>
    private (int Change, int Other, int Place, int Cell) Best(int form, int place, int step, bool anyGroup)
    {
        var mine = forms[form][place];
        var group = problem.GroupOf[mine];
        (int Change, int Other, int Place, int Cell) best = (int.MaxValue, -1, -1, -1);
        var alike = 0;
        void Look(int change, int other, int otherPlace, int cell)
        {
            if (change < best.Change) (best, alike) = ((change, other, otherPlace, cell), 1);
            else if (change == best.Change && random.Next(++alike) == 0) best = (change, other, otherPlace, cell);
        }

        foreach (var near in anyGroup ? rules.Neighbours(group) : new[] { group })
        {
            if (near != group && !rules.Allow(form, (group, near))) continue;
            foreach (var cell in problem.CellsOf[near])
                if (free[cell] > 0 && cell != mine && MayTake(form, cell, step))
                    Look(Change(form, mine, cell), -1, -1, cell);
        }

        for (var other = 0; other < forms.Length; other++)
        {
            if (other == form || !MayTake(other, mine, step)) continue;
            for (var theirs = 0; theirs < forms[other].Count; theirs++)
            {
                var cell = forms[other][theirs];
                var near = problem.GroupOf[cell];
                if (cell == mine || (near != group && (!anyGroup || !rules.Allow(form, (group, near)) || !rules.Allow(other, (near, group)))) || !MayTake(form, cell, step)) continue;
                Look(Change(form, mine, cell) + Change(other, cell, mine), other, theirs, cell);
            }
        }

        return best;
    }

    private bool MayTake(int form, int cell, int step) =>
        taken[form].GetValueOrDefault(cell) < perForm[cell] && !(barred.TryGetValue((form, cell), out var until) && until > step);

    /// <summary>By how much values stand too often more, when a form gives one cell's item for another's.</summary>
    private int Change(int form, int gives, int takes)
    {
        var (out1, in1) = (problem.ValueOf[gives], problem.ValueOf[takes]);
        if (out1 == in1) return 0;
        return Gain(form, takes) - (out1 >= 0 && held[form][out1] > capacities[out1] ? 1 : 0);
    }

    private int Gain(int form, int cell) => problem.ValueOf[cell] is >= 0 and var value && held[form][value] >= capacities[value] ? 1 : 0;

    private void Exchange(int form, int place, int other, int otherPlace, int cell, int step)
    {
        var mine = forms[form][place];
        Put(form, place, cell, step);
        if (other >= 0) Put(other, otherPlace, mine, step);
    }

    private void Put(int form, int place, int cell, int step)
    {
        var old = forms[form][place];
        Remove(form, old);
        Add(form, cell);
        forms[form][place] = cell;
        rules.Exchange(form, problem.GroupOf[old], problem.GroupOf[cell]);
        barred[(form, old)] = step + Tabu;
    }

    private void Add(int form, int cell)
    {
        excess += Gain(form, cell);
        free[cell]--;
        taken[form][cell] = taken[form].GetValueOrDefault(cell) + 1;
        if (problem.ValueOf[cell] >= 0) held[form][problem.ValueOf[cell]]++;
    }

    private void Remove(int form, int cell)
    {
        free[cell]++;
        if (--taken[form][cell] == 0) taken[form].Remove(cell);
        if (problem.ValueOf[cell] is not (>= 0 and var value)) return;
        held[form][value]--;
        if (held[form][value] >= capacities[value]) excess--;
    }
}
