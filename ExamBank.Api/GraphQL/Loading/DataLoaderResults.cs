using GraphQL.DataLoader;

namespace ExamBank.Api.GraphQL.Loading;

/// <summary>What can be done with a result that is still to come.</summary>
internal static class DataLoaderResults
{
    /// <summary>The result, changed by <paramref name="change"/> once it is there; the fetch stays shared with all others.</summary>
    public static IDataLoaderResult<TTo> Then<TFrom, TTo>(this IDataLoaderResult<TFrom> result, Func<TFrom, TTo> change) =>
        new Changed<TFrom, TTo>(result, change);

    private sealed class Changed<TFrom, TTo>(IDataLoaderResult<TFrom> result, Func<TFrom, TTo> change) : IDataLoaderResult<TTo>
    {
        public async Task<TTo> GetResultAsync(CancellationToken cancellationToken = default) =>
            change(await result.GetResultAsync(cancellationToken));

        async Task<object?> IDataLoaderResult.GetResultAsync(CancellationToken cancellationToken) => await GetResultAsync(cancellationToken);
    }
}
