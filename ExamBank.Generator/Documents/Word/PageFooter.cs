using System.Globalization;
using DocumentFormat.OpenXml.Wordprocessing;

namespace ExamBank.Generator.Documents.Word;

/// <summary>The foot of each page: title and page numbers, then in smaller print what identifies the sheet.</summary>
internal static class PageFooter
{
    /// <summary>The foot of a version's paper, or of a document that goes with it.</summary>
    public static Footer Create(PaperModel paper, VersionModel version, string document = "") => Create(
        paper,
        Terms.VersionTitle(paper, version) + (document.Length > 0 ? $"　{document}" : ""),
        string.Create(CultureInfo.InvariantCulture, $"　{Terms.VersionName(version)}　校验码 {Terms.ShortFingerprint(version.Fingerprint)}"));

    /// <summary>The foot of a document about the whole paper.</summary>
    public static Footer Create(PaperModel paper, string document) => Create(paper, document, "");

    // Which key it is about, and for whom the copy was made.
    private static string Marking(PaperModel paper) => string.Create(
        CultureInfo.InvariantCulture, $"{(paper.KeyRevision is { } key ? $"　答案第 {key.Number} 版" : "")}{(paper.CopyMark is { } mark ? $"　{mark}" : "")}");

    private static Footer Create(PaperModel paper, string name, string identity)
    {
        var sample = paper.Sample ? TitleBlock.SampleMark : "";
        return new Footer(
            Wml.Paragraph(StyleNames.Footer,
            [
                Wml.Run($"{sample}{paper.Title}　{name}　第 "),
                .. Wml.Field("PAGE", "1"),
                Wml.Run(" 页　共 "),
                .. Wml.Field("NUMPAGES", "1"),
                Wml.Run(" 页"),
            ]),
            Wml.Paragraph(StyleNames.Footer, string.Create(CultureInfo.InvariantCulture, $"试卷编号 {paper.Number}{identity}{Marking(paper)}")));
    }
}
