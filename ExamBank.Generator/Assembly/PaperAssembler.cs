using System.Collections.Immutable;
using ExamBank.Domain.Blueprints;
using Google.OrTools.Sat;

namespace ExamBank.Generator.Assembly;

/// <summary>
/// Chooses the questions of one form: all rules are hard, the objectives are lexicographic in the blueprint's order, and
/// among equally good forms the seed decides. The same pool, blueprint and seed give the same form on every machine.
/// </summary>
public static class PaperAssembler
{
    /// <summary>Version of the engine; a change that can change a form changes it.</summary>
    public const string EngineVersion = "cp-sat/1";

    // Deterministic time of CP-SAT, in its own unit (about a second of a slow core): what a proof may take.
    private const double ObjectiveWork = 20;

    /// <summary>Assembles a form, or says which rules clash.</summary>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public static AssemblyResult Assemble(Pool pool, BlueprintDocument blueprint, long seed, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(pool);
        ArgumentNullException.ThrowIfNull(blueprint);
        var sections = blueprint.Sections.ToImmutableArray();
        // Of all forms that are equally good the search meets one first, and which one follows from the order in which it
        // meets the questions: the seed shuffles them.
        var shuffled = pool.Questions.ToArray();
        new DeterministicRandom(seed, "questions").Shuffle(shuffled);
        ImmutableArray<Candidate> candidates =
        [
            .. sections.SelectMany((section, index) => shuffled
                .Where(q => q.Type == section.Type)
                .Select(q => new Candidate(q, index, section))),
        ];
        var rules = CompiledRule.Compile(pool, blueprint, candidates);
        var model = new CpModelBuilder(candidates, rules);
        var solution = model.Solve(ObjectiveWork, cancellationToken);
        if (solution.Status == CpSolverStatus.Infeasible) return ClashFinder.Find(candidates, rules, ObjectiveWork, cancellationToken);
        if (!solution.HasForm) return new Undecided();

        var proven = new List<bool>();
        foreach (var objective in blueprint.Objectives ?? [])
        {
            model.Hint(solution.Form);
            solution = Improve(model, candidates, objective, cancellationToken);
            if (!solution.HasForm) return new Undecided();
            proven.Add(solution.IsProven);
        }

        ImmutableArray<ImmutableArray<PoolQuestion>> chosen =
        [
            .. sections.Select((_, index) => candidates.Where((c, i) => solution.Form[i] && c.Section == index).Select(c => c.Question)
                .OrderBy(q => q.Code, StringComparer.Ordinal).ToImmutableArray()),
        ];
        var check = FormValidator.Check(pool, blueprint, chosen);
        if (check.Violations.Count > 0)
            throw new InvalidOperationException($"The assembled form breaks rules: {string.Join("; ", check.Violations)}");
        return new Assembled(chosen, new Certificate(
            [.. check.Rules], [.. check.Objectives.Select((o, i) => new ObjectiveValue(o.Name, o.Value, proven[i]))]));
    }

    private static CpModelBuilder.Solution Improve(
        CpModelBuilder model, ImmutableArray<Candidate> candidates, Objective objective, CancellationToken cancellationToken)
    {
        LinearExpr expression;
        if (objective.MinimizeDeviation is { } deviation)
        {
            // Sections fix the total weight, so the least weighted sum of deviations is the least deviation of the mean.
            expression = model.AbsoluteSum(CompiledRule.Deviation(candidates, deviation).Coefficients);
            model.Minimize(expression);
        }
        else
        {
            expression = model.Distinct(objective.Maximize!.Distinct);
            model.Maximize(expression);
        }

        var solution = model.Solve(ObjectiveWork, cancellationToken);
        if (solution.HasForm) model.Fix(expression, solution.Objective);
        return solution;
    }
}
