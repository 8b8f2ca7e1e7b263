using DocumentFormat.OpenXml;

namespace ExamBank.Generator.Documents.Word.Editions.AnswerSheets;

/// <summary>Lays pieces out on pages. Each page begins with a head of its own.</summary>
internal static class SheetPages
{
    // Programs that print it may differ from what is measured by this much.
    private const int Safety = 300;

    /// <summary>Room of a page below its head.</summary>
    public static int Room(PrintStyle style, int head) => style.TextHeight - head - Safety;

    /// <summary>The pieces of each page.</summary>
    public static IReadOnlyList<IReadOnlyList<SheetBlock>> Of(PrintStyle style, int firstHead, int otherHead, IReadOnlyList<SheetBlock> blocks)
    {
        List<List<SheetBlock>> pages = [[]];
        var left = Room(style, firstHead);
        for (var i = 0; i < blocks.Count; i++)
        {
            // A page below whose head nothing stands yet is left only where its head is the large one of the first page.
            if ((pages[^1].Count > 0 || pages.Count == 1) && Needed(blocks, i) > left)
            {
                pages.Add([]);
                left = Room(style, otherHead);
            }

            pages[^1].Add(blocks[i]);
            left -= blocks[i].Height;
        }

        return pages;
    }

    /// <summary>The content of all pages, each behind its head.</summary>
    public static IEnumerable<OpenXmlElement> Write(IReadOnlyList<IReadOnlyList<SheetBlock>> pages, Func<int, IEnumerable<OpenXmlElement>> head)
    {
        for (var page = 1; page <= pages.Count; page++)
        {
            if (page > 1) yield return Wml.Paragraph(SheetStyle.PageStart, []);
            foreach (var element in head(page)) yield return element;
            foreach (var element in pages[page - 1].SelectMany(block => block.Elements)) yield return element;
        }
    }

    private static int Needed(IReadOnlyList<SheetBlock> blocks, int first)
    {
        var height = blocks[first].Height;
        for (var i = first; blocks[i].WithNext && i + 1 < blocks.Count; i++) height += blocks[i + 1].Height;
        return height;
    }
}
