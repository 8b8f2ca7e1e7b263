using ClosedXML.Excel;
using ExamBank.Domain.Questions;
using ExamBank.Generator.Documents.Text;

namespace ExamBank.Generator.Documents.Excel.Audit;

/// <summary>Pairs of questions (前后提示) of which one prints, in its stem or options, the text of the other's key.</summary>
internal static class CueingSheet
{
    private const int ShortestKey = 4;

    public static void Write(XLWorkbook workbook, PaperModel paper)
    {
        var sheet = Sheet.Add(
            workbook, "前后提示", SheetTitles.Title(paper, "前后提示检查"), SheetTitles.Identity(paper),
            [("卷次", 9), ("被提示题号", 12), ("提示题号", 12), ("正确选项的文字", 60)]);
        foreach (var version in paper.Forms.Select(f => f.Versions[0]))
            foreach (var (question, other, key) in Pairs([.. version.Questions]))
                sheet.Row([Terms.VersionName(version), question.Number, other.Number, key]);
        sheet.AlignLeft(4);
        sheet.Note("按各卷第 1 版的题号列出：正确选项的文字（至少 4 个汉字）原样出现在另一题的题干或选项中。须由审题人判断是否构成提示。");
    }

    private static IEnumerable<(QuestionModel, QuestionModel, string)> Pairs(IReadOnlyList<QuestionModel> questions)
    {
        var texts = questions.ToDictionary(q => q.Number, Printed);
        return from question in questions
               from key in Keys(question)
               from other in questions
               where other.Number != question.Number && texts[other.Number].Contains(key, StringComparison.Ordinal)
               select (question, other, key);
    }

    private static IEnumerable<string> Keys(QuestionModel question) => (question.Content.Options ?? [])
        .Where(o => question.Content.Key?.Options?.Contains(o.Id, StringComparer.Ordinal) == true)
        .Select(o => PlainText.Of(o.Text))
        .Where(text => text.Count(c => c is >= '\u4E00' and <= '\u9FFF') >= ShortestKey);

    private static string Printed(QuestionModel question) => string.Join('\n',
        new ResponseContent[] { question.Content }.Concat(question.Content.Parts ?? []).SelectMany(Texts));

    private static IEnumerable<string> Texts(ResponseContent content) =>
        (content.Options ?? []).Select(o => o.Text).Prepend(content.Stem).Select(PlainText.Of);
}
