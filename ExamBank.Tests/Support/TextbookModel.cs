using ExamBank.Domain.Blueprints;
using ExamBank.Generator.Assembly;
using Google.OrTools.Sat;

namespace ExamBank.Tests.Support;

/// <summary>How the textbook model is solved.</summary>
/// <param name="TimeLimit">For all solves together; none when null.</param>
/// <param name="Workers">Threads of the solver.</param>
/// <param name="Keeps">Which named rules and set constraints the model has; all when null.</param>
/// <param name="Repairs">Changes of limits that it is built with.</param>
/// <param name="Forms">Forms that it is held to, to be judged by it.</param>
internal sealed record TextbookOptions(
    TimeSpan? TimeLimit = null, int Workers = 1, Func<string, bool>? Keeps = null, IReadOnlyList<Repair>? Repairs = null,
    IReadOnlyList<IReadOnlyList<int>>? Forms = null);

/// <summary>What the textbook model found.</summary>
/// <param name="Status">What is known.</param>
/// <param name="Forms">Items of each form, in printed order; none without an answer.</param>
/// <param name="Values">The value of each objective.</param>
/// <param name="Bounds">The best value of each objective that is not ruled out.</param>
internal sealed record TextbookAnswer(
    AssemblyStatus Status, IReadOnlyList<IReadOnlyList<int>> Forms, IReadOnlyList<decimal> Values, IReadOnlyList<decimal> Bounds);

/// <summary>
/// The model of the textbooks (van der Linden 2005), with a boolean for each item and form, solved by CP-SAT with one objective
/// after another: the oracle of small cases and the baseline of large ones. It shares no code with the engine nor its judge.
/// </summary>
internal sealed partial class TextbookModel
{
    private readonly CpModel model = new();
    private readonly ItemPool pool;
    private readonly AssemblySpecification specification;
    private readonly TextbookOptions options;
    private readonly Dictionary<string, int> itemOf;
    private readonly BoolVar[][] chosen;

    private TextbookModel(ItemPool pool, AssemblySpecification specification, TextbookOptions options)
    {
        (this.pool, this.specification, this.options) = (pool, specification, options);
        itemOf = pool.Ids.Select((id, index) => (id, index)).ToDictionary(i => i.id, i => i.index, StringComparer.Ordinal);
        chosen = [.. Enumerable.Range(0, specification.Forms ?? 1).Select(f => pool.Ids.Select((_, i) => model.NewBoolVar($"x{i}_{f}")).ToArray())];
        foreach (var rule in specification.Rules ?? []) AddRule(rule);
        AddSets();
        if (options.Forms is not { } held) return;
        for (var f = 0; f < chosen.Length; f++)
            for (var i = 0; i < pool.Count; i++)
                model.Add(chosen[f][i] == (held[f].Contains(i) ? 1 : 0));
    }

    /// <summary>Builds the model and solves it, one objective after another.</summary>
    public static TextbookAnswer Solve(ItemPool pool, AssemblySpecification specification, TextbookOptions? options = null)
    {
        var clock = System.Diagnostics.Stopwatch.StartNew();
        var built = new TextbookModel(pool, specification, options ?? new TextbookOptions());
        return built.Solve(clock);
    }

    /// <summary>How many booleans the model has: one for each item and form, and for each item and pair of forms that may share it.</summary>
    public static long Booleans(ItemPool pool, AssemblySpecification specification)
    {
        long forms = specification.Forms ?? 1;
        return pool.Count * (forms + (specification.Overlap is null ? 0 : forms * (forms - 1) / 2));
    }

