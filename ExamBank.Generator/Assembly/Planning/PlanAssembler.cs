namespace ExamBank.Generator.Assembly.Planning;

/// <summary>
/// The fast way to forms: a plan of numbers by group, a matching of what it takes to the values that forms may hold only so
/// often, and exchanges that bring fine numbers where they should be. It finds forms or gives up; it proves nothing by itself.
/// </summary>
/// <remarks>
/// Forms that follow one plan need one flow for all: edges of a bipartite multigraph can be shared out so evenly that each form
/// gets the whole part of what each group, value and cell has, or one more (de Werra 1971).
/// </remarks>
internal sealed class PlanAssembler
{
    private const int Rounds = 40;

    // Which part of fine numbers exchanges are trusted to reach.
    private static readonly double[] Reaches = [0.1, 0.5, 1];

    // Every group had best keep free items: exchanges live on them.
    private static readonly double[] Shares = [0.5, 0.7, 0.8, 0.9, 1];

    // How much more than its part of what is left a block of forms may take, where use is to be even.
    private static readonly double[] Paces = [1.02, 1.1, 1.25, 2, double.PositiveInfinity];

    // A plan that cannot be shared out is tried with other choices so often.
    private const int Failures = 12;

    private readonly PlanProblem problem;
    private readonly DeterministicRandom random;
    private readonly CancellationToken stop;
    private readonly List<int>[] forms;
    private readonly int[] anchored;

    private PlanAssembler(PlanProblem problem, long seed, CancellationToken stop)
    {
        this.problem = problem;
        this.stop = stop;
        random = new DeterministicRandom(seed, "plan");
        forms = [.. Enumerable.Range(0, problem.Forms).Select(_ => new List<int>())];
        anchored = new int[problem.Forms];
    }

    /// <summary>Forms that keep every rule the problem knows; null when none were found.</summary>
    public static List<int>[]? Assemble(PlanProblem problem, long seed, CancellationToken stop)
    {
        var assembler = new PlanAssembler(problem, seed, stop);
        var block = problem.Even ? Math.Max(1, (problem.Forms + 24) / 25) : problem.Forms;
        foreach (var reach in Reaches)
        {
            if (problem.Even ? assembler.FillEvenly(block, reach) : assembler.FillAtOnce(reach))
                return new ExchangeSearch(problem, assembler.forms, assembler.anchored, assembler.random, stop).Run() ? assembler.forms : null;
        }

        return null;
    }

    private bool FillAtOnce(double reach)
    {
        var left = new Uses(problem, problem.Use);
        return Fill(left, 0, problem.Forms, true, null, reach, Shares) || (problem.Forms > 1 && Fill(left, 0, problem.Forms, false, null, reach, Shares));
    }

    /// <summary>Block after block of forms, each with a plan of its own that prefers what has been used least.</summary>
    private bool FillEvenly(int block, double reach)
    {
        // What forms hold is known after the first plan: with it, the least use that could do.
        for (var use = 1; use <= problem.Use; use++)
        {
            foreach (var form in forms) form.Clear();
            var left = new Uses(problem, use);
            if (!FillBlock(left, 0, block, reach)) continue;
            var least = (int)(((long)forms[0].Count * problem.Forms) + problem.Sizes.Sum() - 1) / problem.Sizes.Sum();
            if (use < least)
            {
                use = least - 1;
                continue;
            }

            var first = block;
            while (first < problem.Forms && FillBlock(left, first, block, reach)) first += block;
            if (first >= problem.Forms) return true;
        }

        return false;
    }

    private bool FillBlock(Uses left, int first, int block, double reach)
    {
        var count = Math.Min(block, problem.Forms - first);
        // What is left of anything lasts for the forms to come when each block takes no more than its part of it, or little more.
        var part = (double)count / (problem.Forms - first);
        double[] shares = [.. Paces.Select(pace => Math.Min(1, part * pace)).Distinct()];
        return Reaches.Where(r => r >= reach).Any(r =>
            Fill(left, first, count, true, Costs(left), r, shares) || (count > 1 && Fill(left, first, count, false, Costs(left), r, shares)));
    }

