using System.ComponentModel;
using GraphQL;
using GraphQL.DataLoader;

namespace ExamBank.Api.GraphQL.Nodes;

[Name("Node")]
[Description("Anything with an id of its own (Relay). 有全局标识的对象")]
internal interface INode
{
    [Id]
    [Description("Opaque id for node and nodes; it never changes. 全局标识")]
    string Id { get; }

    /// <summary>The row inside the id.</summary>
    [Ignore]
    Guid RowId { get; }
}

/// <summary>Finds the nodes of one type; each feature registers one for each of its types.</summary>
internal interface INodeFinder
{
    /// <summary>The type as its ids and the schema name it.</summary>
    string Type { get; }

    /// <summary>The node, or null when it does not exist; many asked for together come by one fetch.</summary>
    IDataLoaderResult<INode?> Find(Guid key);
}
