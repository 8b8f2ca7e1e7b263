using System.Globalization;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;

namespace ExamBank.Generator.Documents.Word;

/// <summary>Head and foot of every page, and the page itself: sheet, margins, columns.</summary>
internal static class PageFurniture
{
    private const string FooterId = "footer";
    private const string FrontHeaderId = "headerFront";
    private const string BackHeaderId = "headerBack";

    /// <summary>Adds the parts for head and foot, and gives the properties that refer to them.</summary>
    public static SectionProperties Create(MainDocumentPart main, PrintStyle style, PaperModel paper, VersionModel version)
    {
        var page = new SectionProperties();
        if (style.AnswersOnPaper)
        {
            main.AddNewPart<HeaderPart>(FrontHeaderId).Header = SealLine.Create(style);
            main.AddNewPart<HeaderPart>(BackHeaderId).Header = new Header(Wml.Paragraph(StyleNames.Header, []));
            page.Append(
                new HeaderReference { Type = HeaderFooterValues.Default, Id = FrontHeaderId },
                new HeaderReference { Type = HeaderFooterValues.Even, Id = BackHeaderId });
        }

        main.AddNewPart<FooterPart>(FooterId).Footer = PageFooter.Create(paper, version);
        page.Append(new FooterReference { Type = HeaderFooterValues.Default, Id = FooterId });
        if (style.AnswersOnPaper) page.Append(new FooterReference { Type = HeaderFooterValues.Even, Id = FooterId });

        page.Append(Size(style), Margins(style));
        if (style.Columns > 1)
            page.Append(new Columns { ColumnCount = (short)style.Columns, Space = style.ColumnGap.ToString(CultureInfo.InvariantCulture), EqualWidth = true });
        return page;
    }

    private static PageSize Size(PrintStyle style)
    {
        var size = new PageSize { Width = (uint)style.PageWidth, Height = (uint)style.PageHeight };
        if (style.PageWidth > style.PageHeight) size.Orient = PageOrientationValues.Landscape;
        return size;
    }

    private static PageMargin Margins(PrintStyle style) => new()
    {
        Top = style.MarginTop,
        Bottom = style.MarginBottom,
        Left = (uint)style.MarginLeft,
        Right = (uint)style.MarginRight,
        Header = (uint)style.FooterDistance,
        Footer = (uint)style.FooterDistance,
        Gutter = 0U,
    };
}
