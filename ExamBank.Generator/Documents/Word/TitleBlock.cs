using DocumentFormat.OpenXml;

namespace ExamBank.Generator.Documents.Word;

/// <summary>Institution, title, form and version, duration and marks. The candidate's fields stand in the seal line.</summary>
internal static class TitleBlock
{
    /// <summary>Mark of a paper that holds published questions.</summary>
    public const string SampleMark = "【样卷】";

    /// <summary>What a paper says that comes with an answer sheet.</summary>
    public const string SheetOnly = "请将答案填写在答题卡上，答在试卷上无效。";

    public static IEnumerable<OpenXmlElement> Write(PrintStyle style, PaperModel paper, VersionModel version)
    {
        if (style.Pictures.Logo is { } logo) yield return Wml.Paragraph(StyleNames.Institution, [PictureRun.Create(logo, $"{style.Layout.Institution}标志", style.TextWidth, 3 * style.Leading)]);
        if (style.Layout.Institution is { } institution) yield return Wml.Paragraph(StyleNames.Institution, institution);
        yield return Wml.Paragraph(StyleNames.Title, paper.Title);
        yield return Wml.Paragraph(StyleNames.Subtitle, (paper.Sample ? SampleMark : "") + Terms.VersionTitle(paper, version));
        var pass = paper.PassMarks is { } marks ? $"　　及格：{marks} 分" : "";
        yield return Wml.Paragraph(StyleNames.ExamFacts, $"考试时间：{style.Layout.Duration(paper.Duration)} 分钟　　满分：{paper.TotalMarks} 分{pass}");
        if (!style.AnswersOnPaper) yield return Wml.Paragraph(StyleNames.ExamFacts, [Wml.Run(SheetOnly, new RunLook(Bold: true))]);
    }
}
