using System.Globalization;
using DocumentFormat.OpenXml;
using ExamBank.Generator.Documents.Word.Questions;

namespace ExamBank.Generator.Documents.Word;

/// <summary>A section: heading with count and marks, instruction with the scoring rule, and its questions.</summary>
internal static class SectionWriter
{
    public static IEnumerable<OpenXmlElement> Write(PrintStyle style, SectionModel section, int place, int numberIndent)
    {
        var unequal = HasUnequalMarks(section);
        var instruction = ScoringWords.Instruction(section.Type, section.Scoring, style.Layout.AnswersOn);
        if (style.AnswersOnPaper) yield return ScoreBox.Create(style, instruction);
        yield return Wml.Paragraph(StyleNames.Section, Heading(section, place));
        yield return Wml.Paragraph(StyleNames.Instruction, instruction);
        foreach (var question in section.Questions)
            foreach (var block in QuestionWriter.Write(style, question, numberIndent, unequal))
                yield return block;
    }

    /// <summary>The heading of a part (理论, 实操) before its first section, where a paper has several parts.</summary>
    public static IEnumerable<OpenXmlElement> PartHeading(VersionModel version, int section)
    {
        var sections = version.Sections;
        var several = sections.Any(s => s.Part != sections[0].Part);
        return several && (section == 0 || sections[section - 1].Part != sections[section].Part) ? [Wml.Paragraph(StyleNames.Part, sections[section].Part)] : [];
    }

    /// <summary>Whether each question says its marks, because they differ.</summary>
    public static bool HasUnequalMarks(SectionModel section) => section.Questions.Select(q => q.Marks).Distinct().Count() > 1;

    /// <summary>The heading with count and marks, each computed from the questions.</summary>
    public static string Heading(SectionModel section, int place)
    {
        var each = HasUnequalMarks(section) || section.Questions.Count == 0 ? "" : $"每小题 {section.Questions[0].Marks} 分，";
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{Terms.Numeral(place)}、{Terms.Of(section.Type)}（本大题共 {section.Questions.Count} 小题，{each}共 {section.Marks} 分）");
    }
}
