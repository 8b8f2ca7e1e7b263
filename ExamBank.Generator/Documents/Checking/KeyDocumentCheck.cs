using System.Globalization;
using System.Text.RegularExpressions;
using ExamBank.Domain.Errors;
using ExamBank.Domain.Questions;

namespace ExamBank.Generator.Documents.Checking;

/// <summary>Keys and scoring for those who mark: headings, keys in blocks of five, and what earns the marks of every other question.</summary>
internal static partial class KeyDocumentCheck
{
    public static IEnumerable<BankError> Run(string path, VersionModel version, OfficeParts parts)
    {
        var blocks = PrintedText.Blocks(parts.Xml("word/document.xml"));
        var (headings, _) = PrintedSections.Read([.. blocks.SelectMany(b => b.Paragraphs)]);
        for (var i = 0; i < Math.Max(headings.Count, version.Sections.Count); i++)
            if (i >= headings.Count || i >= version.Sections.Count || headings[i].Count != version.Sections[i].Questions.Count || headings[i].Marks != version.Sections[i].Questions.Sum(q => q.Marks.Value))
                yield return CheckErrors.Heading(path, i + 1);

        var keys = Keys(blocks);
        var items = Items(blocks);
        foreach (var question in version.Questions)
        {
            if (question.Content.Type <= QuestionType.TrueFalse)
            {
                if (keys.GetValueOrDefault(question.Number) is not { } key || MarksBehind().Replace(key, "") != Expected.KeyText(question, question.Content, "")) yield return CheckErrors.Key(path, question.Number);
                else if (MarksBehind().Match(key) is { Success: true } marks && Number(marks) != question.Marks.Value) yield return CheckErrors.QuestionMarks(path, question.Number);
            }
            else if (items.Where(i => i.Number == question.Number).ToList() is not [var item])
                yield return CheckErrors.Numbers(path, question.Number);
            else if (item.Marks != question.Marks.Value)
                yield return CheckErrors.QuestionMarks(path, question.Number);
            else
                foreach (var flaw in AnswersCheck.Run(path, question, item.Blocks, explained: false))
                    yield return flaw;
        }
    }

    // A key stands in the column of its number's last digit.
    private static Dictionary<int, string> Keys(IReadOnlyList<PrintedBlock> blocks)
    {
        var keys = new Dictionary<int, string>();
        foreach (var row in blocks.Where(b => b.IsTable("题号", "1 / 6", "2 / 7", "3 / 8", "4 / 9", "5 / 0")).SelectMany(b => b.Rows!.Skip(1)))
        {
            if (Range().Match(row[0]) is not { Success: true } range) continue;
            var first = int.Parse(range.Groups["first"].Value, CultureInfo.InvariantCulture);
            var last = range.Groups["last"].Success ? int.Parse(range.Groups["last"].Value, CultureInfo.InvariantCulture) : first;
            for (var number = first; number <= last; number++) keys[number] = row[1 + ((number - 1) % 5)];
        }

        return keys;
    }

    private static List<(int Number, decimal Marks, List<PrintedBlock> Blocks)> Items(IReadOnlyList<PrintedBlock> blocks)
    {
        var items = new List<(int, decimal, List<PrintedBlock>)>();
        List<PrintedBlock>? current = null;
        foreach (var block in blocks)
        {
            if (block.Rows is null && PrintedSections.IsHeading(block.Paragraphs[0]))
            {
                current = null;
                if (Item().Match(block.Text) is not { Success: true } item) continue;
                current = [];
                items.Add((int.Parse(item.Groups["number"].Value, CultureInfo.InvariantCulture), Number(item), current));
            }
            else
            {
                current?.Add(block);
            }
        }

        return items;
    }

    private static decimal Number(Match match) => decimal.Parse(match.Groups["marks"].Value, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"^(?<first>\d+)(–(?<last>\d+))?$", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Range();

    [GeneratedRegex(@"^(?<number>\d+)\.（(?<marks>\d+(\.\d+)?) 分）$", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Item();

    [GeneratedRegex(@"（(?<marks>\d+(\.\d+)?) 分）$", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex MarksBehind();
}
