using ClosedXML.Excel;
using ExamBank.Domain.Blueprints;
using ExamBank.Domain.Values;

namespace ExamBank.Generator.Documents.Excel.Audit;

/// <summary>Totals, working time, coverage and facility of each form beside what was planned.</summary>
internal static class FormAuditSheet
{
    public static void Write(XLWorkbook workbook, PaperModel paper)
    {
        var sheet = Sheet.Add(
            workbook, "审核汇总", SheetTitles.Title(paper, "试卷审核表"), SheetTitles.Identity(paper),
            [("卷别", 7), ("项目", 22), ("计划", 16), ("实际", 16), ("结论", 10), ("审核意见", 28)], new SheetLayout(Line: SheetTitles.Signatures));
        foreach (var form in paper.Forms) Write(sheet, paper, form);
        sheet.AlignLeft(2, 6);
    }

    private static void Write(Sheet sheet, PaperModel paper, FormModel form)
    {
        var questions = Plans.Questions(form);
        var marks = Marks.Sum(questions.Select(q => q.Marks)).Value;
        var count = paper.PlannedSections.Sum(s => s.Count);
        Row("题数", $"{count}", questions.Count, count, count);
        Row("总分", $"{paper.TotalMarks}", marks, paper.TotalMarks.Value, paper.TotalMarks.Value);
        Row("用时（分钟）", $"≤ {paper.Duration}", questions.Sum(q => q.Minutes.Value), null, paper.Duration.Value);
        Row(
            "平均难度系数", Plans.Range(paper.MeanFacility?.Minimum, paper.MeanFacility?.Maximum), form.Facility.Value,
            paper.MeanFacility?.Minimum, paper.MeanFacility?.Maximum);
        if (paper.MeanFacility?.Target is { } target) sheet.Row([form.Name, "与目标难度之差", Plans.Range(target, target), form.Facility.Value - target]);
        foreach (var band in Enum.GetValues<FacilityBand>())
        {
            var plan = Plans.Find(paper, form, inMarks: true, (AttributeNames.FacilityBand, Plans.Value(band)));
            var actual = Marks.Sum(questions.Where(q => q.Facility.Band == band).Select(q => q.Marks)).Value;
            Row($"难度档 {Terms.Of(band)}（分值）", Plans.Range(plan), actual, plan?.Minimum, plan?.Maximum);
        }

        var covered = paper.Requirements.Count(r => questions.Any(q => q.Requirements.Contains(r.Key, StringComparer.Ordinal)));
        sheet.Row([form.Name, "技能要求覆盖率", null, Share.Of(covered, paper.Requirements.Count)]);

        void Row(string name, string? planned, decimal actual, decimal? minimum, decimal? maximum) =>
            sheet.Row([form.Name, name, planned, actual, minimum is null && maximum is null ? "未规定" : Plans.Keeps(actual, minimum, maximum) ? "符合" : "不符"]);
    }
}
