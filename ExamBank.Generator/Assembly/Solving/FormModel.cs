using ExamBank.Domain.Blueprints;
using ExamBank.Generator.Assembly.Compiling;

namespace ExamBank.Generator.Assembly.Solving;

/// <summary>
/// The exact model of an assembly: for each form and cell how many of its items the form takes, and every rule and set over
/// these numbers. Items shared by all forms (anchors) are counted once, for all.
/// </summary>
internal sealed class FormModel
{
    /// <summary>Name under which limits of use are told as a reason.</summary>
    public const string UseGroup = "use";

    // Tangents to the number of pairs that share an item.
    private const int MostTangents = 3;

    private readonly CompiledAssembly assembly;
    private readonly int[] order;
    private readonly int[][] own;
    private readonly int[]? anchors;
    private readonly int[][] chosenStimuli;
    private readonly List<string> groups = [];
    private readonly List<Action<long[]>> completions = [];
    private readonly Dictionary<string, int> groupOf = new(StringComparer.Ordinal);
    private readonly Dictionary<int, int> stimulusOf;
    private readonly ElasticRules? elastic;
    private readonly CancellationToken stop;

    /// <summary>Builds the model.</summary>
    /// <param name="assembly">What to assemble.</param>
    /// <param name="seed">Decides in which order the search meets the cells, and so which of equally good forms it finds.</param>
    /// <param name="elastic">Whether rules may be broken at a price, which is then the one objective: <see cref="Slack"/>.</param>
    /// <param name="stop">Asked to stop, building ends with an <see cref="OperationCanceledException"/>: large models take long to build.</param>
    public FormModel(CompiledAssembly assembly, long seed, bool elastic = false, CancellationToken stop = default)
    {
        this.stop = stop;
        this.assembly = assembly;
        if (elastic) this.elastic = new ElasticRules(Model);
        stimulusOf = assembly.Stimuli.SelectMany((cells, index) => cells.Select(c => (Cell: c, Index: index))).ToDictionary(c => c.Cell, c => c.Index);
        var cells = assembly.Cells;
        order = [.. Enumerable.Range(0, cells.Count)];
        new DeterministicRandom(seed, "cells").Shuffle(order);
        // Of a single form every item stands in all forms.
        var allShared = assembly.Specification.Anchors is not null && assembly.Forms == 1;
        own = [.. Enumerable.Range(0, assembly.Forms).Select(_ => CellVariables(allShared))];
        anchors = assembly.Specification.Anchors is null ? null : CellVariables();
        chosenStimuli = [.. Enumerable.Range(0, assembly.Forms).Select(_ => assembly.Stimuli.Select(_ => Model.NewVariable(0, 1)).ToArray())];
        AddRules();
        AddUse();
        AddStimuli();
        AddSets();
        AddOverlap();
    }

    public IntegerModel Model { get; } = new();

    /// <summary>For each form and cell the variable that counts the items taken; items shared by all forms apart.</summary>
    public int[][] Own => own;

    /// <summary>Names of the rules and sets that rows belong to.</summary>
    public IReadOnlyList<string> Groups => groups;

    /// <summary>The price of the rules broken, in an elastic model.</summary>
    public IReadOnlyList<Term> Slack => elastic?.Slack ?? [];

    /// <summary>The number of items of a cell in a form, with a coefficient.</summary>
    public IEnumerable<Term> Taken(int form, int cell, long coefficient = 1)
    {
        yield return new Term(own[form][cell], coefficient);
        if (anchors is not null) yield return new Term(anchors[cell], coefficient);
    }

    /// <summary>What a function adds up to in a form.</summary>
    public IEnumerable<Term> Sum(int form, LinearFunction function)
    {
        for (var cell = 0; cell < assembly.Cells.Count; cell++)
        {
            var coefficient = checked((long)function.Coefficient(assembly.Cells.Representative(cell)));
            if (coefficient == 0) continue;
            foreach (var term in Taken(form, cell, coefficient)) yield return term;
        }
    }

