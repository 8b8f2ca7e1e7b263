using ExamBank.Generator.Assembly.Compiling;

namespace ExamBank.Generator.Assembly.Planning;

/// <summary>An item in the place of another.</summary>
/// <param name="Place">The place in its form.</param>
/// <param name="Item">The item.</param>
/// <param name="Value">Its value of the matched attribute; −1 for none.</param>
/// <param name="Changes">By how much it changes each fine number.</param>
/// <param name="Rank">Its place among those looked at together.</param>
internal sealed record Exchange(int Place, int Item, int Value, Int128[] Changes, int Rank = 0);

/// <summary>
/// Forms while their items are exchanged: what stands where, how often items are used, and whether an exchange keeps every rule
/// over groups and values, the limit of use and that of items shared.
/// </summary>
internal sealed class ExchangeState
{
    private readonly PlanProblem problem;
    private readonly DeterministicRandom random;
    private readonly int[][] held;
    private readonly Dictionary<int, int> used = [];
    private readonly int limit;
    private readonly Dictionary<int, int[]> members = [];
    private readonly List<(int Form, int Place, int Item)> done = [];

    public ExchangeState(PlanProblem problem, List<int>[] forms, int[] anchored, DeterministicRandom random)
    {
        this.problem = problem;
        this.random = random;
        Forms = forms;
        Anchored = anchored;
        InForm = [.. forms.Select(f => f.ToHashSet())];
        held = [.. forms.Select(Held)];
        Rules = new GroupRules(problem, forms, GroupOf);
        Overlaps = problem.Overlap is { } most ? new PairOverlaps(most, forms) : null;
        foreach (var item in forms.SelectMany(f => f)) used[item] = used.GetValueOrDefault(item) + 1;
        // Exchanges may not make use less even than it is.
        limit = problem.Even ? used.Values.Append(0).Max() : problem.Use;
        Fine = problem.Fine;
        Sums = [.. forms.Select(f => Fine.Select(n => Sum(n.Function, f)).ToArray())];
    }

    /// <summary>Items of each form by place.</summary>
    public List<int>[] Forms { get; }

    /// <summary>For each form how many of its first places stay as they are.</summary>
    public int[] Anchored { get; }

    /// <summary>Items of each form.</summary>
    public HashSet<int>[] InForm { get; }

    public GroupRules Rules { get; }

    /// <summary>How many items each two forms share; null where that does not matter.</summary>
    public PairOverlaps? Overlaps { get; }

    /// <summary>The numbers to bring where they should be, the most important first.</summary>
    public FineNumber[] Fine { get; private set; }

    /// <summary>For each form what each number is.</summary>
    public Int128[][] Sums { get; private set; }

    /// <summary>Looks at other numbers from now on.</summary>
    public void Pursue(FineNumber[] numbers)
    {
        Fine = numbers;
        Sums = [.. Forms.Select(f => Fine.Select(n => Sum(n.Function, f)).ToArray())];
    }

    /// <summary>What a function adds up to over a form.</summary>
    public static Int128 Sum(LinearFunction function, List<int> form)
    {
        Int128 sum = 0;
        foreach (var item in form) sum += function.Coefficient(item);
        return sum;
    }

    /// <summary>The first number of a form that is not where it should be; −1 when all are.</summary>
    public int First(int form)
    {
        for (var k = 0; k < Fine.Length; k++)
            if (Fine[k].Distance(Sums[form][k]) != 0)
                return k;
        return -1;
    }

    /// <summary>The exchange that puts an item into a place of a form.</summary>
    public Exchange Make(int form, int place, int item)
    {
        var old = Forms[form][place];
        return new(place, item, Value(item), [.. Fine.Select(n => n.Function.Coefficient(item) - n.Function.Coefficient(old))]);
    }

    /// <summary>Whether an item may still be used, and a form may hold it in another's place.</summary>
    public bool IsFree(int form, int old, int item) =>
        !InForm[form].Contains(item) && used.GetValueOrDefault(item) < limit && Holds(form, old, item) && Overlaps?.Allow(form, old, item) != false;

    /// <summary>Whether a form may hold one item in another's place.</summary>
    public bool Holds(int form, int old, int item) =>
        Value(item) is var value && (value < 0 || value == Value(old) || held[form][value] < problem.Capacities[value]);

