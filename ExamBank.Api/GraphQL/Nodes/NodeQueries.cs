using System.ComponentModel;
using ExamBank.Api.GraphQL.Errors;
using ExamBank.Api.GraphQL.Nodes;
using ExamBank.Domain.Errors;
using GraphQL;
using GraphQL.DataLoader;

namespace ExamBank.Api.GraphQL;

/// <content>Any object by its id.</content>
internal sealed partial class Query
{
    private const int MostNodes = 100;

    /// <summary>One object.</summary>
    [Description("The object with this id; null when there is none. 按标识取一个对象")]
    public static IDataLoaderResult<INode?> Node(
        [Id, Description("An id of this service. 全局标识")] string id,
        [FromServices] IEnumerable<INodeFinder> finders)
    {
        var node = NodeId.Parse(id);
        var finder = finders.FirstOrDefault(f => f.Type == node.Type) ?? throw new BankExecutionError(BankError.Of("node.id", "id", ("id", id)));
        return finder.Find(node.Key);
    }

    /// <summary>Several objects.</summary>
    [Description("The objects with these ids, in their order; null where there is none. At most 100. 按标识取多个对象")]
    public static IEnumerable<IDataLoaderResult<INode?>> Nodes(
        [Id, Description("Ids of this service. 全局标识")] IReadOnlyList<string> ids,
        [FromServices] IEnumerable<INodeFinder> finders)
    {
        if (ids.Count > MostNodes)
            throw new BankExecutionError(BankError.Of("node.too-many", "ids", ("given", ids.Count), ("most", MostNodes)));
        var known = finders.ToList();
        return [.. ids.Select(id => Node(id, known))];
    }
}
