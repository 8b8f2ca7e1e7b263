using System.Globalization;
using ExamBank.Api.Features.Papers;
using ExamBank.Domain;
using ExamBank.Domain.Errors;
using ExamBank.Domain.Papers;
using ExamBank.Domain.Persistence;
using ExamBank.Domain.Values;
using ExamBank.Generator.Documents.Specification;
using Microsoft.EntityFrameworkCore;

namespace ExamBank.Api.Features.Traces;

/// <summary>
/// The specification tables of a paper, from the model that it was printed from; English titles, which it does not print, from the standard and the
/// blueprint. Three statements.
/// </summary>
internal sealed class ReadSpecification(IDbContextFactory<BankContext> contexts, MessageCatalogue messages)
{
    private static readonly CultureInfo English = CultureInfo.GetCultureInfo("en");

    /// <summary>One table a form.</summary>
    public async Task<Result<IReadOnlyList<SpecificationTable>>> RunAsync(string paper, CancellationToken cancellationToken)
    {
        if (!PaperNumber.TryParse(paper, out var number)) return PaperErrors.NotFound("paper", paper);
        await using var bank = await contexts.CreateDbContextAsync(cancellationToken);
        await using var view = await bank.BeginReadAsync(cancellationToken);
        var found = await (
            from p in bank.Papers.AsNoTracking()
            where p.Number == number
            join b in bank.BlueprintRevisions.AsNoTracking() on p.BlueprintRevisionId equals b.Id
            select new { p.Id, p.StandardId, Blueprint = b }).ToListAsync(cancellationToken);
        if (found is not [var row]) return PaperErrors.NotFound("paper", paper);
        var stored = await bank.LockedModels.AsNoTracking().FirstOrDefaultAsync(m => m.PaperId == row.Id, cancellationToken);
        var model = StoredModel.Read(PaperNumber.Format(number), stored);
        if (!model.Succeeded) return model.Failed<IReadOnlyList<SpecificationTable>>();
        var titles = await TitlesAsync(bank, row.StandardId, cancellationToken);
        if (row.Blueprint.ReadDocument().TitleEn is { } title) titles[""] = title;
        return Result.Of<IReadOnlyList<SpecificationTable>>([.. model.Value.Forms.Select(form => SpecificationTable.Of(model.Value, form, titles))]);
    }

    private async Task<Dictionary<string, string>> TitlesAsync(BankContext bank, StandardId standard, CancellationToken cancellationToken)
    {
        var rows = await (
            from level in bank.Levels.AsNoTracking()
            where level.StandardId == standard
            from area in level.Areas
            from task in area.Tasks
            from requirement in task.Requirements
            select new { level.Code, level.NameEn, Area = area.Key, AreaEn = area.TitleEn, requirement.Key, requirement.SummaryEn }).ToListAsync(cancellationToken);
        var titles = Enum.GetValues<FacilityBand>().ToDictionary(band => band.ToString(), band => messages.Text(Word.Of(band), English), StringComparer.Ordinal);
        foreach (var (key, title) in rows.SelectMany(r => new[] { (r.Code, r.NameEn), (r.Area, r.AreaEn), (r.Key, r.SummaryEn) }))
            if (title is not null) titles[key] = title;
        return titles;
    }
}
