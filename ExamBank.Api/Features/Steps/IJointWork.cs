using ExamBank.Domain;
using ExamBank.Domain.Audit;
using ExamBank.Domain.Errors;
using ExamBank.Domain.Papers;
using ExamBank.Domain.Persistence;

namespace ExamBank.Api.Features.Steps;

/// <summary>What a kind of joint step does. What is to be done is JSON that was fixed when it was asked for.</summary>
internal interface IJointWork
{
    /// <summary>The kind of step.</summary>
    JointStepKind Kind { get; }

    /// <summary>Whether it could be done now, and to what; nothing is changed.</summary>
    Task<Result<JointTarget>> CheckAsync(string contentText, CancellationToken cancellationToken);

    /// <summary>Does what takes long, outside the writer queue, and gives what is to be done inside its transaction.</summary>
    Task<Result<JointDeed>> PrepareAsync(string contentText, JointActors actors, CancellationToken cancellationToken);
}

/// <summary>What a step is done to.</summary>
/// <param name="Number">Plain number of the draft, paper or release.</param>
/// <param name="Standard">Its standard.</param>
internal sealed record JointTarget(int Number, StandardId Standard);

/// <summary>What is done inside the transaction; it checks that nothing has changed since it was prepared.</summary>
internal delegate Task<Result<JointOutcome>> JointDeed(BankContext bank, CancellationToken cancellationToken);

/// <summary>Who does it, and when.</summary>
/// <param name="RequestedBy">Who asked for it.</param>
/// <param name="Confirming">Who confirmed it.</param>
/// <param name="At">When, in UTC.</param>
internal sealed record JointActors(string RequestedBy, Actor Confirming, DateTimeOffset At);

/// <summary>What came of it, each null where the step does not give one.</summary>
/// <param name="Paper">Number of the paper.</param>
/// <param name="Release">Number of the release.</param>
/// <param name="KeyRevision">Number of the key revision.</param>
internal sealed record JointOutcome(string? Paper = null, string? Release = null, int? KeyRevision = null);

/// <summary>What became of asking for a step, or of confirming it.</summary>
/// <param name="Step">Number of the step; null where the operator of the machine did it alone.</param>
/// <param name="Outcome">What came of it; null while it waits for the other account.</param>
internal sealed record JointAnswer(string? Step, JointOutcome? Outcome);
