using System.Globalization;
using DocumentFormat.OpenXml.Wordprocessing;
using ExamBank.Domain.Questions;

namespace ExamBank.Generator.Documents.Word.Editions.AnswerSheets;

/// <summary>Bubbles of the objective questions of a section, in framed groups of five side by side.</summary>
internal static class ChoiceBands
{
    private const int Padding = 50;

    /// <summary>What stands in the bubbles of a question or part: the letters of its options, or the two marks of a statement.</summary>
    public static IReadOnlyList<string> Marks(QuestionModel question, ResponseContent content, string part) => content.Type == QuestionType.TrueFalse
        ? [Terms.Of(true), Terms.Of(false)]
        : [.. PrintedAnswer.Options(question, content, part).Select(o => o.Letter)];

    public static IEnumerable<SheetBlock> Write(PrintStyle style, SectionModel section)
    {
        var most = section.Questions.Select(q => Marks(q, q.Content, "").Count).DefaultIfEmpty().Max();
        var room = NumberRoom(style, section);
        var width = Bubbles.Width(style, room, most) + (2 * Padding);
        var lineHeight = SheetStyle.BubbleLeading(style);
        foreach (var band in NumberBlocks.Of(section.Questions).Chunk(Math.Max(1, style.TextWidth / width)))
        {
            var height = (band.Max(group => group.Count) * lineHeight) + 80;
            var table = Grid.Create([.. band.Select(_ => width)]);
            table.GetFirstChild<TableProperties>()!.TableCellMarginDefault = new TableCellMarginDefault(
                new TableCellLeftMargin { Width = Padding, Type = TableWidthValues.Dxa }, new TableCellRightMargin { Width = Padding, Type = TableWidthValues.Dxa });
            table.Append(Grid.Row(head: false, band.Select(group => Grid.Cell(width, [.. Lines(style, room, group)])), height, exact: true));
            yield return SheetBlock.Of(table, height);
        }
    }

    private static IEnumerable<Paragraph> Lines(PrintStyle style, int room, IReadOnlyList<QuestionModel> group) => group.Select(question =>
        Bubbles.Line(style, question.Number.ToString(CultureInfo.InvariantCulture), room, Marks(question, question.Content, "")));

    // Two digits fit; from number 100 each further one takes half a character more.
    private static int NumberRoom(PrintStyle style, SectionModel section)
    {
        var digits = section.Questions.Select(q => q.Number).DefaultIfEmpty().Max().ToString(CultureInfo.InvariantCulture).Length;
        return (SheetStyle.BubbleSize(style) * 12 / 5) + (Math.Max(0, digits - 2) * style.BodySize / 2);
    }
}
