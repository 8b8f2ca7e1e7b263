using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Drawing.Wordprocessing;
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
        foreach (var picture in document.Descendants<DocProperties>()) picture.Id = next++;
        foreach (var paragraph in document.Descendants<Paragraph>().Where(HoldsFigure))
        {
            var properties = paragraph.ParagraphProperties ??= new();
            properties.SpacingBetweenLines = new SpacingBetweenLines { Line = Wml.Twips(style.Leading), LineRule = LineSpacingRuleValues.AtLeast };
        }
    }

    private static bool HoldsFigure(OpenXmlElement paragraph) => paragraph.Descendants().Any(e => e is OfficeMath or Inline);
}