    /// <summary>What a measure that counts or sums is in a form, over some cells.</summary>
    public IEnumerable<Term> Sum(int form, Measure measure, LinearFunction function, IEnumerable<int> cells)
    {
        if (measure.Count != RuleCount.Stimuli)
        {
            return cells.Select(c => (Cell: c, Coefficient: checked((long)function.Coefficient(assembly.Cells.Representative(c)))))
                .Where(c => c.Coefficient != 0).SelectMany(c => Taken(form, c.Cell, c.Coefficient));
        }

        var filter = new ItemFilter(assembly.Pool, measure.Where);
        // A stimulus counts as one, which is several of a finer unit.
        var one = (long)(1 / function.Unit);
        return ChosenStimuli(form, cells.Where(c => stimulusOf.ContainsKey(c) && filter.Matches(assembly.Cells.Representative(c)))
            .GroupBy(c => stimulusOf[c]).Select(g => g.ToArray())).Select(t => t with { Coefficient = t.Coefficient * one });
    }

    /// <summary>Cells that have a value of a column, for each value.</summary>
    public IEnumerable<List<int>> CellsByValue(string column, ItemFilter filter)
    {
        var values = assembly.Pool.Column(column)!;
        var members = new SortedDictionary<int, List<int>>();
        for (var cell = 0; cell < assembly.Cells.Count; cell++)
        {
            var item = assembly.Cells.Representative(cell);
            if (!filter.Matches(item)) continue;
            foreach (var code in values.Codes(item))
            {
                if (!members.TryGetValue(code, out var list)) members.Add(code, list = []);
                list.Add(cell);
            }
        }

        return members.Values;
    }

    /// <summary>Values of the model's variables for forms that keep every rule.</summary>
    /// <param name="forms">Items of each form; with anchors those shared by all are taken for them.</param>
    public long[] Values(IReadOnlyList<List<int>> forms)
    {
        var values = new long[Model.VariableCount];
        var shared = anchors is null ? [] : forms.Aggregate(forms[0].ToHashSet(), (all, f) => [.. all.Intersect(f)]);
        foreach (var item in shared) values[anchors![assembly.Cells.CellOf[item]]]++;
        for (var form = 0; form < forms.Count; form++)
            foreach (var item in forms[form].Where(i => !shared.Contains(i)))
                values[own[form][assembly.Cells.CellOf[item]]]++;
        Complete(values);
        return values;
    }

    /// <summary>Sets the variables that follow from what the forms take.</summary>
    public void Complete(long[] values)
    {
        foreach (var complete in completions) complete(values);
    }

    /// <summary>How many items each form takes of each cell, of its own and shared by all.</summary>
    public (long[][] Own, long[]? Anchors) Counts(long[] values) =>
        ([.. own.Select(f => f.Select(v => values[v]).ToArray())], anchors?.Select(v => values[v]).ToArray());

    private int[] CellVariables(bool none = false)
    {
        var variables = new int[order.Length];
        stop.ThrowIfCancellationRequested();
        foreach (var cell in order) variables[cell] = Model.NewVariable(0, none ? 0 : assembly.Cells.Size(cell));
        return variables;
    }

    private int Group(string name)
    {
        stop.ThrowIfCancellationRequested();
        if (!groupOf.TryGetValue(name, out var group))
        {
            groupOf.Add(name, group = groups.Count);
            groups.Add(name);
        }

        return group;
    }

    private void AddRules()
    {
        foreach (var rule in assembly.Rules)
        {
            var group = Group(rule.Name);
            if (rule.Across) AddRule(rule, rule.Forms.SelectMany(f => Terms(rule, f)), group);
            else foreach (var form in rule.Forms) AddRule(rule, Terms(rule, form), group);
        }
    }

    private void AddRule(LinearRule rule, IEnumerable<Term> terms, int group)
    {
        if (elastic is not null) elastic.Add(rule, [.. terms], group);
        else Model.Add(terms, rule.Minimum, rule.Maximum, group);
    }

    private IEnumerable<Term> Terms(LinearRule rule, int form)
    {
        if (rule.Stimuli is null) return rule.Terms.SelectMany(t => Taken(form, t.Variable, t.Coefficient));
        return ChosenStimuli(form, rule.Stimuli);
    }

