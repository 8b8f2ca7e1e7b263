using ExamBank.Api.GraphQL.Nodes;

namespace ExamBank.Api.Features.Questions;

/// <summary>Registers the feature.</summary>
internal static class QuestionsRegistration
{
    /// <summary>Adds its loaders and use cases.</summary>
    public static IServiceCollection AddQuestions(this IServiceCollection services) => services
        .AddSingleton<WriteQuestions>()
        .AddSingleton<ReviewQuestions>()
        .AddScoped<QuestionSearch>()
        .AddNode<QuestionLoader, QuestionNode>()
        .AddNode<RevisionLoader, RevisionNode>()
        .AddNode<StimulusRevisionLoader, StimulusRevisionNode>()
        .AddScoped<RevisionsOfQuestion>()
        .AddScoped<RevisionByNumber>()
        .AddScoped<RequirementsOfRevision>()
        .AddScoped<FacilitiesOfRevision>()
        .AddScoped<StatusPeriodsOfRevision>();
}
