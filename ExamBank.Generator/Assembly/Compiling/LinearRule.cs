using ExamBank.Domain.Blueprints;
using ExamBank.Generator.Assembly.Solving;

namespace ExamBank.Generator.Assembly.Compiling;

/// <summary>A rule, or what it says of one value, over cells.</summary>
/// <param name="Name">Name as people see it.</param>
/// <param name="Forms">Indexes of the forms it holds in.</param>
/// <param name="Across">Whether it is about these forms taken together.</param>
/// <param name="Terms">Coefficients by cell; for stimuli by <see cref="Stimuli"/> instead.</param>
/// <param name="Stimuli">For a rule about stimuli, for each the cells that make it count; null otherwise.</param>
/// <param name="Minimum">Least value; <see cref="Int128.MinValue"/> for none.</param>
/// <param name="Maximum">Greatest value; <see cref="Int128.MaxValue"/> for none.</param>
internal sealed record LinearRule(
    string Name, int[] Forms, bool Across, Term[] Terms, int[][]? Stimuli, Int128 Minimum, Int128 Maximum)
{
    /// <summary>What an item typically adds: the middle of the sizes of the coefficients; 1 when there are none.</summary>
    public long Typical
    {
        get
        {
            var sizes = Terms.Select(t => Math.Abs(t.Coefficient)).Order().ToArray();
            return sizes.Length == 0 ? 1 : sizes[sizes.Length / 2];
        }
    }

    /// <summary>Compiles the rules of a specification, in order. O(rules · cells), and the values of <c>per</c> at no more.</summary>
    /// <param name="pool">The pool.</param>
    /// <param name="specification">The specification.</param>
    /// <param name="cells">For each cell an item that stands for it.</param>
    /// <param name="forms">The number of forms.</param>
    public static List<LinearRule> Compile(ItemPool pool, AssemblySpecification specification, int[] cells, int forms)
    {
        var compiled = new List<LinearRule>();
        foreach (var rule in specification.Rules ?? [])
        {
            var inForms = rule.Forms?.Select(f => f - 1).ToArray() ?? [.. Enumerable.Range(0, forms)];
            foreach (var (name, members) in Parts(pool, cells, rule))
                compiled.AddRange(Compile(pool, specification, cells, rule, name, members, inForms));
        }

        return compiled;
    }

    /// <summary>The cells that a rule looks at, apart for each value when it is repeated.</summary>
    private static (string Name, List<int> Cells)[] Parts(ItemPool pool, int[] cells, Rule rule)
    {
        var filter = new ItemFilter(pool, rule.Where);
        var matching = Enumerable.Range(0, cells.Length).Where(c => filter.Matches(cells[c]));
        if (rule.Per is null) return [(rule.Name, matching.ToList())];
        var column = pool.Column(rule.Per)!;
        var values = column.Words.Select(w => (Name: $"{rule.Name} · {w}", Cells: new List<int>())).ToArray();
        foreach (var cell in matching)
            foreach (var code in column.Codes(cells[cell]))
                values[code].Cells.Add(cell);
        return values;
    }

    private static IEnumerable<LinearRule> Compile(
        ItemPool pool, AssemblySpecification specification, int[] cells, Rule rule, string name, List<int> members, int[] forms)
    {
        var (minimum, maximum) = rule.EqualTo is { } exact ? (exact, exact) : (rule.Min, rule.Max);
        var across = rule.Across == true;
        // The filter has been asked already.
        var all = new ItemFilter(pool, null);
        if (rule.Mean is { } mean)
        {
            if (minimum is { } least)
                yield return new(name, forms, across, Terms(LinearFunction.Above(pool, mean, rule.Weight, least, all)), null, 0, Int128.MaxValue);
            if (maximum is { } greatest)
                yield return new(name, forms, across, Terms(LinearFunction.Above(pool, mean, rule.Weight, greatest, all)), null, Int128.MinValue, 0);
            yield break;
        }

        var function = rule.Sum is { } sum ? LinearFunction.Sum(pool, sum, all) : LinearFunction.Count(all);
        var low = minimum is { } min ? ItemFilter.AtLeast(min, function.Unit) : Int128.MinValue;
        var high = maximum is { } max ? ItemFilter.AtMost(max, function.Unit) : Int128.MaxValue;
        if (rule.Count != RuleCount.Stimuli)
        {
            yield return new(name, forms, across, Terms(function), null, low, high);
            yield break;
        }

        var by = pool.Column(specification.Stimuli!.By)!;
        var stimuli = members.Select(c => (Cell: c, Codes: by.Codes(cells[c]).ToArray())).Where(c => c.Codes.Length > 0)
            .GroupBy(c => c.Codes[0], c => c.Cell).Select(g => g.ToArray()).ToArray();
        yield return new(name, forms, across, [], stimuli, low, high);

        Term[] Terms(LinearFunction function) =>
        [
            .. members.Select(c => new Term(c, checked((long)function.Coefficient(cells[c])))).Where(t => t.Coefficient != 0),
        ];
    }
}
