using System.Globalization;
using ExamBank.Domain.Blueprints;

namespace ExamBank.Generator.Assembly;

/// <summary>The numbers that rules and objectives speak of, taken from items one by one.</summary>
internal sealed class FormsJudgeNumbers(ItemPool pool, string? stimulus)
{
    /// <summary>An amount and, for a mean, the weight it is divided by.</summary>
    internal readonly record struct Tally(decimal Amount, decimal Weight)
    {
        /// <summary>The number; null for the mean of nothing.</summary>
        public decimal? Value(bool isMean) => !isMean ? Amount : Weight == 0 ? null : Amount / Weight;

        /// <summary>Whether limits are kept; a mean is compared by multiplication, which is exact.</summary>
        public bool IsWithin(bool isMean, decimal? min, decimal? max)
        {
            if (isMean && Weight == 0) return true;
            var (amount, weight) = !isMean ? (Amount, 1) : Weight < 0 ? (-Amount, -Weight) : (Amount, Weight);
            return !(amount < min * weight) && !(amount > max * weight);
        }
    }

    /// <summary>The column of a name that the specification uses.</summary>
    public ItemColumn Column(string name) => pool.Column(name) ?? throw new ArgumentException($"The pool has no column {name}.", nameof(name));

    /// <summary>
    /// The number over some forms taken together, for each value of <see cref="Measure.Per"/> in the order of its column's
    /// words, or once. An item, stimulus or value that stands in two forms counts twice.
    /// </summary>
    public Tally[] Tallies(Measure measure, IEnumerable<IReadOnlyList<int>> forms)
    {
        var per = measure.Per is null ? null : Column(measure.Per);
        var tallies = new Tally[per is null ? 1 : per.Words.Length];
        var filters = (measure.Where ?? new Dictionary<string, AttributeFilter>()).Select(w => Filter(Column(w.Key), w.Value)).ToArray();
        var different = measure.Distinct ?? (measure.Count == RuleCount.Stimuli ? stimulus ?? throw new ArgumentException("There are no stimuli to count.", nameof(measure)) : null);
        var kinds = different is null ? null : Column(different);
        var number = (measure.Sum ?? measure.Mean) is { } named ? (NumberColumn)Column(named) : null;
        var weight = measure.Weight is null ? null : (NumberColumn)Column(measure.Weight);
        var seen = new HashSet<(int Value, int Kind)>();
        foreach (var form in forms)
        {
            seen.Clear();
            foreach (var item in form)
            {
                if (!Array.TrueForAll(filters, f => f(item))) continue;
                if (per is null) Add(0, item);
                else foreach (var value in per.Codes(item)) Add(value, item);
            }
        }

        return tallies;

        void Add(int value, int item)
        {
            if (kinds is not null)
            {
                foreach (var kind in kinds.Codes(item))
                    if (seen.Add((value, kind))) tallies[value] = new Tally(tallies[value].Amount + 1, 0);
                return;
            }

            var worth = number is null ? 1 : number.Value(item);
            if (measure.Mean is null)
            {
                tallies[value] = new Tally(tallies[value].Amount + (worth ?? 0), 0);
                return;
            }

            var share = weight is null ? 1 : weight.Value(item);
            if (worth is { } v && share is { } w) tallies[value] = new Tally(tallies[value].Amount + (w * v), tallies[value].Weight + w);
        }
    }

    /// <summary>The value of an objective on all forms.</summary>
    public decimal Value(Objective objective, IReadOnlyList<IReadOnlyList<int>> forms)
    {
        if (forms.Count == 0) return 0;
        if (objective.EvenUse == true) return forms.SelectMany(f => f.Distinct()).GroupBy(i => i).Select(g => g.Count()).DefaultIfEmpty().Max();
        if ((objective.Maximize ?? objective.Minimize) is { } total) return Tallies(total, forms)[0].Amount;
        if (objective.Maximin is { } least) return forms.Min(f => Tallies(least, [f])[0].Amount);
        if (objective.Parallel is { } alike)
        {
            var tallies = forms.Select(f => Tallies(alike, [f])).ToList();
            return Enumerable.Range(0, tallies[0].Length).Sum(v => tallies.Max(t => t[v].Amount) - tallies.Min(t => t[v].Amount));
        }

        return Deviation(objective.MinimizeDeviation ?? throw new ArgumentException("The objective has no member.", nameof(objective)), forms);
    }

    /// <summary>The largest deviation from the target; the mean of nothing deviates from none.</summary>
    private decimal Deviation(Measure measure, IReadOnlyList<IReadOnlyList<int>> forms)
    {
        var target = measure.Target ?? throw new ArgumentException("A deviation has a target.", nameof(measure));
        return forms.Select(f => Tallies(measure, [f])[0]).Max(t =>
            measure.Mean is null ? Math.Abs(t.Amount - target)
            : t.Weight == 0 ? 0
            : Math.Abs((t.Amount - (target * t.Weight)) / t.Weight));
    }

    private static Func<int, bool> Filter(ItemColumn column, AttributeFilter filter)
    {
        if (column is NumberColumn numbers)
        {
            if (filter.Values is null) return item => numbers.Value(item) is { } number && !(number < filter.Min) && !(number > filter.Max);
            var listed = filter.Values
                .Where(v => decimal.TryParse(v, NumberStyles.Float, CultureInfo.InvariantCulture, out _))
                .Select(v => decimal.Parse(v, NumberStyles.Float, CultureInfo.InvariantCulture))
                .ToHashSet();
            return item => numbers.Value(item) is { } number && listed.Contains(number);
        }

        var codes = new HashSet<int>();
        for (var code = 0; code < column.Words.Length; code++)
            if (filter.Values?.Contains(column.Words[code], StringComparer.Ordinal) == true) codes.Add(code);
        return item =>
        {
            foreach (var code in column.Codes(item))
                if (codes.Contains(code)) return true;
            return false;
        };
    }
}
