using System.Globalization;
using System.Text.RegularExpressions;
using ExamBank.Domain.Errors;

namespace ExamBank.Generator.Documents.Checking;

/// <summary>
/// A printed paper against its version: headings and totals against the items, every number once, every text and option list
/// the revision's in this version's order.
/// </summary>
internal static partial class PaperDocumentCheck
{
    public static IEnumerable<BankError> Run(string path, VersionModel version, OfficeParts parts) => Run(path, version, PrintedText.Paragraphs(parts.Xml("word/document.xml")));

    /// <summary>The same of those paragraphs of a file that print the paper.</summary>
    public static IEnumerable<BankError> Run(string path, VersionModel version, IReadOnlyList<PrintedParagraph> paragraphs)
    {
        var (sections, others) = PrintedSections.Read(paragraphs);
        foreach (var flaw in Headings(path, version, sections)) yield return flaw;
        var printed = sections.SelectMany(s => s.Questions).ToList();
        var expected = version.Questions.ToList();
        if (Misnumbered(printed, expected.Count) is { } number)
        {
            yield return CheckErrors.Numbers(path, number);
            yield break;
        }

        for (var i = 0; i < expected.Count; i++)
            if (Compare(path, expected[i], printed[i]) is { } flaw)
                yield return flaw;
        var total = expected.Sum(q => q.Marks.Value);
        if (Totals().Matches(Wording.OfPrint(string.Concat(others.Select(o => o.Text)))).Any(m => Number(m) != total)) yield return CheckErrors.Total(path);
    }

    private static IEnumerable<BankError> Headings(string path, VersionModel version, IReadOnlyList<PrintedSection> sections)
    {
        for (var i = 0; i < Math.Max(sections.Count, version.Sections.Count); i++)
        {
            if (i >= sections.Count || i >= version.Sections.Count)
            {
                yield return CheckErrors.Heading(path, i + 1);
                continue;
            }

            var items = version.Sections[i].Questions;
            var marks = items.Select(q => q.Marks.Value).ToList();
            if (sections[i].Count != items.Count || sections[i].Questions.Count != items.Count || sections[i].Marks != marks.Sum()
                || (sections[i].Each is { } each && marks.Exists(m => m != each)))
                yield return CheckErrors.Heading(path, i + 1);
            else if (sections[i].Each is null)
                foreach (var flaw in EachWithMarks(path, version.Sections[i], sections[i]))
                    yield return flaw;
        }
    }

    // Where the heading gives no marks of each question, each question gives its own, and they are the first that it gives.
    private static IEnumerable<BankError> EachWithMarks(string path, SectionModel section, PrintedSection printed) => section.Questions.Zip(printed.Questions)
        .Where(pair => MarksNote().Match(string.Concat(pair.Second.Paragraphs.Select(p => p.Text))) is not { Success: true } note || Number(note) != pair.First.Marks.Value)
        .Select(pair => CheckErrors.QuestionMarks(path, pair.First.Number));

    private static int? Misnumbered(List<PrintedQuestion> printed, int count)
    {
        for (var i = 0; i < Math.Max(printed.Count, count); i++)
            if (i >= count || i >= printed.Count || printed[i].Number != i + 1)
                return i + 1;
        return null;
    }

    private static BankError? Compare(string path, QuestionModel question, PrintedQuestion printed)
    {
        var expected = Expected.Pieces(question);
        var found = printed.Pieces();
        if (!found.Select(p => p.Letter).SequenceEqual(expected.Select(p => p.Letter), StringComparer.Ordinal)) return CheckErrors.Options(path, question.Number);
        for (var i = 0; i < expected.Count; i++)
            if (!Wording.Agree(found[i].Words, expected[i].Words))
                return expected[i].Letter is null ? CheckErrors.Words(path, question.Number) : CheckErrors.Options(path, question.Number);
        return null;
    }

    private static decimal Number(Match match) => decimal.Parse(match.Groups["number"].Value, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"(满分|总分)：?(?<number>\d+(\.\d+)?)分", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Totals();

    [GeneratedRegex(@"（\s*(?<number>\d+(\.\d+)?)\s*分）", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex MarksNote();
}
