namespace ExamBank.Generator.Assembly.Solving;

/// <summary>
/// Brings every form's sum to a level by exchanges between two forms, as debts are settled: the form that lacks most takes from
/// one that has more just what it lacks, or all that the other can spare. One exchange seldom is worth just that, but of some
/// hundreds of exchanges two or three together nearly always are.
/// </summary>
internal sealed class EveningOut
{
    // Exchanges of two forms that are looked at, and combinations of them that are tried against the rows.
    private const int MostExchanges = 1_500;
    private const int MostTries = 3_000;

    // Times that some form is brought closer.
    private const int MostSteps = 200;

    private readonly IntegerModel model;
    private readonly int[][] own;
    private readonly long[] values;
    private readonly long[] sums;
    private readonly long level;
    private readonly long[][] worth;
    private readonly (int Row, long Coefficient)[][] rowsOf;
    private readonly Int128[] activities;
    private readonly Dictionary<int, Int128> changes = [];

    private EveningOut(IntegerModel model, int rows, int[][] own, Term[][] sums, long level, long[] values)
    {
        (this.model, this.own, this.level, this.values) = (model, own, level, values);
        var lists = Enumerable.Range(0, model.VariableCount).Select(_ => new List<(int, long)>()).ToArray();
        for (var r = 0; r < rows; r++)
            foreach (var (variable, coefficient) in model.Rows[r].Terms) lists[variable].Add((r, coefficient));
        rowsOf = [.. lists.Select(l => l.ToArray())];
        activities = [.. model.Rows.Take(rows).Select(r => IntegerModel.Value(r.Terms, values))];
        this.sums = [.. sums.Select(s => (long)IntegerModel.Value(s, values))];
        worth = [.. own.Select((form, f) =>
        {
            var byVariable = sums[f].ToDictionary(t => t.Variable, t => t.Coefficient);
            return form.Select(v => byVariable.GetValueOrDefault(v)).ToArray();
        })];
    }

    /// <summary>An exchange: the form that lacks gives a cell's item for another's, which is worth so much more.</summary>
    [System.Runtime.InteropServices.StructLayout(System.Runtime.InteropServices.LayoutKind.Auto)]
    private readonly record struct Exchange(int Given, int Taken, long Gain);

    /// <summary>Values with sums nearer to the level from below; the same when no exchange helps.</summary>
    /// <param name="model">The model.</param>
    /// <param name="rows">Its first rows, which hold without the objective's own.</param>
    /// <param name="own">For each form and cell the variable that counts its items.</param>
    /// <param name="sums">For each form its sum.</param>
    /// <param name="level">What no sum should be below.</param>
    /// <param name="known">Values that keep the rows.</param>
    /// <param name="stop">Asked to stop, it gives what it has.</param>
    public static long[] Improve(IntegerModel model, int rows, int[][] own, Term[][] sums, long level, long[] known, CancellationToken stop)
    {
        var evening = new EveningOut(model, rows, own, sums, level, [.. known]);
        for (var step = 0; step < MostSteps && !stop.IsCancellationRequested && evening.Step();) step++;
        return evening.values;
    }

    private bool Step()
    {
        var poor = Array.IndexOf(sums, sums.Min());
        var lack = level - sums[poor];
        if (lack <= 0) return false;
        foreach (var rich in Enumerable.Range(0, sums.Length).Where(f => sums[f] > level).OrderByDescending(f => sums[f]).ThenBy(f => f))
        {
            // Nobody falls below the level, or the poor reach it: either way one form less is to be seen to.
            var spare = sums[rich] - level;
            var exchanges = Exchanges(poor, rich);
            if (Combined(exchanges, poor, rich, Math.Min(lack, spare), Math.Max(lack, spare))) return true;
            if (Closer(exchanges, poor, rich, lack + spare)) return true;
        }

        return false;
    }

    private List<Exchange> Exchanges(int poor, int rich)
    {
        var (mine, theirs) = (Taken(poor), Taken(rich));
        var found = new List<Exchange>();
        foreach (var given in mine)
        {
            foreach (var taken in theirs)
            {
                if (given == taken || worth[poor][given] != worth[rich][given] || worth[poor][taken] != worth[rich][taken]) continue;
                var exchange = new Exchange(given, taken, worth[poor][taken] - worth[poor][given]);
                if (exchange.Gain != 0 && Keeps(poor, rich, [exchange])) found.Add(exchange);
            }
        }

        // The smallest are those that fine sums are made of.
        return [.. found.OrderBy(e => Math.Abs(e.Gain)).ThenBy(e => e.Given).ThenBy(e => e.Taken).Take(MostExchanges).OrderBy(e => e.Gain).ThenBy(e => e.Given).ThenBy(e => e.Taken)];
    }

