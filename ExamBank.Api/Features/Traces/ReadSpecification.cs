using ExamBank.Api.Features.Papers;
using ExamBank.Domain.Errors;
using ExamBank.Domain.Papers;
using ExamBank.Domain.Persistence;
using ExamBank.Generator.Documents.Specification;
using Microsoft.EntityFrameworkCore;

namespace ExamBank.Api.Features.Traces;

/// <summary>The specification tables of a paper, from the model that it was printed from. Two statements.</summary>
internal sealed class ReadSpecification(IDbContextFactory<BankContext> contexts)
{
    /// <summary>One table a form.</summary>
    public async Task<Result<IReadOnlyList<SpecificationTable>>> RunAsync(string paper, CancellationToken cancellationToken)
    {
        if (!PaperNumber.TryParse(paper, out var number)) return PaperErrors.NotFound("paper", paper);
        await using var bank = await contexts.CreateDbContextAsync(cancellationToken);
        var ids = await bank.Papers.AsNoTracking().Where(p => p.Number == number).Select(p => p.Id).ToListAsync(cancellationToken);
        if (ids.Count == 0) return PaperErrors.NotFound("paper", paper);
        var stored = await bank.LockedModels.AsNoTracking().FirstOrDefaultAsync(m => m.PaperId == ids[0], cancellationToken);
        var model = StoredModel.Read(PaperNumber.Format(number), stored);
        return model.Succeeded ? Result.Of<IReadOnlyList<SpecificationTable>>([.. model.Value.Forms.Select(form => SpecificationTable.Of(model.Value, form))]) : model.Failed<IReadOnlyList<SpecificationTable>>();
    }
}
