using System.Globalization;
using DocumentFormat.OpenXml.Wordprocessing;

namespace ExamBank.Generator.Documents.Word;

/// <summary>Head and foot of every page, and the page itself: sheet, margins, columns.</summary>
internal static class PageFurniture
{
    /// <summary>A paper: where it is written on, fronts have the seal line and backs have none.</summary>
    public static SectionProperties Create(WordPackage package, PrintStyle style, PaperModel paper, VersionModel version)
    {
        var footer = PageFooter.Create(paper, version);
        return style.AnswersOnPaper
            ? Create(package, style, footer, SealLine.Create(style), new Header(Wml.Paragraph(StyleNames.Header, [])))
            : Create(package, style, footer);
    }

    /// <summary>Adds the parts for head and foot, and gives the properties that refer to them.</summary>
    /// <param name="package">The file.</param>
    /// <param name="style">Sizes.</param>
    /// <param name="footer">Foot of every page.</param>
    /// <param name="front">Head of every page, or of fronts where there is one for backs.</param>
    /// <param name="back">Head of backs.</param>
    public static SectionProperties Create(WordPackage package, PrintStyle style, Footer footer, Header? front = null, Header? back = null)
    {
        var page = new SectionProperties();
        AddHeader(package, page, HeaderFooterValues.Default, front);
        AddHeader(package, page, HeaderFooterValues.Even, back);
        var id = package.Add(footer);
        page.Append(new FooterReference { Type = HeaderFooterValues.Default, Id = id });
        if (back is not null) page.Append(new FooterReference { Type = HeaderFooterValues.Even, Id = id });

        page.Append(Size(style), Margins(style));
        if (style.Columns > 1)
            page.Append(new Columns { ColumnCount = (short)style.Columns, Space = style.ColumnGap.ToString(CultureInfo.InvariantCulture), EqualWidth = true });
        return page;
    }

    private static void AddHeader(WordPackage package, SectionProperties page, HeaderFooterValues type, Header? header)
    {
        if (header is not null) page.Append(new HeaderReference { Type = type, Id = package.Add(header) });
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
