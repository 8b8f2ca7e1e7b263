using System.Globalization;
using ClosedXML.Excel;
using ExamBank.Domain.Questions;
using ExamBank.Domain.Values;
using ExamBank.Generator.Documents.Keys;
using ExamBank.Generator.Documents.Text;

namespace ExamBank.Generator.Documents.Excel;

/// <summary>Explanations with the letters of this version, accepted answers and rubric lines with their marks.</summary>
internal static class ExplanationSheet
{
    public static void Write(XLWorkbook workbook, PaperModel paper, VersionModel version)
    {
        var sheet = Sheet.Add(
            workbook,
            $"{Terms.VersionName(version)} 解析",
            SheetTitles.Title(paper, version, "答案解析与评分细则"),
            SheetTitles.Identity(paper, version),
            [("题号", 9), ("答案", 24), ("分值", 7), ("解析与评分细则", 70)]);
        foreach (var question in version.Questions)
        {
            var number = question.Number.ToString(CultureInfo.InvariantCulture);
            sheet.Row([number, KeyWords.Of(question), question.Marks, Words(question, question.Content, "", question.Marks)]);
            var parts = question.Content.Parts ?? [];
            var marks = SharedMarks.OfParts(question);
            for (var i = 0; i < parts.Count; i++)
            {
                var part = parts[i];
                var label = string.Create(CultureInfo.InvariantCulture, $"{number} ({i + 1})");
                sheet.Row([label, KeyWords.Of(question, part, part.Id), marks[i], Words(question, part, part.Id, marks[i])]);
            }
        }

        sheet.AlignLeft(2, 4);
    }

    private static string? Words(QuestionModel question, ResponseContent content, string part, Marks marks)
    {
        var lines = Blanks(content, marks).Concat(Rubric(content, marks)).ToList();
        if (PrintedAnswer.Explanation(question, content, part) is { } explanation) lines.Add(PlainText.Of(explanation));
        return lines.Count == 0 ? null : string.Join('\n', lines);
    }

    private static IEnumerable<string> Blanks(ResponseContent content, Marks marks)
    {
        if (content.Blanks is not { } blanks) return [];
        var shares = blanks.Zip(SharedMarks.OfBlanks(content, marks)).ToDictionary(b => b.First.Id, b => b.Second, StringComparer.Ordinal);
        return PrintedAnswer.BlanksInOrder(content).Select((blank, index) => string.Create(
            CultureInfo.InvariantCulture, $"第 {index + 1} 空（{shares[blank.Id]} 分）：{string.Join(" / ", blank.Accepted)}"));
    }

    private static IEnumerable<string> Rubric(ResponseContent content, Marks marks) =>
        (content.Rubric ?? []).Zip(SharedMarks.OfRubric(content, marks), (line, share) => $"{PlainText.Of(line.Criterion)}（{share} 分）");
}