    /// <summary>The number of stimuli of which a form has any of some cells.</summary>
    /// <param name="form">The form.</param>
    /// <param name="stimuli">For each stimulus the cells that make it count.</param>
    private IEnumerable<Term> ChosenStimuli(int form, IEnumerable<int[]> stimuli)
    {
        return stimuli.Select(matching =>
        {
            var stimulus = stimulusOf[matching[0]];
            // All of its items count: it counts when it is chosen.
            if (matching.Length == assembly.Stimuli[stimulus].Length) return new Term(chosenStimuli[form][stimulus], 1);
            return new Term(Any(matching.SelectMany(c => Taken(form, c)).ToList()), 1);
        });
    }

    /// <summary>A variable that is 1 just when a sum is above nought.</summary>
    private int Any(List<Term> terms)
    {
        var any = Model.NewVariable(0, 1);
        Model.Add(terms.Append(new Term(any, -1)), 0, Int128.MaxValue);
        completions.Add(values => values[any] = IntegerModel.Value([.. terms], values) > 0 ? 1 : 0);
        Model.Add(terms.Append(new Term(any, -(long)Model.Range([.. terms]).Greatest)), Int128.MinValue, 0);
        return any;
    }

    private void AddUse()
    {
        var specification = assembly.Specification;
        for (var cell = 0; cell < assembly.Cells.Count; cell++)
        {
            var size = assembly.Cells.Size(cell);
            var inAll = own.Select(f => new Term(f[cell], 1));
            if (anchors is not null)
            {
                Model.Add(inAll.Append(new Term(anchors[cell], 1)), Int128.MinValue, size, Group("anchors"));
                // Whatever is said of anchors, no form has more of a cell than there is.
                for (var form = 0; form < assembly.Forms; form++) Model.Add(Taken(form, cell), Int128.MinValue, size);
            }
            else if (assembly.GreatestUse < assembly.Forms) Model.Add(inAll, Int128.MinValue, (Int128)size * assembly.GreatestUse, Group(UseGroup));
            if (specification.Use?.Least is > 0 and var least) Model.Add(inAll, (Int128)size * least, Int128.MaxValue, Group(UseGroup));
        }

        // An item left out is in no form.
        if (specification.Use?.Least > 0 && assembly.Cells.CellOf.Contains(-1)) Model.Add([], 1, 1, Group(UseGroup));
        if (anchors is not null) Model.Add(anchors.Select(a => new Term(a, 1)), specification.Anchors!.Count, specification.Anchors.Count, Group("anchors"));
    }

    private void AddStimuli()
    {
        if (assembly.Specification.Stimuli is not { } sets) return;
        var group = Group("stimuli");
        for (var form = 0; form < assembly.Forms; form++)
        {
            if (sets.Count is { } count)
            {
                Model.Add(
                    chosenStimuli[form].Select(s => new Term(s, 1)), count.Least ?? Int128.MinValue, count.Greatest ?? Int128.MaxValue, group);
            }

            for (var stimulus = 0; stimulus < assembly.Stimuli.Length; stimulus++)
            {
                var chosen = chosenStimuli[form][stimulus];
                var items = assembly.Stimuli[stimulus].SelectMany(c => Taken(form, c)).ToList();
                var size = assembly.Stimuli[stimulus].Sum(assembly.Cells.Size);
                completions.Add(values => values[chosen] = IntegerModel.Value([.. items], values) > 0 ? 1 : 0);
                // What a chosen stimulus is belongs to no rule; how many of its items stand with it does.
                Model.Add(items.Append(new Term(chosen, -1)), 0, Int128.MaxValue);
                Model.Add(items.Append(new Term(chosen, -size)), Int128.MinValue, 0);
                if (sets.ItemsEach?.Least is > 1 and var least) Model.Add(items.Append(new Term(chosen, -least)), 0, Int128.MaxValue, group);
                if (sets.ItemsEach?.Greatest is { } greatest && greatest < size) Model.Add(items.Append(new Term(chosen, -greatest)), Int128.MinValue, 0, group);
                foreach (var cell in assembly.Stimuli[stimulus])
                    Model.Add(Taken(form, cell).Append(new Term(chosen, -assembly.Cells.Size(cell))), Int128.MinValue, 0);
            }
        }
    }

