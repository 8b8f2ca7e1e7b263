using System.Globalization;
using DocumentFormat.OpenXml;

namespace ExamBank.Generator.Documents.Word.Questions;

/// <summary>A case: its stem, its stimulus in a font of its own, and its parts (1)(2)… behind them, each with its marks.</summary>
internal static class CaseWriter
{
    public static IReadOnlyList<IReadOnlyList<OpenXmlElement>> Write(PrintStyle style, QuestionModel question, QuestionPlace place)
    {
        var blocks = StemWriter.Write(style, question.Content, place).ToList();
        if (question.StimulusContent is { } stimulus) blocks.AddRange(MarkdownBlocks.Write(style, StyleNames.Stimulus, stimulus, place.Left));
        List<IReadOnlyList<OpenXmlElement>> groups = [blocks];
        var parts = question.Content.Parts ?? [];
        var marks = SharedMarks.OfParts(question);
        for (var i = 0; i < parts.Count; i++)
        {
            var label = string.Create(CultureInfo.InvariantCulture, $"({i + 1})");
            var partPlace = new QuestionPlace(label, place.Left + style.PartIndent, style.PartIndent, QuestionPlace.NoteOf(marks[i]));
            groups.Add(ResponseWriter.Write(style, question, parts[i], parts[i].Id, marks[i], partPlace));
        }

        return groups;
    }
}
