namespace ExamBank.Generator.Assembly.Planning;

/// <summary>
/// Brings fine numbers where they should be by exchanging items so that every rule over groups and values stays kept: one
/// item for one that is free, two at once, and items between forms. O(items of a form · sample) a round.
/// </summary>
internal sealed class ExchangeSearch
{
    // Free items looked at for each place in a form: a few first, many where those do not help.
    private const int FewSamples = 6;
    private const int ManySamples = 48;
    private const int Rounds = 40;
    private const int MostPairs = 4000;

    // Forms looked at for two exchanges at once.
    private const int MostPartners = 12;
    private const int Attempts = 100;

    private readonly PlanProblem problem;
    private readonly List<int>[] forms;
    private readonly int[] anchored;
    private readonly DeterministicRandom random;
    private readonly CancellationToken stop;
    private readonly Dictionary<int, int> used = [];
    private readonly HashSet<int>[] inForm;
    private readonly int[][] held;
    private readonly GroupRules rules;
    private readonly PairOverlaps? overlaps;
    private readonly int limit;
    private readonly Dictionary<int, int[]> members = [];
    private readonly List<(int Form, int Place, int Item)> done = [];
    private FineNumber[] fine;
    private Int128[][] sums;

    public ExchangeSearch(PlanProblem problem, List<int>[] forms, int[] anchored, DeterministicRandom random, CancellationToken stop)
    {
        this.problem = problem;
        this.forms = forms;
        this.anchored = anchored;
        this.random = random;
        this.stop = stop;
        inForm = [.. forms.Select(f => f.ToHashSet())];
        held = [.. forms.Select(Held)];
        rules = new GroupRules(problem, forms, GroupOf);
        overlaps = problem.Overlap is { } most ? new PairOverlaps(most, forms) : null;
        foreach (var item in forms.SelectMany(f => f)) used[item] = used.GetValueOrDefault(item) + 1;
        // Exchanges may not make use less even than it is.
        limit = problem.Even ? used.Values.Append(0).Max() : problem.Use;
        fine = problem.Fine;
        sums = Sums();
    }

    /// <summary>Exchanges until every number is where it should be or no exchange helps; whether all limits are kept.</summary>
    public bool Run()
    {
        if (overlaps is not null && !SeparateForms(overlaps)) return false;
        Improve();
        if (problem.Alike.Length > 0) ComeAlike();
        return !stop.IsCancellationRequested && Enumerable.Range(0, forms.Length).All(f => fine.Select((n, k) => n.IsTarget ? 0 : n.Distance(sums[f][k])).All(d => d == 0));
    }

