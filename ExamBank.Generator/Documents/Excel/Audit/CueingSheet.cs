using ClosedXML.Excel;
using ExamBank.Domain.Questions.Quality;

namespace ExamBank.Generator.Documents.Excel.Audit;

/// <summary>Pairs of questions (前后提示) of which one tells in its stem the key of the other, by the rule of the quality checks (<see cref="GivenAway"/>).</summary>
internal static class CueingSheet
{
    public static void Write(XLWorkbook workbook, PaperModel paper)
    {
        var sheet = Sheet.Add(
            workbook, "前后提示", SheetTitles.Title(paper, "前后提示检查"), SheetTitles.Identity(paper),
            [("卷次", 9), ("被提示题号", 12), ("提示题号", 12), ("答案的文字", 60)]);
        foreach (var version in paper.Forms.Select(f => f.Versions[0]))
        {
            List<QuestionModel> questions = [.. version.Questions];
            foreach (var given in GivenAway.In([.. questions.Select(q => q.Content)]).OrderBy(g => g.Asked).ThenBy(g => g.Giver))
                sheet.Row([Terms.VersionName(version), questions[given.Asked].Number, questions[given.Giver].Number, given.Words]);
        }

        sheet.AlignLeft(4);
        sheet.Note("按各卷第 1 版的题号列出：单选题正确选项或填空题答案的文字（至少 4 个字，数字不计）原样出现在另一题的题干中，而本题题干中没有。须由审题人判断是否构成提示。");
    }
}
