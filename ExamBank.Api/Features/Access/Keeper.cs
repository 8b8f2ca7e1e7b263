using ExamBank.Domain.Access;
using ExamBank.Domain.Audit;
using ExamBank.Domain.Errors;

namespace ExamBank.Api.Features.Access;

/// <summary>
/// Who changes what others may do. Whether they may was judged before their change waited for its turn to be written; when it comes it is judged
/// again, where nobody else writes: of two who take each other's rights at once, the second has none left to do it with.
/// </summary>
/// <param name="Actor">The actor.</param>
/// <param name="StillMay">Whether their rights are what they were.</param>
internal sealed record Keeper(Actor Actor, Func<Task<bool>> StillMay)
{
    /// <summary>The operator of the machine, who may as long as they sit there. An account comes with what it may, see <see cref="GraphQL.CurrentActor.Keeper"/>.</summary>
    public static implicit operator Keeper(Actor actor) => actor.Kind == ActorKind.Account
        ? throw new InvalidOperationException("The rights of an account are judged when it writes.")
        : new Keeper(actor, () => Task.FromResult(true));

    /// <summary>Why they may not any more; null when they may.</summary>
    public async Task<BankError?> RefusalAsync(string what) => await StillMay() ? null : AccessErrors.Denied(what);
}
