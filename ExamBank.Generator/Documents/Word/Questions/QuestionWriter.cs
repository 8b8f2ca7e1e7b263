using System.Globalization;
using DocumentFormat.OpenXml;
using ExamBank.Domain.Questions;

namespace ExamBank.Generator.Documents.Word.Questions;

/// <summary>One numbered question, by its type, kept together on a page.</summary>
internal static class QuestionWriter
{
    /// <summary>Room for the widest number of a paper.</summary>
    public static int NumberIndent(PrintStyle style, VersionModel version)
    {
        var digits = version.Questions.Select(q => q.Number).DefaultIfEmpty().Max().ToString(CultureInfo.InvariantCulture).Length;
        return style.NumberIndent + (Math.Max(0, digits - 2) * style.BodySize / 2);
    }

    /// <param name="style">Sizes.</param>
    /// <param name="question">The question.</param>
    /// <param name="numberIndent">Room for the widest number of the paper.</param>
    /// <param name="printMarks">Whether its marks are printed behind it.</param>
    public static IReadOnlyList<OpenXmlElement> Write(PrintStyle style, QuestionModel question, int numberIndent, bool printMarks)
    {
        var label = string.Create(CultureInfo.InvariantCulture, $"{question.Number}.");
        var place = new QuestionPlace(label, numberIndent, numberIndent, printMarks ? QuestionPlace.NoteOf(question.Marks) : "");
        var content = question.Content;
        return KeptTogether.Question(style, content.Type switch
        {
            QuestionType.CaseAnalysis => CaseWriter.Write(style, question, place),
            QuestionType.Practical => PracticalWriter.Write(style, question, place),
            _ => [ResponseWriter.Write(style, question, content, "", question.Marks, place)],
        });
    }
}
