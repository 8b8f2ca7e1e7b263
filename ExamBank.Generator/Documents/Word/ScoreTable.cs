using DocumentFormat.OpenXml;

namespace ExamBank.Generator.Documents.Word;

/// <summary>The score table (得分表) that markers fill in: a column a section and one for the total.</summary>
internal static class ScoreTable
{

    public static IEnumerable<OpenXmlElement> Write(PrintStyle style, VersionModel version)
    {
        string[] heads = ["题号", .. version.Sections.Select((_, index) => Terms.Numeral(index + 1)), "总分"];
        // The first column holds three characters on one line, however many sections there are.
        var first = style.BodySize * 9 / 2;
        var (widest, others) = (style.BodySize * 6, heads.Length - 1);
        int[] widths = [first, .. Enumerable.Repeat(Math.Min(widest, (style.TextWidth - first) / others), others)];
        var height = style.Leading * 5 / 4;
        var table = Grid.Create(widths, centred: true);
        table.Append(Grid.Row(head: true, heads.Select((head, i) => Grid.Cell(widths[i], Wml.Paragraph(StyleNames.TableHead, head))), height));
        foreach (var row in (string[])["得分", "评卷人", "复核人"])
            table.Append(Grid.Row(head: false, heads.Select((_, i) => Grid.Cell(widths[i], Wml.Paragraph(StyleNames.TableHead, i == 0 ? row : ""))), height));
        return [Wml.Paragraph(StyleNames.TableGap, []), .. KeptTogether.Chain(style, [table]), Wml.Paragraph(StyleNames.TableGap, [])];
    }
}
