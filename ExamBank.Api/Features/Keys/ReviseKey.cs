using System.Text.Json;
using ExamBank.Api.Features.Papers;
using ExamBank.Api.Features.Steps;
using ExamBank.Domain;
using ExamBank.Domain.Errors;
using ExamBank.Domain.Papers;
using ExamBank.Domain.Persistence;
using ExamBank.Domain.Questions;
using ExamBank.Generator.Documents;
using ExamBank.Generator.Documents.Editions;
using ExamBank.Generator.Documents.Keys;
using ExamBank.Generator.Exchange.Layouts;
using Microsoft.EntityFrameworkCore;

namespace ExamBank.Api.Features.Keys;

/// <summary>A key to revise, as somebody has seen it.</summary>
internal sealed record KeyToRevise(string Paper, int KeyRevision, IReadOnlyList<KeyChange> Changes, string Reason);

/// <summary>
/// Revises the key of a locked paper: a question is void, or a further answer is right. What those who mark need is rendered anew, read back and
/// stored beside what they had before.
/// </summary>
internal sealed class ReviseKey(IDbContextFactory<BankContext> contexts, TimeProvider time) : IJointWork
{
    /// <summary>Most changes of one revision.</summary>
    public const int MostChanges = 200;

    /// <inheritdoc/>
    public JointStepKind Kind => JointStepKind.ReviseKey;

    /// <inheritdoc/>
    public async Task<Result<JointTarget>> CheckAsync(string contentText, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        await context.BeginReadAsync(cancellationToken);
        var amended = await AmendAsync(context, Read(contentText), new KeyRevisionModel(0, "", "", "", time.GetUtcNow()), cancellationToken);
        return amended.Succeeded ? new JointTarget(PaperNumber.TryParse(amended.Value.Model.Number, out var number) ? number : 0, amended.Value.Standard) : amended.Failed<JointTarget>();
    }

    /// <inheritdoc/>
    public async Task<Result<JointDeed>> PrepareAsync(string contentText, JointActors actors, CancellationToken cancellationToken)
    {
        var wanted = Read(contentText);
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        await context.BeginReadAsync(cancellationToken);
        var revision = new KeyRevisionModel(wanted.KeyRevision + 1, wanted.Reason.Trim(), actors.RequestedBy, actors.Confirming.Name, actors.At);
        var amended = await AmendAsync(context, wanted, revision, cancellationToken);
        if (!amended.Succeeded) return amended.Failed<JointDeed>();
        var files = await RenderAsync(context, amended.Value.Model, cancellationToken);
        return files.Succeeded
            ? Result.Of<JointDeed>((bank, cancelled) => ReviseAsync(bank, wanted, amended.Value.Changes, files.Value, actors, cancelled))
            : files.Failed<JointDeed>();
    }

    private static async Task<Result<JointOutcome>> ReviseAsync(
        BankContext bank, KeyToRevise wanted, IReadOnlyList<KeyChange> changes, IReadOnlyList<RenderedFile> files, JointActors actors, CancellationToken cancellationToken)
    {
        var number = PaperNumber.TryParse(wanted.Paper, out var plain) ? plain : 0;
        var paper = await bank.Papers.Include(p => p.KeyRevisions).SingleAsync(p => p.Number == number, cancellationToken);
        // Fails where the key was revised since the files were rendered; nothing else about a paper changes.
        var revised = paper.ReviseKey(wanted.KeyRevision, changes, wanted.Reason.Trim(), actors.RequestedBy, actors.Confirming, actors.At);
        if (!revised.Succeeded) return revised.Failed<JointOutcome>();
        bank.KeyRevisions.Add(revised.Value);
        await FileStore.AddAsync(bank, files, cancellationToken);
        bank.EditionFiles.AddRange(paper.AddEditions([.. files.Select(f => f.Outcome())], actors.Confirming, actors.At));
        return new JointOutcome(Paper: paper.DisplayNumber, KeyRevision: revised.Value.Number);
    }

    private static async Task<Result<IReadOnlyList<RenderedFile>>> RenderAsync(BankContext bank, PaperModel model, CancellationToken cancellationToken)
    {
        var number = PaperNumber.TryParse(model.Number, out var plain) ? plain : 0;
        var id = await bank.Papers.Where(p => p.Number == number).Select(p => p.Id).SingleAsync(cancellationToken);
        var layout = LayoutCatalogue.Find(model.Layout, "layout");
        if (!layout.Succeeded) return layout.Failed<IReadOnlyList<RenderedFile>>();
        var stored = await PaperEditions.ReadAsync(bank, [.. await PaperEditions.HashesAsync(bank, id, cancellationToken)], cancellationToken);
        if (!stored.Succeeded) return stored.Failed<IReadOnlyList<RenderedFile>>();
        var rendered = RenderedEditions.Reissue(model, layout.Value, stored.Value.ToDictionary(f => f.Path, f => f.Bytes, StringComparer.Ordinal));
        return rendered.Succeeded ? Result.Of<IReadOnlyList<RenderedFile>>([.. rendered.Value.Select(RenderedFile.Of)]) : rendered.Failed<IReadOnlyList<RenderedFile>>();
    }

    /// <summary>The paper with every change that holds then: those of the newest revision, and those that are wanted.</summary>
    private static async Task<Result<(PaperModel Model, IReadOnlyList<KeyChange> Changes, StandardId Standard)>> AmendAsync(
        BankContext bank, KeyToRevise wanted, KeyRevisionModel revision, CancellationToken cancellationToken)
    {
        var why = Reason.Read(wanted.Reason, "reason");
        if (!why.Succeeded) return why.Failed<(PaperModel, IReadOnlyList<KeyChange>, StandardId)>();
        if (wanted.Changes.Count is 0 or > MostChanges) return KeyErrors.Nothing("changes");
        var number = PaperNumber.TryParse(wanted.Paper, out var plain) ? plain : 0;
        var found = await bank.Papers.AsNoTracking().Where(p => p.Number == number)
            .Select(p => new { p.StandardId, Newest = p.KeyRevisions.OrderByDescending(r => r.Number).FirstOrDefault() }).SingleOrDefaultAsync(cancellationToken);
        if (found is null) return PaperErrors.NotFound("paper", wanted.Paper);
        var newest = found.Newest?.Number ?? KeyRevision.Locked;
        if (wanted.KeyRevision != newest) return KeyErrors.Conflict("expectedKeyRevision", wanted.KeyRevision, newest);
        var locked = await PaperModels.ReadAsync(bank, wanted.Paper, KeyRevision.Locked, cancellationToken);
        if (!locked.Succeeded) return locked.Failed<(PaperModel, IReadOnlyList<KeyChange>, StandardId)>();
        // Those of before were passed then, so that what is told of changes[i] is told of a wanted one.
        var before = found.Newest?.ReadChanges() ?? [];
        var model = before.Count == 0 ? locked : KeyAmendments.Apply(locked.Value, revision, before);
        if (model.Succeeded) model = KeyAmendments.Apply(model.Value, revision, wanted.Changes);
        return model.Succeeded ? (model.Value, [.. before, .. wanted.Changes], found.StandardId) : model.Failed<(PaperModel, IReadOnlyList<KeyChange>, StandardId)>();
    }

    private static KeyToRevise Read(string text) => JsonSerializer.Deserialize<KeyToRevise>(text, ContentJson.Compact)!;
}
