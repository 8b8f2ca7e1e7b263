using ExamBank.Api.Features.Media;
using ExamBank.Api.Features.Questions.Comparing;
using ExamBank.Api.GraphQL.Nodes;

namespace ExamBank.Api.Features.Questions;

/// <summary>Registers what the schema needs of the feature.</summary>
internal static class QuestionsRegistration
{
    /// <summary>Adds its loaders, each per request.</summary>
    public static IServiceCollection AddQuestionNodes(this IServiceCollection services) => services
        .AddSingleton<QuestionChanges>()
        .AddScoped<QuestionSearch>()
        .AddNode<QuestionLoader, QuestionNode>()
        .AddNode<RevisionLoader, RevisionNode>()
        .AddNode<StimulusRevisionLoader, StimulusRevisionNode>()
        .AddScoped<PictureByHash>()
        .AddScoped<RevisionsOfQuestion>()
        .AddScoped<RevisionByNumber>()
        .AddScoped<RevisionByCode>()
        .AddScoped<RevisionTexts>()
        .AddScoped<RequirementsOfRevision>()
        .AddScoped<FacilitiesOfRevision>()
        .AddScoped<StatusPeriodsOfRevision>();
}
