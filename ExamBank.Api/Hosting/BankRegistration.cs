using ExamBank.Api.Features.Access;
using ExamBank.Api.Features.Coverage;
using ExamBank.Api.Features.Papers;
using ExamBank.Api.Features.Questions;
using ExamBank.Api.Features.Seeding;
using ExamBank.Api.Features.Standards;
using ExamBank.Domain.Errors;
using ExamBank.Domain.Persistence;
using Microsoft.EntityFrameworkCore;

namespace ExamBank.Api.Hosting;

/// <summary>Registers the bank and the use cases over it, the same for the service and for every verb of the command line.</summary>
internal static class BankRegistration
{
    /// <summary>Registers everything over the bank at <paramref name="databasePath"/>.</summary>
    public static IServiceCollection AddBank(this IServiceCollection services, string databasePath)
    {
        services.AddSingleton(TimeProvider.System);
        services.AddSingleton(_ => MessageCatalogue.Load(typeof(BankRegistration).Assembly, typeof(Generator.Assembly.Papers.PaperAssembler).Assembly));
        // Contexts are used again: to make one takes as long as a small query.
        services.AddPooledDbContextFactory<BankContext>(options => options.UseBank(databasePath));
        services.AddScoped(provider => provider.GetRequiredService<IDbContextFactory<BankContext>>().CreateDbContext());
        services.AddSingleton<BankWriter>();
        services.AddSingleton<SeedBank>();
        services.AddSingleton<ImportQuestions>();
        services.AddSingleton<ExportQuestions>();
        services.AddSingleton<LintQuestions>();
        services.AddSingleton<WriteQuestions>();
        services.AddSingleton<ReviewQuestions>();
        services.AddSingleton<ImportStandard>();
        services.AddSingleton<ShowStandard>();
        services.AddSingleton<ChooseLevels>();
        services.AddSingleton<ChooseBlueprints>();
        services.AddSingleton<ReadCoverage>();
        services.AddSingleton<AssemblePaper>();
        services.AddSingleton<PaperDownloads>();
        services.AddSingleton<PaperEditions>();
        services.AddSingleton<CheckBlueprint>();
        services.AddSingleton<HandWork>();
        services.AddSingleton<ManageAccounts>();
        services.AddSingleton<ManageCentres>();
        services.AddSingleton<ManageTokens>();
        return services;
    }
}