    /// <summary>
    /// Forms come alike by coming close to one number: first that of the one in the middle, which costs fewest exchanges; where free
    /// items are too few for that, the mean, which exchanges between forms do not change.
    /// </summary>
    private void ComeAlike()
    {
        var others = fine;
        foreach (var centre in (Func<List<Int128>, Int128>[])[all => all.Order().ElementAt(all.Count / 2), Mean, Mean])
        {
            fine =
            [
                .. others, .. problem.Alike.Select(a =>
                {
                    var middle = centre([.. forms.Select(f => Sum(a, f))]);
                    return new FineNumber(a, middle, middle, true);
                }),
            ];
            sums = Sums();
            if (Enumerable.Range(0, forms.Length).All(f => First(f) < 0)) return;
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
        if (fine.Length == 0) return;
        for (var round = 0; round < Rounds && !stop.IsCancellationRequested; round++)
        {
            for (var f = 0; f < forms.Length && !stop.IsCancellationRequested; f++)
                for (var step = 0; step < Rounds && First(f) >= 0 && Step(f); step++) { }
            var moved = false;
            foreach (var form in Enumerable.Range(0, forms.Length).Where(f => First(f) >= 0).OrderBy(First).ThenByDescending(f => fine[First(f)].Distance(sums[f][First(f)])).ToList())
                moved |= Between(form) || TwoBetween(form);
            if (!moved && !Disturb()) break;
        }
    }

    /// <summary>
    /// When nothing helps any more, another choice of free items elsewhere may: by chance one form gives up an item, both are
    /// brought back as far as can be, and what made things worse is undone. False when that does not help either.
    /// </summary>
    private bool Disturb()
    {
        for (var attempt = 0; attempt < Attempts && !stop.IsCancellationRequested; attempt++)
        {
            var missing = Enumerable.Range(0, forms.Length).Where(f => First(f) >= 0).ToList();
            if (missing.Count == 0) return false;
            var form = missing[random.Next(missing.Count)];
            var other = random.Next(forms.Length);
            var before = Total(Distances(form, []), Distances(other, []));
            var candidates = Candidates(other, ManySamples).ToList();
            if (candidates.Count == 0) continue;
            done.Clear();
            Exchange(other, candidates[random.Next(candidates.Count)]);
            foreach (var f in new[] { other, form })
                for (var step = 0; step < Rounds && First(f) >= 0 && Step(f); step++) { }
            if (Compare(Total(Distances(form, []), Distances(other, [])), before) < 0) return true;
            for (var i = done.Count - 1; i >= 0; i--) Exchange(done[i].Form, Make(done[i].Form, done[i].Place, done[i].Item), false);
        }

        return false;
    }

    /// <summary>The first number of a form that is not where it should be; −1 when all are.</summary>
    private int First(int form)
    {
        for (var k = 0; k < fine.Length; k++)
            if (fine[k].Distance(sums[form][k]) != 0)
                return k;
        return -1;
    }

    /// <summary>One exchange with free items, or two at once; false when none helps.</summary>
    private bool Step(int form) => Step(form, FewSamples) || Step(form, ManySamples);

    private bool Step(int form, int samples)
    {
        var first = First(form);
        var candidates = new List<Candidate>();
        Candidate? best = null;
        var bestDistances = Distances(form, []);
        foreach (var candidate in Candidates(form, samples))
        {
            candidates.Add(candidate);
            var distances = Distances(form, [candidate]);
            if (Compare(distances, bestDistances) >= 0) continue;
            (best, bestDistances) = (candidate, distances);
            // Nothing is better than everything where it should be.
            if (Array.TrueForAll(distances, d => d == 0)) break;
        }

        if (best is not null)
        {
            Exchange(form, best);
            return true;
        }

        (Candidate One, Candidate Other)? pair = null;
        foreach (var (one, other) in Pairs(form, first, candidates))
        {
            if (one.Place == other.Place || one.Item == other.Item || !Allow(form, one, other) || !Fits(form, one, other)) continue;
            var distances = Distances(form, [one, other]);
            if (Compare(distances, bestDistances) < 0) (pair, bestDistances) = ((one, other), distances);
        }

        if (pair is not { } two) return false;
        Exchange(form, two.One);
        Exchange(form, two.Other);
        return true;
    }

    /// <summary>
    /// Pairs of exchanges that may bring a form's number where it should be: those that come close to what is wanted of it, and,
    /// where numbers before it are at stake, those that leave these as they are.
    /// </summary>
    private IEnumerable<(Candidate One, Candidate Other)> Pairs(int form, int first, List<Candidate> candidates)
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

        var wanted = fine[first].Wanted(sums[form][first]) - sums[form][first];
        candidates.Sort((a, b) => a.Changes[first].CompareTo(b.Changes[first]) is var order && order != 0 ? order : a.Rank.CompareTo(b.Rank));
        var (low, high) = (0, candidates.Count - 1);
        for (seen = 0; low < high && seen < MostPairs; seen++)
        {
            yield return (candidates[low], candidates[high]);
            if (candidates[low].Changes[first] + candidates[high].Changes[first] < wanted) low++;
            else high--;
        }
    }

