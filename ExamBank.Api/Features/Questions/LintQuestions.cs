using System.Text.Json;
using ExamBank.Domain.Persistence;
using ExamBank.Domain.Questions;
using ExamBank.Domain.Questions.Quality;
using ExamBank.Generator.Exchange.Questions;
using Microsoft.EntityFrameworkCore;

namespace ExamBank.Api.Features.Questions;

/// <summary>Checks the quality of questions: of files, without a bank, or of all that authors work on in the bank. One statement, whatever its size.</summary>
internal sealed class LintQuestions(IDbContextFactory<BankContext> contexts)
{
    /// <summary>What there is to look at in files.</summary>
    public static LintReport Check(IReadOnlyList<(string Path, QuestionFile File)> files)
    {
        ArgumentNullException.ThrowIfNull(files);
        return Report([.. files.SelectMany(f => f.File.Questions.Select(q => new Located(f.File.Standard, f.Path, new QuestionInSet(q.Code, q.Content))))]);
    }

    /// <summary>What there is to look at in the bank: of every active question the newest text that has not been rejected, by work task.</summary>
    public async Task<LintReport> RunAsync(CancellationToken cancellationToken)
    {
        await using var bank = await contexts.CreateDbContextAsync(cancellationToken);
        var rows = await (
            from row in bank.NewestTexts()
            join tag in bank.RevisionRequirements.AsNoTracking() on row.Revision.Id equals tag.RevisionId
            where tag.IsPrimary
            join requirement in bank.Requirements.AsNoTracking() on tag.RequirementId equals requirement.Id
            join task in bank.WorkTasks.AsNoTracking() on requirement.WorkTaskId equals task.Id
            join standard in bank.Standards.AsNoTracking() on row.Question.StandardId equals standard.Id
            orderby standard.Code, requirement.Position, row.Question.Code
            select new { Standard = standard.Code, Task = task.Key, row.Question.Code, row.Revision.ContentText }).ToListAsync(cancellationToken);
        return Report([.. rows.Select(row => new Located(
            row.Standard, $"{row.Standard}/{row.Task}", new QuestionInSet(row.Code, JsonSerializer.Deserialize<QuestionContent>(row.ContentText, ContentJson.Compact)!)))]);
    }

    private static LintReport Report(IReadOnlyList<Located> questions) => new(questions.Count,
    [
        .. questions.SelectMany(q => QuestionQuality.Check(q.Question.Content).Select(finding => new LintFinding(q.Standard, q.Group, q.Question.Code, finding))),
        .. questions.GroupBy(q => q.Standard, StringComparer.Ordinal)
            .SelectMany(set => QuestionQuality.CheckSet([.. set.Select(q => q.Question)]).Select(finding => new LintFinding(set.Key, null, null, finding))),
    ]);

    private sealed record Located(string Standard, string Group, QuestionInSet Question);
}

/// <summary>The findings, in the order of the questions; those over all questions of a standard come last.</summary>
/// <param name="Questions">How many questions were checked.</param>
/// <param name="Findings">What there is to look at.</param>
internal sealed record LintReport(int Questions, IReadOnlyList<LintFinding> Findings)
{
    /// <summary>How many are of this severity.</summary>
    public int Count(QualitySeverity severity) => Findings.Count(f => f.Finding.Severity == severity);
}

/// <summary>A finding and whose it is.</summary>
/// <param name="Standard">Code of the standard.</param>
/// <param name="Group">The file, or the work task in the bank; null over all questions of the standard.</param>
/// <param name="Question">Code of the question; null over all.</param>
/// <param name="Finding">The finding.</param>
internal sealed record LintFinding(string Standard, string? Group, string? Question, QualityFinding Finding);
