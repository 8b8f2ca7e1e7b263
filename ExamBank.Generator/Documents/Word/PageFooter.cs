using System.Globalization;
using DocumentFormat.OpenXml.Wordprocessing;

namespace ExamBank.Generator.Documents.Word;

/// <summary>The foot of each page: title and page numbers, then in smaller print what identifies the sheet.</summary>
internal static class PageFooter
{
    public static Footer Create(PaperModel paper, VersionModel version)
    {
        var sample = paper.Sample ? TitleBlock.SampleMark : "";
        var identity = string.Create(
            CultureInfo.InvariantCulture,
            $"试卷编号 {paper.Number}　{Terms.VersionName(version)}　校验码 {Terms.ShortFingerprint(version.Fingerprint)}");
        return new Footer(
            Wml.Paragraph(StyleNames.Footer,
            [
                Wml.Run($"{sample}{paper.Title}　{Terms.VersionTitle(paper, version)}　第 "),
                .. Wml.Field("PAGE", "1"),
                Wml.Run(" 页　共 "),
                .. Wml.Field("NUMPAGES", "1"),
                Wml.Run(" 页"),
            ]),
            Wml.Paragraph(StyleNames.Footer, identity));
    }
}
