using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;
using ExamBank.Generator.Documents.Text;

namespace ExamBank.Generator.Documents.Word.Editions.AnswerSheets;

/// <summary>
/// The head of a page: what the sheet is on the left, the page's code on the right. The first page names paper and version in
/// large type; the others repeat the candidate's fields, because sheets get separated.
/// </summary>
internal static class SheetHead
{
    private const int CodePadding = 160;

    // With the white edge that belongs to the code.
    private static readonly int CodeSize = PrintStyle.Millimetres(21);

    /// <summary>Height of the head of a page.</summary>
    public static int Height(PrintStyle style, PaperModel paper, VersionModel version, int page) => Block(style, Lines(style, paper, version, page), null).Height;

    /// <summary>The head of a page.</summary>
    public static IEnumerable<OpenXmlElement> Write(PrintStyle style, PaperModel paper, VersionModel version, int page, PlacedPicture code, SheetCode content)
    {
        var alternative = string.Create(CultureInfo.InvariantCulture, $"二维码：试卷 {content.Paper}，{content.Form}卷第 {content.Version} 版，第 {content.Page} 页，校验码 {content.Fingerprint}");
        return Block(style, Lines(style, paper, version, page), PictureRun.Create(code, alternative, CodeSize, CodeSize)).Elements;
    }

    private static IReadOnlyList<HeadLine> Lines(PrintStyle style, PaperModel paper, VersionModel version, int page)
    {
        var name = $"{(paper.Sample ? TitleBlock.SampleMark : "")}{Terms.VersionTitle(paper, version)}　{AnswerSheet.Name}";
        if (page > 1)
        {
            return
            [
                new(SheetStyle.Field, paper.Title, style.BodySize, style.Leading),
                new(SheetStyle.Field, string.Create(CultureInfo.InvariantCulture, $"{name}　第 {page} 页"), style.BodySize, style.Leading),
                new(SheetStyle.Field, $"姓名{new string('_', 16)}　准考证号{new string('_', 24)}", style.BodySize, style.Leading),
            ];
        }

        // Title, subtitle and institution have a little space behind them.
        IEnumerable<HeadLine> institution = style.Layout.Institution is { } text ? [new(StyleNames.Institution, text, style.SubtitleSize, style.Leading + 120)] : [];
        return
        [
            .. institution,
            new(StyleNames.Title, paper.Title, style.TitleSize, Math.Max(style.Leading, style.TitleSize * 5 / 4) + 120),
            new(StyleNames.Subtitle, name, style.SubtitleSize, Math.Max(style.Leading, style.SubtitleSize * 5 / 4) + 60),
        ];
    }

    private static SheetBlock Block(PrintStyle style, IReadOnlyList<HeadLine> lines, Run? code)
    {
        var right = CodeSize + CodePadding;
        var width = style.PageTextWidth - right;
        var height = Math.Max(CodeSize, lines.Sum(line => line.Height * TextWidth.Lines(line.Text, line.Size, width - CodePadding)));
        var table = Grid.Unruled(Grid.Create([width, right]));
        table.Append(Grid.Row(
            head: false,
            [Grid.Cell(width, [.. lines.Select(line => Wml.Paragraph(line.Style, line.Text))]), Grid.Cell(right, Wml.Paragraph(SheetStyle.Label, code is null ? [] : [code]))],
            height, exact: true));
        return SheetBlock.Of(table, height);
    }

    private sealed record HeadLine(string Style, string Text, int Size, int Height);
}
