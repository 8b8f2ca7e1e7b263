using System.Text.Json;
using ExamBank.Api.Features.Steps;
using ExamBank.Domain.Errors;
using ExamBank.Domain.Papers;
using ExamBank.Domain.Persistence;
using ExamBank.Domain.Questions;
using Microsoft.EntityFrameworkCore;

namespace ExamBank.Api.Features.Releases;

/// <summary>A sealed spare that a centre wants to open.</summary>
internal sealed record SpareToOpen(string Release, string Centre, string Reason);

/// <summary>Opens a sealed spare paper (备用卷) at a centre, by two of its accounts, inside the window for papers.</summary>
internal sealed class OpenSpare(IDbContextFactory<BankContext> contexts, TimeProvider time) : IJointWork
{
    /// <inheritdoc/>
    public JointStepKind Kind => JointStepKind.OpenSpare;

    /// <inheritdoc/>
    public async Task<Result<JointTarget>> CheckAsync(string contentText, CancellationToken cancellationToken)
    {
        var wanted = Read(contentText);
        var why = Reason.Read(wanted.Reason, "reason");
        if (!why.Succeeded) return why.Failed<JointTarget>();
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var number = ReleaseNumber.TryParse(wanted.Release, out var plain) ? plain : 0;
        var found = await (
            from release in context.PaperReleases.AsNoTracking()
            where release.Number == number && release.Centres.Any(c => c.Centre == wanted.Centre)
            join paper in context.Papers.AsNoTracking() on release.PaperId equals paper.Id
            select new { Release = release, paper.StandardId, release.Centres }).SingleOrDefaultAsync(cancellationToken);
        if (found is null || found.Release.WithdrawnAt is not null || time.GetUtcNow() < found.Release.PapersFrom || time.GetUtcNow() >= found.Release.PapersTo)
            return ReleaseErrors.NotFound("release", wanted.Release);
        if (!found.Release.IsSpare) return ReleaseErrors.NotSealed("release", found.Release.DisplayNumber);
        if (found.Centres.Single(c => c.Centre == wanted.Centre).OpenedAt is not null) return ReleaseErrors.Opened(found.Release.DisplayNumber);
        return new JointTarget(found.Release.Number, found.StandardId);
    }

    /// <inheritdoc/>
    public Task<Result<JointDeed>> PrepareAsync(string contentText, JointActors actors, CancellationToken cancellationToken) =>
        Task.FromResult(Result.Of<JointDeed>((bank, cancelled) => OpenAsync(bank, Read(contentText), actors, cancelled)));

    private static async Task<Result<JointOutcome>> OpenAsync(BankContext bank, SpareToOpen wanted, JointActors actors, CancellationToken cancellationToken)
    {
        var number = ReleaseNumber.TryParse(wanted.Release, out var plain) ? plain : 0;
        var release = await bank.PaperReleases.Include(r => r.Centres).SingleAsync(r => r.Number == number, cancellationToken);
        var opened = release.Open(wanted.Centre, Reason.Read(wanted.Reason, "reason").Value, actors.RequestedBy, actors.Confirming, actors.At);
        return opened.Succeeded ? new JointOutcome(Release: release.DisplayNumber) : opened.Failed<JointOutcome>();
    }

    private static SpareToOpen Read(string text) => JsonSerializer.Deserialize<SpareToOpen>(text, ContentJson.Compact)!;
}
