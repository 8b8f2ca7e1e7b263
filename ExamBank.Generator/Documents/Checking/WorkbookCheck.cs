using System.Globalization;
using System.Text.RegularExpressions;
using ExamBank.Domain.Blueprints;
using ExamBank.Domain.Errors;
using ExamBank.Domain.Questions;

namespace ExamBank.Generator.Documents.Checking;

/// <summary>The marking workbook: keys and marks of every version, keys in blocks, explanations with their letters, rubric lines and totals.</summary>
internal static partial class WorkbookCheck
{
    public static IEnumerable<BankError> Run(string path, PaperModel paper, OfficeParts parts)
    {
        var sheets = WorkbookCells.Read(parts);
        foreach (var version in paper.Forms.SelectMany(f => f.Versions))
        {
            var name = string.Create(CultureInfo.InvariantCulture, $"{version.Form}-{version.Number}");
            foreach (var (kind, check) in ((string, Func<string, VersionModel, WorkbookSheet, IEnumerable<BankError>>)[])[("答案", Keys), ("速查", Blocks), ("解析", Explanations)])
            {
                var place = $"{path} {name} {kind}";
                if (!sheets.TryGetValue($"{name} {kind}", out var sheet)) yield return CheckErrors.Missing(path, $"{name} {kind}");
                else
                    foreach (var flaw in IdentityCheck.Run(paper, place, version, sheet.Value.Text).Concat(check(place, version, sheet.Value)))
                        yield return flaw;
            }
        }

        foreach (var form in paper.Forms)
            foreach (var (name, check) in ((string, Func<WorkbookSheet, IEnumerable<BankError>>)[])
                [(SpecificationCheck.SheetOf(form), sheet => SpecificationCheck.Run(path, form, sheet)), (CoverageCheck.SheetOf(form), sheet => CoverageCheck.Run(path, paper, form, sheet))])
            {
                if (!sheets.TryGetValue(name, out var sheet)) yield return CheckErrors.Missing(path, name);
                else
                    foreach (var flaw in check(sheet.Value))
                        yield return flaw;
            }

        foreach (var flaw in Table(path, "答案总表", paper, sheets, (section, question, cell) =>
            section.Scoring.Rule == ScoringMethod.Rubric || Expected.Key(question, question.Content, "") is not { } key || cell == key ? null : CheckErrors.Key(path, question.Number)).Concat(
            Table(path, "分值总表", paper, sheets, (_, question, cell) => Marks(cell) == question.Marks.Value ? null : CheckErrors.QuestionMarks(path, question.Number))))
            yield return flaw;
    }

    /// <summary>A table that scores are calculated by: a row a version, a column a number.</summary>
    private static IEnumerable<BankError> Table(
        string path, string name, PaperModel paper, IReadOnlyDictionary<string, Lazy<WorkbookSheet>> sheets, Func<SectionModel, QuestionModel, string, BankError?> compare)
    {
        foreach (var version in paper.Forms.SelectMany(f => f.Versions))
        {
            var row = !sheets.TryGetValue(name, out var sheet) ? null : sheet.Value
                .Under(["卷次", .. version.Questions.Select(q => q.Number.ToString(CultureInfo.InvariantCulture))])
                .FirstOrDefault(cells => cells[0] == string.Create(CultureInfo.InvariantCulture, $"{version.Form}-{version.Number}"));
            if (row is null) yield return CheckErrors.Missing(path, name);
            else
                foreach (var flaw in version.Sections.SelectMany(s => s.Questions.Select(q => compare(s, q, row[q.Number]))).OfType<BankError>())
                    yield return flaw;
        }
    }

    private static IEnumerable<BankError> Keys(string path, VersionModel version, WorkbookSheet sheet)
    {
        var rows = sheet.Under("题号", "答案", "分值", "试题代码").ToList();
        foreach (var flaw in Numbered(path, version, [.. rows.Where(r => r[0].Length > 0)], (question, row) =>
            row[3] != question.Code ? CheckErrors.Words(path, question.Number)
            : !IsKey(question, question.Content, "", row[1]) ? CheckErrors.Key(path, question.Number)
            : Marks(row[2]) != question.Marks.Value ? CheckErrors.QuestionMarks(path, question.Number) : null)) yield return flaw;
        var sums = rows.Where(r => r[0].Length == 0 && r[1].EndsWith("小计", StringComparison.Ordinal)).Select(r => Marks(r[2])).ToList();
        var totals = rows.Where(r => r[0].Length == 0 && r[1] == "合计").Select(r => Marks(r[2])).ToList();
        if (!sums.SequenceEqual(version.Sections.Select(s => (decimal?)s.Questions.Sum(q => q.Marks.Value))) || !totals.SequenceEqual([version.Questions.Sum(q => q.Marks.Value)]))
            yield return CheckErrors.Total(path);
    }

    /// <summary>A row of five keys says in its second cell which numbers they are of.</summary>
    private static IEnumerable<BankError> Blocks(string path, VersionModel version, WorkbookSheet sheet)
    {
        var keys = new Dictionary<int, string>();
        foreach (var row in sheet.Under("题号", "1 / 6", "2 / 7", "3 / 8", "4 / 9", "5 / 0"))
        {
            if (BlockRange().Match(row[0]) is not { Success: true } range) continue;
            var first = int.Parse(range.Groups["first"].Value, CultureInfo.InvariantCulture);
            var last = range.Groups["last"].Success ? int.Parse(range.Groups["last"].Value, CultureInfo.InvariantCulture) : first;
            for (var number = first; number <= last; number++) keys[number] = row[1 + ((number - 1) % 5)];
        }

        foreach (var question in version.Questions.Where(q => q.Content.Type <= QuestionType.TrueFalse))
            if (keys.GetValueOrDefault(question.Number) != Expected.Key(question, question.Content, ""))
                yield return CheckErrors.Key(path, question.Number);
    }

