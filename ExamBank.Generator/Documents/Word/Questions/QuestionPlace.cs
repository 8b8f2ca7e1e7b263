using ExamBank.Domain.Values;

namespace ExamBank.Generator.Documents.Word.Questions;

/// <summary>Where a question or a part stands and how it is labelled.</summary>
/// <param name="Label">Its number as printed: <c>12.</c> or <c>(1)</c>.</param>
/// <param name="Left">Distance of its text from the margin.</param>
/// <param name="Hanging">Room for the label before the text.</param>
/// <param name="MarksNote">Marks printed after the stem such as （3 分）; empty where the section heading says them.</param>
internal sealed record QuestionPlace(string Label, int Left, int Hanging, string MarksNote)
{
    /// <summary>A note of marks, which no line breaks.</summary>
    public static string NoteOf(Marks marks) => $"（{marks}\u00A0分）";
}
