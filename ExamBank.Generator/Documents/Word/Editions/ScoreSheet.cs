using System.Globalization;
using DocumentFormat.OpenXml;
using ExamBank.Domain.Values;
using ExamBank.Generator.Documents.Layouts;

namespace ExamBank.Generator.Documents.Word.Editions;

/// <summary>
/// The score sheet (评分表) of practical work, printed once for each candidate: every rubric line with its marks and a place for two or
/// three assessors, totals and signatures; then the list of materials and equipment and the rules for handing in. It holds rubrics and
/// so belongs to the marking side.
/// </summary>
public static class ScoreSheet
{
    /// <summary>What the document is called.</summary>
    public const string Name = "实操评分表";

    private static readonly FormColumn[] Assessors = [new("评委一", 12), new("评委二", 12), new("评委三", 12)];

    /// <summary>Whether a paper has practical work to score.</summary>
    public static bool IsNeeded(PaperModel paper)
    {
        ArgumentNullException.ThrowIfNull(paper);
        return paper.Forms.SelectMany(f => f.Versions).Any(MaterialList.IsNeeded);
    }

    /// <summary>Writes the sheet; the same model and layout give the same bytes.</summary>
    /// <exception cref="ArgumentException">The version has no practical task (<see cref="IsNeeded"/>), or shows a picture that is missing.</exception>
    public static byte[] Write(PaperModel paper, VersionModel version, LayoutProfile layout)
    {
        ArgumentNullException.ThrowIfNull(version);
        if (!MaterialList.IsNeeded(version)) throw new ArgumentException("The version has no practical task.", nameof(version));
        return EditionDocument.Write(paper, version, layout, Name, style => Content(style, version));
    }

    private static IEnumerable<OpenXmlElement> Content(PrintStyle style, VersionModel version)
    {
        var tasks = version.Questions.Where(q => q.Content.Task is not null).ToList();
        foreach (var block in FieldTable.Of(style, ("准考证号", ""), ("姓　　名", ""), ("考　　点", ""), ("工 位 号", ""), ("考评日期", ""), ("起止时间", ""))) yield return block;
        foreach (var block in tasks.SelectMany(question => Task(style, question))) yield return block;
        foreach (var block in Totals(style, tasks)) yield return block;
        yield return EditionDocument.OnNewPage(Wml.Paragraph(StyleNames.Section, "素材、设备清单与提交要求"));
        foreach (var block in MaterialList.Of(style, version)) yield return block;
    }

    private static IEnumerable<OpenXmlElement> Task(PrintStyle style, QuestionModel question)
    {
        yield return Wml.Paragraph(StyleNames.Section, string.Create(CultureInfo.InvariantCulture, $"第 {question.Number} 题（满分 {question.Marks} 分）"));
        var table = new FormTable(style, [new("序号", 8), new("评分要点", 46, Left: true), new("分值", 10), .. Assessors]);
        foreach (var (index, (line, share)) in (question.Content.Rubric ?? []).Zip(SharedMarks.OfRubric(question.Content, question.Marks)).Index())
            table.Row([(index + 1).ToString(CultureInfo.InvariantCulture), "", share.ToString(), "", "", ""], column: 1, line.Criterion);
        foreach (var block in table.Row("", "小计", question.Marks.ToString(), "", "", "").Build()) yield return block;
    }

    private static IEnumerable<OpenXmlElement> Totals(PrintStyle style, List<QuestionModel> tasks)
    {
        yield return Wml.Paragraph(StyleNames.Section, "总分");
        var table = new FormTable(style, [new("题号", 14), new("满分", 14), .. Assessors, new("得分", 18), new("备注", 18)]);
        foreach (var task in tasks) table.Row(task.Number.ToString(CultureInfo.InvariantCulture), task.Marks.ToString(), "", "", "", "", "");
        table.Row("合计", Marks.Sum(tasks.Select(t => t.Marks)).ToString(), "", "", "", "", "");
        foreach (var block in table.Build(together: true)) yield return block;
        yield return Wml.Paragraph(StyleNames.Notes, "评委独立评分，每项不超过其分值；只有两名评委时，“评委三”各栏划去。评委之间评分相差较大的，由考评组长复核后填写得分并签字。");
        yield return Wml.Paragraph(StyleNames.TableGap, []);
        foreach (var block in FieldTable.Of(style, ("评委一签字", ""), ("评委二签字", ""), ("评委三签字", ""), ("考评组长签字", ""), ("评分日期", ""))) yield return block;
    }
}
