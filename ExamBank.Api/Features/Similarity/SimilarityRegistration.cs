namespace ExamBank.Api.Features.Similarity;

/// <summary>Registers what the schema needs of the feature.</summary>
internal static class SimilarityRegistration
{
    /// <summary>Adds its services, per request.</summary>
    public static IServiceCollection AddSimilarity(this IServiceCollection services) => services.AddScoped<SeenPairs>().AddScoped<SavedFindings>().AddScoped<SimilarOfQuestion>();
}
