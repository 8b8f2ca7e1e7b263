using GraphQL.DataLoader;

namespace ExamBank.Api.GraphQL.Loading;

/// <summary>
/// Fetches the values of many keys at once: resolvers hand in keys, the engine asks for the results when no other field
/// is left to resolve, and all keys waiting by then go into one fetch. A key is fetched once a request.
/// Registered per request; not for use by two threads, and the engine here runs fields one after another.
/// </summary>
internal abstract class BatchLoader<TKey, TValue>
    where TKey : notnull
{
    private readonly Dictionary<TKey, Pending> known = [];
    private Batch next = new();

    /// <summary>Queues a key; the result is what <see cref="FetchAsync"/> gives for it, or <see cref="Missing"/>.</summary>
    public IDataLoaderResult<TValue> Load(TKey key)
    {
        if (known.TryGetValue(key, out var pending)) return pending;
        pending = new Pending(this, next, key);
        next.Keys.Add(key);
        known.Add(key, pending);
        return pending;
    }

    /// <summary>Queues several keys; the results come in the order of <paramref name="keys"/>.</summary>
    public IDataLoaderResult<IReadOnlyList<TValue>> LoadAll(IEnumerable<TKey> keys) =>
        new PendingList([.. keys.Select(Load)]);

    /// <summary>Fetches all of <paramref name="keys"/> (distinct, at least one), preferably in one statement.</summary>
    protected abstract Task<IReadOnlyDictionary<TKey, TValue>> FetchAsync(IReadOnlyList<TKey> keys, CancellationToken cancellationToken);

    /// <summary>What a key without a value gets, such as an empty list; by default that is a bug of the caller.</summary>
    protected virtual TValue Missing(TKey key) => throw new KeyNotFoundException($"{GetType().Name} has nothing for {key}.");

    private sealed class Batch
    {
        public List<TKey> Keys { get; } = [];

        public Task<IReadOnlyDictionary<TKey, TValue>>? Fetched { get; set; }
    }

    private sealed class Pending(BatchLoader<TKey, TValue> loader, Batch batch, TKey key) : IDataLoaderResult<TValue>
    {
        public async Task<TValue> GetResultAsync(CancellationToken cancellationToken = default)
        {
            if (batch.Fetched is null)
            {
                loader.next = new Batch();
                batch.Fetched = loader.FetchAsync(batch.Keys, cancellationToken);
            }

            var values = await batch.Fetched;
            return values.TryGetValue(key, out var value) ? value : loader.Missing(key);
        }

        async Task<object?> IDataLoaderResult.GetResultAsync(CancellationToken cancellationToken) => await GetResultAsync(cancellationToken);
    }

    private sealed class PendingList(IReadOnlyList<IDataLoaderResult<TValue>> parts) : IDataLoaderResult<IReadOnlyList<TValue>>
    {
        public async Task<IReadOnlyList<TValue>> GetResultAsync(CancellationToken cancellationToken = default)
        {
            var values = new TValue[parts.Count];
            for (var i = 0; i < values.Length; i++) values[i] = await parts[i].GetResultAsync(cancellationToken);
            return values;
        }

        async Task<object?> IDataLoaderResult.GetResultAsync(CancellationToken cancellationToken) => await GetResultAsync(cancellationToken);
    }
}