    private static string Key(Int128[] changes, int count, int sign) => string.Join(' ', changes.Take(count).Select(c => sign * c));

    /// <summary>Two exchanges at once between this form and another, which leave all numbers alone that are where they should be; false when none helps.</summary>
    private bool TwoBetween(int form)
    {
        var first = First(form);
        if (first <= 0) return false;
        var start = random.Next(forms.Length);
        for (var n = 0; n < Math.Min(forms.Length, MostPartners) && !stop.IsCancellationRequested; n++)
        {
            var other = (start + n) % forms.Length;
            if (other == form) continue;
            var singles = Swaps(form, other).ToList();
            var byChange = singles.ToLookup(s => Key(s.Go.Changes, first, 1));
            var least = Total(Distances(form, []), Distances(other, []));
            ((Candidate Go, Candidate Back) One, (Candidate Go, Candidate Back) Other)? best = null;
            var seen = 0;
            foreach (var one in singles)
            {
                foreach (var two in byChange[Key(one.Go.Changes, first, -1)])
                {
                    if (one.Go.Rank >= two.Go.Rank || one.Go.Place == two.Go.Place || one.Back.Place == two.Back.Place || seen++ >= MostPairs) continue;
                    var after = Total(Distances(form, [one.Go, two.Go]), Distances(other, [one.Back, two.Back]));
                    if (Compare(after, least) >= 0) continue;
                    if (!Allow(form, one.Go, two.Go) || !Allow(other, one.Back, two.Back) || !Fits(form, one.Go, two.Go) || !Fits(other, one.Back, two.Back)) continue;
                    (best, least) = ((one, two), after);
                }
            }

            if (best is not { } found) continue;
            Exchange(form, found.One.Go);
            Exchange(other, found.One.Back);
            Exchange(form, found.Other.Go);
            Exchange(other, found.Other.Back);
            return true;
        }

        return false;
    }

    /// <summary>Exchanges of an item of one form for an item of another, of groups that might stand for one another.</summary>
    private IEnumerable<(Candidate Go, Candidate Back)> Swaps(int form, int other)
    {
        var rank = 0;
        for (var place = anchored[form]; place < forms[form].Count; place++)
        {
            var item = forms[form][place];
            if (inForm[other].Contains(item)) continue;
            var near = rules.Neighbours(GroupOf(item));
            for (var theirs = anchored[other]; theirs < forms[other].Count; theirs++)
            {
                var counter = forms[other][theirs];
                if (inForm[form].Contains(counter) || !ReferenceEquals(rules.Neighbours(GroupOf(counter)), near)) continue;
                if (overlaps is not null && (!overlaps.Allow(form, item, counter, other) || !overlaps.Allow(other, counter, item, form))) continue;
                rank++;
                yield return (Make(form, place, counter) with { Rank = rank }, Make(other, theirs, item) with { Rank = rank });
            }
        }
    }

