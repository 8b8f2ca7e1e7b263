using System.Globalization;
using DocumentFormat.OpenXml;
using ExamBank.Domain.Questions;
using ExamBank.Domain.Values;
using ExamBank.Generator.Documents.Layouts;
using ExamBank.Generator.Documents.Word.Questions;

namespace ExamBank.Generator.Documents.Word.Editions;

/// <summary>
/// The paper for reviewers (审题版): behind each question its key and explanation with the letters of this version, and its tags. It is
/// set on A4 without places to write; its instructions are those of the candidates' paper.
/// </summary>
public static class ReviewPaper
{
    /// <summary>What the document is called.</summary>
    public const string Name = "审题版";

    /// <summary>Writes the document; the same model and layout give the same bytes.</summary>
    /// <exception cref="ArgumentException">The paper shows a picture that is missing or unreadable.</exception>
    public static byte[] Write(PaperModel paper, VersionModel version, LayoutProfile layout) =>
        EditionDocument.Write(paper, version, layout, Name, style => [.. Content(style, paper, version, layout), .. Verdicts(style)]);

    private static IEnumerable<OpenXmlElement> Content(PrintStyle style, PaperModel paper, VersionModel version, LayoutProfile layout)
    {
        yield return Wml.Paragraph(StyleNames.ExamFacts, $"考试时间：{layout.Duration(paper.Duration)} 分钟　　满分：{paper.TotalMarks} 分　　本件含答案，不得交给考生");
        foreach (var block in NotesBlock.Write(style, paper)) yield return block;
        var indent = QuestionWriter.NumberIndent(style, version);
        foreach (var (index, section) in version.Sections.Index())
        {
            foreach (var heading in SectionWriter.PartHeading(version, index)) yield return heading;
            yield return Wml.Paragraph(StyleNames.Section, SectionWriter.Heading(section, index + 1));
            yield return Wml.Paragraph(StyleNames.Instruction, ScoringWords.Instruction(section.Type, section.Scoring, layout.AnswersOn));
            var unequal = SectionWriter.HasUnequalMarks(section);
            foreach (var question in section.Questions)
            {
                var printed = QuestionWriter.Write(style, question, indent, unequal);
                KeptTogether.WithNext([printed[^1]]);
                foreach (var block in printed.Concat(Notes(style, paper, question, indent))) yield return block;
            }
        }
    }

    private static IEnumerable<OpenXmlElement> Notes(PrintStyle style, PaperModel paper, QuestionModel question, int left)
    {
        var content = question.Content;
        if (content.Parts is { } parts)
        {
            var marks = SharedMarks.OfParts(question);
            for (var i = 0; i < parts.Count; i++)
            {
                yield return AnswerBlocks.Labelled(EditionStyles.Note, string.Create(CultureInfo.InvariantCulture, $"第 ({i + 1}) 问"), PartTags(parts[i], marks[i]), left);
                foreach (var block in Response(style, question, parts[i], parts[i].Id, marks[i], left)) yield return block;
            }
        }
        else
        {
            foreach (var block in Response(style, question, content, "", question.Marks, left)) yield return block;
        }

        (string Label, string Text)[] tags = [("技能要求", string.Join('；', question.Requirements.Select(key => Place(paper, key)))), ("属性", Tags(question)), ("试题", Source(question))];
        foreach (var block in KeptTogether.Chain(style, [.. tags.Select(tag => AnswerBlocks.Labelled(EditionStyles.Note, tag.Label, tag.Text, left))])) yield return block;
        yield return Wml.Paragraph(StyleNames.TableGap, []);
    }

    private static IEnumerable<OpenXmlElement> Response(PrintStyle style, QuestionModel question, ResponseContent content, string part, Marks marks, int left)
    {
        foreach (var block in AnswerBlocks.Of(style, EditionStyles.Note, question, content, part, marks, left)) yield return block;
        if (PrintedAnswer.Explanation(question, content, part) is not { } explanation) yield break;
        foreach (var block in AnswerBlocks.Text(style, EditionStyles.Note, "解析", explanation, left)) yield return block;
    }

    private static string Place(PaperModel paper, string key) => paper.Requirements.FirstOrDefault(r => r.Key == key) is { } place ? $"{key} {place.Title}" : key;

    private static string Tags(QuestionModel question) =>
        $"认知层次 {Terms.Of(question.CognitiveLevel)}　难度系数 {question.Facility}（{Terms.Of(question.Facility.Band)}）　用时 {question.Minutes} 分钟";

    private static string Source(QuestionModel question)
    {
        var stimulus = question.StimulusRevision is { } revision ? string.Create(CultureInfo.InvariantCulture, $"　材料 {question.Content.Stimulus} 修订 {revision}") : "";
        return string.Create(CultureInfo.InvariantCulture, $"{question.QuestionNumber}　{question.Code}　修订 {question.Revision}{stimulus}");
    }

    private static string PartTags(QuestionPart part, Marks marks) => string.Join('　',
    [
        $"{marks} 分",
        .. part.Requirement is { } key ? [$"技能要求 {key}"] : Array.Empty<string>(),
        .. part.CognitiveLevel is { } level ? [$"认知层次 {Terms.Of(level)}"] : Array.Empty<string>(),
    ]);

    private static IEnumerable<OpenXmlElement> Verdicts(PrintStyle style)
    {
        yield return Wml.Paragraph(StyleNames.Section, "审题意见");
        foreach (var block in new FormTable(style, [new("题号", 10), new("意见（答案、表述、标签、法规、重复）", 54), new("结论", 16), new("签字、日期", 20)]).Empty(6).Build(together: true)) yield return block;
    }
}
