using ExamBank.Domain.Blueprints;

namespace ExamBank.Generator.Assembly.Papers;

/// <summary>
/// How many forms without a common question a pool could give by a blueprint: the largest number that can be assembled
/// together, each form keeping every rule that it has to keep by itself.
/// </summary>
/// <param name="Count">That number; nought when not even one form is possible.</param>
/// <param name="Limit">The number that was not looked beyond.</param>
/// <param name="IsProven">Whether more are proven impossible, or the limit was reached; false when a search ended without an answer.</param>
/// <remarks>
/// Left out is what is about several forms together or depends on their number: rules across forms or of some forms only,
/// included questions, use, overlap, anchors and objectives. So what is possible for a number is possible for every smaller
/// one, and the largest is found by halving.
/// </remarks>
public sealed record DisjointForms(int Count, int Limit, bool IsProven)
{
    /// <summary>The usual limit: more forms than a centre uses in years.</summary>
    public const int UsualLimit = 20;

    // A step that takes longer than this ends without an answer, and says so; without it a proof may take minutes.
    private static readonly TimeSpan StepLimit = TimeSpan.FromSeconds(5);

    /// <summary>Counts them. At most log₂(<paramref name="limit"/>) + 1 assemblies, and a look at the supply of each rule for each.</summary>
    /// <param name="pool">The questions.</param>
    /// <param name="blueprint">A valid blueprint.</param>
    /// <param name="demand">What is asked beside the blueprint; its number of forms and kept questions play no part.</param>
    /// <param name="limit">The number not to look beyond.</param>
    /// <param name="cancellationToken">Cancels.</param>
    public static DisjointForms Of(Pool pool, BlueprintDocument blueprint, PaperDemand demand, int limit, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(blueprint);
        ArgumentNullException.ThrowIfNull(demand);
        var single = blueprint with
        {
            Rules = [.. blueprint.Rules.Where(r => r.Across != true && r.Forms is null)],
            Objectives = null,
            Include = null,
            Use = new Bounds(Max: 1),
            Overlap = null,
            Anchors = null,
        };
        var isProven = true;
        var (possible, impossible) = (0, limit + 1);
        while (impossible - possible > 1)
        {
            // Few forms cost little to try; where the limit is possible, one try is enough.
            var forms = possible == 0 && impossible > limit ? limit : (possible + impossible) / 2;
            switch (Possible(pool, single, demand with { Forms = forms, Keep = [] }, cancellationToken))
            {
                case true:
                    possible = forms;
                    break;
                case false:
                    impossible = forms;
                    break;
                case null:
                    (impossible, isProven) = (forms, false);
                    break;
            }
        }

        return new DisjointForms(possible, limit, isProven);
    }

    /// <summary>Whether so many forms are possible; null when a limit of work ended the search.</summary>
    private static bool? Possible(Pool pool, BlueprintDocument blueprint, PaperDemand demand, CancellationToken cancellationToken)
    {
        var translated = BlueprintSpecification.Of(pool, blueprint, demand);
        // Supply tells of most numbers that they are too large, and faster than a proof.
        if (Shortages.Find(translated, cancellationToken).Length > 0) return false;
        var answer = AssemblyEngine.Assemble(translated.Items, translated.Specification, new AssemblyOptions(0, StepLimit), cancellationToken);
        if (!answer.Succeeded) return null;
        return answer.Value.Status switch
        {
            AssemblyStatus.Unknown => null,
            AssemblyStatus.Infeasible => false,
            _ => true,
        };
    }
}
