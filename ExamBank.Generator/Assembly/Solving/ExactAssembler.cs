using ExamBank.Generator.Assembly.Compiling;

namespace ExamBank.Generator.Assembly.Solving;

/// <summary>What is known of forms, in numbers of items by cell.</summary>
/// <param name="Status">What is known.</param>
/// <param name="Values">Values of the model's variables; empty without forms.</param>
/// <param name="Gaps">For each objective how far its bound lies from its value, in the rule's own unit; nought when proven.</param>
internal sealed record ExactAnswer(AssemblyStatus Status, long[] Values, decimal[] Gaps);

/// <summary>Solves the exact model: rules first, then objectives one after the other, each kept at what it has reached.</summary>
internal static class ExactAssembler
{
    /// <summary>Solves.</summary>
    /// <param name="assembly">What to assemble.</param>
    /// <param name="forms">Its model; objectives are added to it.</param>
    /// <param name="known">Values of the model's variables that keep every rule; null when none are known.</param>
    /// <param name="seed">Among equally good answers the seed decides.</param>
    /// <param name="stop">Asked to stop, it gives what it has.</param>
    public static ExactAnswer Solve(CompiledAssembly assembly, FormModel forms, long[]? known, long seed, CancellationToken stop)
    {
        var objectives = assembly.Specification.Objectives ?? [];
        if (objectives.Count == 0)
        {
            var any = Portfolio.Solve(forms.Model, null, 0, known, false, 0, stop);
            return new(Status(any.Status), any.Values, []);
        }

        var gaps = new decimal[objectives.Count];
        var values = known;
        var status = AssemblyStatus.Optimal;
        var adding = new ObjectiveModel(assembly, forms);
        for (var i = 0; i < objectives.Count; i++)
        {
            var rows = forms.Model.Rows.Count;
            var objective = adding.Add(objectives[i]);
            // One form is soon where it should be; several are slow to get there together, and need forms to begin with.
            if (assembly.Forms > 1 && objective.Goal is not null)
            {
                if (values is null && Portfolio.Solve(forms.Model, null, 0, null, false, 0, stop) is { HasValues: true } any) values = any.Values;
                if (values is not null && objective.Goal is { } goal)
                {
                    Array.Resize(ref values, forms.Model.VariableCount);
                    forms.Complete(values);
                    objective.Complete(values);
                    if (goal.IsMaximin && AreAlike(assembly.Specification)) (objective, values) = MaximinStart.Find(forms, rows, objective, values, seed, stop);
                    else values = Annealing.Improve(forms.Model, rows, forms.Own, goal, values, seed, stop);
                }
            }

            var found = objective.Weights is null
                ? Minimise(forms, objective, values, stop)
                : MinimiseRatio(forms, objective, values, stop);
            if (!found.HasValues) return new(Status(found.Status), [], []);
            values = found.Values;
            var reached = IntegerModel.Value(objective.Terms, values);
            if (found.Status != SolveStatus.Optimal) status = AssemblyStatus.Feasible;
            gaps[i] = found.Status == SolveStatus.Optimal ? 0 : (decimal)(reached - found.Bound) * objective.Unit;
            Keep(forms.Model, objective, values, reached);
        }

        return new(status, values!, gaps);
    }

    /// <summary>Whether every rule is the same for all forms.</summary>
    private static bool AreAlike(AssemblySpecification specification) =>
        (specification.Rules ?? []).All(r => r.Forms is null || r.Across == true);

    private static Solution Minimise(FormModel forms, CompiledObjective objective, long[]? known, CancellationToken stop)
    {
        if (known is not null)
        {
            Array.Resize(ref known, forms.Model.VariableCount);
            forms.Complete(known);
            objective.Complete(known);
            if (IntegerModel.Value(objective.Terms, known) <= objective.Least) return new Solution(SolveStatus.Optimal, known, objective.Least);
        }

        return Portfolio.Solve(forms.Model, objective.Terms, objective.Least, known, objective.IsFine, objective.Negligible, stop);
    }

