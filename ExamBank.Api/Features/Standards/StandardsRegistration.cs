using ExamBank.Api.GraphQL.Nodes;

namespace ExamBank.Api.Features.Standards;

/// <summary>Registers what the schema needs of the feature.</summary>
internal static class StandardsRegistration
{
    /// <summary>Adds its loaders and look-ups, each per request.</summary>
    public static IServiceCollection AddStandardNodes(this IServiceCollection services) => services
        .AddScoped<Places>()
        .AddNode<StandardLoader, StandardNode>()
        .AddNode<LevelLoader, LevelNode>()
        .AddNode<WorkAreaLoader, WorkAreaNode>()
        .AddNode<WorkTaskLoader, WorkTaskNode>()
        .AddNode<RequirementLoader, RequirementNode>()
        .AddScoped<LevelsOfStandard>()
        .AddScoped<AreasOfLevel>()
        .AddScoped<TasksOfArea>()
        .AddScoped<RequirementsOfTask>()
        .AddScoped<StandardTexts>();
}
