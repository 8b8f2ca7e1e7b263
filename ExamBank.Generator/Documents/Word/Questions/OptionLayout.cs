using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;
using ExamBank.Domain.Questions;
using ExamBank.Generator.Documents.Text;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace ExamBank.Generator.Documents.Word.Questions;

/// <summary>Options side by side in four or two columns where the longest of them fits, otherwise one below the other.</summary>
internal static class OptionLayout
{
    public static IReadOnlyList<OpenXmlElement> Write(PrintStyle style, IReadOnlyList<(string Letter, Option Option)> options, int left)
    {
        List<LetteredText> texts = [.. options.Select(o => new LetteredText(o.Letter, MarkedText.Parse(o.Option.Text)))];
        var columns = Columns(style, texts, left);
        return columns == 1
            ? [.. texts.SelectMany(text => Single(style, text, left))]
            : [.. texts.Chunk(columns).Select(row => Row(style, row, columns, left))];
    }

    // How many columns the options stand in: 4, 2 or 1.
    private static int Columns(PrintStyle style, List<LetteredText> texts, int left)
    {
        var widest = 0;
        foreach (var (_, text) in texts)
        {
            if (text.Document is not [ParagraphBlock paragraph] || paragraph.Inline!.Descendants<LinkInline>().Any(link => link.IsImage)) return 1;
            var plain = PlainText.Of(paragraph.Inline);
            if (plain.Contains('\n', StringComparison.Ordinal)) return 1;
            widest = Math.Max(widest, TextWidth.Of(plain));
        }

        var needed = style.LetterIndent + (widest * style.BodySize / 100) + style.OptionGap;
        foreach (var columns in (ReadOnlySpan<int>)[4, 2])
            if (needed <= (style.TextWidth - left) / columns && !LeavesOneAlone(texts.Count, columns))
                return columns;
        return 1;
    }

    // Five options in four columns would leave one in a row of its own; in two columns that is the usual look.
    private static bool LeavesOneAlone(int count, int columns) => columns == 4 && count is 5 or 6 or 9 or 10;

    private static Paragraph Row(PrintStyle style, LetteredText[] row, int columns, int left)
    {
        var width = (style.TextWidth - left) / columns;
        var content = new List<OpenXmlElement>();
        foreach (var (letter, text) in row)
        {
            if (content.Count > 0) content.Add(Wml.Tab());
            content.Add(Wml.Label($"{letter}."));
            content.AddRange(new MarkdownInlines(text.Tokens, _ => [], new PictureRoom(style.Pictures, width - style.LetterIndent - style.OptionGap, style.TextHeight / 4)).Runs(((ParagraphBlock)text.Document[0]).Inline));
        }

        var paragraph = Wml.Paragraph(StyleNames.Option, content, left);
        var stops = Enumerable.Range(0, columns).Select(column => left + (column * width));
        paragraph.ParagraphProperties!.Tabs = Wml.TabStops(stops.SelectMany((stop, column) =>
            column == 0 ? new[] { stop + style.LetterIndent } : [stop, stop + style.LetterIndent]));
        return paragraph;
    }

    private static List<OpenXmlElement> Single(PrintStyle style, LetteredText text, int left)
    {
        var inside = left + style.LetterIndent;
        var blocks = MarkdownBlocks.Write(style, StyleNames.Option, text.Text, inside).ToList();
        if (blocks.Count == 0) blocks.Add(Wml.Paragraph(StyleNames.Option, [], inside));
        Labelled.Hang(blocks, 0, $"{text.Letter}.", inside, style.LetterIndent, StyleNames.Option);
        return blocks;
    }

    private readonly record struct LetteredText(string Letter, MarkedText Text);
}