    /// <summary>
    /// The largest |Σ w·(v − target)| / Σ w over the forms, by Dinkelbach's method: with the best ratio known so far as λ = p/q,
    /// the largest of q·|Σ w·(v − target)| − p·Σ w is nought just when no forms have a smaller ratio.
    /// </summary>
    private static Solution MinimiseRatio(FormModel forms, CompiledObjective objective, long[]? known, CancellationToken stop)
    {
        var model = forms.Model;
        var found = Minimise(forms, objective, known, stop);
        while (found.Status == SolveStatus.Optimal)
        {
            var (p, q) = Ratio(objective, found.Values);
            if (p == 0 || HasOneWeight(model, objective, found.Values)) return found;
            var rows = model.Rows.Count;
            var most = model.NewVariable(checked((long)objective.Sums!.Select((sum, f) => model.Range(objective.Weights![f]).Greatest * -p).Min()), 0);
            for (var f = 0; f < objective.Sums!.Length; f++)
            {
                // A form without weight has no mean and no deviation; it may not hold the others up.
                var (sum, weight) = (objective.Sums[f], objective.Weights![f]);
                var empty = model.NewVariable(0, 1);
                model.Add(weight.Append(new Term(empty, (long)model.Range(weight).Greatest)), Int128.MinValue, model.Range(weight).Greatest);
                foreach (var sign in new[] { 1, -1 })
                    model.Add(Times(sum, sign * q).Concat(Times(weight, -p)).Append(new Term(most, -1)).Append(new Term(empty, model.Lower(most))), Int128.MinValue, 0);
            }

            var start = found.Values;
            Array.Resize(ref start, model.VariableCount);
            var next = Portfolio.Solve(model, [new Term(most, 1)], Int128.MinValue, start, false, 0, stop);
            model.RemoveRowsFrom(rows);
            found = next switch
            {
                { Status: SolveStatus.Optimal } when next.Values[most] == 0 => new(SolveStatus.Optimal, start, 0),
                _ => next,
            };
            if (found.HasValues) objective.Complete(found.Values);
            if (ReferenceEquals(found.Values, start)) return found;
        }

        // Without a proof nothing is claimed of the ratio but that it is not below nought.
        return found.HasValues ? found with { Bound = 0 } : found;
    }

    private static IEnumerable<Term> Times(Term[] terms, Int128 factor) => terms.Select(t => t with { Coefficient = checked((long)(factor * t.Coefficient)) });

    /// <summary>Whether the rules fix every form's weight, and all alike: the least sum is then the least ratio.</summary>
    private static bool HasOneWeight(IntegerModel model, CompiledObjective objective, long[] values) =>
        objective.Weights!.All(w => IsFixed(model, w)) && objective.Weights!.Select(w => IntegerModel.Value(w, values)).Distinct().Count() == 1;

    /// <summary>Whether the rules leave a sum only one value: a row that fixes just these terms.</summary>
    private static bool IsFixed(IntegerModel model, Term[] terms)
    {
        if (terms.Length == 0) return true;
        var wanted = terms.ToDictionary(t => t.Variable, t => t.Coefficient);
        return model.Rows.Any(r => r.Minimum == r.Maximum && r.Terms.Length == terms.Length
            && r.Terms.All(t => wanted.TryGetValue(t.Variable, out var c) && (Int128)c * r.Terms[0].Coefficient == (Int128)wanted[r.Terms[0].Variable] * t.Coefficient));
    }

    private static (Int128 P, Int128 Q) Ratio(CompiledObjective objective, long[] values)
    {
        (Int128 P, Int128 Q) largest = (0, 1);
        for (var f = 0; f < objective.Sums!.Length; f++)
        {
            var sum = Int128.Abs(IntegerModel.Value(objective.Sums[f], values));
            var weight = IntegerModel.Value(objective.Weights![f], values);
            if (weight > 0 && sum * largest.Q > largest.P * weight) largest = (sum, weight);
        }

        var divisor = (Int128)System.Numerics.BigInteger.GreatestCommonDivisor((System.Numerics.BigInteger)largest.P, (System.Numerics.BigInteger)largest.Q);
        return (largest.P / divisor, largest.Q / divisor);
    }

    /// <summary>Later objectives may not undo what this one has reached.</summary>
    private static void Keep(IntegerModel model, CompiledObjective objective, long[] values, Int128 reached)
    {
        if (objective.Weights is null)
        {
            model.Add(objective.Terms, Int128.MinValue, reached);
            return;
        }

        var (p, q) = Ratio(objective, values);
        for (var f = 0; f < objective.Sums!.Length; f++)
        {
            foreach (var sign in new[] { 1, -1 })
            {
                model.Add(Times(objective.Sums[f], sign * q).Concat(Times(objective.Weights![f], -p)), Int128.MinValue, 0);
            }
        }
    }

    private static AssemblyStatus Status(SolveStatus status) => status switch
    {
        SolveStatus.Optimal => AssemblyStatus.Optimal,
        SolveStatus.Feasible => AssemblyStatus.Feasible,
        SolveStatus.Infeasible => AssemblyStatus.Infeasible,
        _ => AssemblyStatus.Unknown,
    };
}
