using System.Text.Json;
using ExamBank.Api.Features.Papers;
using ExamBank.Api.Features.Steps;
using ExamBank.Domain.Errors;
using ExamBank.Domain.Papers;
using ExamBank.Domain.Persistence;
using ExamBank.Domain.Questions;
using ExamBank.Generator.Assembly.Papers;
using ExamBank.Generator.Documents.Editions;
using ExamBank.Generator.Documents.Layouts;
using Microsoft.EntityFrameworkCore;

namespace ExamBank.Api.Features.Drafts;

/// <summary>A draft to lock, as somebody has seen it.</summary>
internal sealed record DraftToLock(string Draft, int Revision);

/// <summary>Makes a paper of a draft: its texts and files are rendered, checked and stored, and nothing about it changes any more.</summary>
internal sealed class LockDraft(IDbContextFactory<BankContext> contexts, AssemblePaper assemble) : IJointWork
{
    /// <inheritdoc/>
    public JointStepKind Kind => JointStepKind.LockDraft;

    /// <inheritdoc/>
    public async Task<Result<JointTarget>> CheckAsync(string contentText, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        await context.BeginReadAsync(cancellationToken);
        var read = await ReadAsync(context, contentText, cancellationToken);
        return read.Succeeded ? new JointTarget(read.Value.Draft.Number, read.Value.Draft.StandardId) : read.Failed<JointTarget>();
    }

    /// <inheritdoc/>
    public async Task<Result<JointDeed>> PrepareAsync(string contentText, JointActors actors, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        await context.BeginReadAsync(cancellationToken);
        var read = await ReadAsync(context, contentText, cancellationToken);
        if (!read.Succeeded) return read.Failed<JointDeed>();
        var (draft, cited, assembled) = read.Value;
        var blueprint = cited.Document;
        var inputs = new PaperInputs(
            draft.StandardId, draft.LevelCode, cited.Id, blueprint.Name, cited.Hash, draft.PoolHash, draft.Seed, draft.FormCount, draft.VersionsPerForm, draft.Demands, draft.Engine)
        {
            Setter = draft.Setter,
        };
        var codes = assembled.Forms.SelectMany(f => f.Questions).Select(q => q.Code).Distinct(StringComparer.Ordinal).ToList();
        var chosen = await PaperSources.LoadChosenAsync(context, codes, cancellationToken);
        var names = await PaperSources.NamesAsync(context, blueprint, cancellationToken);
        var pictures = await PaperSources.PicturesAsync(context, chosen.Values, cancellationToken);
        var recent = await RecentForms.OfBlueprintAsync(context, blueprint.Name, RecentForms.Compared, int.MaxValue, cancellationToken);
        var composer = new PaperComposer(blueprint, cited.Number, inputs, names, assembled, chosen, pictures, recent);
        var layout = LayoutProfile.Restore(StoredLayout.FromText(draft.LayoutText));
        var number = await AssemblePaper.NextNumberAsync(context, cancellationToken);
        var rendered = await Task.Run(() => RenderedPaper.Render(composer, number, layout, EditionDemand.Nothing), cancellationToken);
        if (!rendered.Succeeded) return rendered.Failed<JointDeed>();
        var composed = new ComposedPaper(null, inputs, composer, layout, EditionDemand.Nothing, rendered.Value);
        return Result.Of<JointDeed>((bank, cancelled) => LockAsync(bank, draft, number, composed, actors, cancelled));
    }

    private async Task<Result<JointOutcome>> LockAsync(
        BankContext bank, DraftPaper seen, int number, ComposedPaper composed, JointActors actors, CancellationToken cancellationToken)
    {
        var draft = await bank.DraftPapers.SingleAsync(d => d.Id == seen.Id, cancellationToken);
        if (draft.Problem(seen.Revision) is { } problem) return problem;
        var locked = await assemble.LockAsync(bank, number, composed, actors.Confirming, cancellationToken);
        if (!locked.Succeeded) return locked.Failed<JointOutcome>();
        if (!PaperNumber.TryParse(locked.Value.Number, out var paper)) throw new InvalidOperationException($"{locked.Value.Number} is no number of a paper.");
        var closed = draft.Lock(seen.Revision, paper, actors.RequestedBy, actors.Confirming, actors.At);
        return closed.Succeeded ? new JointOutcome(Paper: locked.Value.Number) : closed.Failed<JointOutcome>();
    }

    /// <summary>The draft in the revision that was seen, if all its questions are still drawn as they were.</summary>
    private static async Task<Result<(DraftPaper Draft, CitedBlueprint Blueprint, Assembled Assembled)>> ReadAsync(
        BankContext context, string contentText, CancellationToken cancellationToken)
    {
        var wanted = JsonSerializer.Deserialize<DraftToLock>(contentText, ContentJson.Compact)!;
        if (await DraftPapers.FindAsync(context.DraftPapers.AsNoTracking(), wanted.Draft, cancellationToken) is not { } draft)
            return DraftErrors.NotFound("number", wanted.Draft);
        if (draft.Problem(wanted.Revision) is { } problem) return problem;
        var cited = await PaperSources.BlueprintAsync(context, draft.BlueprintRevisionId, cancellationToken);
        var assembled = DraftContent.Read(draft.ContentText);
        var pool = await PoolReader.ReadAsync(context, cited.Document.Standard, cited.Document.Level, cancellationToken);
        var stale = FormSwap.Stale(pool, assembled.Forms);
        return stale.Count > 0 ? Result.Fail<(DraftPaper, CitedBlueprint, Assembled)>(stale) : (draft, cited, assembled);
    }
}
