using System.Text.Json;
using ExamBank.Domain.Blueprints;
using ExamBank.Domain.Persistence;
using ExamBank.Domain.Questions;
using ExamBank.Domain.Standards;
using ExamBank.Generator.Assembly.Papers;
using Microsoft.EntityFrameworkCore;

namespace ExamBank.Api.Features.Papers;

/// <summary>Reads what a table shows of a stored paper. Five statements.</summary>
internal static class PaperSummaries
{
    /// <summary>The summary of the paper with this number.</summary>
    public static async Task<PaperSummary> ReadAsync(BankContext context, int number, CancellationToken cancellationToken)
    {
        var paper = await (
            from p in context.Papers.AsNoTracking()
            where p.Number == number
            join revision in context.BlueprintRevisions.AsNoTracking() on p.BlueprintRevisionId equals revision.Id
            select new { p.Id, p.StandardId, p.LevelCode, p.Facility, p.Seed, p.IsSample, p.CertificateText, Blueprint = revision.ContentText })
            .SingleAsync(cancellationToken);
        var blueprint = JsonSerializer.Deserialize<BlueprintDocument>(paper.Blueprint, ContentJson.Compact)!;
        var covered = await (
            from form in context.Set<Domain.Papers.PaperForm>().AsNoTracking()
            where form.PaperId == paper.Id && form.Name == "A"
            from question in form.Questions
            join tag in context.RevisionRequirements.AsNoTracking() on question.RevisionId equals tag.RevisionId
            where tag.IsPrimary
            join requirement in context.Requirements.AsNoTracking() on tag.RequirementId equals requirement.Id
            join task in context.WorkTasks.AsNoTracking() on requirement.WorkTaskId equals task.Id
            join area in context.WorkAreas.AsNoTracking() on task.WorkAreaId equals area.Id
            join level in context.Levels.AsNoTracking() on area.LevelId equals level.Id
            select new { Level = level.Code, Area = area.Key, requirement.Key }).ToListAsync(cancellationToken);
        var forms = await context.Set<Domain.Papers.PaperForm>().CountAsync(f => f.PaperId == paper.Id, cancellationToken);
        var levels = LevelInclusion.CoveredBy(paper.LevelCode);
        var requirements = await (
            from level in context.Levels.AsNoTracking()
            where level.StandardId == paper.StandardId && levels.Contains(level.Code)
            from area in level.Areas
            from task in area.Tasks
            select new { level.Code, level.Name, level.NameEn, area.Key, Requirements = task.Requirements.Count }).ToListAsync(cancellationToken);
        var own = requirements.First(r => r.Code == paper.LevelCode);
        return new PaperSummary(
            paper.LevelCode,
            own.Name,
            own.NameEn,
            forms,
            covered.Count,
            blueprint.TotalMarks.Value,
            covered.Where(c => c.Level == paper.LevelCode).Select(c => c.Area).Distinct(StringComparer.Ordinal).Count(),
            requirements.Where(r => r.Code == paper.LevelCode).Select(r => r.Key).Distinct(StringComparer.Ordinal).Count(),
            covered.Select(c => c.Key).Distinct(StringComparer.Ordinal).Count(),
            requirements.Sum(r => r.Requirements),
            paper.Facility.Value,
            blueprint.Objectives?.Select(o => o.MinimizeDeviation).FirstOrDefault(d => d?.Mean == AttributeNames.Facility)?.Target,
            paper.Seed,
            paper.IsSample,
            JsonSerializer.Deserialize<Certificate>(paper.CertificateText, ContentJson.Compact)!.Rules);
    }
}
