using ExamBank.Domain.Audit;
using ExamBank.Domain.Errors;
using ExamBank.Domain.Papers;
using ExamBank.Domain.Persistence;
using ExamBank.Generator.Assembly.Papers;
using Microsoft.EntityFrameworkCore;

namespace ExamBank.Api.Features.Papers;

/// <summary>
/// From a blueprint to a locked paper with its files. The same pool, blueprint, seed, forms, versions and engine give the paper
/// that exists; otherwise it is assembled and rendered outside the writer queue and stored in one transaction.
/// </summary>
internal sealed class AssemblePaper(IDbContextFactory<BankContext> contexts, BankWriter writer, TimeProvider time)
{
    /// <summary>Makes or finds the paper.</summary>
    public async Task<Result<AssembledPaper>> RunAsync(PaperRequest request, Actor actor, CancellationToken cancellationToken)
    {
        var begun = await BeginAsync([request with { Setter = actor.Kind == ActorKind.Account ? actor.Name : null }], cancellationToken);
        var prepared = await begun[0];
        if (prepared.Succeeded) request.Progress?.Invoke(AssemblyStage.Storing);
        return await StoreAsync(prepared, actor, cancellationToken);
    }

    /// <summary>
    /// Begins papers, which are assembled and rendered side by side. Store them in this order; until each has ended, also
    /// after a failure of another, they use the bank.
    /// </summary>
    public async Task<IReadOnlyList<Task<Result<PreparedPaper>>>> BeginAsync(IReadOnlyList<PaperRequest> requests, CancellationToken cancellationToken)
    {
        var begun = new List<Task<Result<PreparedPaper>>>();
        try
        {
            int? next = null;
            foreach (var request in requests)
            {
                var opened = await OpenAsync(request, cancellationToken);
                if (!opened.Succeeded)
                {
                    begun.Add(Task.FromResult(opened.Failed<PreparedPaper>()));
                    continue;
                }

                if (await PaperSources.ExistingAsync(opened.Value.Context, opened.Value.Inputs.Hash, cancellationToken) is { } existing)
                {
                    await opened.Value.DisposeAsync();
                    begun.Add(Task.FromResult(Result.Of(new PreparedPaper(existing, null))));
                    continue;
                }

                // The number that the paper will most likely get: what is rendered for it need not be rendered again at the lock.
                next ??= await NextNumberAsync(opened.Value.Context, cancellationToken);
                var number = next++.Value;
                begun.Add(Task.Run(() => PrepareAsync(opened.Value, number, request, cancellationToken), CancellationToken.None));
            }

            return begun;
        }
        catch
        {
            await Task.WhenAll(begun.Cast<Task>()).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            throw;
        }
    }

    /// <summary>Locks a prepared paper, unless it existed or somebody else has made it meanwhile.</summary>
    public async Task<Result<AssembledPaper>> StoreAsync(Result<PreparedPaper> prepared, Actor actor, CancellationToken cancellationToken)
    {
        if (!prepared.Succeeded) return prepared.Failed<AssembledPaper>();
        if (prepared.Value.Composed is { } draft)
            return await writer.WriteAsync<AssembledPaper>(store => LockAsync(store, prepared.Value.Number, draft, actor, cancellationToken), cancellationToken);
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await ExistedAsync(context, prepared.Value.Number, cancellationToken);
    }

    /// <summary>Checks a request and reads its pool, in a view of the bank that stays open.</summary>
    internal async Task<Result<PaperSource>> OpenAsync(PaperRequest request, CancellationToken cancellationToken)
    {
        var numbers = PaperRequest.Check(request.Forms, "forms", request.Versions, "versions", request.Seed, "seed");
        if (numbers.Count > 0) return Result.Fail<PaperSource>(numbers);

        request.Progress?.Invoke(AssemblyStage.Reading);
        var context = await contexts.CreateDbContextAsync(cancellationToken);
        try
        {
            // One view of the bank for all reads: what is approved meanwhile belongs to the next paper.
            await context.BeginReadAsync(cancellationToken);
            var opened = await PaperSource.ReadAsync(context, request, time.GetUtcNow(), cancellationToken);
            if (!opened.Succeeded) await context.DisposeAsync();
            return opened;
        }
        catch
        {
            await context.DisposeAsync();
            throw;
        }
    }

