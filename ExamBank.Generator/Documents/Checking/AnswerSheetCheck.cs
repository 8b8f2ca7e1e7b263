using System.Globalization;
using System.Text.RegularExpressions;
using ExamBank.Domain.Errors;
using ExamBank.Domain.Questions;

namespace ExamBank.Generator.Documents.Checking;

/// <summary>An answer sheet against its version: every question and part has one place, with its marks, the bubbles of its options and room for its blanks.</summary>
internal static partial class AnswerSheetCheck
{
    private const string Letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
    private const string Statement = "√×";

    public static IEnumerable<BankError> Run(string path, VersionModel version, OfficeParts parts)
    {
        var places = Places(PrintedText.Paragraphs(parts.Xml("word/document.xml")));
        var expected = version.Questions.SelectMany(q => Responses(q).Select(r => (Question: q, r.Content, r.Label))).ToList();
        foreach (var (question, content, label) in expected)
        {
            var found = places.Where(p => p.Label == label).ToList();
            if (found.Count != 1 || found[0].Bubbles != BubblesOf(content) || !found[0].Blanks.SequenceEqual(BlanksOf(content))) yield return CheckErrors.AnswerPlace(path, question.Number);
        }

        var labels = expected.Select(e => e.Label).ToHashSet(StringComparer.Ordinal);
        foreach (var stray in places.Where(p => !labels.Contains(p.Label))) yield return CheckErrors.AnswerPlace(path, stray.Number);
        foreach (var question in version.Questions)
            if (places.Where(p => p.Number == question.Number && p.Marks is not null).ToList() is { Count: > 0 } marked && marked.Sum(p => p.Marks) != question.Marks.Value)
                yield return CheckErrors.QuestionMarks(path, question.Number);
    }

    /// <summary>Whether a paragraph is the bubbles of a question, all of them in their own order: they are no list of keys.</summary>
    public static bool IsBubbles(PrintedParagraph paragraph) => Bubbles().Match(Bare(paragraph)) is { Success: true } line && line.Groups["bubbles"].Value.Replace("\t", "", StringComparison.Ordinal) is var marks
        && (marks == Statement || Letters.StartsWith(marks, StringComparison.Ordinal));

    private static List<AnswerPlace> Places(IReadOnlyList<PrintedParagraph> paragraphs)
    {
        var places = new List<AnswerPlace>();
        foreach (var paragraph in paragraphs)
        {
            var text = Bare(paragraph);
            if (Bubbles().Match(text) is { Success: true } line) places.Add(AnswerPlace.Of(line));
            else if (Box().Match(text) is { Success: true } box && !box.Groups["more"].Success) places.Add(AnswerPlace.Of(box));
            else if (paragraph.Style == "WritingLine" && places.Count > 0) places[^1].Blanks.AddRange(Blank().Matches(text).Select(m => int.Parse(m.Groups["blank"].Value, CultureInfo.InvariantCulture)));
        }

        return places;
    }

    // A question with parts has a place for each of them and none of its own.
    private static IEnumerable<(ResponseContent Content, string Label)> Responses(QuestionModel question) =>
        Expected.Responses(question).Skip(question.Content.Parts is { Count: > 0 } ? 1 : 0).Select(r => (r.Content, r.Label));

    private static string BubblesOf(ResponseContent content) => content switch
    {
        { Type: QuestionType.TrueFalse } => Statement,
        { Options: { } options } => Letters[..options.Count],
        _ => "",
    };

    // A single blank needs no number.
    private static IEnumerable<int> BlanksOf(ResponseContent content) => content.Blanks is { Count: > 1 } blanks ? Enumerable.Range(1, blanks.Count) : [];

    // Spaces that hold a bubble open are not what it says.
    private static string Bare(PrintedParagraph paragraph) => BesideTabs().Replace(paragraph.Text, "\t").TrimEnd(' ');

    [GeneratedRegex(" *\t *", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex BesideTabs();

    [GeneratedRegex(@"^\t(?<number>\d+)(?<bubbles>(\t[A-Z√×])+)$", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Bubbles();

    [GeneratedRegex(@"^(?<number>\d+)\.(\((?<part>\d+)\))?（(?<marks>\d+(\.\d+)?) 分）(?<more>（续）)?(?<bubbles>(\t[A-Z√×])*)", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Box();

    [GeneratedRegex(@"\((?<blank>\d+)\)", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Blank();

    /// <summary>A place to answer in: for which question or part, its marks where it states them, its bubbles and its numbered blanks.</summary>
    private sealed record AnswerPlace(int Number, string Label, decimal? Marks, string Bubbles)
    {
        public List<int> Blanks { get; } = [];

        public static AnswerPlace Of(Match match)
        {
            var (number, part, marks) = (match.Groups["number"].Value, match.Groups["part"], match.Groups["marks"]);
            return new AnswerPlace(
                int.Parse(number, CultureInfo.InvariantCulture), part is { Success: true } ? $"{number} ({part.Value})" : number,
                marks is { Success: true } ? decimal.Parse(marks.Value, CultureInfo.InvariantCulture) : null,
                match.Groups["bubbles"].Value.Replace("\t", "", StringComparison.Ordinal));
        }
    }
}
