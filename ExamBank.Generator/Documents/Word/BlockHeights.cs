using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;
using ExamBank.Generator.Documents.Text;
using WordText = DocumentFormat.OpenXml.Wordprocessing.Text;

namespace ExamBank.Generator.Documents.Word;

/// <summary>About how high blocks print in a column, in twentieths of a point: enough to tell whether they fit into one.</summary>
internal static class BlockHeights
{
    private const int EmuPerTwip = 635;

    /// <summary>Height of blocks one below the other.</summary>
    public static int Of(PrintStyle style, IEnumerable<OpenXmlElement> blocks) => (int)Math.Min(int.MaxValue, blocks.Sum(block => (long)Of(style, block)));

    private static int Of(PrintStyle style, OpenXmlElement block) => block switch
    {
        Paragraph paragraph => Of(style, paragraph, style.TextWidth - Left(paragraph)),
        Table table => table.Elements<TableRow>().Sum(row => Of(style, row)),
        _ => 0,
    };

    private static int Of(PrintStyle style, TableRow row) => row.Elements<TableCell>().Max(cell =>
        cell.Elements<Paragraph>().Sum(p => Of(style, p, int.Parse(cell.TableCellProperties!.TableCellWidth!.Width!.Value!, System.Globalization.CultureInfo.InvariantCulture) - 160)));

    private static int Of(PrintStyle style, Paragraph paragraph, int width)
    {
        var name = Wml.StyleOf(paragraph);
        if (name == StyleNames.WritingLine) return style.WritingLeading;
        var (text, breaks, pictures) = (0L, 0, 0);
        for (var run = paragraph.FirstChild; run is not null; run = run.NextSibling())
        {
            if (run is not Run) continue;
            for (var piece = run.FirstChild; piece is not null; piece = piece.NextSibling())
            {
                if (piece is WordText words) text += TextWidth.Of(words.Text);
                else if (piece is Break) breaks++;
                else if (piece is Drawing { Inline.Extent: { } extent }) pictures += (int)(extent.Cy! / EmuPerTwip);
            }
        }

        var lines = TextWidth.Lines(text, style.BodySize, Math.Max(width, style.BodySize)) + breaks;
        return pictures + (lines * style.Leading) + (name == StyleNames.Question ? style.QuestionSpace : 0);
    }

    private static int Left(Paragraph paragraph) =>
        int.TryParse(Wml.Properties(paragraph).GetFirstChild<Indentation>()?.Left?.Value, System.Globalization.CultureInfo.InvariantCulture, out var left) ? left : 0;
}
