using System.Globalization;
using System.Text.RegularExpressions;
using ExamBank.Domain.Errors;

namespace ExamBank.Generator.Documents.Checking;

/// <summary>A score sheet for practical work: the rubric of every task adds up to its marks, and the tasks to the total.</summary>
internal static partial class ScoreSheetCheck
{
    public static IEnumerable<BankError> Run(string path, VersionModel version, OfficeParts parts)
    {
        var blocks = PrintedText.Blocks(parts.Xml("word/document.xml"));
        var tasks = version.Questions.Where(q => q.Content.Task is not null).ToList();
        foreach (var question in tasks)
        {
            var rubric = blocks.SkipWhile(b => Head().Match(b.Text) is not { Success: true } head || Number(head.Groups["number"].Value) != question.Number || Number(head.Groups["marks"].Value) != question.Marks.Value)
                .FirstOrDefault(b => b.IsTable("序号", "评分要点", "分值"));
            if (rubric is null || !AnswersCheck.IsRubric(question.Content.Rubric ?? [], rubric.Rows!, question.Marks.Value)) yield return CheckErrors.Rubric(path, question.Number);
        }

        var totals = blocks.FirstOrDefault(b => b.IsTable("题号", "满分"))?.Rows;
        if (totals is null || !totals.Skip(1).Select(row => (row[0], Number(row[1]))).SequenceEqual(
            tasks.Select(q => (q.Number.ToString(CultureInfo.InvariantCulture), q.Marks.Value)).Append(("合计", tasks.Sum(q => q.Marks.Value)))))
            yield return CheckErrors.Total(path);
    }

    private static decimal Number(string text) => decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : -1;

    [GeneratedRegex(@"^第 (?<number>\d+) 题（满分 (?<marks>\d+(\.\d+)?) 分）$", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Head();
}
