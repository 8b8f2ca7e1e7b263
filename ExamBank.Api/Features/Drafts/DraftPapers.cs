using ExamBank.Api.Features.Papers;
using ExamBank.Domain.Audit;
using ExamBank.Domain.Errors;
using ExamBank.Domain.Papers;
using ExamBank.Domain.Persistence;
using ExamBank.Generator.Assembly.Papers;
using Microsoft.EntityFrameworkCore;

namespace ExamBank.Api.Features.Drafts;

/// <summary>Assembles papers that are not locked yet, and changes them. Forms are searched outside the writer queue.</summary>
internal sealed class DraftPapers(IDbContextFactory<BankContext> contexts, AssemblePaper assemble, BankWriter writer, TimeProvider time)
{
    /// <summary>Assembles forms and stores them as a draft.</summary>
    /// <returns>Number of the draft.</returns>
    public async Task<Result<string>> AssembleAsync(PaperRequest request, Actor actor, CancellationToken cancellationToken)
    {
        var opened = await assemble.OpenAsync(request with { Setter = actor.Kind == ActorKind.Account ? actor.Name : null }, cancellationToken);
        if (!opened.Succeeded) return opened.Failed<string>();
        await using var source = opened.Value;
        request.Progress?.Invoke(AssemblyStage.Assembling);
        var result = await Task.Run(
            () => PaperAssembler.Assemble(source.Pool, source.Blueprint.Document, source.Demand, source.Inputs.Seed, cancellationToken), cancellationToken);
        if (result is not Assembled assembled) return Result.Fail<string>(AssemblyReasons.Of(result, source.Blueprint.Document.Name));
        request.Progress?.Invoke(AssemblyStage.Storing);
        return await writer.WriteAsync<string>(
            async bank =>
            {
                await FileStore.AddAsync(bank, source.Pool, cancellationToken);
                var number = await bank.DraftPapers.MaxAsync(d => (int?)d.Number, cancellationToken) + 1 ?? 1;
                var draft = DraftPaper.Create(source.Inputs, request.Layout.Name, request.Layout.Stored.ToText(), DraftContent.TextOf(assembled), number, actor, time.GetUtcNow());
                bank.DraftPapers.Add(draft);
                return draft.DisplayNumber;
            },
            cancellationToken);
    }

    /// <summary>Puts a question in the place of another, every rule kept in all forms together.</summary>
    public async Task<Result<string>> SwapAsync(string number, QuestionSwap swap, Actor actor, CancellationToken cancellationToken)
    {
        var swapped = await JudgeAsync(number, swap, cancellationToken);
        if (!swapped.Succeeded) return swapped.Failed<string>();
        var (pool, assembled) = swapped.Value;
        return await ChangeAsync(
            number,
            async (bank, draft) =>
            {
                await FileStore.AddAsync(bank, pool, cancellationToken);
                return draft.Swap(swap, DraftContent.TextOf(assembled), pool.Hash, actor, time.GetUtcNow());
            },
            cancellationToken);
    }

    /// <summary>Gives a draft up.</summary>
    public Task<Result<string>> DiscardAsync(string number, int expectedRevision, Actor actor, CancellationToken cancellationToken) =>
        ChangeAsync(number, (_, draft) => Task.FromResult(draft.Discard(expectedRevision, actor, time.GetUtcNow())), cancellationToken);

    private async Task<Result<(Pool Pool, Assembled Assembled)>> JudgeAsync(string number, QuestionSwap swap, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        await context.BeginReadAsync(cancellationToken);
        if (await FindAsync(context.DraftPapers.AsNoTracking(), number, cancellationToken) is not { } draft) return DraftErrors.NotFound("number", number);
        if (draft.Problem(swap.ExpectedRevision) is { } problem) return problem;
        var forms = DraftContent.Read(draft.ContentText).Forms;
        if (forms.FirstOrDefault(f => f.Name == swap.Form) is not { } form) return DraftErrors.FormNotFound("form", draft.DisplayNumber, swap.Form);
        if (form.Questions.All(q => q.Code != swap.Replace)) return PaperErrors.NotInForm("replace", swap.Replace);
        if (form.Questions.Any(q => q.Code == swap.By)) return PaperErrors.RepeatedQuestion("by", swap.By);
        var cited = await PaperSources.BlueprintAsync(context, draft.BlueprintRevisionId, cancellationToken);
        var pool = await PoolReader.ReadAsync(context, cited.Document.Standard, cited.Document.Level, cancellationToken);
        var demand = await DemandReader.ReadAsync(context, cited.Document, pool, new PaperDemand(forms.Length), time.GetUtcNow(), cancellationToken);
        var judged = await Task.Run(() => FormSwap.Swap(pool, cited.Document, demand, forms, swap.Form, swap.Replace, swap.By), cancellationToken);
        return judged.Succeeded ? (pool, judged.Value) : judged.Failed<(Pool, Assembled)>();
    }

    private Task<Result<string>> ChangeAsync(string number, Func<BankContext, DraftPaper, Task<Result<DraftPaper>>> change, CancellationToken cancellationToken) =>
        writer.WriteAsync<string>(
            async bank =>
            {
                if (await FindAsync(bank.DraftPapers, number, cancellationToken) is not { } draft) return DraftErrors.NotFound("number", number);
                var changed = await change(bank, draft);
                return changed.Succeeded ? draft.DisplayNumber : changed.Failed<string>();
            },
            cancellationToken);

    /// <summary>A draft by its number; null when there is none.</summary>
    internal static async Task<DraftPaper?> FindAsync(IQueryable<DraftPaper> drafts, string number, CancellationToken cancellationToken) =>
        DraftNumber.TryParse(number, out var plain) ? await drafts.SingleOrDefaultAsync(d => d.Number == plain, cancellationToken) : null;
}
