using ExamBank.Api.Features.Standards;
using ExamBank.Domain.Access;
using ExamBank.Domain.Errors;
using ExamBank.Domain.Persistence;
using ExamBank.Domain.Standards;
using ExamBank.Generator.Exchange.Questions.Excel;
using Microsoft.EntityFrameworkCore;

namespace ExamBank.Api.Features.Questions;

/// <summary>Makes the Excel template in which authors write questions for a standard.</summary>
internal sealed class MakeTemplate(IDbContextFactory<BankContext> contexts, TimeProvider time)
{
    /// <summary>The file's bytes.</summary>
    /// <param name="standard">Code of the standard; may be null when the bank has only one.</param>
    /// <param name="path">Where the code stands in the request, for errors.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public async Task<Result<Template>> RunAsync(string? standard, string path, CancellationToken cancellationToken)
    {
        await using var bank = await contexts.CreateDbContextAsync(cancellationToken);
        var requirements = await new BankView(bank, Rights.Operator, time.GetUtcNow()).RequirementPlaces().Where(p => standard == null || p.Standard.Code == standard)
            .OrderBy(p => p.Standard.Code).ThenBy(p => p.Requirement.Position)
            .Select(p => new { p.Standard.Code, p.Standard.Title, p.Requirement.Key, p.Requirement.Summary, p.Requirement.OfficialText }).ToListAsync(cancellationToken);
        var codes = requirements.Select(r => r.Code).Distinct(StringComparer.Ordinal).ToList();
        if (codes.Count == 0) return StandardErrors.NotFound(path, standard ?? "");
        if (codes.Count > 1) return StandardErrors.StandardAmbiguous(path, string.Join(", ", codes));
        return new Template(
            $"{codes[0]}-questions.xlsx",
            QuestionTemplate.Write(new TemplateStandard(codes[0], requirements[0].Title, [.. requirements.Select(r => (r.Key, r.OfficialText ?? r.Summary ?? ""))])));
    }
}

/// <summary>A template with the name it is downloaded under.</summary>
internal sealed record Template(string Name, byte[] Bytes);
