using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;
using ExamBank.Domain.Questions;

namespace ExamBank.Generator.Documents.Word.Questions;

/// <summary>
/// The place （　） for letters or for √ and ×. The room is set as spacing of the opening bracket: with a space between them,
/// LibreOffice tears the brackets apart at the end of a line.
/// </summary>
internal static class AnswerPlace
{
    public static IEnumerable<OpenXmlElement> Write(PrintStyle style, QuestionType type)
    {
        var opening = Wml.Run("（");
        opening.RunProperties = new RunProperties(new Spacing { Val = type == QuestionType.MultipleChoice ? style.WideAnswerRoom : style.AnswerRoom });
        return [opening, Wml.Run("）")];
    }
}
