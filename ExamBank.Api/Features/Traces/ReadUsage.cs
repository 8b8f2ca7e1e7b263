using ExamBank.Domain.Errors;
using ExamBank.Domain.Papers;
using ExamBank.Domain.Persistence;
using ExamBank.Domain.Questions;
using Microsoft.EntityFrameworkCore;

namespace ExamBank.Api.Features.Traces;

/// <summary>Where a question was printed. Two statements.</summary>
internal sealed class ReadUsage(IDbContextFactory<BankContext> contexts)
{
    /// <summary>Every use, newest paper first.</summary>
    /// <param name="question">Its code, or its number such as Q-000123.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    public async Task<Result<QuestionUsage>> RunAsync(string question, CancellationToken cancellationToken)
    {
        await using var bank = await contexts.CreateDbContextAsync(cancellationToken);
        await using var view = await bank.BeginReadAsync(cancellationToken);
        int? number = QuestionNumber.TryParse(question, out var parsed) ? parsed : null;
        var found = await bank.Questions.AsNoTracking().Where(q => q.Code == question || q.Number == number)
            .OrderByDescending(q => q.Code == question).Select(q => new { q.Id, q.Code, q.Number }).FirstOrDefaultAsync(cancellationToken);
        if (found is null) return QuestionErrors.NotFound("question", question);
        var exposed = ExposedForm.Of(bank);
        var uses = await (
            from revision in bank.Revisions.AsNoTracking()
            where revision.QuestionId == found.Id
            join place in bank.Set<FormQuestion>().AsNoTracking() on revision.Id equals place.RevisionId
            join form in bank.Set<PaperForm>().AsNoTracking() on place.PaperFormId equals form.Id
            join paper in bank.Papers.AsNoTracking() on form.PaperId equals paper.Id
            join version in bank.Set<PaperVersion>().AsNoTracking() on form.Id equals version.PaperFormId
            join printed in bank.Set<VersionQuestion>().AsNoTracking()
                on new { version.Id, place.Position } equals new { Id = printed.PaperVersionId, Position = printed.FormPosition }
            orderby paper.Number descending, form.Name, version.Number
            select new QuestionUse(
                PaperNumber.Format(paper.Number), paper.LockedAt, paper.LevelCode, form.Name, version.Number, printed.Number, place.Marks.Value, revision.Number,
                exposed.Any(e => e.Form.Id == form.Id)))
            .ToListAsync(cancellationToken);
        return new QuestionUsage(found.Code, QuestionNumber.Format(found.Number), uses);
    }
}

/// <summary>Where a question was printed.</summary>
/// <param name="Code">Permanent code.</param>
/// <param name="Number">Number in this bank.</param>
/// <param name="Uses">Every version that prints it, newest paper first.</param>
internal sealed record QuestionUsage(string Code, string Number, IReadOnlyList<QuestionUse> Uses)
{
    /// <summary>In how many released papers it stands, however often in each.</summary>
    public int Exposure => Uses.Where(u => u.Released).Select(u => u.Paper).Distinct(StringComparer.Ordinal).Count();
}

/// <summary>A version that prints a question.</summary>
/// <param name="Paper">Number of the paper.</param>
/// <param name="LockedAt">When the paper was locked, in UTC.</param>
/// <param name="Level">Level whose candidates sit it.</param>
/// <param name="Form">Name of the form.</param>
/// <param name="Version">Number of the version.</param>
/// <param name="Number">Printed number of the question.</param>
/// <param name="Marks">Its marks there.</param>
/// <param name="Revision">The revision that is printed.</param>
/// <param name="Released">Whether the form was given to a centre (<see cref="ExposedForm"/>).</param>
internal sealed record QuestionUse(string Paper, DateTimeOffset LockedAt, string Level, string Form, int Version, int Number, decimal Marks, int Revision, bool Released);
