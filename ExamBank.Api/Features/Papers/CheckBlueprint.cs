using ExamBank.Domain.Blueprints;
using ExamBank.Domain.Errors;
using ExamBank.Domain.Papers;
using ExamBank.Domain.Persistence;
using ExamBank.Generator.Assembly.Papers;
using Microsoft.EntityFrameworkCore;

namespace ExamBank.Api.Features.Papers;

/// <summary>Answers whether a blueprint can be met before anybody asks for a paper. Nothing is stored.</summary>
internal sealed class CheckBlueprint(IDbContextFactory<BankContext> contexts, TimeProvider time)
{
    /// <summary>Checks a blueprint for a number of forms, and counts the disjoint forms that the bank could yield.</summary>
    public async Task<Result<BlueprintCheck>> RunAsync(string name, int forms, CancellationToken cancellationToken)
    {
        if (forms is < 1 or > PaperDemand.MostForms) return PaperErrors.FormsOutOfBounds("forms", forms, PaperDemand.MostForms);
        var source = await BlueprintSource.ReadAsync(contexts, name, new PaperDemand(forms), time.GetUtcNow(), cancellationToken);
        if (!source.Succeeded) return source.Failed<BlueprintCheck>();
        var (blueprint, pool, demand) = source.Value;
        return await Task.Run(() => Check(blueprint, pool, demand, cancellationToken), cancellationToken);
    }

    private static BlueprintCheck Check(BlueprintDocument blueprint, Pool pool, PaperDemand demand, CancellationToken cancellationToken)
    {
        // Whether there are forms does not depend on how good they are.
        var result = PaperAssembler.Assemble(pool, blueprint with { Objectives = null }, demand, 0, cancellationToken);
        var reasons = result is Assembled ? [] : AssemblyReasons.Of(result, blueprint.Name);
        return new BlueprintCheck(
            blueprint.Name, demand.Forms, result is Assembled, reasons,
            DisjointForms.Of(pool, blueprint, demand, Math.Max(demand.Forms, DisjointForms.UsualLimit), cancellationToken));
    }
}

/// <summary>What a check of a blueprint found.</summary>
/// <param name="Blueprint">Its name.</param>
/// <param name="Forms">The number of forms asked for.</param>
/// <param name="Feasible">Whether these forms can be assembled.</param>
/// <param name="Reasons">Why not, and the ways out; empty when they can.</param>
/// <param name="Disjoint">How many forms without a common question the bank could yield.</param>
internal sealed record BlueprintCheck(string Blueprint, int Forms, bool Feasible, IReadOnlyList<BankError> Reasons, DisjointForms Disjoint);

/// <summary>A blueprint with the pool it draws from and what is asked beside it, out of one view of the bank.</summary>
internal sealed record BlueprintSource(BlueprintDocument Blueprint, Pool Pool, PaperDemand Demand)
{
    /// <summary>Reads them.</summary>
    public static async Task<Result<BlueprintSource>> ReadAsync(
        IDbContextFactory<BankContext> contexts, string name, PaperDemand demand, DateTimeOffset now, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        await context.BeginReadAsync(cancellationToken);
        var cited = await PaperSources.FindBlueprintAsync(context, name, cancellationToken);
        if (cited is null) return BlueprintErrors.NotFound("blueprint", name);
        var blueprint = cited.Document;
        var pool = await PoolReader.ReadAsync(context, blueprint.Standard, blueprint.Level, cancellationToken);
        return new BlueprintSource(blueprint, pool, await DemandReader.ReadAsync(context, blueprint, pool, demand, now, cancellationToken));
    }
}
