using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;
using ExamBank.Domain.Questions;
using ExamBank.Generator.Documents.Text;

namespace ExamBank.Generator.Documents.Word.Questions;

/// <summary>The stem with its label, its answer place or blanks, and its marks where they are printed.</summary>
internal static class StemWriter
{
    public static IReadOnlyList<OpenXmlElement> Write(PrintStyle style, ResponseContent content, QuestionPlace place)
    {
        // With an answer sheet there is no place to write on the paper; a place inside the stem stays, because the sentence needs it.
        var needsAnswerPlace = style.AnswersOnPaper && content.Type <= QuestionType.TrueFalse;
        var blank = BlankRule(content);
        IEnumerable<OpenXmlElement> Print(ContentToken token)
        {
            if (token.Kind == ContentToken.Blank) return [Wml.Run(blank)];
            needsAnswerPlace = false;
            return AnswerPlace.Write(style, content.Type);
        }

        var blocks = new MarkdownBlocks(style, StyleNames.QuestionText, Print).Write(MarkedText.Parse(content.Stem), place.Left).ToList();
        if (place.MarksNote.Length > 0) EndOf(blocks, place).Append(Wml.Run(place.MarksNote));
        if (needsAnswerPlace) EndOf(blocks, place).Append(AnswerPlace.Write(style, content.Type));
        // Markdown may print nothing, such as a line of hyphens; the number stands all the same.
        if (blocks.Count == 0) EndOf(blocks, place);
        Labelled.Hang(blocks, 0, place.Label, place.Left, place.Hanging, StyleNames.QuestionText);
        ((Paragraph)blocks[0]).ParagraphProperties!.ParagraphStyleId!.Val = StyleNames.Question;
        return blocks;
    }

    /// <summary>The rule of a blank. All blanks of a question are of one length, in few steps, so that it does not give the answer away.</summary>
    public static string BlankRule(ResponseContent content)
    {
        var longest = (content.Blanks ?? []).SelectMany(b => b.Accepted).Select(TextWidth.Of).DefaultIfEmpty().Max();
        return new string('_', longest switch { <= 400 => 12, <= 800 => 20, _ => 32 });
    }

    // After a table, a picture or a line of code, what follows the stem gets a line of its own.
    private static Paragraph EndOf(List<OpenXmlElement> blocks, QuestionPlace place)
    {
        if (blocks is [.., Paragraph last] && last.ParagraphProperties!.ParagraphStyleId!.Val == StyleNames.QuestionText && !last.Descendants<Drawing>().Any()) return last;
        var added = Wml.Paragraph(StyleNames.QuestionText, [], place.Left);
        blocks.Add(added);
        return added;
    }
}
