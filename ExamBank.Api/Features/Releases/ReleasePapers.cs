using System.Text.Json;
using ExamBank.Api.Features.Steps;
using ExamBank.Domain;
using ExamBank.Domain.Audit;
using ExamBank.Domain.Errors;
using ExamBank.Domain.Papers;
using ExamBank.Domain.Persistence;
using ExamBank.Domain.Questions;
using Microsoft.EntityFrameworkCore;

namespace ExamBank.Api.Features.Releases;

/// <summary>Gives a locked paper to centres, and takes it back.</summary>
internal sealed class ReleasePapers(IDbContextFactory<BankContext> contexts, BankWriter writer, TimeProvider time) : IJointWork
{
    /// <inheritdoc/>
    public JointStepKind Kind => JointStepKind.ReleasePaper;

    /// <inheritdoc/>
    public async Task<Result<JointTarget>> CheckAsync(string contentText, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var plan = Read(contentText);
        var paper = await PassAsync(context, plan, time.GetUtcNow(), cancellationToken);
        return paper.Succeeded ? new JointTarget(paper.Value.Number, paper.Value.Standard) : paper.Failed<JointTarget>();
    }

    /// <inheritdoc/>
    public Task<Result<JointDeed>> PrepareAsync(string contentText, JointActors actors, CancellationToken cancellationToken) =>
        Task.FromResult(Result.Of<JointDeed>((bank, cancelled) => ReleaseAsync(bank, Read(contentText), actors, cancelled)));

    /// <summary>Takes a release back: from now on no centre fetches anything of it.</summary>
    /// <returns>Number of the release.</returns>
    public Task<Result<string>> WithdrawAsync(string number, string reason, Actor actor, CancellationToken cancellationToken) =>
        writer.WriteAsync<string>(
            async bank =>
            {
                var why = Reason.Read(reason, "reason");
                if (!why.Succeeded) return why.Failed<string>();
                var plain = ReleaseNumber.TryParse(number, out var parsed) ? parsed : 0;
                if (await bank.PaperReleases.SingleOrDefaultAsync(r => r.Number == plain, cancellationToken) is not { } release) return ReleaseErrors.NotFound("number", number);
                var withdrawn = release.Withdraw(why.Value, actor, time.GetUtcNow());
                return withdrawn.Succeeded ? release.DisplayNumber : withdrawn.Failed<string>();
            },
            cancellationToken);

    private static async Task<Result<JointOutcome>> ReleaseAsync(BankContext bank, ReleasePlan plan, JointActors actors, CancellationToken cancellationToken)
    {
        var paper = await PassAsync(bank, plan, actors.At, cancellationToken);
        if (!paper.Succeeded) return paper.Failed<JointOutcome>();
        var number = await bank.PaperReleases.MaxAsync(r => (int?)r.Number, cancellationToken) + 1 ?? 1;
        var release = PaperRelease.Create(number, paper.Value.Id, plan, actors.RequestedBy, actors.Confirming, actors.At);
        bank.PaperReleases.Add(release);
        return new JointOutcome(Release: release.DisplayNumber);
    }

    private static async Task<Result<(PaperId Id, int Number, StandardId Standard)>> PassAsync(BankContext bank, ReleasePlan plan, DateTimeOffset at, CancellationToken cancellationToken)
    {
        var number = PaperNumber.TryParse(plan.Paper, out var parsed) ? parsed : 0;
        var rows = await (
            from paper in bank.Papers.AsNoTracking()
            where paper.Number == number
            from form in paper.Forms
            select new { paper.Id, paper.StandardId, form.Name }).ToListAsync(cancellationToken);
        if (rows.Count == 0) return PaperErrors.NotFound("paper", plan.Paper);
        var errors = plan.Problems([.. rows.Select(r => r.Name)], at).ToList();
        var unknown = await Centres.UnknownAsync(bank, [.. plan.Centres.Select(c => c.Centre)], cancellationToken);
        errors.AddRange(plan.Centres.Index().Where(c => unknown.Contains(c.Item.Centre)).Select(c => ReleaseErrors.CentreNotFound($"centres[{c.Index}].centre", c.Item.Centre)));
        return errors.Count > 0 ? Result.Fail<(PaperId, int, StandardId)>(errors) : (rows[0].Id, number, rows[0].StandardId);
    }

    private static ReleasePlan Read(string text) => JsonSerializer.Deserialize<ReleasePlan>(text, ContentJson.Compact)!;
}
