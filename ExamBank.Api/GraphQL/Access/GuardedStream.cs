using ExamBank.Api.Features.Access;
using GraphQL;
using GraphQL.Resolvers;

namespace ExamBank.Api.GraphQL.Access;

/// <summary>The guard before a field that is listened to: what it may not name is answered as the stream's only event.</summary>
internal sealed class GuardedStream(ISourceStreamResolver inner, AccessRule rule, string name) : ISourceStreamResolver
{
    private readonly RootGuard guard = new(rule, name);

    /// <inheritdoc/>
    public async ValueTask<IObservable<object?>> ResolveAsync(IResolveFieldContext context) =>
        await guard.RefusalAsync(context) is var (error, argument) ? throw RootGuard.Thrown(error, argument) : await inner.ResolveAsync(context);
}
