using System.Globalization;
using System.Text.RegularExpressions;

namespace ExamBank.Generator.Documents.Checking;

/// <summary>A question as it stands in a Word file.</summary>
internal sealed record PrintedQuestion(int Number, IReadOnlyList<PrintedParagraph> Paragraphs)
{
    /// <summary>Its runs of words and its options with their letters.</summary>
    public IReadOnlyList<PrintedPiece> Pieces() => PrintedPiece.Joined(Paragraphs.SelectMany(PrintedSections.PiecesOf));
}

/// <summary>A section as it stands in a Word file.</summary>
/// <param name="Count">Questions that its heading states.</param>
/// <param name="Each">Marks of each question that its heading states; null where it states none.</param>
/// <param name="Marks">Marks that its heading states.</param>
/// <param name="Questions">Its questions.</param>
internal sealed record PrintedSection(int Count, decimal? Each, decimal Marks, List<PrintedQuestion> Questions);

/// <summary>Finds sections, questions and options in the paragraphs of a Word file.</summary>
internal static partial class PrintedSections
{
    /// <summary>The sections in their order, and the paragraphs that belong to no question.</summary>
    public static (IReadOnlyList<PrintedSection> Sections, IReadOnlyList<PrintedParagraph> Others) Read(IReadOnlyList<PrintedParagraph> paragraphs)
    {
        var sections = new List<PrintedSection>();
        var others = new List<PrintedParagraph>();
        List<PrintedParagraph>? current = null;
        foreach (var paragraph in paragraphs)
        {
            if (IsHeading(paragraph) && Heading().Match(paragraph.Text.Trim()) is { Success: true } heading)
            {
                sections.Add(new PrintedSection(
                    int.Parse(heading.Groups["count"].Value, CultureInfo.InvariantCulture),
                    heading.Groups["each"].Success ? Number(heading.Groups["each"].Value) : null,
                    Number(heading.Groups["marks"].Value), []));
                current = null;
            }
            else if (sections.Count > 0 && IsQuestion(paragraph))
            {
                var label = Label().Match(paragraph.Text);
                current = [paragraph with { Text = paragraph.Text[label.Length..] }];
                sections[^1].Questions.Add(new PrintedQuestion(int.Parse(label.Groups["number"].Value, CultureInfo.InvariantCulture), current));
            }
            else if (IsHeading(paragraph))
            {
                current = null;
                others.Add(paragraph);
            }
            else
            {
                (paragraph.Aside ? others : current ?? others).Add(paragraph);
            }
        }

        return (sections, others);
    }

    /// <summary>Whether it heads a part, a section or a piece of one.</summary>
    public static bool IsHeading(PrintedParagraph paragraph) => paragraph.Style.StartsWith("Heading", StringComparison.Ordinal);

    /// <summary>Whether a question begins with it.</summary>
    public static bool IsQuestion(PrintedParagraph paragraph) => paragraph.Style == "Question" && Label().IsMatch(paragraph.Text);

    /// <summary>The pieces of a paragraph: options stand one below the other or in columns behind tabs.</summary>
    public static IEnumerable<PrintedPiece> PiecesOf(PrintedParagraph paragraph)
    {
        if (paragraph.Style != "QuestionOption") return [new PrintedPiece(null, Wording.OfPrint(paragraph.Text))];
        var labels = OptionLabel().Matches(paragraph.Text).ToList();
        if (labels.Count == 0) return [new PrintedPiece(null, Wording.OfPrint(paragraph.Text))];
        return labels.Select((label, index) => new PrintedPiece(
            label.Groups["letter"].Value,
            Wording.OfPrint(paragraph.Text[(label.Index + label.Length)..(index + 1 < labels.Count ? labels[index + 1].Index : paragraph.Text.Length)])));
    }

    private static decimal Number(string text) => decimal.Parse(text, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"^[一二三四五六七八九十]+、.+（本大题共\s*(?<count>\d+)\s*小题，(每小题\s*(?<each>[\d.]+)\s*分，)?共\s*(?<marks>[\d.]+)\s*分）$", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Heading();

    [GeneratedRegex(@"^\s*(?<number>\d+)\.\s*", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Label();

    [GeneratedRegex(@"(?<=^|\t)(?<letter>[A-Z])\.(\t|$)", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex OptionLabel();
}