    /// <summary>Whether rules over groups allow two exchanges together.</summary>
    public bool Allow(int form, Exchange one, Exchange other) => Rules.Allow(
        form, (GroupOf(Forms[form][one.Place]), GroupOf(one.Item)), (GroupOf(Forms[form][other.Place]), GroupOf(other.Item)));

    /// <summary>Whether a form holds no value more often than it may after two exchanges.</summary>
    public bool Fits(int form, Exchange one, Exchange other)
    {
        foreach (var value in (ReadOnlySpan<int>)[one.Value, other.Value])
        {
            if (value < 0) continue;
            var change = 0;
            foreach (var exchange in (ReadOnlySpan<Exchange>)[one, other])
                change += (exchange.Value == value ? 1 : 0) - (Value(Forms[form][exchange.Place]) == value ? 1 : 0);
            if (held[form][value] + change > problem.Capacities[value]) return false;
        }

        return true;
    }

    /// <summary>How far each number of a form lies from where it should be, after some exchanges.</summary>
    public Int128[] Distances(int form, ReadOnlySpan<Exchange> exchanges)
    {
        var distances = new Int128[Fine.Length];
        for (var k = 0; k < Fine.Length; k++)
        {
            var sum = Sums[form][k];
            foreach (var exchange in exchanges) sum += exchange.Changes[k];
            distances[k] = Fine[k].Distance(sum);
        }

        return distances;
    }

    /// <summary>Compares distances, the most important number first.</summary>
    public static int Compare(Int128[] one, Int128[] other)
    {
        for (var k = 0; k < one.Length; k++)
            if (one[k] != other[k])
                return one[k].CompareTo(other[k]);
        return 0;
    }

    /// <summary>Takes an exchange over.</summary>
    public void Take(int form, Exchange exchange, bool remember = true)
    {
        var old = Forms[form][exchange.Place];
        if (remember) done.Add((form, exchange.Place, old));
        Forms[form][exchange.Place] = exchange.Item;
        Rules.Exchange(form, GroupOf(old), GroupOf(exchange.Item));
        Overlaps?.Exchange(form, old, exchange.Item);
        InForm[form].Remove(old);
        InForm[form].Add(exchange.Item);
        used[old]--;
        used[exchange.Item] = used.GetValueOrDefault(exchange.Item) + 1;
        if (Value(old) >= 0) held[form][Value(old)]--;
        if (exchange.Value >= 0) held[form][exchange.Value]++;
        for (var k = 0; k < Fine.Length; k++) Sums[form][k] += exchange.Changes[k];
    }

    /// <summary>Distances of two forms as one, by squares: two forms that miss a little are better than one that misses it all.</summary>
    public static Int128[] Total(Int128[] one, Int128[] other) => [.. one.Zip(other, (a, b) => (a * a) + (b * b))];

    /// <summary>
    /// Takes two exchanges of a form over, each of which may be allowed alone while both together bring it too close to another form;
    /// then neither. Whether they were taken.
    /// </summary>
    /// <param name="form">The form.</param>
    /// <param name="one">The first.</param>
    /// <param name="other">The second, of another place and item.</param>
    /// <param name="partner">The form that takes what this one gives, and gives what it takes; −1 for none.</param>
    public bool TakeBoth(int form, Exchange one, Exchange other, int partner = -1)
    {
        var old = Forms[form][one.Place];
        Take(form, one);
        if (Overlaps?.Allow(form, Forms[form][other.Place], other.Item, partner) == false)
        {
            Take(form, Make(form, one.Place, old), remember: false);
            done.RemoveAt(done.Count - 1);
            return false;
        }

        Take(form, other);
        return true;
    }

    /// <summary>Forgets what was taken so far: it will not be undone.</summary>
    public void Settle() => done.Clear();

    /// <summary>Undoes all that was taken since <see cref="Settle"/>.</summary>
    public void Undo()
    {
        for (var i = done.Count - 1; i >= 0; i--) Take(done[i].Form, Make(done[i].Form, done[i].Place, done[i].Item), remember: false);
        done.Clear();
    }

    /// <summary>Items of a group, in an order that chance decides.</summary>
    public int[] Members(int group)
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

    public int GroupOf(int item) => problem.GroupOf[problem.Cells.CellOf[item]];

    private int Value(int item) => problem.ValueOf[problem.Cells.CellOf[item]];
}
