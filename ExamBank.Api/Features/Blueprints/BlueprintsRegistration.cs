using ExamBank.Api.GraphQL.Nodes;

namespace ExamBank.Api.Features.Blueprints;

/// <summary>Registers what the schema needs of the feature.</summary>
internal static class BlueprintsRegistration
{
    /// <summary>Adds its loaders, each per request.</summary>
    public static IServiceCollection AddBlueprintNodes(this IServiceCollection services) => services
        .AddNode<BlueprintLoader, BlueprintNode>()
        .AddNode<BlueprintRevisionLoader, BlueprintRevisionNode>()
        .AddScoped<RevisionsOfBlueprint>();
}
