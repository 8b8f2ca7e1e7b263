using System.Globalization;
using System.Text.RegularExpressions;
using DocumentFormat.OpenXml;

namespace ExamBank.Generator.Documents.Word;

/// <summary>Notes to candidates (注意事项), numbered.</summary>
internal static class NotesBlock
{
    public static IEnumerable<OpenXmlElement> Write(PrintStyle style, PaperModel paper)
    {
        List<string> notes = [.. paper.Notes, .. style.Layout.Notes];
        if (notes.Count == 0) yield break;
        yield return Wml.Paragraph(StyleNames.NotesHeading, "注意事项");
        for (var i = 0; i < notes.Count; i++)
        {
            List<OpenXmlElement> note = [Wml.Paragraph(StyleNames.Notes, InOwnTime(style, paper, notes[i]))];
            Labelled.Hang(note, 0, string.Create(CultureInfo.InvariantCulture, $"{i + 1}."), style.NumberIndent, style.NumberIndent, StyleNames.Notes);
            yield return note[0];
        }
    }

    // A note that gives the paper's duration gives that of the layout: large print has more time.
    private static string InOwnTime(PrintStyle style, PaperModel paper, string note) => style.Layout.DurationFactor == 1 ? note : Regex.Replace(
        note, $"(?<![0-9.]){Regex.Escape(paper.Duration.ToString())}(?= ?分钟)", style.Layout.Duration(paper.Duration).ToString(), RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1));
}
