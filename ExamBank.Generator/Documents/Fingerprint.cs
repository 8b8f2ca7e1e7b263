using System.Globalization;
using System.Text;
using ExamBank.Domain.Questions;

namespace ExamBank.Generator.Documents;

/// <summary>
/// The fingerprint (校验码) of a form and version: SHA-256 over what a candidate reads. It knows no id, no clock, no file and
/// no paper number, so two banks that print the same text print the same fingerprint.
/// </summary>
/// <remarks>
/// The canonical content is a sequence of fields <c>name:length:text\n</c>, with the length in UTF-16 units, so that no text
/// can pass for another field. Its first field names the format; a change of it is a new format.
/// </remarks>
public static class Fingerprint
{
    private const string Format = "exambank-fingerprint-1";

    /// <summary>The fingerprint of a version, as 64 lower-case hexadecimal digits.</summary>
    /// <param name="title">Printed title.</param>
    /// <param name="level">Level code.</param>
    /// <param name="sections">Sections in printed order.</param>
    public static string Of(string title, string level, IReadOnlyList<SectionModel> sections) => ContentJson.Hash(Canonical(title, level, sections));

    /// <summary>The text that is hashed.</summary>
    internal static string Canonical(string title, string level, IReadOnlyList<SectionModel> sections)
    {
        ArgumentNullException.ThrowIfNull(sections);
        var content = new StringBuilder();
        Field(content, "format", Format);
        Field(content, "title", title);
        Field(content, "level", level);
        foreach (var section in sections)
        {
            Field(content, "section", section.Type.ToString());
            Field(content, "part", section.Part);
            Field(content, "scoring", section.Scoring.Rule.ToString());
            if (section.Scoring.Marks is { } partial) Field(content, "partial", partial.ToString());
            foreach (var question in section.Questions) Question(content, question);
        }

        return content.ToString();
    }

    private static void Question(StringBuilder content, QuestionModel question)
    {
        Field(content, "number", question.Number.ToString(CultureInfo.InvariantCulture));
        Field(content, "marks", question.Marks.ToString());
        if (question.StimulusContent is { } stimulus) Field(content, "stimulus", stimulus);
        Response(content, question, question.Content, "");
        var parts = question.Content.Parts ?? [];
        var marks = SharedMarks.OfParts(question);
        for (var i = 0; i < parts.Count; i++)
        {
            Field(content, "part", (i + 1).ToString(CultureInfo.InvariantCulture));
            Field(content, "type", parts[i].Type.ToString());
            Field(content, "marks", marks[i].ToString());
            Response(content, question, parts[i], parts[i].Id);
        }

        if (question.Content.Task is { } task) Task(content, task);
    }

    private static void Response(StringBuilder content, QuestionModel question, ResponseContent response, string part)
    {
        // A token stands without its id: where a blank is belongs to the text, what the bank calls it does not.
        Field(content, "stem", ContentToken.Replace(response.Stem, token => $"[[{token.Kind}]]"));
        foreach (var (letter, option) in PrintedAnswer.Options(question, response, part)) Field(content, letter, option.Text);
    }

    private static void Task(StringBuilder content, PracticalTask task)
    {
        foreach (var material in task.Materials ?? []) Field(content, "material", material);
        foreach (var equipment in task.Equipment ?? []) Field(content, "equipment", equipment);
        Field(content, "product", task.Product);
        Field(content, "submission", task.Submission);
    }

    private static void Field(StringBuilder content, string name, string text) =>
        content.Append(name).Append(':').Append(text.Length.ToString(CultureInfo.InvariantCulture)).Append(':').Append(text).Append('\n');
}