    /// <summary>The exchange of two items between this form and another that helps both most; false when none does.</summary>
    private bool Between(int form)
    {
        Candidate? best = null;
        (int Form, Candidate Back) partner = (-1, null!);
        var least = Int128.MaxValue;
        var first = First(form);
        if (first < 0) return false;
        for (var other = 0; other < forms.Length; other++)
        {
            if (other == form) continue;
            var start = Total(Distances(form, []), Distances(other, []));
            for (var place = anchored[form]; place < forms[form].Count; place++)
            {
                var item = forms[form][place];
                for (var theirs = anchored[other]; theirs < forms[other].Count; theirs++)
                {
                    var counter = forms[other][theirs];
                    var (mine, its) = (GroupOf(item), GroupOf(counter));
                    if (mine != its && (!rules.Allow(form, (mine, its)) || !rules.Allow(other, (its, mine)))) continue;
                    if (inForm[form].Contains(counter) || inForm[other].Contains(item)) continue;
                    if (!Holds(form, item, counter) || !Holds(other, counter, item)) continue;
                    if (overlaps is not null && (!overlaps.Allow(form, item, counter, other) || !overlaps.Allow(other, counter, item, form))) continue;
                    var go = Make(form, place, counter);
                    var back = Make(other, theirs, item);
                    var after = Total(Distances(form, [go]), Distances(other, [back]));
                    if (Compare(after, start) < 0 && (best is null || after[first] < least))
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
        Exchange(form, found);
        Exchange(partner.Form, partner.Back);
        return true;
    }

    // Squares: two forms that miss a little are better than one that misses it all.
    private static Int128[] Total(Int128[] one, Int128[] other) => [.. one.Zip(other, (a, b) => (a * a) + (b * b))];

    /// <summary>Free items of the same group for each place of a form, a sample of them.</summary>
    private IEnumerable<Candidate> Candidates(int form, int samples)
    {
        var rank = 0;
        for (var place = anchored[form]; place < forms[form].Count; place++)
        {
            var item = forms[form][place];
            var group = GroupOf(item);
            var near = rules.Neighbours(group);
            var first = random.Next(near.Count);
            var looked = 0;
            // Its own group first: that is always allowed.
            for (var n = -1; n < near.Count && looked < samples; n++)
            {
                var from = n < 0 ? group : near[(first + n) % near.Count];
                if (n >= 0 && (from == group || !rules.Allow(form, (group, from)))) continue;
                var free = Members(from);
                var start = random.Next(free.Length);
                for (var i = 0; i < free.Length && looked < samples; i++)
                {
                    var other = free[(start + i) % free.Length];
                    if (!IsFree(form, item, other)) continue;
                    looked++;
                    yield return Make(form, place, other) with { Rank = rank++ };
                }
            }
        }
    }

    private Candidate Make(int form, int place, int item)
    {
        var old = forms[form][place];
        return new(place, item, Value(item), [.. fine.Select(n => n.Function.Coefficient(item) - n.Function.Coefficient(old))]);
    }

    /// <summary>Whether an item may still be used, and a form may hold it in another's place.</summary>
    private bool IsFree(int form, int old, int item) =>
        !inForm[form].Contains(item) && used.GetValueOrDefault(item) < limit && Holds(form, old, item) && overlaps?.Allow(form, old, item) != false;

    /// <summary>Whether a form may hold one item in another's place.</summary>
    private bool Holds(int form, int old, int item) =>
        Value(item) is var value && (value < 0 || value == Value(old) || held[form][value] < problem.Capacities[value]);

    private bool Allow(int form, Candidate one, Candidate other) => rules.Allow(
        form, (GroupOf(forms[form][one.Place]), GroupOf(one.Item)), (GroupOf(forms[form][other.Place]), GroupOf(other.Item)));

    /// <summary>Whether a form holds no value more often than it may after two exchanges.</summary>
    private bool Fits(int form, Candidate one, Candidate other)
    {
        foreach (var value in (ReadOnlySpan<int>)[one.Value, other.Value])
        {
            if (value < 0) continue;
            var change = 0;
            foreach (var exchange in (ReadOnlySpan<Candidate>)[one, other])
                change += (exchange.Value == value ? 1 : 0) - (Value(forms[form][exchange.Place]) == value ? 1 : 0);
            if (held[form][value] + change > problem.Capacities[value]) return false;
        }

        return true;
    }

    private Int128[] Distances(int form, ReadOnlySpan<Candidate> exchanges)
    {
        var distances = new Int128[fine.Length];
        for (var k = 0; k < fine.Length; k++)
        {
            var sum = sums[form][k];
            foreach (var exchange in exchanges) sum += exchange.Changes[k];
            distances[k] = fine[k].Distance(sum);
        }

        return distances;
    }

    private static int Compare(Int128[] one, Int128[] other)
    {
        for (var k = 0; k < one.Length; k++)
            if (one[k] != other[k])
                return one[k].CompareTo(other[k]);
        return 0;
    }

    private void Exchange(int form, Candidate candidate, bool remember = true)
    {
        var old = forms[form][candidate.Place];
        if (remember) done.Add((form, candidate.Place, old));
        forms[form][candidate.Place] = candidate.Item;
        rules.Exchange(form, GroupOf(old), GroupOf(candidate.Item));
        overlaps?.Exchange(form, old, candidate.Item);
        inForm[form].Remove(old);
        inForm[form].Add(candidate.Item);
        used[old]--;
        used[candidate.Item] = used.GetValueOrDefault(candidate.Item) + 1;
        if (Value(old) >= 0) held[form][Value(old)]--;
        if (candidate.Value >= 0) held[form][candidate.Value]++;
        for (var k = 0; k < fine.Length; k++) sums[form][k] += candidate.Changes[k];
    }

    /// <summary>Exchanges what forms share too many of: for free items, or with a third form.</summary>
    private bool SeparateForms(PairOverlaps close)
    {
        for (var f = 0; f < forms.Length; f++)
        {
            for (var g = 0; g < f; g++)
            {
                if (!close.AreTooClose(f, g)) continue;
                foreach (var item in forms[f].Where(inForm[g].Contains).ToList())
                {
                    if (!close.AreTooClose(f, g)) break;
                    if (stop.IsCancellationRequested) return false;
                    if (!GiveAway(f, item, g)) GiveAway(g, item, f);
                }

                if (close.AreTooClose(f, g)) return false;
            }
        }

        return true;
    }

    /// <summary>Gives an item of a form away for one that another form does not have.</summary>
    private bool GiveAway(int form, int item, int other)
    {
        var place = forms[form].IndexOf(item);
        var group = GroupOf(item);
        foreach (var near in rules.Neighbours(group))
        {
            if (near != group && !rules.Allow(form, (group, near))) continue;
            foreach (var free in Members(near))
            {
                if (inForm[other].Contains(free) || !IsFree(form, item, free)) continue;
                Exchange(form, Make(form, place, free));
                return true;
            }
        }

        for (var third = 0; third < forms.Length; third++)
        {
            if (third == form || third == other || inForm[third].Contains(item)) continue;
            for (var theirs = anchored[third]; theirs < forms[third].Count; theirs++)
            {
                var counter = forms[third][theirs];
                if (GroupOf(counter) != group || inForm[form].Contains(counter) || inForm[other].Contains(counter)) continue;
                if (!Holds(form, item, counter) || !Holds(third, counter, item) || !overlaps!.Allow(form, item, counter, third) || !overlaps.Allow(third, counter, item, form)) continue;
                Exchange(form, Make(form, place, counter));
                Exchange(third, Make(third, theirs, item));
                return true;
            }
        }

        return false;
    }

    private int[] Members(int group)
    {
        if (!members.TryGetValue(group, out var items))
        {
            items = [.. problem.CellsOf[group].SelectMany(c => problem.Cells.Members(c).ToArray())];
            random.Shuffle(items);
            members.Add(group, items);
        }

        return items;
    }

    private int[] Held(List<int> form)
    {
        var counts = new int[problem.Capacities.Length];
        foreach (var item in form)
            if (Value(item) >= 0)
                counts[Value(item)]++;
        return counts;
    }

    private Int128[][] Sums() => [.. forms.Select(f => fine.Select(n => Sum(n.Function, f)).ToArray())];

    private static Int128 Sum(Compiling.LinearFunction function, List<int> form)
    {
        Int128 sum = 0;
        foreach (var item in form) sum += function.Coefficient(item);
        return sum;
    }

    private int GroupOf(int item) => problem.GroupOf[problem.Cells.CellOf[item]];

    private int Value(int item) => problem.ValueOf[problem.Cells.CellOf[item]];

    /// <summary>An item in the place of another.</summary>
    private sealed record Candidate(int Place, int Item, int Value, Int128[] Changes, int Rank = 0);
}
