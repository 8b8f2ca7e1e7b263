using ExamBank.Api.Features.Access;
using ExamBank.Api.Features.Audit;
using ExamBank.Api.Features.Blueprints;
using ExamBank.Api.Features.Coverage;
using ExamBank.Api.Features.Drafts;
using ExamBank.Api.Features.Grants;
using ExamBank.Api.Features.Keys;
using ExamBank.Api.Features.Media;
using ExamBank.Api.Features.Papers;
using ExamBank.Api.Features.Questions;
using ExamBank.Api.Features.Releases;
using ExamBank.Api.Features.Review;
using ExamBank.Api.Features.Seeding;
using ExamBank.Api.Features.Similarity;
using ExamBank.Api.Features.Standards;
using ExamBank.Api.Features.Steps;
using ExamBank.Api.Features.Traces;
using ExamBank.Api.Features.WorkLists;
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
        services.AddSingleton<MakeTemplate>();
        services.AddSingleton<ListQuestions>();
        services.AddSingleton<ThinRequirements>();
        services.AddSingleton<LintQuestions>();
        services.AddSingleton<CountQuestions>();
        services.AddSingleton<WriteQuestions>();
        services.AddSingleton<ReviewQuestions>();
        services.AddSingleton<StorePicture>();
        services.AddSingleton<FindDuplicates>();
        services.AddSingleton<JudgePairs>();
        services.AddSingleton<ReviewThreads>();
        services.AddSingleton<AssignWork>();
        services.AddSingleton<ImportStandard>();
        services.AddSingleton<ShowStandard>();
        services.AddSingleton<StandardSettings>();
        services.AddSingleton<ChooseLevels>();
        services.AddSingleton<ChooseBlueprints>();
        services.AddSingleton<ReadCoverage>();
        services.AddSingleton<ChooseLayout>();
        services.AddSingleton<CheckAudit>();
        services.AddSingleton<AuditTable>();
        services.AddSingleton<DownloadLog>();
        services.AddSingleton<ReadSpecification>();
        services.AddSingleton<ReadUsage>();
        services.AddSingleton<ExplainPresence>();
        services.AddSingleton<AssemblePaper>();
        services.AddSingleton<PaperDownloads>();
        services.AddSingleton<PaperEditions>();
        services.AddSingleton<CheckBlueprint>();
        services.AddSingleton<HandWork>();
        services.AddSingleton<ManageAccounts>();
        services.AddSingleton<ManageCentres>();
        services.AddSingleton<ManageTokens>();
        services.AddSingleton<ManageGrants>();
        services.AddSingleton<ReadPaperText>();
        services.AddSingleton<WriteBlueprints>();
        services.AddSingleton<DraftPapers>();
        services.AddSingleton<JointSteps>();
        services.AddSingleton<IJointWork, LockDraft>();
        services.AddSingleton<ReleasePapers>();
        services.AddSingleton<IJointWork>(provider => provider.GetRequiredService<ReleasePapers>());
        services.AddSingleton<IJointWork, ReviseKey>();
        services.AddSingleton<IJointWork, OpenSpare>();
        services.AddSingleton<CentreDownloads>();
        services.AddSingleton<CompareForms>();
        return services;
    }
}
