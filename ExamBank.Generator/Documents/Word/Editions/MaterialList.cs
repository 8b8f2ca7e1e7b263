using System.Globalization;
using DocumentFormat.OpenXml;
using ExamBank.Domain.Questions;

namespace ExamBank.Generator.Documents.Word.Editions;

/// <summary>
/// What practical tasks need in the room (素材、设备清单) and how their products are handed in. Candidates read the same on their
/// paper: it holds nothing that a marker alone may know.
/// </summary>
internal static class MaterialList
{
    /// <summary>Whether a version has a practical task.</summary>
    public static bool IsNeeded(VersionModel version) => version.Questions.Any(q => q.Content.Task is not null);

    /// <summary>The lists of all tasks of a version.</summary>
    public static IEnumerable<OpenXmlElement> Of(PrintStyle style, VersionModel version) =>
        version.Questions.Where(q => q.Content.Task is not null).SelectMany(question => Of(style, question, question.Content.Task!));

    private static IEnumerable<OpenXmlElement> Of(PrintStyle style, QuestionModel question, PracticalTask task)
    {
        yield return Wml.Paragraph(StyleNames.Item, string.Create(CultureInfo.InvariantCulture, $"第 {question.Number} 题（{question.Minutes} 分钟）"));
        var table = new FormTable(style, [new("类别", 15), new("序号", 8), new("名称", 59, Left: true), new("数量", 9), new("核对", 9)]);
        foreach (var (kind, names) in ((string, IReadOnlyList<string>?)[])[("素材", task.Materials), ("设备与软件", task.Equipment)])
            foreach (var (index, name) in (names ?? []).Index())
                table.Row([kind, (index + 1).ToString(CultureInfo.InvariantCulture), "", "", ""], column: 2, name);
        if (task.Materials is { Count: > 0 } || task.Equipment is { Count: > 0 })
            foreach (var block in table.Build())
                yield return block;
        foreach (var block in AnswerBlocks.Text(style, StyleNames.QuestionText, "提交成果", task.Product, 0)) yield return block;
        foreach (var block in AnswerBlocks.Text(style, StyleNames.QuestionText, "提交要求", task.Submission, 0)) yield return block;
    }
}
