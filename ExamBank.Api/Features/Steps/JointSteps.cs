using System.Text.Json;
using ExamBank.Domain.Audit;
using ExamBank.Domain.Errors;
using ExamBank.Domain.Papers;
using ExamBank.Domain.Persistence;
using ExamBank.Domain.Questions;
using Microsoft.EntityFrameworkCore;

namespace ExamBank.Api.Features.Steps;

/// <summary>
/// Steps that two accounts take together: one asks, the other confirms, and what was asked for is done in the transaction of the confirmation.
/// The operator of the machine, who holds the bank's file anyway, takes them alone.
/// </summary>
internal sealed class JointSteps(IDbContextFactory<BankContext> contexts, BankWriter writer, IEnumerable<IJointWork> works, TimeProvider time)
{
    /// <summary>Asks for a step, or takes it where one alone may.</summary>
    /// <param name="kind">What is to be done.</param>
    /// <param name="content">How exactly; stored as JSON.</param>
    /// <param name="partner">The account that is to confirm; null where the operator asks.</param>
    /// <param name="actor">Who asks.</param>
    /// <param name="cancellationToken">Cancels.</param>
    public async Task<Result<JointAnswer>> AskAsync<T>(JointStepKind kind, T content, string? partner, Actor actor, CancellationToken cancellationToken)
    {
        var text = JsonSerializer.Serialize(content, ContentJson.Compact);
        var work = Work(kind);
        if (actor.Kind != ActorKind.Account)
        {
            if (kind == JointStepKind.OpenSpare) return JointStepErrors.AccountsOnly("");
            var alone = await work.PrepareAsync(text, new JointActors(actor.Name, actor, time.GetUtcNow()), cancellationToken);
            if (!alone.Succeeded) return alone.Failed<JointAnswer>();
            return await writer.WriteAsync<JointAnswer>(async bank => Answer(null, await alone.Value(bank, cancellationToken)), cancellationToken);
        }

        if (string.IsNullOrWhiteSpace(partner)) return JointStepErrors.PartnerMissing("partner");
        var target = await work.CheckAsync(text, cancellationToken);
        if (!target.Succeeded) return target.Failed<JointAnswer>();
        return await writer.WriteAsync<JointAnswer>(
            async bank =>
            {
                var named = await Partners.FindAsync(bank, kind, target.Value.Standard, partner, actor.Name, cancellationToken);
                if (!named.Succeeded) return named.Failed<JointAnswer>();
                var number = await bank.JointSteps.MaxAsync(s => (int?)s.Number, cancellationToken) + 1 ?? 1;
                var step = JointStep.Request(kind, number, (target.Value.Number, target.Value.Standard), text, named.Value, actor, time.GetUtcNow());
                if (!step.Succeeded) return step.Failed<JointAnswer>();
                bank.JointSteps.Add(step.Value);
                return new JointAnswer(step.Value.DisplayNumber, null);
            },
            cancellationToken);
    }

    /// <summary>Confirms a step and does what was asked for. Of two confirmations at once the second finds the step decided.</summary>
    public async Task<Result<JointAnswer>> ConfirmAsync(string number, Actor actor, CancellationToken cancellationToken)
    {
        var found = await ReadAsync(number, actor, cancellationToken);
        if (!found.Succeeded) return found.Failed<JointAnswer>();
        var step = found.Value;
        // Told before anything is rendered for a step that cannot be taken; the step looks again inside the transaction.
        var at = time.GetUtcNow();
        if (step.Confirm(actor, at) is { Succeeded: false } refused) return refused.Failed<JointAnswer>();
        var deed = await Work(step.Kind).PrepareAsync(step.ContentText, new JointActors(step.RequestedBy, actor, at), cancellationToken);
        if (!deed.Succeeded) return deed.Failed<JointAnswer>();
        return await writer.WriteAsync<JointAnswer>(
            async bank =>
            {
                var stored = await bank.JointSteps.SingleAsync(s => s.Id == step.Id, cancellationToken);
                var confirmed = stored.Confirm(actor, at);
                if (!confirmed.Succeeded) return confirmed.Failed<JointAnswer>();
                // Rights that were taken away meanwhile, of either of the two, end the step.
                var partner = await Partners.FindAsync(bank, stored.Kind, stored.StandardId, actor.Name, stored.RequestedBy, cancellationToken);
                return partner.Succeeded ? Answer(stored.DisplayNumber, await deed.Value(bank, cancellationToken)) : JointStepErrors.NotFound("number", number);
            },
            cancellationToken);
    }

    /// <summary>Takes a step back before it is confirmed; either of the two may.</summary>
    public async Task<Result<JointAnswer>> CancelAsync(string number, Actor actor, CancellationToken cancellationToken)
    {
        var found = await ReadAsync(number, actor, cancellationToken);
        if (!found.Succeeded) return found.Failed<JointAnswer>();
        return await writer.WriteAsync<JointAnswer>(
            async bank =>
            {
                var stored = await bank.JointSteps.SingleAsync(s => s.Id == found.Value.Id, cancellationToken);
                var cancelled = stored.Cancel(actor, time.GetUtcNow());
                return cancelled.Succeeded ? new JointAnswer(stored.DisplayNumber, null) : cancelled.Failed<JointAnswer>();
            },
            cancellationToken);
    }

    private static Result<JointAnswer> Answer(string? step, Result<JointOutcome> outcome) =>
        outcome.Succeeded ? new JointAnswer(step, outcome.Value) : outcome.Failed<JointAnswer>();

    /// <summary>A step of the account's own: to others it does not exist.</summary>
    private async Task<Result<JointStep>> ReadAsync(string number, Actor actor, CancellationToken cancellationToken)
    {
        if (!StepNumber.TryParse(number, out var plain)) return JointStepErrors.NotFound("number", number);
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var step = await context.JointSteps.AsNoTracking().SingleOrDefaultAsync(s => s.Number == plain, cancellationToken);
        return step is null || (actor.Kind == ActorKind.Account && actor.Name != step.Partner && actor.Name != step.RequestedBy)
            ? JointStepErrors.NotFound("number", number)
            : step;
    }

    private IJointWork Work(JointStepKind kind) => works.Single(w => w.Kind == kind);
}
