namespace ExamBank.Generator.Assembly.Planning;

/// <summary>Exchanges of items between two forms: one, or two at once. O(items of a form²) for each two forms.</summary>
internal sealed class ExchangesBetween(ExchangeState state, DeterministicRandom random, CancellationToken stop)
{
    private const int MostPairs = 4000;

    // Forms looked at for two exchanges at once.
    private const int MostPartners = 12;

    /// <summary>Two exchanges at once between this form and another, which leave all numbers alone that are where they should be; false when none helps.</summary>
    public bool Two(int form)
    {
        var first = state.First(form);
        if (first <= 0) return false;
        var start = random.Next(state.Forms.Length);
        for (var n = 0; n < Math.Min(state.Forms.Length, MostPartners) && !stop.IsCancellationRequested; n++)
        {
            var other = (start + n) % state.Forms.Length;
            if (other == form) continue;
            var singles = Swaps(form, other).ToList();
            var byChange = singles.ToLookup(s => FreeExchanges.Key(s.Go.Changes, first, 1));
            var least = ExchangeState.Total(state.Distances(form, []), state.Distances(other, []));
            ((Exchange Go, Exchange Back) One, (Exchange Go, Exchange Back) Other)? best = null;
            var seen = 0;
            foreach (var one in singles)
            {
                foreach (var two in byChange[FreeExchanges.Key(one.Go.Changes, first, -1)])
                {
                    if (one.Go.Rank >= two.Go.Rank || one.Go.Place == two.Go.Place || one.Back.Place == two.Back.Place || seen++ >= MostPairs) continue;
                    var after = ExchangeState.Total(state.Distances(form, [one.Go, two.Go]), state.Distances(other, [one.Back, two.Back]));
                    if (ExchangeState.Compare(after, least) >= 0) continue;
                    if (!state.Allow(form, one.Go, two.Go) || !state.Allow(other, one.Back, two.Back) || !state.Fits(form, one.Go, two.Go) || !state.Fits(other, one.Back, two.Back)) continue;
                    (best, least) = ((one, two), after);
                }
            }

            if (best is not { } found) continue;
            var undone = (One: state.Forms[form][found.One.Go.Place], Other: state.Forms[form][found.Other.Go.Place]);
            if (!state.TakeBoth(form, found.One.Go, found.Other.Go, other)) continue;
            if (state.TakeBoth(other, found.One.Back, found.Other.Back, form)) return true;
            state.Take(form, state.Make(form, found.Other.Go.Place, undone.Other));
            state.Take(form, state.Make(form, found.One.Go.Place, undone.One));
        }

        return false;
    }

    /// <summary>Exchanges of an item of one form for an item of another, of groups that might stand for one another.</summary>
    private IEnumerable<(Exchange Go, Exchange Back)> Swaps(int form, int other)
    {
        var rank = 0;
        for (var place = state.Anchored[form]; place < state.Forms[form].Count; place++)
        {
            var item = state.Forms[form][place];
            if (state.InForm[other].Contains(item)) continue;
            var near = state.Rules.Neighbours(state.GroupOf(item));
            for (var theirs = state.Anchored[other]; theirs < state.Forms[other].Count; theirs++)
            {
                var counter = state.Forms[other][theirs];
                if (state.InForm[form].Contains(counter) || !ReferenceEquals(state.Rules.Neighbours(state.GroupOf(counter)), near)) continue;
                if (state.Overlaps is not null && (!state.Overlaps.Allow(form, item, counter, other) || !state.Overlaps.Allow(other, counter, item, form))) continue;
                rank++;
                yield return (state.Make(form, place, counter) with { Rank = rank }, state.Make(other, theirs, item) with { Rank = rank });
            }
        }
    }

    /// <summary>The exchange of two items between this form and another that helps both most; false when none does.</summary>
    public bool One(int form)
    {
        Exchange? best = null;
        (int Form, Exchange Back) partner = (-1, null!);
        var least = Int128.MaxValue;
        var first = state.First(form);
        if (first < 0) return false;
        for (var other = 0; other < state.Forms.Length; other++)
        {
            if (other == form) continue;
            var start = ExchangeState.Total(state.Distances(form, []), state.Distances(other, []));
            for (var place = state.Anchored[form]; place < state.Forms[form].Count; place++)
            {
                var item = state.Forms[form][place];
                for (var theirs = state.Anchored[other]; theirs < state.Forms[other].Count; theirs++)
                {
                    var counter = state.Forms[other][theirs];
                    var (mine, its) = (state.GroupOf(item), state.GroupOf(counter));
                    if (mine != its && (!state.Rules.Allow(form, (mine, its)) || !state.Rules.Allow(other, (its, mine)))) continue;
                    if (state.InForm[form].Contains(counter) || state.InForm[other].Contains(item)) continue;
                    if (!state.Holds(form, item, counter) || !state.Holds(other, counter, item)) continue;
                    if (state.Overlaps is not null && (!state.Overlaps.Allow(form, item, counter, other) || !state.Overlaps.Allow(other, counter, item, form))) continue;
                    var go = state.Make(form, place, counter);
                    var back = state.Make(other, theirs, item);
                    var after = ExchangeState.Total(state.Distances(form, [go]), state.Distances(other, [back]));
                    if (ExchangeState.Compare(after, start) < 0 && (best is null || after[first] < least))
                    {
                        best = go;
                        partner = (other, back);
                        least = after[first];
                    }
                }
            }

            if (best is not null && least == 0) break;
        }

        if (best is not { } found) return false;
        state.Take(form, found);
        state.Take(partner.Form, partner.Back);
        return true;
    }
}
