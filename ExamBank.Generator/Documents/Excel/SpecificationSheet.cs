using ClosedXML.Excel;
using ExamBank.Domain.Blueprints;
using ExamBank.Domain.Questions;
using ExamBank.Domain.Values;

namespace ExamBank.Generator.Documents.Excel;

/// <summary>
/// The specification table (双向细目表) of a form: work area × type in counts and marks, what the blueprint planned beside
/// what the paper holds; the same by level, by cognitive level and by facility band.
/// </summary>
internal static class SpecificationSheet
{
    public static void Write(XLWorkbook workbook, PaperModel paper, FormModel form)
    {
        var questions = Plans.Questions(form);
        var types = questions.Select(q => q.Content.Type).Concat(paper.PlannedSections.Select(s => s.Type)).Distinct().Order().ToList();
        (string, double)[] columns =
        [
            ("工作领域", 10), ("名称", 24),
            .. types.SelectMany(t => new (string, double)[] { ($"{Terms.Of(t)}\n题数", 10), ($"{Terms.Of(t)}\n分值", 10) }),
            ("实际题数", 9), ("实际分值", 9), ("计划题数", 10), ("计划分值", 10),
        ];
        var sheet = Sheet.Add(
            workbook, $"{form.Name} 双向细目表", SheetTitles.Title(paper, form, "双向细目表"), SheetTitles.Identity(paper, form), columns,
            new SheetLayout(Landscape: true));

        foreach (var area in Areas(paper, questions)) Area(sheet, paper, form, area, questions, types);
        foreach (var level in questions.GroupBy(q => Plans.Level(q.WorkArea)).OrderBy(g => g.Key, StringComparer.Ordinal))
            sheet.Row([level.Key, "等级小计", .. Cells(level, types), .. Planned(paper, level.Key)], bold: true);
        sheet.Row(["合计", "实际", .. Cells(questions, types)], bold: true);
        sheet.Row(["合计", "计划", .. PlannedTotals(paper, types)], bold: true);
        foreach (var level in Enum.GetValues<CognitiveLevel>())
            Line(sheet, paper, form, "认知层次", Terms.Of(level), questions.Where(q => q.CognitiveLevel == level), types, (AttributeNames.CognitiveLevel, Plans.Value(level)));
        foreach (var band in Enum.GetValues<FacilityBand>())
            Line(sheet, paper, form, "难度档", Terms.Of(band), questions.Where(q => q.Facility.Band == band), types, (AttributeNames.FacilityBand, Plans.Value(band)));
        sheet.AlignLeft(2);
        sheet.Note("计划为组卷方案规定的题数或分值，空白表示方案未作规定。难度档：易 ≥ 0.70，中 0.40–0.70，难 < 0.40。");
    }

    // What the blueprint plans of single types within an area stands in a row of its own below what the paper holds.
    private static void Area(
        Sheet sheet, PaperModel paper, FormModel form, PlaceModel area, IReadOnlyList<QuestionModel> questions, List<QuestionType> types)
    {
        sheet.Row([area.Key, area.Title, .. Cells(questions.Where(q => q.WorkArea == area.Key), types), .. Planned(paper, area.Key)]);
        var planned = types.SelectMany(type => new object?[] { Of(type, inMarks: false), Of(type, inMarks: true) }).ToList();
        if (planned.Exists(p => p is not null)) sheet.Row([area.Key, "　计划", .. planned]);

        string? Of(QuestionType type, bool inMarks) =>
            Plans.Range(Plans.Find(paper, form, inMarks, (AttributeNames.WorkArea, area.Key), (AttributeNames.Type, Plans.Value(type))));
    }

    private static void Line(
        Sheet sheet, PaperModel paper, FormModel form, string kind, string name, IEnumerable<QuestionModel> questions, List<QuestionType> types,
        (string, string) value) => sheet.Row(
    [
        kind, name, .. Cells(questions, types),
        Plans.Range(Plans.Find(paper, form, inMarks: false, value)), Plans.Range(Plans.Find(paper, form, inMarks: true, value)),
    ]);

    // An area that holds a question is never left out, even if the model forgot to name it.
    private static IEnumerable<PlaceModel> Areas(PaperModel paper, IReadOnlyList<QuestionModel> questions) => paper.WorkAreas.Concat(
        questions.Select(q => q.WorkArea).Distinct(StringComparer.Ordinal).Where(key => paper.WorkAreas.All(a => a.Key != key)).Select(key => new PlaceModel(key, "")));

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
        return
        [
            Plans.Range(plan.MinimumCount, plan.MaximumCount),
            marks.Count == 1 ? Plans.Range(plan.MinimumCount * marks[0].Value, plan.MaximumCount * marks[0].Value) : null,
        ];
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
}
