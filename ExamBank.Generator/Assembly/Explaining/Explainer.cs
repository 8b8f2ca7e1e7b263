using System.Collections.Immutable;
using ExamBank.Generator.Assembly.Compiling;
using ExamBank.Generator.Assembly.Planning;
using ExamBank.Generator.Assembly.Solving;

namespace ExamBank.Generator.Assembly.Explaining;

/// <summary>
/// Says why a specification cannot be met: first the rules that no supply can meet by themselves, then a core from the
/// solver, made irreducible by leaving each rule out in turn and solving again; and the cheapest limits to loosen.
/// </summary>
internal static class Explainer
{
    // Deterministic time of one proof, and of the search for a repair.
    private const double ProofWork = 10;
    private const double RepairWork = 20;

    // Deterministic time of the search for a proof that a specification has no forms, before one is at hand.
    private const double SearchWork = 0.5;

    /// <summary>
    /// Looks for a proof that the rules have no forms, whatever is asked of those, and explains it; null when none is soon found.
    /// </summary>
    /// <param name="pool">The pool.</param>
    /// <param name="specification">The specification.</param>
    /// <param name="largest">Cells times forms of the largest model that is looked at.</param>
    /// <param name="seed">Among equally good reasons the seed decides.</param>
    /// <param name="stop">Asked to stop, it gives up.</param>
    public static Explanation? Search(ItemPool pool, AssemblySpecification specification, int largest, long seed, CancellationToken stop)
    {
        foreach (var relaxation in Relaxations.Of(pool, specification))
        {
            var assembly = CompiledAssembly.Compile(pool, relaxation);
            if (assembly.Cells.Count * assembly.Forms > largest) continue;
            var model = new FormModel(assembly, seed, stop: stop).Model;
            if (new[] { CpSatSearch.Direct, CpSatSearch.Presolved }.Any(search => CpSatSolver.Solve(model, null, null, search, SearchWork, stop).Status == SolveStatus.Infeasible))
                return Explain(pool, specification, relaxation, seed, stop);
        }

        return null;
    }

    /// <summary>Explains a specification that is proven to have no forms.</summary>
    public static Explanation Explain(ItemPool pool, AssemblySpecification specification, long seed, CancellationToken stop) =>
        Search(pool, specification, int.MaxValue, seed, stop) ?? Explain(pool, specification, specification with { Objectives = null }, seed, stop);

    private static Explanation Explain(ItemPool pool, AssemblySpecification specification, AssemblySpecification relaxation, long seed, CancellationToken stop)
    {
        // Excluding items may be the reason, so they are here, and excluded by a rule that can be left out.
        var forms = new FormModel(CompiledAssembly.Compile(pool, relaxation, keepExcluded: true), seed, stop: stop);
        var model = forms.Model;
        var (clash, irreducible) = Alone(model) is { } alone ? ([alone], true) : Irreducible(model, IsPossible, stop);
        return new Explanation([.. clash.Select(g => forms.Groups[g])], Repair(pool, specification, relaxation, seed, stop), irreducible);

        // Several forms are found much sooner by plans than by the model.
        bool IsPossible(IEnumerable<int> groups) => relaxation.Forms is > 1
            && ChangedRules.Only(pool, relaxation, groups.Select(g => forms.Groups[g]).ToHashSet(StringComparer.Ordinal)) is { } part && FastWay(pool, part, seed, stop);
    }

    /// <summary>Whether plans soon lead to forms.</summary>
    private static bool FastWay(ItemPool pool, AssemblySpecification specification, long seed, CancellationToken stop) =>
        PlanProblem.Split(pool, specification) is { } problem && PlanAssembler.Assemble(problem, seed, stop) is not null;

    /// <summary>A rule that the pool cannot meet even without any other: its supply is short of its demand.</summary>
    private static int? Alone(IntegerModel model)
    {
        foreach (var row in model.Rows)
        {
            if (row.Group < 0) continue;
            var (least, greatest) = model.Range(row.Terms);
            if (row.Minimum > row.Maximum || greatest < row.Minimum || least > row.Maximum) return row.Group;
        }

        return null;
    }

    /// <summary>Rules that clash, none of which can be left out.</summary>
    private static (List<int> Groups, bool Proven) Irreducible(IntegerModel model, Func<IEnumerable<int>, bool> isPossible, CancellationToken stop)
    {
        var all = model.Rows.Select(r => r.Group).Where(g => g >= 0).Distinct().ToList();
        var proven = true;
        // A core that does not clash by itself is none: then all rules are the core.
        var kept = Proven(LinearCore.InfeasibleGroups(model, stop)) ?? Proven(CpSatSolver.InfeasibleGroups(model, ProofWork, stop)) ?? all;
        foreach (var group in kept.ToList())
        {
            var others = kept.Where(g => g != group).ToList();
            switch (isPossible(others) ? false : Clashes(model, others, stop))
            {
                case true:
                    kept = others;
                    break;
                case null:
                    proven = false;
                    break;
            }
        }

        return (kept, proven);

        List<int>? Proven(IReadOnlyList<int> core) => core.Count > 0 && Clashes(model, [.. core], stop) == true ? [.. core] : null;
    }

