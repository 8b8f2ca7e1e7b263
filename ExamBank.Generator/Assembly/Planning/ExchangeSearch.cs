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
    private const int Pairs = 4000;
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
        limit = problem.Even ? used.Values.Max() : problem.Use;
        fine = problem.Fine;
        sums = Sums();
    }

    /// <summary>Exchanges until every number is where it should be or no exchange helps; whether all limits are kept.</summary>
    public bool Run()
    {
        if (overlaps is not null && !SeparateForms(overlaps)) return false;
        Improve();
        if (problem.Alike.Length > 0)
        {
            // Forms come alike by coming close to the one in the middle.
            fine = [.. fine, .. problem.Alike.Select(a =>
            {
                var middle = forms.Select(f => Sum(a, f)).Order().ElementAt(forms.Length / 2);
                return new FineNumber(a, middle, middle, true);
            })];
            sums = Sums();
            Improve();
        }

        return !stop.IsCancellationRequested && Enumerable.Range(0, forms.Length).All(f => fine.Select((n, k) => n.IsTarget ? 0 : n.Distance(sums[f][k])).All(d => d == 0));
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
                moved |= Between(form);
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

        var wanted = fine[first].Wanted(sums[form][first]) - sums[form][first];
        candidates.Sort((a, b) => a.Changes[first].CompareTo(b.Changes[first]) is var order && order != 0 ? order : a.Rank.CompareTo(b.Rank));
        (Candidate One, Candidate Other)? pair = null;
        var (low, high) = (0, candidates.Count - 1);
        for (var seen = 0; low < high && seen < Pairs; seen++)
        {
            var (one, other) = (candidates[low], candidates[high]);
            if (one.Place != other.Place && one.Item != other.Item && Allow(form, one, other) && (one.Value != other.Value || one.Value < 0 || Fits(form, one, other)))
            {
                var distances = Distances(form, [one, other]);
                if (Compare(distances, bestDistances) < 0) (pair, bestDistances) = ((one, other), distances);
            }

            if (one.Changes[first] + other.Changes[first] < wanted) low++;
            else high--;
        }

        if (pair is not { } two) return false;
        Exchange(form, two.One);
        Exchange(form, two.Other);
        return true;
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

    private bool Fits(int form, Candidate one, Candidate other)
    {
        var leaving = new[] { one, other }.Count(c => Value(forms[form][c.Place]) == one.Value);
        return held[form][one.Value] + 2 - leaving <= problem.Capacities[one.Value];
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
