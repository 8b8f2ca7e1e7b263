using System.Buffers;
using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;
using ExamBank.Generator.Documents.Text;

namespace ExamBank.Generator.Documents.Word;

/// <summary>Looks of a run beyond its style.</summary>
internal readonly record struct RunLook(bool Bold = false, bool Emphasis = false, bool Code = false, ScriptPlace Place = ScriptPlace.Line);

/// <summary>The few WordprocessingML pieces that every component is built of. All text enters a document here.</summary>
internal static class Wml
{
    // Punctuation that stands in Latin and in Chinese fonts alike: Word must be told which one is meant.
    private static readonly SearchValues<char> SharedPunctuation = SearchValues.Create("“”‘’—…·×÷√±℃‰→←↑↓①②③④⑤⑥⑦⑧⑨⑩");

    /// <summary>A paragraph in a style, moved in from the left.</summary>
    public static Paragraph Paragraph(string style, IEnumerable<OpenXmlElement> content, int left = 0)
    {
        var properties = new ParagraphProperties(new ParagraphStyleId { Val = style });
        if (left > 0) properties.AppendChild(new Indentation { Left = Twips(left) });
        var paragraph = new Paragraph(properties);
        paragraph.Append(content);
        return paragraph;
    }

    /// <summary>A paragraph of plain text.</summary>
    public static Paragraph Paragraph(string style, string text, int left = 0) => Paragraph(style, [Run(text)], left);

    /// <summary>A run of plain text on one line.</summary>
    public static Run Run(string text, RunLook look = default)
    {
        var clean = XmlText.OneLine(text);
        var printed = new DocumentFormat.OpenXml.Wordprocessing.Text(clean);
        return Properties(clean, look) is { } properties ? new Run(properties, printed) : new Run(printed);
    }

    /// <summary>A number or letter with the tab behind it.</summary>
    public static Run Label(string text)
    {
        var run = Run(text);
        run.AppendChild(new TabChar());
        return run;
    }

    /// <summary>The properties of a paragraph made here, which stand first in it; the SDK would go through its schema to find them.</summary>
    public static ParagraphProperties Properties(Paragraph paragraph) => (ParagraphProperties)paragraph.FirstChild!;

    /// <summary>Name of a paragraph's style; none for anything else.</summary>
    public static string StyleOf(OpenXmlElement block) => block is Paragraph paragraph && Properties(paragraph).FirstChild is ParagraphStyleId { Val.Value: { } name } ? name : "";

    /// <summary>A tab.</summary>
    public static Run Tab() => new(new TabChar());

    /// <summary>A field that the reader's program calculates, with the text it shows until then.</summary>
    public static IEnumerable<Run> Field(string code, string shown) =>
    [
        new(new FieldChar { FieldCharType = FieldCharValues.Begin }),
        new(new FieldCode($" {code} ")),
        new(new FieldChar { FieldCharType = FieldCharValues.Separate }),
        Run(shown),
        new(new FieldChar { FieldCharType = FieldCharValues.End }),
    ];

    /// <summary>Tab stops at distances from the left margin.</summary>
    public static Tabs TabStops(IEnumerable<int> positions) =>
        new(positions.Select(position => new TabStop { Val = TabStopValues.Left, Position = position }));

    /// <summary>A length as an attribute.</summary>
    public static string Twips(int twips) => twips.ToString(CultureInfo.InvariantCulture);

    // In the order that the schema asks for; null where there are none.
    private static RunProperties? Properties(string text, RunLook look)
    {
        var shared = text.AsSpan().ContainsAny(SharedPunctuation);
        if (!shared && look == default) return null;
        var properties = new RunProperties();
        if (look.Code) properties.AppendChild(new RunStyle { Val = StyleNames.CodeCharacters });
        if (shared) properties.AppendChild(new RunFonts { Hint = FontTypeHintValues.EastAsia });
        if (look.Bold) properties.AppendChild(new Bold());
        // Chinese has no italics: it is emphasised by dots under the characters.
        var dots = look.Emphasis && text.AsSpan().ContainsAnyInRange('\u2E80', '\uFFFF');
        if (look.Emphasis && !dots) properties.AppendChild(new Italic());
        if (look.Place != ScriptPlace.Line)
            properties.AppendChild(new VerticalTextAlignment { Val = look.Place == ScriptPlace.Below ? VerticalPositionValues.Subscript : VerticalPositionValues.Superscript });
        if (dots) properties.AppendChild(new Emphasis { Val = EmphasisMarkValues.Dot });
        return properties;
    }
}
