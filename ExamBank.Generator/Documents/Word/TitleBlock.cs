using DocumentFormat.OpenXml;

namespace ExamBank.Generator.Documents.Word;

/// <summary>Title, form and version, duration and marks, and the candidate's fields.</summary>
internal static class TitleBlock
{
    /// <summary>Mark of a paper that holds published questions.</summary>
    public const string SampleMark = "【样卷】";

    public static IEnumerable<OpenXmlElement> Write(PaperModel paper, VersionModel version)
    {
        yield return Wml.Paragraph(StyleNames.Title, paper.Title);
        yield return Wml.Paragraph(StyleNames.Subtitle, (paper.Sample ? SampleMark : "") + Terms.VersionTitle(paper, version));
        var pass = paper.PassMarks is { } marks ? $"　　及格：{marks} 分" : "";
        yield return Wml.Paragraph(StyleNames.CandidateFields, $"考试时间：{paper.Duration} 分钟　　满分：{paper.TotalMarks} 分{pass}");
        yield return Wml.Paragraph(StyleNames.CandidateFields, "姓名：__________　　准考证号：________________　　考点：____________");
    }
}
