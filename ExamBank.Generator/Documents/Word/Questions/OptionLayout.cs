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
        var columns = Columns(style, options, left);
        return columns == 1
            ? [.. options.SelectMany(o => Single(style, o.Letter, o.Option, left))]
            : [.. options.Chunk(columns).Select(row => Row(style, row, columns, left))];
    }

    /// <summary>How many columns the options stand in: 4, 2 or 1.</summary>
    public static int Columns(PrintStyle style, IReadOnlyList<(string Letter, Option Option)> options, int left)
    {
        if (options.Any(o => !IsOneLine(o.Option.Text))) return 1;
        var widest = options.Max(o => TextWidth.Of(PlainText.Of(o.Option.Text)));
        var needed = style.LetterIndent + (widest * style.BodySize / 100) + style.OptionGap;
        foreach (var columns in (ReadOnlySpan<int>)[4, 2])
            if (needed <= (style.TextWidth - left) / columns && !LeavesOneAlone(options.Count, columns))
                return columns;
        return 1;
    }

    // Five options in four columns would leave one in a row of its own; in two columns that is the usual look.
    private static bool LeavesOneAlone(int count, int columns) => columns == 4 && count is 5 or 6 or 9 or 10;

    private static bool IsOneLine(string text) =>
        MarkedText.Parse(text).Document is [ParagraphBlock paragraph] && !paragraph.Inline!.Descendants<LinkInline>().Any(link => link.IsImage) && !PlainText.Of(paragraph.Inline).Contains('\n', StringComparison.Ordinal);

    private static Paragraph Row(PrintStyle style, (string Letter, Option Option)[] row, int columns, int left)
    {
        var width = (style.TextWidth - left) / columns;
        var content = new List<OpenXmlElement>();
        foreach (var (letter, option) in row)
        {
            if (content.Count > 0) content.Add(Wml.Tab());
            content.Add(Wml.Run($"{letter}."));
            content.Add(Wml.Tab());
            var text = MarkedText.Parse(option.Text);
            content.AddRange(new MarkdownInlines(text.Tokens, _ => [], new PictureRoom(style.Pictures, width - style.LetterIndent - style.OptionGap, style.TextHeight / 4)).Runs(((ParagraphBlock)text.Document[0]).Inline));
        }

        var paragraph = Wml.Paragraph(StyleNames.Option, content, left);
        var stops = Enumerable.Range(0, columns).Select(column => left + (column * width));
        paragraph.ParagraphProperties!.Tabs = Wml.TabStops(stops.SelectMany((stop, column) =>
            column == 0 ? new[] { stop + style.LetterIndent } : [stop, stop + style.LetterIndent]));
        return paragraph;
    }

    private static List<OpenXmlElement> Single(PrintStyle style, string letter, Option option, int left)
    {
        var inside = left + style.LetterIndent;
        var blocks = MarkdownBlocks.Write(style, StyleNames.Option, option.Text, inside).ToList();
        if (blocks.Count == 0) blocks.Add(Wml.Paragraph(StyleNames.Option, [], inside));
        Labelled.Hang(blocks, 0, $"{letter}.", inside, style.LetterIndent, StyleNames.Option);
        return blocks;
    }
}
