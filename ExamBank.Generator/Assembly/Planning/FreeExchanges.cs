namespace ExamBank.Generator.Assembly.Planning;

/// <summary>Exchanges of a form's items for free ones: one, or two at once. O(items of a form · sample).</summary>
internal sealed class FreeExchanges(ExchangeState state, DeterministicRandom random)
{
    // Free items looked at for each place in a form: a few first, many where those do not help.
    private const int FewSamples = 6;
    private const int ManySamples = 48;
    private const int MostPairs = 4000;

    /// <summary>One exchange with free items, or two at once; false when none helps.</summary>
    public bool Step(int form) => Step(form, FewSamples) || Step(form, ManySamples);

    private bool Step(int form, int samples)
    {
        var first = state.First(form);
        var candidates = new List<Exchange>();
        Exchange? best = null;
        var bestDistances = state.Distances(form, []);
        foreach (var candidate in Sample(form, samples))
        {
            candidates.Add(candidate);
            var distances = state.Distances(form, [candidate]);
            if (ExchangeState.Compare(distances, bestDistances) >= 0) continue;
            (best, bestDistances) = (candidate, distances);
            // Nothing is better than everything where it should be.
            if (Array.TrueForAll(distances, d => d == 0)) break;
        }

        if (best is not null)
        {
            state.Take(form, best);
            return true;
        }

        (Exchange One, Exchange Other)? pair = null;
        foreach (var (one, other) in Pairs(form, first, candidates))
        {
            if (one.Place == other.Place || one.Item == other.Item || !state.Allow(form, one, other) || !state.Fits(form, one, other)) continue;
            var distances = state.Distances(form, [one, other]);
            if (ExchangeState.Compare(distances, bestDistances) < 0) (pair, bestDistances) = ((one, other), distances);
        }

        return pair is { } two && state.TakeBoth(form, two.One, two.Other);
    }

    /// <summary>
    /// Pairs of exchanges that may bring a form's number where it should be: those that come close to what is wanted of it, and,
    /// where numbers before it are at stake, those that leave these as they are.
    /// </summary>
    private IEnumerable<(Exchange One, Exchange Other)> Pairs(int form, int first, List<Exchange> candidates)
    {
        var seen = 0;
        if (first > 0)
        {
            var byChange = candidates.ToLookup(c => Key(c.Changes, first, 1));
            foreach (var one in candidates)
                foreach (var other in byChange[Key(one.Changes, first, -1)])
                    if (one.Rank < other.Rank && seen++ < MostPairs)
                        yield return (one, other);
        }

        var wanted = state.Fine[first].Wanted(state.Sums[form][first]) - state.Sums[form][first];
        candidates.Sort((a, b) => a.Changes[first].CompareTo(b.Changes[first]) is var order && order != 0 ? order : a.Rank.CompareTo(b.Rank));
        var (low, high) = (0, candidates.Count - 1);
        for (seen = 0; low < high && seen < MostPairs; seen++)
        {
            yield return (candidates[low], candidates[high]);
            if (candidates[low].Changes[first] + candidates[high].Changes[first] < wanted) low++;
            else high--;
        }
    }

    /// <summary>By chance one of the exchanges that a form may make; null for none.</summary>
    public Exchange? Any(int form)
    {
        var exchanges = Sample(form, ManySamples).ToList();
        return exchanges.Count == 0 ? null : exchanges[random.Next(exchanges.Count)];
    }

    /// <summary>What exchanges must have alike, or with the other sign, to leave the first numbers as they are together.</summary>
    public static string Key(Int128[] changes, int count, int sign) => string.Join(' ', changes.Take(count).Select(c => sign * c));

    /// <summary>Free items of the same group for each place of a form, a sample of them.</summary>
    private IEnumerable<Exchange> Sample(int form, int samples)
    {
        var rank = 0;
        for (var place = state.Anchored[form]; place < state.Forms[form].Count; place++)
        {
            var item = state.Forms[form][place];
            var group = state.GroupOf(item);
            var near = state.Rules.Neighbours(group);
            var first = random.Next(near.Count);
            var looked = 0;
            // Its own group first: that is always allowed.
            for (var n = -1; n < near.Count && looked < samples; n++)
            {
                var from = n < 0 ? group : near[(first + n) % near.Count];
                if (n >= 0 && (from == group || !state.Rules.Allow(form, (group, from)))) continue;
                var free = state.Members(from);
                var start = random.Next(free.Length);
                for (var i = 0; i < free.Length && looked < samples; i++)
                {
                    var other = free[(start + i) % free.Length];
                    if (!state.IsFree(form, item, other)) continue;
                    looked++;
                    yield return state.Make(form, place, other) with { Rank = rank++ };
                }
            }
        }
    }
}