    private TextbookAnswer Solve(System.Diagnostics.Stopwatch clock)
    {
        var forms = new List<IReadOnlyList<int>>();
        var values = new List<decimal>();
        var bounds = new List<decimal>();
        var proven = true;
        IEnumerable<Goal?> goals = specification.Objectives is { Count: > 0 } objectives ? objectives.Select(Goal? (o) => AddObjective(o)) : [null];
        foreach (var goal in goals)
        {
            if (goal is not null) Aim(goal);
            using var solver = new CpSolver { StringParameters = Parameters(clock) };
            var status = solver.Solve(model);
            if (status == CpSolverStatus.ModelInvalid) throw new InvalidOperationException(model.Validate());
            if (status is not (CpSolverStatus.Optimal or CpSolverStatus.Feasible))
            {
                if (forms.Count > 0 && status == CpSolverStatus.Infeasible) throw new InvalidOperationException("An objective has ruled out the forms that were known.");
                // The objectives before this one have an answer already, which the clock has kept from being improved.
                if (forms.Count > 0) return new TextbookAnswer(AssemblyStatus.Feasible, forms, values, bounds);
                return new TextbookAnswer(status == CpSolverStatus.Infeasible ? AssemblyStatus.Infeasible : AssemblyStatus.Unknown, [], [], []);
            }

            forms = Chosen(solver);
            proven &= status == CpSolverStatus.Optimal;
            if (goal is null) break;
            values.Add((decimal)Math.Round(solver.ObjectiveValue) * goal.Unit);
            bounds.Add((decimal)Math.Round(solver.BestObjectiveBound) * goal.Unit);
            Hint(forms);
            if (goal.Mean is null)
            {
                model.Add(goal.Expression == (long)Math.Round(solver.ObjectiveValue));
                continue;
            }

            (forms, values[^1], var isLeast) = Descend(goal.Mean, forms, clock);
            bounds[^1] = isLeast ? values[^1] : 0;
            proven &= isLeast;
        }

        return new TextbookAnswer(proven ? AssemblyStatus.Optimal : AssemblyStatus.Feasible, forms, values, bounds);
    }

    private string Parameters(System.Diagnostics.Stopwatch clock)
    {
        var left = options.TimeLimit is { } limit ? Math.Max(0.01, (limit - clock.Elapsed).TotalSeconds) : 1e9;
        return string.Create(System.Globalization.CultureInfo.InvariantCulture, $"num_workers:{options.Workers} random_seed:1 catch_sigint_signal:false max_time_in_seconds:{left}");
    }

    private void Hint(IReadOnlyList<IReadOnlyList<int>> forms)
    {
        model.ClearHints();
        foreach (var (form, items) in chosen.Zip(forms))
            for (var i = 0; i < form.Length; i++) model.AddHint(form[i], items.Contains(i));
    }

    private List<IReadOnlyList<int>> Chosen(CpSolver solver) =>
        [.. chosen.Select(form => Printed(Enumerable.Range(0, pool.Count).Where(i => solver.BooleanValue(form[i]))))];

    private void Aim(Goal goal)
    {
        if (goal.IsMaximum) model.Maximize(goal.Expression);
        else model.Minimize(goal.Expression);
    }

    /// <summary>The printed order: by the column, then by the pool, the items of a stimulus after its first one.</summary>
    private List<int> Printed(IEnumerable<int> items)
    {
        var left = items.ToList();
        if (specification.Order is { } order)
        {
            var numbers = pool.Column(order.By) as NumberColumn;
            var words = pool.Column(order.By)!.Words;
            decimal Key(int item) => numbers is not null ? numbers.Value(item) ?? decimal.MaxValue
                : Words(order.By, item) is [var word, ..] ? words.IndexOf(word) : decimal.MaxValue;
            left = [.. left.OrderBy(Key).ThenBy(i => i)];
        }

        var printed = new List<int>();
        while (left.Count > 0)
        {
            var stimulus = specification.Stimuli is { } stimuli ? Words(stimuli.By, left[0]) : [];
            var together = stimulus.Length == 0 ? [left[0]] : left.Where(i => Words(specification.Stimuli!.By, i).SequenceEqual(stimulus)).ToList();
            printed.AddRange(together);
            left.RemoveAll(together.Contains);
        }

        return printed;
    }

    private string[] Words(string column, int item)
    {
        var of = pool.Column(column)!;
        return [.. of.Codes(item).ToArray().Select(code => of.Words[code])];
    }

    private decimal? Number(string column, int item) => ((NumberColumn)pool.Column(column)!).Value(item);
}
