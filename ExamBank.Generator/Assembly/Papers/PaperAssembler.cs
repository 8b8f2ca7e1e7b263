using System.Collections.Immutable;
using System.Diagnostics;
using ExamBank.Domain.Blueprints;
using ExamBank.Domain.Errors;

namespace ExamBank.Generator.Assembly.Papers;

/// <summary>
/// Chooses the questions of a paper's forms: all rules are hard, the objectives are lexicographic in the blueprint's order, and
/// among equally good forms the seed decides. The same pool, blueprint, demand and seed give the same forms on every machine.
/// </summary>
public static class PaperAssembler
{
    /// <summary>Name of the activity source that tells when papers are assembled and for how long.</summary>
    public const string ActivitySourceName = "ExamBank.Assembly";

    private static readonly ActivitySource Activities = new(ActivitySourceName);

    /// <summary>Assembles forms, or says which rules clash and what would help.</summary>
    /// <param name="pool">The questions.</param>
    /// <param name="blueprint">A blueprint that <see cref="BlueprintValidator"/> has passed.</param>
    /// <param name="demand">How many forms, and what is asked of them beside the blueprint.</param>
    /// <param name="seed">Seed of every choice.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public static AssemblyResult Assemble(Pool pool, BlueprintDocument blueprint, PaperDemand demand, long seed, CancellationToken cancellationToken)
    {
        using var activity = Activities.StartActivity("assemble");
        var translated = BlueprintSpecification.Of(pool, blueprint, demand);
        if (translated.MissingCodes() is { Count: > 0 } missing) return new MissingQuestions([.. missing]);
        // Supply is counted before anything is searched: where it is short, that is the answer.
        var shortages = Shortages.Find(translated, cancellationToken);
        if (shortages.Length > 0) return Short(translated, shortages, seed, cancellationToken);
        var answer = Run(translated, translated.Specification, seed, cancellationToken);
        if (!answer.Succeeded) return new Unfit(answer.Errors);
        return answer.Value.Status switch
        {
            AssemblyStatus.Infeasible => Explain(translated, answer.Value.Explanation, seed, cancellationToken),
            AssemblyStatus.Unknown => new Undecided(),
            _ => Assembled(translated, answer.Value),
        };
    }

    private static Result<AssemblyAnswer> Run(
        BlueprintSpecification translated, AssemblySpecification specification, long seed, CancellationToken cancellationToken) =>
        AssemblyEngine.Assemble(translated.Items, specification, new AssemblyOptions(seed), cancellationToken);

    private static Assembled Assembled(BlueprintSpecification translated, AssemblyAnswer answer)
    {
        var own = translated.Rules.SelectMany(translated.Parts).Select(r => r.Name).ToHashSet(StringComparer.Ordinal);
        return new Assembled(
            [.. answer.Forms.Select(form => new DrawnForm(form.Name, translated.InSections(form.Items)))],
            new Certificate(
                [
                    .. answer.Rules.Where(r => own.Contains(r.Name)).Select(r => r.Value is { } value
                        ? new RuleValue(r.Name, value, r.Min, r.Max, r.Form)
                        : new RuleValue(r.Name, 0, Form: r.Form)),
                ],
                [.. answer.Objectives.Select(o => new ObjectiveValue(o.Name, o.Value, o.IsProven, o.Bound))]));
    }

    /// <summary>Rules that clash together, told in the rules that people know, and the engine's repair.</summary>
    private static Infeasible Explain(BlueprintSpecification translated, Explanation? explanation, long seed, CancellationToken cancellationToken)
    {
        var totals = translated.Totals.Select(t => t.Name).ToList();
        if (explanation?.Clash.Concat(explanation.Repair.Select(r => r.Rule)).Intersect(totals, StringComparer.Ordinal).Any() != false)
            explanation = Run(translated, translated.WithoutTotals, seed, cancellationToken).Value.Explanation;
        return new Infeasible(
            [.. (explanation?.Clash ?? []).Distinct(StringComparer.Ordinal).Select(name => new Clash(name, null, null))],
            [.. (explanation?.Repair ?? []).Select(r => new Remedy(r.Rule, r.Kind, r.From, r.To, null))]);
    }

    /// <summary>
    /// Rules that the pool cannot supply. For one form the engine says what makes the whole blueprint possible; for several, where
    /// that may take long, each rule's own limit is told.
    /// </summary>
    private static Infeasible Short(
        BlueprintSpecification translated, ImmutableArray<Shortage> shortages, long seed, CancellationToken cancellationToken)
    {
        var forms = translated.Specification.Forms ?? 1;
        var repair = forms > 1 ? [] : Run(translated, translated.WithoutTotals, seed, cancellationToken) is { Succeeded: true, Value.Explanation.Repair: var found } ? found : [];
        return new Infeasible(
            [.. shortages.Select(s => new Clash(s.Rule, s.Needed, s.Available, s.Forms))],
            repair.Length > 0
                ? [.. repair.Select(r => new Remedy(r.Rule, r.Kind, r.From, r.To, shortages.FirstOrDefault(s => s.Rule == r.Rule)?.Write))]
                : [.. shortages.Select(s => new Remedy(
                    s.Rule, RepairKind.LowerMinimum, s.Needed / (s.Forms ?? 1), s.Unit * decimal.Floor(s.Available / (s.Forms ?? 1) / s.Unit), s.Write))]);
    }
}
