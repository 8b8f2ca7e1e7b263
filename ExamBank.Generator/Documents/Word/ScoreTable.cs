using DocumentFormat.OpenXml;

namespace ExamBank.Generator.Documents.Word;

/// <summary>The score table (得分表) that markers fill in: a column a section and one for the total.</summary>
internal static class ScoreTable
{
    private const int RowHeight = 500;
    private const int WidestColumn = 1500;

    public static IEnumerable<OpenXmlElement> Write(PrintStyle style, VersionModel version)
    {
        string[] heads = ["题号", .. version.Sections.Select((_, index) => Terms.Numeral(index + 1)), "总分"];
        var widths = Enumerable.Repeat(Math.Min(WidestColumn, style.TextWidth / heads.Length), heads.Length).ToArray();
        var table = Grid.Create(widths, centred: true);
        table.Append(Grid.Row(head: true, heads.Select((head, i) => Grid.Cell(widths[i], Wml.Paragraph(StyleNames.TableHead, head))), RowHeight));
        foreach (var row in (string[])["得分", "评卷人", "复核人"])
            table.Append(Grid.Row(head: false, heads.Select((_, i) => Grid.Cell(widths[i], Wml.Paragraph(StyleNames.TableHead, i == 0 ? row : ""))), RowHeight));
        return [Wml.Paragraph(StyleNames.TableGap, []), .. KeptTogether.Chain([table]), Wml.Paragraph(StyleNames.TableGap, [])];
    }
}
