using System.Collections.Immutable;
using Google.OrTools.Sat;

namespace ExamBank.Generator.Assembly;

/// <summary>One CP-SAT model: a boolean for each candidate, each question at most once, and the rules it is given.</summary>
internal sealed class CpModelBuilder
{
    private readonly CpModel model = new();
    private readonly ImmutableArray<Candidate> candidates;
    private readonly BoolVar[] chosen;

    public CpModelBuilder(ImmutableArray<Candidate> candidates, IEnumerable<CompiledRule> rules)
    {
        this.candidates = candidates;
        chosen = [.. candidates.Select((_, i) => model.NewBoolVar($"c{i}"))];
        // Two sections of one type make two candidates of one question.
        foreach (var same in candidates.Select((c, i) => (c.Question.Code, Index: i)).GroupBy(c => c.Code, StringComparer.Ordinal).Where(g => g.Skip(1).Any()))
            model.AddAtMostOne(same.Select(c => chosen[c.Index]));
        foreach (var rule in rules)
        {
            // CP-SAT takes limits that cross for a mistake in the model, not for an answer.
            if (rule.IsContradiction) model.AddBoolOr([]);
            else model.AddLinearConstraint(Sum(rule.Coefficients), rule.Minimum, rule.Maximum);
        }
    }

    /// <summary>A variable for |Σ coefficient · chosen|.</summary>
    public IntVar AbsoluteSum(ImmutableArray<long> coefficients)
    {
        var bound = coefficients.Sum(Math.Abs);
        var value = model.NewIntVar(0, bound, "deviation");
        model.AddAbsEquality(value, Sum(coefficients));
        return value;
    }

    /// <summary>How many different values of an attribute the chosen questions have.</summary>
    public LinearExpr Distinct(string attribute)
    {
        var seen = new List<BoolVar>();
        foreach (var value in candidates.Select((c, i) => (Word: Attributes.Word(c.Question, attribute), Index: i))
            .Where(c => c.Word is not null)
            .GroupBy(c => c.Word, StringComparer.Ordinal))
        {
            var present = model.NewBoolVar($"d{seen.Count}");
            model.Add(LinearExpr.Sum(value.Select(c => chosen[c.Index])) >= present);
            seen.Add(present);
        }

        // Each question has one value: without saying so, proving that 50 questions show at most 50 values takes most of the time.
        model.Add(LinearExpr.Sum(seen) <= LinearExpr.Sum(chosen));
        return LinearExpr.Sum(seen);
    }

    public LinearExpr Sum(ImmutableArray<long> coefficients)
    {
        var used = Enumerable.Range(0, chosen.Length).Where(i => coefficients[i] != 0).ToList();
        return LinearExpr.WeightedSum(used.Select(i => chosen[i]), used.Select(i => coefficients[i]));
    }

    public void Minimize(LinearExpr expression) => model.Minimize(expression);

    public void Maximize(LinearExpr expression) => model.Maximize(expression);

    /// <summary>Keeps an objective at the value it has reached.</summary>
    public void Fix(LinearExpr expression, long value) => model.Add(expression == value);

    /// <summary>Starts the next search from a form that is known.</summary>
    public void Hint(IReadOnlyList<bool> form)
    {
        model.ClearHints();
        for (var i = 0; i < chosen.Length; i++) model.AddHint(chosen[i], form[i]);
    }

    /// <summary>
    /// Solves with one worker, a fixed seed and a limit counted in work, so that the answer never depends on the machine.
    /// Without presolve: on the theory blueprints the search is then 300 times shorter (0.02 against 7 units of work).
    /// </summary>
    public Solution Solve(double work, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        using var solver = new CpSolver
        {
            StringParameters = string.Create(
                System.Globalization.CultureInfo.InvariantCulture, $"num_workers:1 random_seed:1 cp_model_presolve:false catch_sigint_signal:false max_deterministic_time:{work}"),
        };
        using var stop = cancellationToken.Register(solver.StopSearch);
        var status = solver.Solve(model);
        cancellationToken.ThrowIfCancellationRequested();
        return status switch
        {
            CpSolverStatus.Optimal or CpSolverStatus.Feasible => new Solution(
                status, [.. chosen.Select(solver.BooleanValue)], model.Model.Objective is null ? 0 : (long)Math.Round(solver.ObjectiveValue)),
            CpSolverStatus.ModelInvalid => throw new InvalidOperationException($"Invalid model: {model.Validate()}"),
            _ => new Solution(status, [], 0),
        };
    }

    /// <summary>What a solve gave.</summary>
    internal sealed record Solution(CpSolverStatus Status, ImmutableArray<bool> Form, long Objective)
    {
        public bool HasForm => Status is CpSolverStatus.Optimal or CpSolverStatus.Feasible;

        public bool IsProven => Status is CpSolverStatus.Optimal;
    }
}
