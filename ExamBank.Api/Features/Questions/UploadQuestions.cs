using ExamBank.Api.Features.Media;
using ExamBank.Api.GraphQL;
using ExamBank.Domain.Errors;
using ExamBank.Domain.Persistence;
using ExamBank.Domain.Questions.Similarity;
using ExamBank.Domain.Standards;
using ExamBank.Generator.Exchange.Questions.Excel;
using Microsoft.EntityFrameworkCore;

namespace ExamBank.Api.Features.Questions;

/// <summary>
/// Brings an Excel workbook that an author has sent into the bank, as <see cref="ImportQuestions"/> does for the operator: as drafts, all or
/// nothing. What the author does not see is neither written over nor told of.
/// </summary>
internal sealed class UploadQuestions(UploadedWorkbooks workbooks, ImportQuestions import, NamedPictures pictures, BankView bank, CurrentActor current)
{
    /// <summary>Imports it, or with <paramref name="dryRun"/> says what an import would do.</summary>
    /// <param name="bytes">The workbook.</param>
    /// <param name="name">Its name, as errors tell it.</param>
    /// <param name="dryRun">Whether nothing is to be stored.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>What was done, and what there is to look at in the questions that came.</returns>
    public async Task<Result<(ImportedFiles Done, LintReport Findings)>> RunAsync(byte[] bytes, string name, bool dryRun, CancellationToken cancellationToken)
    {
        var read = await workbooks.ReadAsync(bytes, name, cancellationToken);
        if (!read.TryGet(out var folder)) return read.Failed<(ImportedFiles, LintReport)>();
        foreach (var standard in folder.Files.Select(f => f.File.Standard).Distinct(StringComparer.Ordinal))
            if (!await bank.OwnStandards.AnyAsync(s => s.Code == standard, cancellationToken)) return StandardErrors.NotFound(name, standard);
        var hidden = await pictures.HiddenAsync(folder.Files.SelectMany(f => f.File.Questions.Select((q, i) => ($"{f.Path}: questions[{i}].", q.Content))), cancellationToken);
        if (hidden.Count > 0) return Result.Fail<(ImportedFiles, LintReport)>(hidden.Select(QuestionWorkbook.Located));
        var imported = await import.RunAsync(folder, ImportMode.Draft, dryRun, current.Actor, cancellationToken);
        if (!imported.TryGet(out var done)) return imported.Failed<(ImportedFiles, LintReport)>();
        return (done with { Similar = await SeenAsync(done, cancellationToken) }, LintQuestions.Check(folder.Files));
    }

    /// <summary>Pairs of which the author sees both questions; those that came are theirs, in a dry run too, after which the bank does not have them.</summary>
    private async Task<IReadOnlyList<SimilarPair>> SeenAsync(ImportedFiles done, CancellationToken cancellationToken)
    {
        var own = done.Questions.Select(q => q.Code).ToHashSet(StringComparer.Ordinal);
        var others = done.Similar.SelectMany(p => new[] { p.One.Code, p.Other.Code }).Where(code => !own.Contains(code)).Distinct(StringComparer.Ordinal).ToList();
        if (others.Count > 0) own.UnionWith(await bank.Questions.Where(q => others.Contains(q.Code)).Select(q => q.Code).ToListAsync(cancellationToken));
        return [.. done.Similar.Where(p => own.Contains(p.One.Code) && own.Contains(p.Other.Code))];
    }
}

/// <summary>Reads workbooks that were sent one after the other: a large one takes hundreds of megabytes while it is read.</summary>
internal sealed class UploadedWorkbooks : IDisposable
{
    private readonly SemaphoreSlim turn = new(1, 1);

    /// <summary>Reads one in its turn; see <see cref="QuestionFiles.OfWorkbook"/>.</summary>
    public async Task<Result<QuestionFolder>> ReadAsync(byte[] bytes, string name, CancellationToken cancellationToken)
    {
        await turn.WaitAsync(cancellationToken);
        try
        {
            return await Task.Run(() => QuestionFiles.OfWorkbook(bytes, name), cancellationToken);
        }
        finally
        {
            turn.Release();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => turn.Dispose();
}
