using System.Globalization;
using ClosedXML.Excel;
using ExamBank.Domain.Questions;
using ExamBank.Domain.Standards;
using ExamBank.Domain.Values;

namespace ExamBank.Generator.Documents.Excel;

/// <summary>
/// The specification table (双向细目表) of a form: work area × type in counts and marks, what the blueprint planned beside
/// what the paper holds, and the same by level.
/// </summary>
internal static class SpecificationSheet
{
    public static void Write(XLWorkbook workbook, PaperModel paper, FormModel form)
    {
        // Every version of a form holds the same questions with the same marks.
        var questions = form.Versions[0].Questions.ToList();
        var types = questions.Select(q => q.Content.Type).Concat(paper.PlannedSections.Select(s => s.Type)).Distinct().Order().ToList();
        (string, double)[] columns =
        [
            ("工作领域", 10), ("名称", 24),
            .. types.SelectMany(t => new (string, double)[] { ($"{Terms.Of(t)}\n题数", 10), ($"{Terms.Of(t)}\n分值", 10) }),
            ("实际题数", 9), ("实际分值", 9), ("计划题数", 10), ("计划分值", 10),
        ];
        var sheet = Sheet.Add(
            workbook, $"{form.Name} 双向细目表", SheetTitles.Title(paper, form, "双向细目表"), SheetTitles.Identity(paper, form), columns, landscape: true);

        foreach (var area in Areas(paper, questions))
            sheet.Row([area.Key, area.Title, .. Cells(questions.Where(q => q.WorkArea == area.Key), types), .. Planned(paper, area.Key)]);
        foreach (var level in questions.GroupBy(q => Level(q.WorkArea)).OrderBy(g => g.Key, StringComparer.Ordinal))
            sheet.Row([level.Key, "等级小计", .. Cells(level, types), .. Planned(paper, level.Key)], bold: true);
        sheet.Row(["合计", "实际", .. Cells(questions, types)], bold: true);
        sheet.Row(["合计", "计划", .. PlannedTotals(paper, types)], bold: true);
        sheet.AlignLeft(2);
    }

    // An area that holds a question is never left out, even if the model forgot to name it.
    private static IEnumerable<PlaceModel> Areas(PaperModel paper, List<QuestionModel> questions) => paper.WorkAreas.Concat(
        questions.Select(q => q.WorkArea).Distinct(StringComparer.Ordinal).Where(key => paper.WorkAreas.All(a => a.Key != key)).Select(key => new PlaceModel(key, "")));

    private static string Level(string workArea) => StandardKey.TryParse(workArea, out var key) ? key.Level : workArea;

    private static IEnumerable<object?> Cells(IEnumerable<QuestionModel> questions, List<QuestionType> types)
    {
        var all = questions.ToList();
        foreach (var type in types)
        {
            var ofType = all.Where(q => q.Content.Type == type).ToList();
            yield return ofType.Count;
            yield return Marks.Sum(ofType.Select(q => q.Marks));
        }

        yield return all.Count;
        yield return Marks.Sum(all.Select(q => q.Marks));
    }

    private static IEnumerable<object?> Planned(PaperModel paper, string key)
    {
        if (paper.Plan.FirstOrDefault(p => p.WorkArea == key) is not { } plan) return [null, null];
        // Marks of an area follow from its count only where all questions of the paper carry the same marks.
        var marks = paper.PlannedSections.Select(s => s.Marks).Distinct().ToList();
        return [Range(plan.MinimumCount, plan.MaximumCount, 1), marks.Count == 1 ? Range(plan.MinimumCount, plan.MaximumCount, marks[0].Value) : null];
    }

    private static IEnumerable<object?> PlannedTotals(PaperModel paper, List<QuestionType> types)
    {
        foreach (var type in types)
        {
            var sections = paper.PlannedSections.Where(s => s.Type == type).ToList();
            yield return sections.Sum(s => s.Count);
            yield return Marks.Sum(sections.Select(s => s.Marks * s.Count));
        }

        yield return paper.PlannedSections.Sum(s => s.Count);
        yield return Marks.Sum(paper.PlannedSections.Select(s => s.Marks * s.Count));
    }

    private static string? Range(int? minimum, int? maximum, decimal each)
    {
        string Times(int count) => (count * each).ToString("0.##", CultureInfo.InvariantCulture);
        return (minimum, maximum) switch
        {
            (null, null) => null,
            ({ } least, { } most) when least == most => Times(least),
            ({ } least, { } most) => $"{Times(least)}–{Times(most)}",
            ({ } least, null) => $"≥ {Times(least)}",
            (null, { } most) => $"≤ {Times(most)}",
        };
    }
}
