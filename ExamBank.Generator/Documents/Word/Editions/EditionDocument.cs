using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;
using ExamBank.Generator.Documents.Layouts;

namespace ExamBank.Generator.Documents.Word.Editions;

/// <summary>A document that goes with a paper: on A4 in the fonts of the layout, with head and foot that say what it belongs to.</summary>
internal static class EditionDocument
{
    private static readonly LayoutMargins Margins = new(Top: 20, Bottom: 22, Left: 20, Right: 20);

    /// <summary>The document of a version.</summary>
    /// <param name="paper">The paper.</param>
    /// <param name="version">The version.</param>
    /// <param name="layout">The layout of the paper.</param>
    /// <param name="name">What the document is called.</param>
    /// <param name="content">What stands below its head; the sizes know the pictures of the questions.</param>
    public static byte[] Write(PaperModel paper, VersionModel version, LayoutProfile layout, string name, Func<PrintStyle, IEnumerable<OpenXmlElement>> content)
    {
        ArgumentNullException.ThrowIfNull(paper);
        ArgumentNullException.ThrowIfNull(version);
        PrintProblems.RequirePictures(paper);
        var title = Terms.VersionTitle(paper, version);
        return Write(paper, layout, $"{paper.Title} {title} {name}", (package, style) =>
        {
            var printed = style with { Pictures = PictureShelf.Of(package, paper, logo: null) };
            return [.. Head(printed, paper, $"{title}　{name}"), .. content(printed), PageFurniture.Create(package, printed, PageFooter.Create(paper, version, name))];
        });
    }

    /// <summary>A document about the whole paper.</summary>
    public static byte[] Write(PaperModel paper, LayoutProfile layout, string name, Func<PrintStyle, IEnumerable<OpenXmlElement>> content)
    {
        ArgumentNullException.ThrowIfNull(paper);
        return Write(paper, layout, $"{paper.Title} {name}", (package, style) =>
            [.. Head(style, paper, name), .. content(style), PageFurniture.Create(package, style, PageFooter.Create(paper, name))]);
    }

    /// <summary>A heading at the head of a page.</summary>
    public static Paragraph OnNewPage(Paragraph heading)
    {
        heading.ParagraphProperties!.PageBreakBefore = new PageBreakBefore();
        return heading;
    }

    private static byte[] Write(PaperModel paper, LayoutProfile layout, string title, Func<WordPackage, PrintStyle, IEnumerable<OpenXmlElement>> body)
    {
        ArgumentNullException.ThrowIfNull(layout);
        var style = PrintStyle.Of(layout.OnA4(Margins));
        if (layout.IsLargePrint) style = Ordinary(style, PrintStyle.Of(LayoutProfile.Default));
        return WordFile.Write(title, style, EditionStyles.Of(style), package => body(package, style));
    }

    // Large print is for candidates; who reviews, marks and invigilates reads ordinary print.
    private static PrintStyle Ordinary(PrintStyle style, PrintStyle usual) => style with
    {
        BodySize = usual.BodySize,
        SmallSize = usual.SmallSize,
        TitleSize = usual.TitleSize,
        SubtitleSize = usual.SubtitleSize,
        Leading = usual.Leading,
        WritingLeading = usual.WritingLeading,
    };

    private static IEnumerable<OpenXmlElement> Head(PrintStyle style, PaperModel paper, string name)
    {
        if (style.Layout.Institution is { } institution) yield return Wml.Paragraph(StyleNames.Institution, institution);
        yield return Wml.Paragraph(StyleNames.Title, paper.Title);
        yield return Wml.Paragraph(StyleNames.Subtitle, (paper.Sample ? TitleBlock.SampleMark : "") + name);
    }
}
