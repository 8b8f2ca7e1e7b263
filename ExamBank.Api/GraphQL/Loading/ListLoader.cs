namespace ExamBank.Api.GraphQL.Loading;

/// <summary>A loader of the children of a parent; a parent without any gets an empty list.</summary>
internal abstract class ListLoader<TKey, TValue> : BatchLoader<TKey, IReadOnlyList<TValue>>
    where TKey : notnull
{
    /// <summary>Fetches the rows of all <paramref name="keys"/>, each with its parent's key, in the order to show.</summary>
    protected abstract Task<IReadOnlyList<KeyValuePair<TKey, TValue>>> FetchRowsAsync(IReadOnlyList<TKey> keys, CancellationToken cancellationToken);

    /// <inheritdoc/>
    protected sealed override async Task<IReadOnlyDictionary<TKey, IReadOnlyList<TValue>>> FetchAsync(
        IReadOnlyList<TKey> keys, CancellationToken cancellationToken)
    {
        var rows = await FetchRowsAsync(keys, cancellationToken);
        return rows.GroupBy(row => row.Key, row => row.Value).ToDictionary(group => group.Key, IReadOnlyList<TValue> (group) => [.. group]);
    }

    /// <inheritdoc/>
    protected sealed override IReadOnlyList<TValue> Missing(TKey key) => [];
}
