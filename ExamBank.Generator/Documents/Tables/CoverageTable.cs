using ExamBank.Domain.Coverage;
using ExamBank.Domain.Questions;
using ExamBank.Domain.Values;

namespace ExamBank.Generator.Documents.Tables;

/// <summary>Coverage as a table: a row for each level, area, task and requirement.</summary>
public static class CoverageTable
{
    private static readonly QuestionType[] Types = Enum.GetValues<QuestionType>();
    private static readonly FacilityBand[] Bands = Enum.GetValues<FacilityBand>();
    private static readonly CognitiveLevel[] Minds = Enum.GetValues<CognitiveLevel>();

    /// <summary>The table of some levels of one standard, at least one.</summary>
    public static Table Of(IReadOnlyList<CoverageReport> reports, TableWords words)
    {
        ArgumentNullException.ThrowIfNull(reports);
        ArgumentNullException.ThrowIfNull(words);
        return Table.Of(
            reports.Count == 1 ? $"{reports[0].Standard}-{reports[0].Level}-coverage" : $"{reports[0].Standard}-coverage",
            words.Text("coverage", ("standard", reports[0].Standard)),
            [
                words.Column("level", 8), words.Column("kind", 14), words.Column("key", 14), words.Column("title", 44),
                .. Types.Select(t => new TableColumn(words.Of(t))), words.Column("approved"), words.Column("pending"), words.Column("missing"),
                .. Bands.Select(b => new TableColumn(words.Of(b))), .. Minds.Select(m => new TableColumn(words.Of(m))),
                words.Column("minutes", 16), words.Column("papers", 14), words.Column("newest-paper", 14),
            ],
            reports.SelectMany(report => report.Areas.SelectMany(area => area.Tasks
                    .SelectMany(task => task.Requirements.Select(r => Row(report, "requirement", r.Place, r)).Prepend(Row(report, "task", task.Place, task)))
                    .Prepend(Row(report, "area", area.Place, area)))
                .Prepend(Row(report, "whole-level", new CoverageName(report.Level, "", null), report))));

        IReadOnlyList<object?> Row(CoverageReport report, string kind, CoverageName place, CoverageFigures figures)
        {
            var minds = figures.CognitiveLevels.ToDictionary(c => c.Level, c => c.Questions);
            return
            [
                report.Level, words.Text(kind), place.Key, words.Title(place), .. Types.Select(t => (object?)figures.ApprovedOf(t)), figures.Approved, figures.Pending, figures.Missing,
                .. Bands.Select(b => (object?)figures.ApprovedIn(b)), .. Minds.Select(m => (object?)minds.GetValueOrDefault(m)),
                figures.Minutes, figures.Papers.Length, figures.Papers.FirstOrDefault(),
            ];
        }
    }
}
