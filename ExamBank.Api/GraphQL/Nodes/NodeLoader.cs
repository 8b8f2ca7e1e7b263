using ExamBank.Api.GraphQL.Loading;
using GraphQL.DataLoader;

namespace ExamBank.Api.GraphQL.Nodes;

/// <summary>Loads nodes of one type by their keys, for <c>node</c>, <c>nodes</c> and for fields that point at one.</summary>
internal abstract class NodeLoader<TNode>(string type) : BatchLoader<Guid, TNode?>, INodeFinder
    where TNode : class, INode
{
    /// <inheritdoc/>
    public string Type => type;

    /// <inheritdoc/>
    public IDataLoaderResult<INode?> Find(Guid key) => Load(key).Then(INode? (node) => node);

    /// <summary>The node of a reference that the database keeps whole.</summary>
    public IDataLoaderResult<TNode> Get(Guid key) => Load(key).Then(node => node ?? throw new KeyNotFoundException($"{type} {key} is gone."));

    /// <summary>Fetches nodes by their keys, in any order.</summary>
    protected abstract Task<IReadOnlyList<TNode>> FetchNodesAsync(IReadOnlyList<Guid> keys, CancellationToken cancellationToken);

    /// <inheritdoc/>
    protected sealed override async Task<IReadOnlyDictionary<Guid, TNode?>> FetchAsync(IReadOnlyList<Guid> keys, CancellationToken cancellationToken) =>
        (await FetchNodesAsync(keys, cancellationToken)).ToDictionary(node => node.RowId, TNode? (node) => node);

    /// <inheritdoc/>
    protected sealed override TNode? Missing(Guid key) => null;
}
