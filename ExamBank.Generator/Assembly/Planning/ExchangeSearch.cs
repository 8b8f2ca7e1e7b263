namespace ExamBank.Generator.Assembly.Planning;

/// <summary>
/// Brings fine numbers where they should be by exchanging items so that every rule over groups and values stays kept: one
/// item for one that is free, two at once, and items between forms. O(items of a form · sample) a round.
/// </summary>
internal sealed class ExchangeSearch(PlanProblem problem, List<int>[] forms, int[] anchored, DeterministicRandom random, CancellationToken stop)
{
    private const int Rounds = 40;
    private const int Attempts = 100;

    private readonly ExchangeState state = new(problem, forms, anchored, random);

    /// <summary>Exchanges until every number is where it should be or no exchange helps; whether all limits are kept.</summary>
    public bool Run()
    {
        if (state.Overlaps is { } close && !new FormSeparation(state, close, stop).Run()) return false;
        Improve();
        if (problem.Alike.Length > 0) ComeAlike();
        return !stop.IsCancellationRequested && Enumerable.Range(0, forms.Length).All(f => state.Fine.Select((n, k) => n.IsTarget ? 0 : n.Distance(state.Sums[f][k])).All(d => d == 0));
    }

    /// <summary>
    /// Forms come alike by coming close to one number: first that of the one in the middle, which costs fewest exchanges; where free
    /// items are too few for that, the mean, which exchanges between forms do not change.
    /// </summary>
    private void ComeAlike()
    {
        var others = state.Fine;
        foreach (var centre in (Func<List<Int128>, Int128>[])[all => all.Order().ElementAt(all.Count / 2), Mean, Mean])
        {
            state.Pursue(
            [
                .. others, .. problem.Alike.Select(a =>
                {
                    var middle = centre([.. forms.Select(f => ExchangeState.Sum(a, f))]);
                    return new FineNumber(a, middle, middle, true);
                }),
            ]);
            if (Enumerable.Range(0, forms.Length).All(f => state.First(f) < 0)) return;
            Improve();
        }

        static Int128 Mean(List<Int128> all)
        {
            Int128 total = 0;
            foreach (var sum in all) total += sum;
            return (total + (all.Count / 2)) / all.Count;
        }
    }

    /// <summary>
    /// Free items bring each form where it should be. Where they run short in one form, exchanges with other forms spread what is
    /// missing over all, and free items there make up for it.
    /// </summary>
    private void Improve()
    {
        if (state.Fine.Length == 0) return;
        var (free, between) = (new FreeExchanges(state, random), new ExchangesBetween(state, random, stop));
        for (var round = 0; round < Rounds && !stop.IsCancellationRequested; round++)
        {
            for (var f = 0; f < forms.Length && !stop.IsCancellationRequested; f++)
                for (var step = 0; step < Rounds && state.First(f) >= 0 && free.Step(f); step++) { }
            var moved = false;
            foreach (var form in Enumerable.Range(0, forms.Length).Where(f => state.First(f) >= 0).OrderBy(state.First).ThenByDescending(f => state.Fine[state.First(f)].Distance(state.Sums[f][state.First(f)])).ToList())
                moved |= between.One(form) || between.Two(form);
            if (!moved && !Disturb(free)) break;
        }
    }

    /// <summary>
    /// When nothing helps any more, another choice of free items elsewhere may: by chance one form gives up an item, both are
    /// brought back as far as can be, and what made things worse is undone. False when that does not help either.
    /// </summary>
    private bool Disturb(FreeExchanges free)
    {
        for (var attempt = 0; attempt < Attempts && !stop.IsCancellationRequested; attempt++)
        {
            var missing = Enumerable.Range(0, forms.Length).Where(f => state.First(f) >= 0).ToList();
            if (missing.Count == 0) return false;
            var form = missing[random.Next(missing.Count)];
            var other = random.Next(forms.Length);
            var before = ExchangeState.Total(state.Distances(form, []), state.Distances(other, []));
            if (free.Any(other) is not { } exchange) continue;
            state.Settle();
            state.Take(other, exchange);
            foreach (var f in new[] { other, form })
                for (var step = 0; step < Rounds && state.First(f) >= 0 && free.Step(f); step++) { }
            if (ExchangeState.Compare(ExchangeState.Total(state.Distances(form, []), state.Distances(other, [])), before) < 0) return true;
            state.Undo();
        }

        return false;
    }
}