    private static async Task<Result<PreparedPaper>> PrepareAsync(PaperSource opened, int number, PaperRequest request, CancellationToken cancellationToken)
    {
        await using var source = opened;
        var (layout, demand) = (request.Layout, request.Demand);
        request.Progress?.Invoke(AssemblyStage.Assembling);
        var blueprint = source.Blueprint.Document;
        var result = PaperAssembler.Assemble(source.Pool, blueprint, source.Demand, source.Inputs.Seed, cancellationToken);
        if (result is not Assembled assembled) return Result.Fail<PreparedPaper>(AssemblyReasons.Of(result, blueprint.Name));
        request.Progress?.Invoke(AssemblyStage.Rendering);
        var codes = assembled.Forms.SelectMany(f => f.Questions).Select(q => q.Code).Distinct(StringComparer.Ordinal).ToList();
        var chosen = await PaperSources.LoadChosenAsync(source.Context, codes, cancellationToken);
        var names = await PaperSources.NamesAsync(source.Context, blueprint, cancellationToken);
        var pictures = await PaperSources.PicturesAsync(source.Context, chosen.Values, cancellationToken);
        var recent = await RecentForms.OfBlueprintAsync(source.Context, blueprint.Name, RecentForms.Compared, int.MaxValue, cancellationToken);
        var composer = new PaperComposer(blueprint, source.Blueprint.Number, source.Inputs, names, assembled, chosen, pictures, recent);
        var rendered = RenderedPaper.Render(composer, number, layout, demand);
        return rendered.Succeeded ? new PreparedPaper(number, new ComposedPaper(source.Pool, source.Inputs, composer, layout, demand, rendered.Value)) : rendered.Failed<PreparedPaper>();
    }

    /// <summary>Numbers and stores the paper, unless somebody else has made it meanwhile.</summary>
    internal async Task<Result<AssembledPaper>> LockAsync(
        BankContext context, int expected, ComposedPaper draft, Actor actor, CancellationToken cancellationToken)
    {
        var inputs = draft.Inputs;
        if (await PaperSources.ExistingAsync(context, inputs.Hash, cancellationToken) is { } existing)
            return await ExistedAsync(context, existing, cancellationToken);
        var number = await NextNumberAsync(context, cancellationToken);
        var rendered = number == expected ? Result.Of(draft.Rendered) : RenderedPaper.Render(draft.Composer, number, draft.Layout, draft.Demand);
        if (!rendered.Succeeded) return rendered.Failed<AssembledPaper>();
        var (model, files, editions) = rendered.Value;
        await FileStore.AddAsync(context, [.. files, .. editions], cancellationToken);
        if (draft.Pool is { } pool) await FileStore.AddAsync(context, pool, cancellationToken);
        var outcome = draft.Composer.Outcome(model, [.. files.Select(f => (f.Path, f.Sha256))], [.. editions.Select(e => e.Outcome())]);
        context.Papers.Add(Paper.Lock(inputs, outcome, number, actor, time.GetUtcNow()));
        await context.SaveChangesAsync(cancellationToken);
        return new AssembledPaper(model.Number, false, await PaperSummaries.ReadAsync(context, number, cancellationToken));
    }

    private static async Task<AssembledPaper> ExistedAsync(BankContext context, int number, CancellationToken cancellationToken) =>
        new(PaperNumber.Format(number), true, await PaperSummaries.ReadAsync(context, number, cancellationToken));

    /// <summary>The number that the next paper gets.</summary>
    internal static async Task<int> NextNumberAsync(BankContext context, CancellationToken cancellationToken) =>
        await context.Papers.MaxAsync(p => (int?)p.Number, cancellationToken) + 1 ?? 1;
}
