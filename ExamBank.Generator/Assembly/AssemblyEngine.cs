using System.Collections.Immutable;
using ExamBank.Domain.Errors;
using ExamBank.Generator.Assembly.Compiling;
using ExamBank.Generator.Assembly.Explaining;
using ExamBank.Generator.Assembly.Planning;
using ExamBank.Generator.Assembly.Solving;

namespace ExamBank.Generator.Assembly;

/// <summary>Draws forms from a pool: exactly, to a proven optimum where limits of work allow, or with the reason why not.</summary>
public static class AssemblyEngine
{
    /// <summary>Name and version of the engine; a change that can change a form changes it.</summary>
    public const string Version = "exambank/4";

    // Items from which the fast way pays for one form: below, the exact model is solved before plans are made. For several it always does.
    private const long PlanFrom = 1_500;

    // An exact model of more variables may not fit into the memory of an ordinary machine: it is not begun.
    private const long LargestModel = 20_000_000;

    // Cells times forms up to which the exact model itself tells soonest that there are forms: only if it finds none is a smaller one asked why.
    private const int SmallModel = 1_000;

    // Items times forms up to which an answer of the fast way that is not proven is handed to the exact model.
    private const long ExactLimit = 60_000;

    /// <summary>
    /// Draws the forms, or says why there are none. The same pool, specification and seed give the same answer on every machine,
    /// unless a time limit ends the search.
    /// </summary>
    /// <returns>The answer, or what in the specification does not fit the pool.</returns>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public static Result<AssemblyAnswer> Assemble(
        ItemPool pool, AssemblySpecification specification, AssemblyOptions options, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(pool);
        ArgumentNullException.ThrowIfNull(specification);
        ArgumentNullException.ThrowIfNull(options);
        cancellationToken.ThrowIfCancellationRequested();
        if (SpecificationChecks.Check(pool, specification) is { Count: > 0 } errors) return Result.Fail<AssemblyAnswer>(errors);
        using var guard = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        if (options.TimeLimit is { } limit) guard.CancelAfter(limit);
        AssemblyAnswer answer;
        try
        {
            answer = Draw(pool, specification, options.Seed, guard.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            // The time limit came while a model was being built.
            answer = new(AssemblyStatus.Unknown, [], [], []);
        }
        catch (OverflowException)
        {
            return SpecificationErrors.TooFine();
        }

        cancellationToken.ThrowIfCancellationRequested();
        return answer with { StoppedByTime = guard.IsCancellationRequested && answer.Status is (AssemblyStatus.Feasible or AssemblyStatus.Unknown) };
    }

    private static AssemblyAnswer Draw(ItemPool pool, AssemblySpecification specification, long seed, CancellationToken stop)
    {
        List<int>[]? planned = null;
        if ((specification.Forms is > 1 || pool.Count >= PlanFrom) && Planned(pool, specification, seed, stop) is { } forms)
        {
            var bounds = TrivialBounds.Of(pool, specification, forms[0].Count);
            var answer = Answer(pool, specification, forms, bounds);
            if (answer.Status == AssemblyStatus.Optimal || stop.IsCancellationRequested || (long)pool.Count * forms.Length > ExactLimit) return answer;
            planned = forms;
        }

        return Exact(pool, specification, seed, planned, stop);
    }

    private static List<int>[]? Planned(ItemPool pool, AssemblySpecification specification, long seed, CancellationToken stop) =>
        LeastFirst.Tiers(pool, specification)
            .Select(leaveOut => Planned(PlanProblem.Split(pool, specification, leaveOut), seed, stop) ?? Planned(PlanProblem.Split(pool, specification, leaveOut, byCell: true), seed, stop))
            .FirstOrDefault(forms => forms is not null);

    private static List<int>[]? Planned(PlanProblem? problem, long seed, CancellationToken stop) => problem is null ? null : PlanAssembler.Assemble(problem, seed, stop);

    private static AssemblyAnswer Exact(ItemPool pool, AssemblySpecification specification, long seed, List<int>[]? known, CancellationToken stop)
    {
        if (Variables(pool, specification) > LargestModel) return new(AssemblyStatus.Unknown, [], [], []);
        var assembly = CompiledAssembly.Compile(pool, specification);
        var size = assembly.Cells.Count * assembly.Forms;
        // What clashes in a much smaller model shows sooner there, where the whole is not small itself.
        if (known is null && size > SmallModel && Clash() is { } clash) return new(AssemblyStatus.Infeasible, [], [], [], clash);
        var model = new FormModel(assembly, seed, stop: stop);
        var found = ExactAssembler.Solve(assembly, model, known is null ? null : model.Values(known), seed, stop);
        if (found.Values.Length == 0)
        {
            var reason = known is null && size <= SmallModel ? Clash() : null;
            if (reason is null && found.Status == AssemblyStatus.Infeasible) reason = Explainer.Explain(pool, specification, seed, stop);
            return new(reason is null ? found.Status : AssemblyStatus.Infeasible, [], [], [], reason);
        }

        var (own, anchors) = model.Counts(found.Values);
        var forms = FormFiller.Fill(assembly, own, anchors, seed);
        return Answer(pool, specification, forms, values => [.. values.Zip(found.Gaps, (v, g) => g)]);

        Explanation? Clash() => Explainer.Search(pool, specification, size / 2, seed, stop);
    }

    /// <summary>The most variables that the exact model can have: one an item and form, and with overlap one an item and pair of forms.</summary>
    private static long Variables(ItemPool pool, AssemblySpecification specification)
    {
        long forms = specification.Forms ?? 1;
        return pool.Count * (CompiledAssembly.Overlaps(specification, (int)forms) ? forms * (forms + 1) / 2 : forms);
    }

    /// <summary>Judges forms and says what is proven of them.</summary>
    /// <param name="pool">The pool.</param>
    /// <param name="specification">The specification.</param>
    /// <param name="items">Items of each form.</param>
    /// <param name="gaps">For the values of the objectives, how far each may still be from the best.</param>
    private static AssemblyAnswer Answer(ItemPool pool, AssemblySpecification specification, List<int>[] items, Func<IReadOnlyList<decimal>, decimal[]> gaps)
    {
        ImmutableArray<AssembledForm> drawn =
        [
            .. items.Select((f, index) => new AssembledForm(FormsJudge.FormName(index), FormFiller.Order(pool, specification, f))),
        ];
        var verdict = FormsJudge.Judge(pool, specification, [.. drawn.Select(f => f.Items)]);
        if (!verdict.IsGood) throw new InvalidOperationException($"The forms break rules: {string.Join("; ", verdict.Violations.Take(10))}");
        var open = gaps([.. verdict.Objectives.Select(o => o.Value)]);
        ImmutableArray<ObjectiveResult> objectives =
        [
            .. verdict.Objectives.Select((o, i) => new ObjectiveResult(
                o.Name, o.Value, specification.Objectives![i] is { Maximize: not null } or { Maximin: not null } ? o.Value + open[i] : o.Value - open[i])),
        ];
        return new(objectives.All(o => o.IsProven) ? AssemblyStatus.Optimal : AssemblyStatus.Feasible, drawn, objectives, verdict.Rules);
    }
}