    /// <summary>Groups used more than the others cost more, in thousandths of the uses allowed.</summary>
    private long[] Costs(Uses left) => [.. problem.Sizes.Select((size, g) => 1000L - (1000L * left.OfGroup(g) / ((long)size * left.Limit)))];

    /// <summary>Fills forms, by one plan that all follow or by one that counts them together and is then shared out.</summary>
    /// <param name="left">What may still be taken.</param>
    /// <param name="first">The first form.</param>
    /// <param name="count">The number of forms.</param>
    /// <param name="alike">Whether all follow one plan.</param>
    /// <param name="cost">What taking one of a group costs; null when all are alike.</param>
    /// <param name="reach">Which part of fine numbers exchanges are trusted to reach.</param>
    /// <param name="shares">Which part of what is left may be taken, tried in turn.</param>
    private bool Fill(Uses left, int first, int count, bool alike, long[]? cost, double reach, double[] shares)
    {
        foreach (var share in shares)
        {
            var free = Enumerable.Range(0, problem.Sizes.Length).Select(g => Part(left.OfGroup(g), share)).ToArray();
            if (FillBy(new PlanModel(problem, alike ? count : 1, alike ? 1 : count, free, random, cost, reach), left, first, count, alike, reach, share)) return true;
        }

        return false;
    }

    // In even use the last block takes all that is left of some; elsewhere every group had best keep some.
    private int Part(int left, double share) => (int)(problem.Even ? Math.Ceiling(left * share) : left * share);

    /// <summary>Fills forms by what the model plans, telling it of groups that together ask for too much until it asks for what there is.</summary>
    private bool FillBy(PlanModel model, Uses left, int first, int count, bool alike, double reach, double share)
    {
        var failures = 0;
        for (var round = 0; round < Rounds && !stop.IsCancellationRequested; round++)
        {
            if (model.Solve(0.5, stop) is not { } plan) return false;
            if (Share(plan, model) is not { } shared) continue;
            var supply = alike ? [.. plan.Own.Select(n => n * count)] : plan.Own;
            var edges = Edges(supply, c => Math.Min((problem.Even ? Part(left.OfCell(c), share) : left.OfCell(c)) - (shared.GetValueOrDefault(c) * count), (problem.Cells.Size(c) - shared.GetValueOrDefault(c)) * count));
            var capacities = Capacities(shared, count);
            if (problem.Even) capacities = [.. capacities.Select((c, value) => Math.Min(c, Part(left.OfValue(value), share)))];
            var (flow, tooMuch) = Matching.Solve(supply, edges, new int[capacities.Length], capacities);
            if (tooMuch is { } cut)
            {
                model.Cut(cut.Groups, cut.Most);
                continue;
            }

            if (flow is null) return false;
            var plans = alike ? [.. Enumerable.Repeat(plan.Own, count)] : ShareOut(plan, count, reach);
            if (plans is null || (Split(plans, edges, flow, shared) ?? Exchanged(left, plans, shared)) is not { } taken)
            {
                if (++failures == Failures) return false;
                continue;
            }

            Take(left, taken, shared, first, count);
            return true;
        }

        return false;
    }

    /// <summary>
    /// A plan for each form out of one for all together, form after form: what a form leaves keeps the rules for the others,
    /// so the last takes what is left.
    /// </summary>
    private int[][]? ShareOut(Plan plan, int count, double reach)
    {
        var plans = new int[count][];
        var numbers = plan.Own.ToArray();
        for (var form = 0; form < count; form++)
        {
            var model = new PlanModel(problem, 1, 1, numbers, random, null, reach, plan.Shared);
            model.Leave(numbers, count - form - 1, plan.Shared);
            if (model.Solve(0.2, stop) is not { } own) return null;
            plans[form] = own.Own;
            for (var g = 0; g < numbers.Length; g++) numbers[g] -= own.Own[g];
        }

        return plans;
    }

    /// <summary>The cells of the items that all forms share; null when the plan shares more than values allow.</summary>
    private Dictionary<int, int>? Share(Plan plan, PlanModel model)
    {
        if (plan.Shared.Length == 0) return [];
        var edges = Edges(plan.Shared, problem.Cells.Size);
        var (flow, tooMuch) = Matching.Solve(plan.Shared, edges, new int[problem.Capacities.Length], problem.Capacities);
        if (tooMuch is { } cut) model.CutShared(cut.Groups, cut.Most);
        return flow is null ? null : edges.Zip(flow).Where(e => e.Second > 0).ToDictionary(e => e.First.Cell, e => e.Second);
    }