    private void AddSets()
    {
        for (var form = 0; form < assembly.Forms; form++)
        {
            foreach (var enemies in assembly.Enemies)
                Model.Add(enemies.SelectMany(c => Taken(form, c)), Int128.MinValue, 1, Group("enemies"));
            foreach (var places in assembly.SameQuestion)
                Model.Add(places.SelectMany(c => Taken(form, c)), Int128.MinValue, 1);
            foreach (var set in assembly.AllOrNone)
            {
                var chosen = Model.NewVariable(0, set.Any(c => assembly.Incomplete.Contains(c)) ? 0 : 1);
                var first = Taken(form, set[0]).ToArray();
                completions.Add(values => values[chosen] = IntegerModel.Value(first, values) > 0 ? 1 : 0);
                foreach (var cell in set)
                    Model.Add(Taken(form, cell).Append(new Term(chosen, -assembly.Cells.Size(cell))), 0, 0, Group("allOrNone"));
            }

            foreach (var cell in assembly.Keep[form]) Model.Add(Taken(form, cell), 1, 1, Group("keep"));
            foreach (var (cells, max) in assembly.Earlier)
                Model.Add(cells.SelectMany(c => Taken(form, c)), Int128.MinValue, max, Group("earlier"));
        }

        foreach (var cell in assembly.Excluded) Model.Add(Enumerable.Range(0, assembly.Forms).SelectMany(f => Taken(f, cell)), 0, 0, Group("exclude"));
        foreach (var cell in assembly.Include) Model.Add(Enumerable.Range(0, assembly.Forms).SelectMany(f => Taken(f, cell)), 1, Int128.MaxValue, Group("include"));
    }

    /// <summary>For each two forms and each item whether both have it. Items are cells of their own here.</summary>
    private void AddOverlap()
    {
        if (!assembly.HasOverlap) return;
        var overlap = assembly.Specification.Overlap!;
        var group = Group("overlap");
        var pairs = Enumerable.Range(0, assembly.Cells.Count).Select(_ => new List<Term>()).ToArray();
        for (var one = 0; one < assembly.Forms; one++)
        {
            for (var other = one + 1; other < assembly.Forms; other++)
            {
                var shared = new List<Term>();
                for (var cell = 0; cell < assembly.Cells.Count; cell++)
                {
                    var both = Model.NewVariable(0, 1);
                    shared.Add(new Term(both, 1));
                    pairs[cell].Add(new Term(both, 1));
                    var (mine, theirs) = (own[one][cell], own[other][cell]);
                    completions.Add(values => values[both] = Math.Min(values[mine], values[theirs]));
                    if (overlap.Greatest is not null)
                        Model.Add([new(own[one][cell], 1), new(own[other][cell], 1), new(both, -1)], Int128.MinValue, 1);
                    if (overlap.Least is not > 0) continue;
                    Model.Add([new(both, 1), new(own[one][cell], -1)], Int128.MinValue, 0);
                    Model.Add([new(both, 1), new(own[other][cell], -1)], Int128.MinValue, 0);
                }

                Model.Add(shared, overlap.Least ?? Int128.MinValue, overlap.Greatest ?? Int128.MaxValue, group);
            }
        }

        // An item in n forms is shared by n(n − 1)/2 pairs, which is convex in n: no less than k·n − k(k + 1)/2 for any k.
        // No pair by itself says so to a relaxation, which would share nothing by taking every item by halves.
        if (overlap.Greatest is null) return;
        for (var cell = 0; cell < assembly.Cells.Count; cell++)
            for (var k = 1; k < Math.Min(assembly.Forms, MostTangents + 1); k++)
                Model.Add(pairs[cell].Concat(own.Select(f => new Term(f[cell], -k))), -k * (k + 1) / 2, Int128.MaxValue);
    }
}
