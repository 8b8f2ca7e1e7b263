using ClosedXML.Excel;
using ExamBank.Domain.Values;
using ExamBank.Generator.Documents.Keys;

namespace ExamBank.Generator.Documents.Excel;

/// <summary>The keys of one version in printed order, each with the revision it was printed from; marks by section and in all.</summary>
internal static class KeySheet
{
    public static void Write(XLWorkbook workbook, PaperModel paper, VersionModel version)
    {
        var sheet = Sheet.Add(
            workbook,
            $"{Terms.VersionName(version)} 答案",
            SheetTitles.Title(paper, version, "参考答案"),
            SheetTitles.Identity(paper, version),
            [("题号", 7), ("答案", 24), ("分值", 7), ("题型", 14), ("技能要求", 14), ("试题编号", 12), ("修订", 7), ("试题代码", 22)]);
        foreach (var section in version.Sections)
        {
            foreach (var question in section.Questions) Row(sheet, section, question);
            sheet.Row([null, $"{Terms.Of(section.Type)}小计", section.Marks, ScoringWords.Rule(section.Type, section.Scoring)], bold: true, lastAcross: true);
        }

        sheet.Row([null, "合计", Marks.Sum(version.Questions.Select(q => q.Marks))], bold: true);
    }

    private static void Row(Sheet sheet, SectionModel section, QuestionModel question) => sheet.Row(
    [
        question.Number,
        KeyWords.Of(question),
        question.Marks,
        Terms.Of(section.Type),
        string.Join('、', question.Requirements),
        question.QuestionNumber,
        question.Revision,
        question.Code,
    ]);
}
