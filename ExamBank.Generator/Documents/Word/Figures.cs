using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;
using OfficeMath = DocumentFormat.OpenXml.Math.OfficeMath;
using Paragraph = DocumentFormat.OpenXml.Wordprocessing.Paragraph;

namespace ExamBank.Generator.Documents.Word;

/// <summary>What pictures and formulas need once the whole text is there.</summary>
internal static class Figures
{
    /// <summary>Gives each picture an id of its own, and lines that hold a figure the room it takes: a line of exact height would cut it.</summary>
    public static void Finish(PrintStyle style, Document document)
    {
        var next = 1U;
        Finish(style, document.Body!, ref next);
    }

    // Down to runs: figures stand nowhere else, and everything below costs more to look at than to write.
    private static void Finish(PrintStyle style, OpenXmlElement container, ref uint next)
    {
        for (var block = container.FirstChild; block is not null; block = block.NextSibling())
        {
            if (block is Table or TableRow or TableCell) Finish(style, block, ref next);
            if (block is not Paragraph paragraph || !HoldsFigure(paragraph, ref next)) continue;
            Wml.Properties(paragraph).SpacingBetweenLines = new SpacingBetweenLines { Line = Wml.Twips(style.Leading), LineRule = LineSpacingRuleValues.AtLeast };
        }
    }

    private static bool HoldsFigure(Paragraph paragraph, ref uint next)
    {
        var holds = false;
        for (var piece = paragraph.FirstChild; piece is not null; piece = piece.NextSibling())
        {
            if (piece is OfficeMath) holds = true;
            if (piece is not Run || piece.FirstChild is not Drawing { Inline.DocProperties: { } picture }) continue;
            picture.Id = next++;
            holds = true;
        }

        return holds;
    }
}
