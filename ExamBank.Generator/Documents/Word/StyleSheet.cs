using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;

namespace ExamBank.Generator.Documents.Word;

/// <summary>The styles of a paper. What a paragraph looks like is said here; components only name a style.</summary>
internal static class StyleSheet
{
    private const string Normal = "Normal";

    /// <param name="style">Sizes.</param>
    /// <param name="more">Styles of one kind of document.</param>
    public static Styles Create(PrintStyle style, IEnumerable<Style> more)
    {
        var body = new RunFonts { Ascii = style.LatinFont, HighAnsi = style.LatinFont, EastAsia = style.BodyFont, ComplexScript = style.LatinFont };
        var styles = new Styles(
            new DocDefaults(
                new RunPropertiesDefault(new RunPropertiesBaseStyle(
                    new Kern { Val = 2U },
                    // Latin script is not called Chinese: LibreOffice would break numbers and words of it at any place.
                    new Languages { Val = "en-US", EastAsia = "zh-CN", Bidi = "ar-SA" })),
                new ParagraphPropertiesDefault(new ParagraphPropertiesBaseStyle(new WidowControl()))));
        styles.Append(
            // Fonts and spacing stand here, not among the defaults: LibreOffice puts those over the styles of what stands in tables.
            new Style(
                new StyleName { Val = Normal },
                new PrimaryStyle(),
                new StyleParagraphProperties(Exact(style.Leading), new Justification { Val = JustificationValues.Both }),
                new StyleRunProperties(body, new FontSize { Val = HalfPoints(style.BodySize) }, new FontSizeComplexScript { Val = HalfPoints(style.BodySize) }))
            {
                Type = StyleValues.Paragraph,
                StyleId = Normal,
                Default = true,
            },
            Heading(StyleNames.Title, "Title", style, style.TitleSize, null, JustificationValues.Center, before: 0, after: 120),
            Heading(StyleNames.Subtitle, "Subtitle", style, style.SubtitleSize, null, JustificationValues.Center, before: 0, after: 60),
            Heading(StyleNames.Part, "heading 1", style, style.SubtitleSize, 0, JustificationValues.Center, before: 240, after: 60),
            Heading(StyleNames.Section, "heading 2", style, style.BodySize, 1, JustificationValues.Left, before: 240, after: 40),
            Heading(StyleNames.NotesHeading, "Candidate Notes Heading", style, style.BodySize, null, JustificationValues.Center, before: 120, after: 0),
            Text(StyleNames.Instruction, "Instruction", new KeepNext(), new KeepLines(), Exact(style.Leading, after: style.Leading / 2), Indent(firstLine: 2 * style.BodySize)),
            Text(StyleNames.Notes, "Candidate Notes"),
            Heading(StyleNames.Institution, "Institution", style, style.SubtitleSize, null, JustificationValues.Center, before: 0, after: 60),
            Text(StyleNames.ExamFacts, "Exam Facts", AtLeast(style.Leading, before: 60, after: 60), new Justification { Val = JustificationValues.Center }),
            Text(StyleNames.Header, "header", Exact(20)),
            Sized(Text(StyleNames.SealFields, "Seal Fields", Exact(style.SealSize * 9 / 4), new Justification { Val = JustificationValues.Center }), style.SealSize),
            Sized(Text(StyleNames.SealWarning, "Seal Warning", Exact(style.SealSize * 3 / 2), new Justification { Val = JustificationValues.Center }), style.SealSize),
            Text(StyleNames.Question, "Question", new KeepLines(), Exact(style.Leading, before: style.QuestionSpace)),
            Text(StyleNames.QuestionText, "Question Text"),
            Text(StyleNames.Option, "Question Option", new KeepLines(), new Justification { Val = JustificationValues.Left }),
            Fonts(Text(StyleNames.Stimulus, "Stimulus"), style.StimulusFont, style.LatinFont),
            Fonts(Text(StyleNames.Code, "Code Block", new Justification { Val = JustificationValues.Left }), style.BodyFont, style.CodeFont),
            Text(StyleNames.WritingLine, "Writing Line", Exact(style.WritingLeading)),
            Text(StyleNames.TableText, "Table Text", Centred(style)),
            Fonts(Text(StyleNames.TableHead, "Table Head", Centred(style), new Justification { Val = JustificationValues.Center }), style.HeadingFont, style.LatinFont),
            Text(StyleNames.TableGap, "Table Gap", Exact(120)),
            Sized(Text(StyleNames.Footer, "footer", Exact(style.SmallSize * 4 / 3), new Justification { Val = JustificationValues.Center }), style.SmallSize),
            new Style(
                new StyleName { Val = "Code Characters" },
                new StyleRunProperties(new RunFonts { Ascii = style.CodeFont, HighAnsi = style.CodeFont, ComplexScript = style.CodeFont }))
            {
                Type = StyleValues.Character,
                StyleId = StyleNames.CodeCharacters,
                CustomStyle = true,
            },
            Grid(),
            Unruled());
        styles.Append(more);
        return styles;
    }

