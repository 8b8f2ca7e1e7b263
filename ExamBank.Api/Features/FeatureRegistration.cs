using ExamBank.Api.Features.Questions;
using ExamBank.Api.Features.Standards;
using ExamBank.Domain.Persistence;

namespace ExamBank.Api.Features;

/// <summary>Registers the bank and every feature over it; the service and the command line share this.</summary>
internal static class FeatureRegistration
{
    /// <summary>Adds the bank at <paramref name="databasePath"/>, its one writer, and the features.</summary>
    public static IServiceCollection AddBank(this IServiceCollection services, string databasePath)
    {
        services.AddDbContextFactory<BankContext>(options => options.UseBank(databasePath));
        services.AddSingleton<BankWriter>();
        return services.AddStandards().AddQuestions();
    }
}
