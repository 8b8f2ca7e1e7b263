using DocumentFormat.OpenXml;
using ExamBank.Domain.Questions;
using ExamBank.Domain.Values;

namespace ExamBank.Generator.Documents.Word.Questions;

/// <summary>A stem and the place for its response: what a question and a part of a case have in common.</summary>
internal static class ResponseWriter
{
    public static IReadOnlyList<OpenXmlElement> Write(
        PrintStyle style, QuestionModel question, ResponseContent content, string part, Marks marks, QuestionPlace place) =>
        [.. StemWriter.Write(style, content, place), .. Response(style, question, content, part, marks, place.Left)];

    private static IReadOnlyList<OpenXmlElement> Response(
        PrintStyle style, QuestionModel question, ResponseContent content, string part, Marks marks, int left) => content.Type switch
        {
            QuestionType.SingleChoice or QuestionType.MultipleChoice => OptionLayout.Write(style, PrintedAnswer.Options(question, content, part), left),
            QuestionType.ShortAnswer when style.AnswersOnPaper => WritingSpace.Write(style, marks, left),
            _ => [],
        };
}