    internal static Style Heading(
        string id, string name, PrintStyle style, int size, int? outline, JustificationValues justification, int before, int after)
    {
        var paragraph = new StyleParagraphProperties(
            new KeepNext(), new KeepLines(), AtLeast(style.Leading, before, after), new Justification { Val = justification });
        if (outline is { } level) paragraph.Append(new OutlineLevel { Val = level });
        var heading = new Style(
            new StyleName { Val = name },
            new BasedOn { Val = Normal },
            new NextParagraphStyle { Val = Normal },
            new PrimaryStyle(),
            paragraph,
            new StyleRunProperties(
                new RunFonts { Ascii = style.LatinFont, HighAnsi = style.LatinFont, EastAsia = style.HeadingFont },
                new FontSize { Val = HalfPoints(size) },
                new FontSizeComplexScript { Val = HalfPoints(size) }))
        {
            Type = StyleValues.Paragraph,
            StyleId = id,
            CustomStyle = id is StyleNames.Title or StyleNames.Subtitle or StyleNames.Part or StyleNames.Section or StyleNames.Item ? null : true,
        };
        return heading;
    }

    internal static Style Text(string id, string name, params OpenXmlElement[] properties)
    {
        var text = new Style(new StyleName { Val = name }, new BasedOn { Val = Normal }, new PrimaryStyle())
        {
            Type = StyleValues.Paragraph,
            StyleId = id,
            CustomStyle = id is StyleNames.Footer or StyleNames.Header ? null : true,
        };
        if (properties.Length > 0) text.StyleParagraphProperties = new StyleParagraphProperties(properties);
        return text;
    }

    internal static Style Fonts(Style style, string eastAsia, string latin)
    {
        style.StyleRunProperties = new StyleRunProperties(
            new RunFonts { Ascii = latin, HighAnsi = latin, EastAsia = eastAsia, ComplexScript = latin });
        return style;
    }

    internal static Style Sized(Style style, int size)
    {
        style.StyleRunProperties = new StyleRunProperties(new FontSize { Val = HalfPoints(size) }, new FontSizeComplexScript { Val = HalfPoints(size) });
        return style;
    }

    private static Style Grid() => new(
        new StyleName { Val = "Table Grid" },
        new PrimaryStyle(),
        new StyleTableProperties(
            new TableBorders(
                Line<TopBorder>(), Line<LeftBorder>(), Line<BottomBorder>(), Line<RightBorder>(), Line<InsideHorizontalBorder>(), Line<InsideVerticalBorder>()),
            CellMargins(80)))
    {
        Type = StyleValues.Table,
        StyleId = StyleNames.Table,
    };

    // Blocks that stand together look as they would without the table around them.
    private static Style Unruled() => new(new StyleName { Val = "Kept Together" }, new PrimaryStyle(), new StyleTableProperties(CellMargins(0)))
    {
        Type = StyleValues.Table,
        StyleId = StyleNames.KeptTogether,
        CustomStyle = true,
    };

    private static TableCellMarginDefault CellMargins(short width) => new(
        new TableCellLeftMargin { Width = width, Type = TableWidthValues.Dxa },
        new TableCellRightMargin { Width = width, Type = TableWidthValues.Dxa });

    private static T Line<T>()
        where T : BorderType, new() => new() { Val = BorderValues.Single, Size = 4U, Space = 0U, Color = "auto" };

    internal static SpacingBetweenLines Exact(int leading, int before = 0, int after = 0) => Spacing(leading, LineSpacingRuleValues.Exact, before, after);

    internal static SpacingBetweenLines AtLeast(int leading, int before, int after) => Spacing(leading, LineSpacingRuleValues.AtLeast, before, after);

    private static SpacingBetweenLines Centred(PrintStyle style) => Spacing(style.Leading, LineSpacingRuleValues.AtLeast, 0, 0);

    private static SpacingBetweenLines Spacing(int leading, LineSpacingRuleValues rule, int before, int after) => new()
    {
        Before = Twips(before),
        After = Twips(after),
        Line = Twips(leading),
        LineRule = rule,
    };

    private static Indentation Indent(int firstLine) => new() { FirstLine = Twips(firstLine) };

    private static string Twips(int twips) => twips.ToString(CultureInfo.InvariantCulture);

    internal static string HalfPoints(int twips) => (twips / 10).ToString(CultureInfo.InvariantCulture);
}