    private static IEnumerable<BankError> Explanations(string path, VersionModel version, WorkbookSheet sheet)
    {
        var rows = sheet.Under("题号", "答案", "分值", "解析与评分细则").Where(r => r[0].Length > 0).ToList();
        var expected = version.Questions.SelectMany(q => Expected.Responses(q).Select(r => (Question: q, r.Content, r.Part, r.Label))).ToList();
        if (!rows.Select(r => r[0]).SequenceEqual(expected.Select(e => e.Label), StringComparer.Ordinal))
        {
            yield return CheckErrors.Missing(path, "解析与评分细则");
            yield break;
        }

        foreach (var (row, (question, content, part, _)) in rows.Zip(expected))
        {
            var words = Wording.OfPrint(Restored(row[3]));
            if (!IsKey(question, content, part, row[1])) yield return CheckErrors.Key(path, question.Number);
            if (Expected.Explanation(question, content, part) is { } explanation && !words.EndsWith(explanation, StringComparison.Ordinal)) yield return CheckErrors.Explanation(path, question.Number);
            if (!Shares(content, row[3], Marks(row[2]))) yield return CheckErrors.Rubric(path, question.Number);
        }

        foreach (var group in rows.Zip(expected).GroupBy(r => r.Second.Question).Where(g => g.Count() > 1))
            if (group.Skip(1).Sum(r => Marks(r.First[2])) != group.Key.Marks.Value)
                yield return CheckErrors.Rubric(path, group.Key.Number);
    }

    /// <summary>The lines that earn marks come first, each with its marks, and their marks sum to those of the row.</summary>
    private static bool Shares(ResponseContent content, string words, decimal? marks)
    {
        if (content.Blanks is { Count: > 0 } blanks) return AddUp([.. BlankShare().Matches(words).Take(blanks.Count)], blanks.Count, marks);
        if (content.Rubric is not { Count: > 0 } rubric) return true;
        // A criterion may give marks in lines of its own, which stay lines or are joined; those of the criterion stand behind it.
        return AddUp(Behind(rubric, words, ownLines: false), rubric.Count, marks) || AddUp(Behind(rubric, words, ownLines: true), rubric.Count, marks);
    }

    private static List<Match> Behind(IReadOnlyList<RubricLine> rubric, string words, bool ownLines)
    {
        var (found, next) = (LineShare().Matches(words), 0);
        var shares = new List<Match>();
        foreach (var criterion in rubric.Select(line => line.Criterion))
        {
            if (ownLines) next += LineShare().Count(criterion[..Math.Max(0, criterion.LastIndexOf('\n'))]);
            if (next < found.Count) shares.Add(found[next++]);
        }

        return shares;
    }

    private static bool AddUp(List<Match> shares, int lines, decimal? marks) =>
        shares.Count == lines && shares.Sum(m => decimal.Parse(m.Groups["marks"].Value, CultureInfo.InvariantCulture)) == marks;

    private static IEnumerable<BankError> Numbered(string path, VersionModel version, List<IReadOnlyList<string>> rows, Func<QuestionModel, IReadOnlyList<string>, BankError?> compare)
    {
        var expected = version.Questions.ToList();
        for (var i = 0; i < Math.Max(rows.Count, expected.Count); i++)
        {
            if (i >= rows.Count || i >= expected.Count || rows[i][0] != (i + 1).ToString(CultureInfo.InvariantCulture))
            {
                yield return CheckErrors.Numbers(path, i + 1);
                yield break;
            }

            if (compare(expected[i], rows[i]) is { } flaw) yield return flaw;
        }
    }

    private static bool IsKey(QuestionModel question, ResponseContent content, string part, string cell)
    {
        if (Expected.Key(question, content, part) is { } key) return cell == key;
        // Blanks in the order of the stem; what is marked by a rubric has its answer or a note, which is not compared by letters.
        if (content.Blanks is not { } blanks) return content.Answer is not { } answer || Wording.OfPrint(Restored(cell)) == Wording.OfMarkdown(answer);
        var accepted = ContentToken.In(content.Stem).Where(t => t.Kind == ContentToken.Blank).Select(t => blanks.Single(b => b.Id == t.Id).Accepted[0]);
        return Wording.OfPrint(Restored(cell)) == Wording.OfPrint(string.Join('；', accepted));
    }

    // A cell holds 32,767 characters; what a worksheet escapes (_x0041_) is read as it was meant.
    private static string Restored(string cell) => Escaped().Replace(cell, m => ((char)Convert.ToUInt16(m.Groups["code"].Value, 16)).ToString());

    private static decimal? Marks(string cell) => decimal.TryParse(cell, NumberStyles.Float, CultureInfo.InvariantCulture, out var marks) ? marks : null;

    [GeneratedRegex(@"^(?<first>\d+)(–(?<last>\d+))?$", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex BlockRange();

    [GeneratedRegex(@"^第 \d+ 空（(?<marks>\d+(\.\d+)?) 分）：", RegexOptions.ExplicitCapture | RegexOptions.Multiline | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex BlankShare();

    [GeneratedRegex(@"（(?<marks>\d+(\.\d+)?) 分）\r?$", RegexOptions.ExplicitCapture | RegexOptions.Multiline | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex LineShare();

    [GeneratedRegex("_x(?<code>[0-9A-Fa-f]{4})_", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Escaped();
}
