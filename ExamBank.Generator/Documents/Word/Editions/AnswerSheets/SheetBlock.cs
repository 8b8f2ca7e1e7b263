using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;

namespace ExamBank.Generator.Documents.Word.Editions.AnswerSheets;

/// <summary>
/// A piece of an answer sheet that is never cut, and its height in twentieths of a point. Every line of it has an exact height:
/// which page a piece stands on has to be known here, because each page carries a code that names it.
/// </summary>
/// <param name="Height">Its height.</param>
/// <param name="Elements">Its content.</param>
/// <param name="WithNext">Whether the next piece stands on the same page.</param>
internal sealed record SheetBlock(int Height, IReadOnlyList<OpenXmlElement> Elements, bool WithNext = false)
{
    /// <summary>Height of the gap behind a table.</summary>
    public const int Gap = 120;

    // The rules between rows take a little room.
    private const int Rule = 15;

    /// <summary>A table with the gap behind it.</summary>
    public static SheetBlock Of(Table table, params int[] rows) =>
        new(rows.Sum() + ((rows.Length + 1) * Rule) + Gap, [table, Wml.Paragraph(StyleNames.TableGap, [])]);
}
