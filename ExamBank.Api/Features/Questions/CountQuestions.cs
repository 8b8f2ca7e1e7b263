using System.Text.Json;
using ExamBank.Api.Features.Coverage;
using ExamBank.Api.Features.Standards;
using ExamBank.Domain.Coverage;
using ExamBank.Domain.Persistence;
using ExamBank.Domain.Questions;
using ExamBank.Domain.Values;
using Microsoft.EntityFrameworkCore;

namespace ExamBank.Api.Features.Questions;

/// <summary>Counts the questions of levels. Three statements, whatever the size of the bank; one of them reads the texts of objective questions.</summary>
internal sealed class CountQuestions(IDbContextFactory<BankContext> contexts)
{
    private static readonly QuestionType[] Objective = [QuestionType.SingleChoice, QuestionType.MultipleChoice, QuestionType.TrueFalse];

    /// <summary>The numbers of each level, in the order of <paramref name="chosen"/>.</summary>
    public async Task<IReadOnlyList<QuestionStatistics>> RunAsync(ChosenLevels chosen, CancellationToken cancellationToken)
    {
        await using var bank = await contexts.CreateDbContextAsync(cancellationToken);
        await using var view = await bank.BeginReadAsync(cancellationToken);
        var levels = chosen.Levels.Select(l => l.Code).ToList();
        var counted = bank.CountedRevisions(chosen.StandardId, asOf: null).Where(row => levels.Contains(row.Revision.LevelCode));
        var cells = await (
            from row in counted
            group row by new { row.Revision.LevelCode, row.Revision.Kind, row.Status } into g
            // Minutes as they are stored.
            select new { g.Key, Questions = g.Count(), Minutes = g.Sum(row => (int)(object)row.Revision.Minutes) }).ToListAsync(cancellationToken);
        var retired = await (
            from question in bank.Questions.AsNoTracking()
            where question.StandardId == chosen.StandardId && question.State == QuestionState.Retired
            join revision in bank.Revisions.AsNoTracking() on new { question.Id, Number = question.LatestRevision } equals new { Id = revision.QuestionId, revision.Number }
            group revision by revision.LevelCode into g
            select new { Level = g.Key, Questions = g.Count() }).ToDictionaryAsync(g => g.Level, g => g.Questions, cancellationToken);
        var keys = new Dictionary<string, List<QuestionContent>>(StringComparer.Ordinal);
        await foreach (var row in counted.Where(r => Objective.Contains(r.Revision.Type)).Select(r => new { r.Revision.LevelCode, r.Revision.ContentText }).AsAsyncEnumerable().WithCancellation(cancellationToken))
        {
            if (!keys.TryGetValue(row.LevelCode, out var contents)) keys.Add(row.LevelCode, contents = []);
            contents.Add(JsonSerializer.Deserialize<QuestionContent>(row.ContentText, ContentJson.Compact)!);
        }

        return
        [
            .. levels.Select(level => new QuestionStatistics(
                level,
                retired.GetValueOrDefault(level),
                CoverageCell.Sum(cells.Where(c => c.Key.LevelCode == level).Select(c => new CoverageCell(c.Key.Kind, c.Key.Status, c.Questions, Minutes.FromScaled(c.Minutes).Value))),
                KeyCount.Of(keys.GetValueOrDefault(level) ?? []))),
        ];
    }
}
