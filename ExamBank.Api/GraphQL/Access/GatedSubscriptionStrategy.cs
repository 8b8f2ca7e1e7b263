using GraphQL;
using GraphQL.Execution;
using ExecutionContext = GraphQL.Execution.ExecutionContext;

namespace ExamBank.Api.GraphQL.Access;

/// <summary>
/// Gives each event of a stream services, and so a database context, of its own, for the account that listens. Whether it still may
/// is asked by <see cref="Http.EventStream"/> before anything is written.
/// </summary>
internal sealed class GatedSubscriptionStrategy(IServiceScopeFactory scopes) : SubscriptionExecutionStrategy(new SerialExecutionStrategy())
{
    private const string Listener = "listener";

    /// <summary>What a request of this actor carries along to its events.</summary>
    public static Dictionary<string, object?> ContextOf(CurrentActor listener) => new(StringComparer.Ordinal) { [Listener] = listener };

    /// <inheritdoc/>
    protected override async ValueTask<ExecutionResult> ProcessDataAsync(ExecutionContext context, ExecutionNode node, object? value)
    {
        var listener = (CurrentActor)context.UserContext[Listener]!;
        await using var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentActor>().Become(listener);
        context.RequestServices = scope.ServiceProvider;
        return await base.ProcessDataAsync(context, node, value);
    }
}