    private List<Matching.Edge> Edges(int[] supply, Func<int, int> most)
    {
        var edges = new List<Matching.Edge>();
        for (var g = 0; g < supply.Length; g++)
        {
            if (supply[g] == 0) continue;
            foreach (var cell in problem.CellsOf[g])
                if (most(cell) is > 0 and var limit)
                    edges.Add(new(cell, g, problem.ValueOf[cell], 0, limit));
        }

        random.Shuffle(edges);
        return edges;
    }

    private int[] Capacities(Dictionary<int, int> shared, int count)
    {
        var capacities = problem.Capacities.ToArray();
        foreach (var (cell, taken) in shared)
            if (problem.ValueOf[cell] >= 0)
                capacities[problem.ValueOf[cell]] -= taken;
        return [.. capacities.Select(c => (int)Math.Min((long)c * count, int.MaxValue / 4))];
    }

    /// <summary>Shares what flows out among the forms: to each its plan, of each value no more than a form may hold.</summary>
    private List<(int Cell, int Count)>[]? Split(int[][] plans, List<Matching.Edge> edges, int[] flow, Dictionary<int, int> shared)
    {
        var count = plans.Length;
        var capacities = Capacities(shared, 1);
        var remaining = edges.Zip(flow, (e, f) => e with { Most = f }).Where(e => e.Most > 0).ToList();
        var taken = new List<(int Cell, int Count)>[count];
        for (var k = count; k > 0; k--)
        {
            var form = count - k;
            var ofValue = new int[capacities.Length];
            foreach (var edge in remaining)
                if (edge.Value >= 0)
                    ofValue[edge.Value] += edge.Most;
            int[] least = [.. ofValue.Select((total, v) => (int)Math.Max(0, total - ((long)(k - 1) * capacities[v])))];
            var bounded = remaining.ConvertAll(e =>
            {
                var size = problem.Cells.Size(e.Cell) - shared.GetValueOrDefault(e.Cell);
                return e with { Least = Math.Max(0, e.Most - ((k - 1) * size)), Most = Math.Min(e.Most, size) };
            });
            var part = k == 1 ? [.. remaining.Select(e => e.Most)] : Matching.Solve(plans[form], bounded, least, capacities).Flow;
            if (part is null) return null;
            taken[form] = [.. remaining.Zip(part).Where(e => e.Second > 0).Select(e => (e.First.Cell, e.Second))];
            remaining = [.. remaining.Zip(part, (e, p) => e with { Most = e.Most - p }).Where(e => e.Most > 0)];
        }

        return taken;
    }

    /// <summary>Shares out among forms of different plans what no flow could.</summary>
    private List<(int Cell, int Count)>[]? Exchanged(Uses left, int[][] plans, Dictionary<int, int> shared)
    {
        if (plans.Length == 1) return null;
        int[] most = [.. Enumerable.Range(0, problem.Cells.Count).Select(c => problem.Cells.Size(c) - shared.GetValueOrDefault(c))];
        int[] free = [.. most.Select((m, c) => Math.Min(left.OfCell(c) - (shared.GetValueOrDefault(c) * plans.Length), m * plans.Length))];
        return ValueSharing.Share(problem, plans, Capacities(shared, 1), free, most, random, stop);
    }

    /// <summary>Items in the place of cells: of each cell those used least, in turns.</summary>
    private void Take(Uses left, List<(int Cell, int Count)>[] taken, Dictionary<int, int> shared, int first, int count)
    {
        foreach (var (cell, number) in shared)
        {
            foreach (var item in left.Take(cell, number, random))
            {
                for (var form = first; form < first + count; form++) forms[form].Add(item);
                left.Exhaust(item);
            }
        }

        for (var form = first; form < first + count; form++) anchored[form] = forms[form].Count;
        for (var form = 0; form < count; form++)
            foreach (var (cell, number) in taken[form])
                forms[first + form].AddRange(left.Take(cell, number, random));
    }
}