    private List<int> Taken(int form) => [.. Enumerable.Range(0, own[form].Length).Where(c => values[own[form][c]] > 0)];

    /// <summary>One, two or three exchanges that together are worth something within limits.</summary>
    private bool Combined(List<Exchange> sorted, int poor, int rich, long least, long greatest)
    {
        var tries = MostTries;
        foreach (var exchange in sorted)
            if (exchange.Gain >= least && exchange.Gain <= greatest && Take(poor, rich, [exchange])) return true;
        if (Pair(sorted, poor, rich, least, greatest, null, ref tries)) return true;
        foreach (var third in sorted.OrderBy(e => Math.Abs(e.Gain)).ThenBy(e => e.Given).ThenBy(e => e.Taken))
        {
            if (tries <= 0) return false;
            if (Pair(sorted, poor, rich, least - third.Gain, greatest - third.Gain, third, ref tries)) return true;
        }

        return false;
    }

    /// <summary>Two exchanges, and a third that is given, whose worth is within limits: two fingers on the sorted list.</summary>
    private bool Pair(List<Exchange> sorted, int poor, int rich, long least, long greatest, Exchange? third, ref int tries)
    {
        var high = sorted.Count - 1;
        for (var low = 0; low < sorted.Count && tries > 0; low++)
        {
            while (high > low && sorted[low].Gain + sorted[high].Gain > greatest) high--;
            for (var other = high; other > low && tries > 0 && sorted[low].Gain + sorted[other].Gain >= least; other--)
            {
                tries--;
                if (Take(poor, rich, third is { } more ? [sorted[low], sorted[other], more] : [sorted[low], sorted[other]])) return true;
            }
        }

        return false;
    }

    /// <summary>The exchange that brings two sums closest to each other.</summary>
    private bool Closer(List<Exchange> sorted, int poor, int rich, long apart)
    {
        foreach (var exchange in sorted.Where(e => e.Gain > 0 && e.Gain < apart).OrderBy(e => Math.Abs((2 * e.Gain) - apart)).ThenBy(e => e.Given).ThenBy(e => e.Taken))
            if (Take(poor, rich, [exchange])) return true;
        return false;
    }

    private bool Take(int poor, int rich, ReadOnlySpan<Exchange> exchanges)
    {
        for (var i = 0; i < exchanges.Length; i++)
            for (var j = 0; j < i; j++)
                if (exchanges[i].Given == exchanges[j].Given || exchanges[i].Taken == exchanges[j].Taken) return false;
        if (!Keeps(poor, rich, exchanges)) return false;
        foreach (var (row, change) in changes) activities[row] += change;
        foreach (var (given, taken, gain) in exchanges)
        {
            values[own[poor][given]]--;
            values[own[rich][given]]++;
            values[own[poor][taken]]++;
            values[own[rich][taken]]--;
            sums[poor] += gain;
            sums[rich] -= gain;
        }

        return true;
    }

    /// <summary>Whether bounds and rows allow some exchanges together; what they change is left in <see cref="changes"/>.</summary>
    private bool Keeps(int poor, int rich, ReadOnlySpan<Exchange> exchanges)
    {
        changes.Clear();
        foreach (var (given, taken, _) in exchanges)
        {
            if (values[own[rich][given]] >= model.Upper(own[rich][given]) || values[own[poor][taken]] >= model.Upper(own[poor][taken])) return false;
            Change(own[poor][given], -1);
            Change(own[rich][given], 1);
            Change(own[poor][taken], 1);
            Change(own[rich][taken], -1);
        }

        foreach (var (row, change) in changes)
        {
            var activity = activities[row] + change;
            if (activity < model.Rows[row].Minimum || activity > model.Rows[row].Maximum) return false;
        }

        return true;
    }

    private void Change(int variable, int by)
    {
        foreach (var (row, coefficient) in rowsOf[variable])
        {
            System.Runtime.InteropServices.CollectionsMarshal.GetValueRefOrAddDefault(changes, row, out _) += coefficient * by;
        }
    }
}
