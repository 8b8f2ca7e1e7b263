namespace ExamBank.Generator.Assembly.Solving;

/// <summary>
/// Brings forms that keep every row closer to where their sums should be, by chance exchanges that are taken when they help,
/// and at first also when they hurt a little (simulated annealing: Kirkpatrick, Gelatt and Vecchi 1983). Searches that prove
/// are slow to spread sums evenly over many forms; this is quick, and what it finds is where they start.
/// </summary>
/// <remarks>The number of tries is fixed, and chance follows from the seed, so the same values come out on every machine.</remarks>
internal sealed class Annealing
{
    private const int Tries = 400_000;

    private readonly IntegerModel model;
    private readonly int[][] own;
    private readonly SumGoal goal;
    private readonly DeterministicRandom random;
    private readonly long[] values;
    private readonly (int Row, long Coefficient)[][] rowsOf;
    private readonly Int128[] activities;
    private readonly Int128[] changes;
    private readonly List<int> touched = [];
    private readonly long[][] coefficients;
    private readonly List<int>[] taken;
    private readonly long[] sums;

    private Annealing(IntegerModel model, int rows, int[][] own, SumGoal goal, long[] values, DeterministicRandom random)
    {
        this.model = model;
        this.own = own;
        this.goal = goal.High > 0 ? goal : goal with { High = 1.3 * goal.Sums.Average(s => (double)IntegerModel.Value(s, values)) };
        this.random = random;
        this.values = values;
        var lists = Enumerable.Range(0, model.VariableCount).Select(_ => new List<(int, long)>()).ToArray();
        activities = new Int128[rows];
        changes = new Int128[rows];
        for (var r = 0; r < rows; r++)
        {
            foreach (var (variable, coefficient) in model.Rows[r].Terms) lists[variable].Add((r, coefficient));
            activities[r] = IntegerModel.Value(model.Rows[r].Terms, values);
        }

        rowsOf = [.. lists.Select(l => l.ToArray())];
        coefficients = [.. own.Select((form, f) =>
        {
            var byVariable = goal.Sums[f].ToDictionary(t => t.Variable, t => t.Coefficient);
            return form.Select(v => byVariable.GetValueOrDefault(v)).ToArray();
        })];
        taken = [.. own.Select(form => Enumerable.Range(0, form.Length).Where(c => values[form[c]] > 0).ToList())];
        sums = [.. goal.Sums.Select(s => (long)IntegerModel.Value(s, values))];
    }

    /// <summary>Values with sums closer to the goal, or the same when none were found.</summary>
    /// <param name="model">The model.</param>
    /// <param name="rows">Its first rows, which hold without the objective's own.</param>
    /// <param name="own">For each form and cell the variable that counts its items.</param>
    /// <param name="goal">Where the sums should be.</param>
    /// <param name="known">Values that keep the rows.</param>
    /// <param name="seed">Decides by which chance.</param>
    /// <param name="stop">Asked to stop, it gives what it has.</param>
    public static long[] Improve(IntegerModel model, int rows, int[][] own, SumGoal goal, long[] known, long seed, CancellationToken stop)
    {
        if (own.Length == 0 || own[0].Length < 2) return known;
        return new Annealing(model, rows, own, goal, [.. known], new DeterministicRandom(seed, "annealing")).Run(stop);
    }

    private long[] Run(CancellationToken stop)
    {
        var best = (Values: values.ToArray(), Miss: goal.Miss(sums));
        // From the size of what one item adds down to half a unit: there, only what helps is taken.
        var largest = (double)coefficients.Max(f => f.Max(Math.Abs));
        var temperature = largest * largest / 4;
        var cooling = Math.Pow(0.25 / Math.Max(1, temperature), 1.0 / Tries);
        for (var attempt = 0; attempt < Tries && best.Miss > goal.Least; attempt++)
        {
            if ((attempt & 1023) == 0 && stop.IsCancellationRequested) break;
            temperature *= cooling;
            if (!Try(temperature)) continue;
            var miss = goal.Miss(sums);
            if (miss < best.Miss) best = (values.ToArray(), miss);
        }

        return best.Values;
    }

