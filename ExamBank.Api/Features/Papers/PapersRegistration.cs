using ExamBank.Api.Features.Keys;
using ExamBank.Api.Features.Releases;
using ExamBank.Api.GraphQL.Nodes;

namespace ExamBank.Api.Features.Papers;

/// <summary>Registers what the schema needs of the feature.</summary>
internal static class PapersRegistration
{
    /// <summary>Adds its loaders, each per request.</summary>
    public static IServiceCollection AddPaperNodes(this IServiceCollection services) => services
        .AddSingleton<AssemblyProgress>()
        .AddNode<PaperLoader, PaperNode>()
        .AddScoped<KeyRevisionsOfPaper>()
        .AddScoped<CurrentCentre>()
        .AddScoped<FormsOfPaper>()
        .AddScoped<FilesOfPaper>()
        .AddScoped<QuestionsOfForm>()
        .AddScoped<VersionsOfForm>()
        .AddScoped<QuestionsOfVersion>();
}