    /// <summary>Whether some rules clash by themselves; null when the limit ended the proof.</summary>
    private static bool? Clashes(IntegerModel model, List<int> groups, CancellationToken stop)
    {
        var part = new IntegerModel();
        for (var i = 0; i < model.VariableCount; i++) part.NewVariable(model.Lower(i), model.Upper(i));
        var kept = groups.ToHashSet();
        foreach (var row in model.Rows)
            if (row.Group < 0 || kept.Contains(row.Group))
                part.Add(row);
        foreach (var (search, work) in new[] { (CpSatSearch.Direct, ProofWork / 10), (CpSatSearch.Presolved, ProofWork) })
        {
            var status = CpSatSolver.Solve(part, null, null, search, work, stop).Status;
            if (status == SolveStatus.Infeasible) return true;
            if (status != SolveStatus.Unknown) return false;
        }

        return null;
    }

    /// <summary>
    /// The cheapest limits to loosen. What repairs a relaxation is the least that could repair the whole; where the fast way then
    /// finds forms, it does. Otherwise the whole is asked. Of several forms all are loosened alike first: nobody writes a blueprint
    /// with other limits for each.
    /// </summary>
    private static ImmutableArray<Repair> Repair(ItemPool pool, AssemblySpecification specification, AssemblySpecification relaxation, long seed, CancellationToken stop)
    {
        var whole = specification with { Objectives = null };
        if (ChangedRules.Together(relaxation) is { } together
            && ChangedRules.ToEach(together, relaxation, Cheapest(CompiledAssembly.Compile(pool, together, keepExcluded: true), seed, stop)) is { IsEmpty: false } each
            && Repairs(each)) return each;
        if (relaxation != whole)
        {
            var repair = Cheapest(CompiledAssembly.Compile(pool, relaxation, keepExcluded: true), seed, stop);
            if (relaxation.Forms != specification.Forms) repair = [.. repair.Select(r => r with { Form = null })];
            if (Repairs(repair)) return repair;
        }

        bool Repairs(ImmutableArray<Repair> repair) => ChangedRules.Loosened(pool, whole, repair) is { } loosened && FastWay(pool, loosened, seed, stop);

        return Cheapest(CompiledAssembly.Compile(pool, whole, keepExcluded: true), seed, stop);
    }

    /// <summary>
    /// Forms that break rules by as few items as can be, sets kept; then the limits that those forms need. The forms themselves are
    /// the proof that the repair repairs.
    /// </summary>
    private static ImmutableArray<Repair> Cheapest(CompiledAssembly assembly, long seed, CancellationToken stop)
    {
        var elastic = new FormModel(assembly, seed, elastic: true, stop: stop);
        var found = Solution.Without(SolveStatus.Unknown);
        foreach (var (search, work) in new[] { (CpSatSearch.Direct, RepairWork / 20), (CpSatSearch.Presolved, RepairWork) })
        {
            if (found.Status is SolveStatus.Optimal or SolveStatus.Infeasible) break;
            found = CpSatSolver.Solve(elastic.Model, [.. elastic.Slack], found.HasValues ? found.Values : null, search, work, stop) is { Status: not SolveStatus.Unknown } next ? next : found;
        }

        if (!found.HasValues) return [];
        var (own, anchors) = elastic.Counts(found.Values);
        var forms = FormFiller.Fill(assembly, own, anchors, seed);
        var verdict = FormsJudge.Judge(
            assembly.Pool, assembly.Specification, [.. forms.Select(f => FormFiller.Order(assembly.Pool, assembly.Specification, f))]);
        return
        [
            .. verdict.Rules.Where(r => r.Value < r.Min || r.Value > r.Max)
                .GroupBy(r => (r.Name, Low: r.Value < r.Min))
                .Select(g => g.Key.Low
                    ? new Repair(g.First().Name, RepairKind.LowerMinimum, OneForm(g), g.First().Min!.Value, Written(g.Min(r => r.Value!.Value), decimal.Floor))
                    : new Repair(g.First().Name, RepairKind.RaiseMaximum, OneForm(g), g.First().Max!.Value, Written(g.Max(r => r.Value!.Value), decimal.Ceiling))),
        ];
    }

    /// <summary>A limit as a person would write it: with no more than four decimals, on the side that still does.</summary>
    private static decimal Written(decimal value, Func<decimal, decimal> outwards) => outwards(value * 10_000) / 10_000;

    /// <summary>The form concerned when a limit is short in one only.</summary>
    private static string? OneForm(IEnumerable<RuleResult> results) => results.ToList() is [var only] ? only.Form : null;
}
