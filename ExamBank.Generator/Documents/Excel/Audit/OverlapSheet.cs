using ClosedXML.Excel;

namespace ExamBank.Generator.Documents.Excel.Audit;

/// <summary>How many questions each form shares with every other and with forms of recent papers.</summary>
internal static class OverlapSheet
{
    public static void Write(XLWorkbook workbook, PaperModel paper)
    {
        var sheet = Sheet.Add(
            workbook, "重复题", SheetTitles.Title(paper, "各卷之间及与近期试卷的重复题"), SheetTitles.Identity(paper),
            [("卷别", 8), ("对照", 20), ("重复题数", 10), ("试题代码", 60)]);
        for (var i = 0; i < paper.Forms.Count; i++)
            for (var j = i + 1; j < paper.Forms.Count; j++)
                Row(sheet, paper.Forms[i], $"{paper.Forms[j].Name}卷", [.. Codes(paper.Forms[j])]);
        foreach (var form in paper.Forms)
            foreach (var recent in paper.Recent ?? [])
                Row(sheet, form, $"{recent.Paper} {recent.Form}卷", recent.Codes);
        sheet.AlignLeft(4);
        if (paper.Recent is null) sheet.Note("未提供近期试卷，未作比对。");
        else if (paper.Recent.Count == 0) sheet.Note("题库中没有此组卷方案更早的试卷。");
    }

    private static void Row(Sheet sheet, FormModel form, string other, IReadOnlyList<string> codes)
    {
        var shared = Codes(form).Intersect(codes, StringComparer.Ordinal).ToList();
        sheet.Row([form.Name, other, shared.Count, string.Join('、', shared)]);
    }

    private static IEnumerable<string> Codes(FormModel form) => Plans.Questions(form).Select(q => q.Code);
}
