using System.Text.Json;
using ExamBank.Api.Features.Media;
using ExamBank.Domain;
using ExamBank.Domain.Blueprints;
using ExamBank.Domain.Persistence;
using ExamBank.Domain.Questions;
using ExamBank.Generator.Documents;
using Microsoft.EntityFrameworkCore;

namespace ExamBank.Api.Features.Papers;

/// <summary>The blueprint revision that a paper cites.</summary>
internal sealed record CitedBlueprint(StandardId StandardId, BlueprintRevisionId Id, int Number, string Hash, BlueprintDocument Document);

/// <summary>Reads what a paper is made from, beside its pool.</summary>
internal static class PaperSources
{
    /// <summary>The newest revision of a blueprint; null when there is none of this name.</summary>
    public static async Task<CitedBlueprint?> FindBlueprintAsync(BankContext context, string name, CancellationToken cancellationToken)
    {
        var row = await (
            from blueprint in context.Blueprints.AsNoTracking()
            where blueprint.Name == name
            join revision in context.BlueprintRevisions.AsNoTracking()
                on new { blueprint.Id, Number = blueprint.LatestRevision } equals new { Id = revision.BlueprintId, revision.Number }
            select new { blueprint.StandardId, Revision = revision }).FirstOrDefaultAsync(cancellationToken);
        return row is null
            ? null
            : new CitedBlueprint(row.StandardId, row.Revision.Id, row.Revision.Number, row.Revision.ContentHash, row.Revision.ReadDocument());
    }

    /// <summary>The number of the paper that these inputs gave before; null when they gave none.</summary>
    public static Task<int?> ExistingAsync(BankContext context, string inputHash, CancellationToken cancellationToken) =>
        context.Papers.AsNoTracking().Where(p => p.InputHash == inputHash).Select(p => (int?)p.Number).FirstOrDefaultAsync(cancellationToken);

    /// <summary>The texts of the chosen questions, by code. Two statements.</summary>
    public static async Task<Dictionary<string, ChosenRevision>> LoadChosenAsync(
        BankContext context, IReadOnlyCollection<string> codes, CancellationToken cancellationToken)
    {
        var approved =
            from question in context.Questions.AsNoTracking()
            where codes.Contains(question.Code)
            join revision in context.Revisions.AsNoTracking() on question.Id equals revision.QuestionId
            where revision.Status == RevisionStatus.Approved
            select new { Question = question, Revision = revision };
        var rows = await (
            from row in approved
            join text in context.StimulusRevisions.AsNoTracking() on row.Revision.StimulusRevisionId equals (StimulusRevisionId?)text.Id into texts
            from text in texts.DefaultIfEmpty()
            select new
            {
                row.Question.Code,
                row.Question.Number,
                row.Question.IsPublished,
                row.Revision.Id,
                row.Revision.ContentText,
                StimulusRevision = (int?)text.Number,
                StimulusContent = (string?)text.Content,
            }).ToListAsync(cancellationToken);
        return rows.ToDictionary(
            r => r.Code,
            r =>
            {
                var content = JsonSerializer.Deserialize<QuestionContent>(r.ContentText, ContentJson.Compact)!;
                return new ChosenRevision(
                    r.Id, QuestionNumber.Format(r.Number), r.IsPublished, content, RequirementsOf(content),
                    r.StimulusRevision, r.StimulusContent);
            },
            StringComparer.Ordinal);
    }

    /// <summary>The pictures of the chosen texts by their names, those of answers and explanations too. One statement.</summary>
    public static Task<IReadOnlyDictionary<string, byte[]>> PicturesAsync(BankContext context, IEnumerable<ChosenRevision> chosen, CancellationToken cancellationToken) =>
        BankPictures.BytesAsync(
            context,
            chosen.SelectMany(c => ContentTexts.Of(c.Content).Select(text => text.Markdown).Append(c.StimulusContent ?? "")).SelectMany(PictureRules.Hashes),
            cancellationToken);

    /// <summary>The primary requirement, the further ones, and those that parts name, each once.</summary>
    private static List<string> RequirementsOf(QuestionContent content) =>
    [
        .. new[] { content.Requirement }.Concat(content.FurtherRequirements ?? [])
            .Concat((content.Parts ?? []).Select(p => p.Requirement).OfType<string>()).Distinct(StringComparer.Ordinal),
    ];

    /// <summary>The names that a paper prints. One statement.</summary>
    public static async Task<PaperNames> NamesAsync(BankContext context, BlueprintDocument blueprint, CancellationToken cancellationToken)
    {
        var levels = Domain.Standards.LevelInclusion.CoveredBy(blueprint.Level);
        var rows = await (
            from standard in context.Standards.AsNoTracking()
            where standard.Code == blueprint.Standard
            join level in context.Levels.AsNoTracking() on standard.Id equals level.StandardId
            where levels.Contains(level.Code)
            join area in context.WorkAreas.AsNoTracking() on level.Id equals area.LevelId
            join task in context.WorkTasks.AsNoTracking() on area.Id equals task.WorkAreaId
            join requirement in context.Requirements.AsNoTracking() on task.Id equals requirement.WorkTaskId
            orderby level.Rank descending, requirement.Position
            select new
            {
                StandardTitle = standard.Title,
                Level = level.Code,
                LevelName = level.Name,
                Area = area.Key,
                AreaTitle = area.Title,
                requirement.Key,
                Summary = requirement.Summary ?? requirement.OfficialText ?? "",
            }).ToListAsync(cancellationToken);
        return new PaperNames(
            rows[0].StandardTitle,
            rows[0].LevelName,
            [.. rows.Select(r => new PlaceModel(r.Area, r.AreaTitle)).Distinct()],
            [.. rows.Where(r => r.Level == blueprint.Level).Select(r => new PlaceModel(r.Key, r.Summary))]);
    }
}
