using System.Globalization;
using DocumentFormat.OpenXml;
using ExamBank.Domain.Questions;
using ExamBank.Domain.Values;
using ExamBank.Generator.Documents.Keys;
using ExamBank.Generator.Documents.Layouts;

namespace ExamBank.Generator.Documents.Word.Editions;

/// <summary>
/// Keys and scoring of a version for those who mark (参考答案及评分标准): keys of objective questions in blocks of five, accepted
/// answers, model answers and rubrics with marks that add up to what the paper says.
/// </summary>
public static class KeyDocument
{
    /// <summary>What the document is called.</summary>
    public const string Name = "参考答案及评分标准";

    // Longer keys than ABCD need the room of two columns.
    private const int ShortKey = 4;

    /// <summary>Writes the document; the same model and layout give the same bytes.</summary>
    /// <exception cref="ArgumentException">The paper shows a picture that is missing or unreadable.</exception>
    public static byte[] Write(PaperModel paper, VersionModel version, LayoutProfile layout) => EditionDocument.Write(
        paper, version, layout, Name, style => [.. Summary(style, paper, version), .. version.Sections.SelectMany((section, i) => SectionWriter.PartHeading(version, i).Concat(Section(style, section, i + 1)))]);

    private static IEnumerable<OpenXmlElement> Summary(PrintStyle style, PaperModel paper, VersionModel version)
    {
        yield return Wml.Paragraph(StyleNames.ExamFacts, $"满分：{paper.TotalMarks} 分{(paper.PassMarks is { } pass ? $"　　及格：{pass} 分" : "")}");
        var table = new FormTable(style, [new("大题", 10), new("题型", 20), new("题数", 10), new("分值", 10), new("评分规则", 50, Left: true)]);
        foreach (var (index, section) in version.Sections.Index())
            table.Row(Terms.Numeral(index + 1), Terms.Of(section.Type), Number(section.Questions.Count), section.Marks.ToString(), ScoringWords.Rule(section.Type, section.Scoring));
        table.Row("合计", "", Number(version.Questions.Count()), Marks.Sum(version.Sections.Select(s => s.Marks)).ToString(), "");
        foreach (var block in table.Build()) yield return block;
    }

    private static IEnumerable<OpenXmlElement> Section(PrintStyle style, SectionModel section, int place)
    {
        yield return Wml.Paragraph(StyleNames.Section, SectionWriter.Heading(section, place));
        yield return Wml.Paragraph(StyleNames.Instruction, $"评分规则：{ScoringWords.Rule(section.Type, section.Scoring)}");
        var blocks = section.Type <= QuestionType.TrueFalse ? Keys(style, section) : section.Questions.SelectMany(question => Question(style, question));
        foreach (var block in blocks) yield return block;
    }

    // As in the marking workbook: a key stands in the column of its number's last digit.
    private static IReadOnlyList<OpenXmlElement> Keys(PrintStyle style, SectionModel section)
    {
        var keys = section.Questions.ToDictionary(q => q.Number, q => KeyWords.Of(q));
        var share = keys.Values.Select(key => key.Length).DefaultIfEmpty().Max() > ShortKey ? 20 : 16;
        var unequal = SectionWriter.HasUnequalMarks(section);
        var table = new FormTable(style, [new("题号", 20), new("1 / 6", share), new("2 / 7", share), new("3 / 8", share), new("4 / 9", share), new("5 / 0", share)]);
        foreach (var block in NumberBlocks.Of(section.Questions))
        {
            var (first, last) = (block[0].Number, block[^1].Number);
            var start = first - ((first - 1) % NumberBlocks.Size);
            string Cell(int number) => block.FirstOrDefault(q => q.Number == number) is { } question ? keys[number] + (unequal ? $"（{question.Marks} 分）" : "") : "";
            table.Row([
                first == last ? Number(first) : string.Create(CultureInfo.InvariantCulture, $"{first}–{last}"),
                .. Enumerable.Range(start, NumberBlocks.Size).Select(Cell),
            ]);
        }

        return table.Build();
    }

    private static IEnumerable<OpenXmlElement> Question(PrintStyle style, QuestionModel question)
    {
        yield return Wml.Paragraph(StyleNames.Item, string.Create(CultureInfo.InvariantCulture, $"{question.Number}.（{question.Marks} 分）"));
        if (question.Content.Parts is not { } parts)
        {
            foreach (var block in AnswerBlocks.Of(style, StyleNames.QuestionText, question, question.Content, "", question.Marks, style.NumberIndent)) yield return block;
            yield break;
        }

        var marks = SharedMarks.OfParts(question);
        for (var i = 0; i < parts.Count; i++)
        {
            var label = Wml.Paragraph(StyleNames.QuestionText, string.Create(CultureInfo.InvariantCulture, $"({i + 1})（{marks[i]} 分）"), style.NumberIndent);
            yield return KeptTogether.WithNext([label])[0];
            foreach (var block in AnswerBlocks.Of(style, StyleNames.QuestionText, question, parts[i], parts[i].Id, marks[i], style.NumberIndent)) yield return block;
        }
    }

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