    /// <summary>One exchange by chance: with another form, with items that are free, or an item given to another form.</summary>
    private bool Try(double temperature)
    {
        var f = random.Next(own.Length);
        if (taken[f].Count == 0) return false;
        var c = taken[f][random.Next(taken[f].Count)];
        var other = own.Length == 1 ? f : (f + 1 + random.Next(own.Length - 1)) % own.Length;
        switch (random.Next(own.Length == 1 ? 1 : 4))
        {
            case 0:
                return Move(temperature, [(f, c, -1), (f, random.Next(own[f].Length), 1)]);
            case 1:
                return Move(temperature, [(f, c, -1), (other, c, 1)]);
            default:
                if (taken[other].Count == 0) return false;
                var d = taken[other][random.Next(taken[other].Count)];
                return c != d && Move(temperature, [(f, c, -1), (f, d, 1), (other, d, -1), (other, c, 1)]);
        }
    }

    private bool Move(double temperature, ReadOnlySpan<(int Form, int Cell, int By)> moves)
    {
        foreach (var row in touched) changes[row] = 0;
        touched.Clear();
        foreach (var (form, cell, by) in moves)
        {
            var variable = own[form][cell];
            var value = values[variable] + by;
            if (value < model.Lower(variable) || value > model.Upper(variable)) return false;
            foreach (var (row, coefficient) in rowsOf[variable])
            {
                if (changes[row] == 0) touched.Add(row);
                changes[row] += coefficient * by;
            }
        }

        foreach (var row in touched)
        {
            var activity = activities[row] + changes[row];
            if (activity < model.Rows[row].Minimum || activity > model.Rows[row].Maximum) return false;
        }

        var before = goal.Cost(sums);
        foreach (var (form, cell, by) in moves) sums[form] += by * coefficients[form][cell];
        var worse = goal.Cost(sums) - before;
        if (worse > 0 && random.Next(1 << 24) >= Math.Exp(-worse / temperature) * (1 << 24))
        {
            foreach (var (form, cell, by) in moves) sums[form] -= by * coefficients[form][cell];
            return false;
        }

        foreach (var row in touched) activities[row] += changes[row];
        foreach (var (form, cell, by) in moves)
        {
            var variable = own[form][cell];
            values[variable] += by;
            if (values[variable] == 0) taken[form].Remove(cell);
            else if (by > 0 && values[variable] == 1) taken[form].Add(cell);
        }

        return true;
    }
}

/// <summary>Where the sums of forms should be.</summary>
/// <param name="Sums">For each form its sum.</param>
/// <param name="Target">Where each should be; null when they should be alike.</param>
/// <param name="Least">A miss that no forms can beat; of a least sum its negative.</param>
internal sealed record SumGoal(Term[][] Sums, long? Target, Int128 Least)
{
    /// <summary>Whether the least sum should be as large as can be, instead of sums alike.</summary>
    public bool IsMaximin { get; init; }

    /// <summary>Where <see cref="IsMaximin"/>, the sum that all are drawn towards; nought for one that none is thought to reach.</summary>
    public double High { get; init; }

    /// <summary>The sum of squared distances: many small ones are better than a large one.</summary>
    public double Cost(long[] sums)
    {
        var centre = IsMaximin ? High : Target ?? sums.Average();
        var cost = 0.0;
        foreach (var sum in sums) cost += (sum - centre) * (sum - centre);
        return cost;
    }

    /// <summary>What the objective minimises: the largest distance from the target, or the spread.</summary>
    public Int128 Miss(long[] sums) => IsMaximin ? -(Int128)sums.Min() : Target is { } target ? sums.Max(s => Int128.Abs((Int128)s - target)) : (Int128)sums.Max() - sums.Min();

    /// <summary>What divides every form's sum, whatever is taken; 1 when no sum has any terms.</summary>
    public static long DivisorOf(Term[][] sums) =>
        Math.Max(1, sums.SelectMany(s => s).Aggregate(0L, (d, t) => (long)System.Numerics.BigInteger.GreatestCommonDivisor(d, t.Coefficient)));

    /// <summary>The least distance, no smaller than a given one, that a multiple of a divisor can have from a target.</summary>
    public static Int128 NextMiss(Int128 least, long target, long divisor)
    {
        var over = ((target % divisor) + divisor) % divisor;
        var (below, above) = (over + (Up(least - over) * divisor), divisor - over + (Up(least - divisor + over) * divisor));
        return Int128.Min(below, above);

        Int128 Up(Int128 distance) => distance <= 0 ? 0 : (distance + divisor - 1) / divisor;
    }
}
