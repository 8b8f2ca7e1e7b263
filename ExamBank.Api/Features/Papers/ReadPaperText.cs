using ExamBank.Api.Features.Keys;
using ExamBank.Domain.Errors;
using ExamBank.Domain.Persistence;
using ExamBank.Generator.Documents;
using Microsoft.EntityFrameworkCore;

namespace ExamBank.Api.Features.Papers;

/// <summary>What stands in a paper and its key. Who may read it is decided by <see cref="BankView.ReadPapers"/>, before it comes here.</summary>
internal sealed class ReadPaperText(IDbContextFactory<BankContext> contexts)
{
    /// <summary>The model that it was printed from, with its newest key. Two statements.</summary>
    public async Task<Result<PaperModel>> RunAsync(string paper, CancellationToken cancellationToken)
    {
        await using var bank = await contexts.CreateDbContextAsync(cancellationToken);
        return await PaperModels.ReadAsync(bank, paper, keyRevision: null, cancellationToken);
    }
}
