using GraphQL.DataLoader;

namespace ExamBank.Api.GraphQL.Loading;

/// <summary>A result that needs no fetch, where another branch of the same field does.</summary>
internal sealed class Known<T>(T value) : IDataLoaderResult<T>
{
    /// <inheritdoc/>
    public Task<T> GetResultAsync(CancellationToken cancellationToken = default) => Task.FromResult(value);

    Task<object?> IDataLoaderResult.GetResultAsync(CancellationToken cancellationToken) => Task.FromResult<object?>(value);
}
