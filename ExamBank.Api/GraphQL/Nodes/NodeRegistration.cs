namespace ExamBank.Api.GraphQL.Nodes;

/// <summary>Registers node types.</summary>
internal static class NodeRegistration
{
    /// <summary>Adds the loader of a node type, for fields that name it and for <c>node</c>; one a request serves both.</summary>
    public static IServiceCollection AddNode<TLoader, TNode>(this IServiceCollection services)
        where TLoader : NodeLoader<TNode>
        where TNode : class, INode => services
            .AddScoped<TLoader>()
            .AddScoped<INodeFinder>(provider => provider.GetRequiredService<TLoader>());
}
