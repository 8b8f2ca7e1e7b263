using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;
using ExamBank.Domain.Questions;
using ExamBank.Generator.Documents.Text;

namespace ExamBank.Generator.Documents.Word.Questions;

/// <summary>The stem with its label, its answer place or blanks, and its marks where they are printed.</summary>
internal static class StemWriter
{
    // Spaces that no line may break at, four to an em: a bracket must not be torn from its partner.
    private const string Em = "\u00A0\u00A0\u00A0\u00A0";

    // Several letters are written into the place of a multiple choice.
    private const string AnswerPlace = $"（{Em}{Em}）";
    private const string WideAnswerPlace = $"（{Em}{Em}{Em}{Em}）";

    public static IReadOnlyList<OpenXmlElement> Write(PrintStyle style, ResponseContent content, QuestionPlace place)
    {
        var needsAnswerPlace = content.Type <= QuestionType.TrueFalse;
        var blank = BlankRule(content);
        IEnumerable<OpenXmlElement> Print(ContentToken token)
        {
            if (token.Kind == ContentToken.Blank) return [Wml.Run(blank)];
            needsAnswerPlace = false;
            return [Wml.Run(Place(content.Type))];
        }

        var blocks = new MarkdownBlocks(style, StyleNames.QuestionText, Print).Write(content.Stem, place.Left).ToList();
        if (needsAnswerPlace || place.MarksNote.Length > 0) AppendToEnd(blocks, place, needsAnswerPlace ? Place(content.Type) : "");
        Labelled.Hang(blocks, 0, place.Label, place.Left, place.Hanging, StyleNames.QuestionText);
        ((Paragraph)blocks[0]).ParagraphProperties!.ParagraphStyleId!.Val = StyleNames.Question;
        return blocks;
    }

    private static string Place(QuestionType type) => type == QuestionType.MultipleChoice ? WideAnswerPlace : AnswerPlace;

    // All blanks of a question are of one length, in few steps, so that the rule does not give the answer away.
    private static string BlankRule(ResponseContent content)
    {
        var longest = (content.Blanks ?? []).SelectMany(b => b.Accepted).Select(TextWidth.Of).DefaultIfEmpty().Max();
        return new string('_', longest switch { <= 400 => 12, <= 800 => 20, _ => 32 });
    }

    private static void AppendToEnd(List<OpenXmlElement> blocks, QuestionPlace place, string answerPlace)
    {
        // After a table or a line of code the answer place gets a line of its own.
        if (blocks is not [.., Paragraph last] || last.ParagraphProperties!.ParagraphStyleId!.Val != StyleNames.QuestionText)
        {
            last = Wml.Paragraph(StyleNames.QuestionText, [], place.Left);
            blocks.Add(last);
        }

        last.Append(Wml.Run(place.MarksNote + answerPlace));
    }
}
