using System.Globalization;
using DocumentFormat.OpenXml;

namespace ExamBank.Generator.Documents.Word;

/// <summary>Notes to candidates (注意事项), numbered.</summary>
internal static class NotesBlock
{
    public static IEnumerable<OpenXmlElement> Write(PrintStyle style, IReadOnlyList<string> notes)
    {
        if (notes.Count == 0) yield break;
        yield return Wml.Paragraph(StyleNames.NotesHeading, "注意事项");
        for (var i = 0; i < notes.Count; i++)
        {
            List<OpenXmlElement> note = [Wml.Paragraph(StyleNames.Notes, notes[i])];
            Labelled.Hang(note, 0, string.Create(CultureInfo.InvariantCulture, $"{i + 1}."), style.NumberIndent, style.NumberIndent, StyleNames.Notes);
            yield return note[0];
        }
    }
}
