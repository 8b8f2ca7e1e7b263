using System.Numerics;
using System.Runtime.InteropServices;

namespace ExamBank.Generator.Assembly.Solving;

/// <summary>A variable with its coefficient.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct Term(int Variable, long Coefficient);

/// <summary>A row: Minimum ≤ Σ coefficient · variable ≤ Maximum, divided by the greatest common divisor.</summary>
/// <param name="Terms">Different variables, no coefficient nought.</param>
/// <param name="Minimum"><see cref="long.MinValue"/> for none.</param>
/// <param name="Maximum"><see cref="long.MaxValue"/> for none.</param>
/// <param name="Group">The named rule it belongs to; −1 for what no rule can drop.</param>
internal sealed record Row(Term[] Terms, long Minimum, long Maximum, int Group);

/// <summary>An integer linear model over bounded variables, free of any solver.</summary>
internal sealed class IntegerModel
{
    private readonly List<long> lower = [];
    private readonly List<long> upper = [];
    private readonly List<Row> rows = [];

    /// <summary>The number of variables.</summary>
    public int VariableCount => lower.Count;

    public IReadOnlyList<Row> Rows => rows;

    public long Lower(int variable) => lower[variable];

    public long Upper(int variable) => upper[variable];

    public int NewVariable(long minimum, long maximum)
    {
        lower.Add(minimum);
        upper.Add(maximum);
        return lower.Count - 1;
    }

    /// <summary>Adds a row. Terms of one variable are added up.</summary>
    public void Add(IEnumerable<Term> terms, Int128 minimum, Int128 maximum, int group = -1)
    {
        var merged = Merge(terms);
        long divisor = 0;
        foreach (var term in merged) divisor = (long)BigInteger.GreatestCommonDivisor(divisor, term.Coefficient);
        if (divisor > 1)
        {
            for (var i = 0; i < merged.Length; i++) merged[i] = merged[i] with { Coefficient = merged[i].Coefficient / divisor };
            if (minimum > long.MinValue) minimum = CeilingDivide(minimum, divisor);
            if (maximum < long.MaxValue) maximum = -CeilingDivide(-maximum, divisor);
        }

        rows.Add(new Row(merged, Clamp(minimum), Clamp(maximum), group));
    }

    /// <summary>Adds a row as another model has it.</summary>
    public void Add(Row row) => rows.Add(row);

    /// <summary>Takes back the rows from an index on.</summary>
    public void RemoveRowsFrom(int index) => rows.RemoveRange(index, rows.Count - index);

    /// <summary>Whether values keep every bound and row, in exact arithmetic.</summary>
    public bool IsSatisfiedBy(ReadOnlySpan<long> values)
    {
        for (var i = 0; i < lower.Count; i++)
            if (values[i] < lower[i] || values[i] > upper[i])
                return false;
        foreach (var row in rows)
        {
            var sum = Value(row.Terms, values);
            if (sum < row.Minimum || sum > row.Maximum) return false;
        }

        return true;
    }

    public static Int128 Value(ReadOnlySpan<Term> terms, ReadOnlySpan<long> values)
    {
        Int128 sum = 0;
        foreach (var term in terms) sum += (Int128)term.Coefficient * values[term.Variable];
        return sum;
    }

    /// <summary>The least and the greatest value that the bounds of the variables allow.</summary>
    public (Int128 Least, Int128 Greatest) Range(ReadOnlySpan<Term> terms)
    {
        Int128 least = 0, greatest = 0;
        foreach (var (variable, coefficient) in terms)
        {
            var low = (Int128)coefficient * lower[variable];
            var high = (Int128)coefficient * upper[variable];
            least += Int128.Min(low, high);
            greatest += Int128.Max(low, high);
        }

        return (least, greatest);
    }

    private static Term[] Merge(IEnumerable<Term> terms)
    {
        var place = new Dictionary<int, int>();
        var merged = new List<Term>();
        foreach (var term in terms)
        {
            ref var index = ref CollectionsMarshal.GetValueRefOrAddDefault(place, term.Variable, out var known);
            if (known)
            {
                merged[index] = term with { Coefficient = checked(merged[index].Coefficient + term.Coefficient) };
            }
            else
            {
                index = merged.Count;
                merged.Add(term);
            }
        }

        merged.RemoveAll(t => t.Coefficient == 0);
        return [.. merged];
    }

    private static Int128 CeilingDivide(Int128 value, long divisor)
    {
        var (quotient, remainder) = Int128.DivRem(value, divisor);
        return remainder > 0 ? quotient + 1 : quotient;
    }

    private static long Clamp(Int128 value) => value <= long.MinValue ? long.MinValue : value >= long.MaxValue ? long.MaxValue : (long)value;
}

/// <summary>What a solver found.</summary>
internal enum SolveStatus
{
    /// <summary>Values, and no better ones exist.</summary>
    Optimal,

    /// <summary>Values; better ones may exist.</summary>
    Feasible,

    /// <summary>There are none.</summary>
    Infeasible,

    /// <summary>The limit ended the search first.</summary>
    Unknown,
}

/// <summary>A solver's answer.</summary>
/// <param name="Status">What is known.</param>
/// <param name="Values">A value for each variable; empty when there are none.</param>
/// <param name="Bound">For an objective, the best value that is not ruled out.</param>
internal sealed record Solution(SolveStatus Status, long[] Values, Int128 Bound)
{
    public bool HasValues => Status is SolveStatus.Optimal or SolveStatus.Feasible;

    public static Solution Without(SolveStatus status) => new(status, [], 0);
}
