using System.Globalization;
using ExamBank.Domain.Errors;

namespace ExamBank.Generator.Documents.Checking;

/// <summary>The notice of a revised key: it names its revision, and in the table of each version every question that is marked otherwise, and no other.</summary>
internal static class CorrectionCheck
{
    public static IEnumerable<BankError> Run(string path, PaperModel paper, OfficeParts parts)
    {
        foreach (var flaw in IdentityCheck.OfWhole(paper, path, parts)) yield return flaw;
        var blocks = PrintedText.Blocks(parts.Xml("word/document.xml"));
        var revision = paper.KeyRevision!.Number.ToString(CultureInfo.InvariantCulture);
        if (!blocks.Any(b => b.Rows is null && b.Text.Contains($"第 {revision} 版", StringComparison.Ordinal))) yield return CheckErrors.Identity(path);
        var tables = new Queue<PrintedBlock>(blocks.Where(b => b.IsTable("题号", "题型", "分值", "原答案", "修订后")));
        foreach (var version in paper.Forms.SelectMany(f => f.Versions))
        {
            var amended = version.Questions.Where(q => q.Amendment is not null).ToList();
            if (amended.Count == 0) continue;
            if (!tables.TryDequeue(out var table))
            {
                yield return CheckErrors.Missing(path, "修订后");
                yield break;
            }

            var rows = table.Rows!.Skip(1).ToList();
            var numbers = rows.Select(row => row[0].Split(' ')[0]).Distinct(StringComparer.Ordinal);
            if (!numbers.SequenceEqual(amended.Select(q => q.Number.ToString(CultureInfo.InvariantCulture)), StringComparer.Ordinal)) yield return CheckErrors.Numbers(path, amended[0].Number);
            foreach (var question in amended)
            {
                var own = rows.Where(row => row[0].Split(' ')[0] == question.Number.ToString(CultureInfo.InvariantCulture)).ToList();
                if (own.Any(r => r[2] != question.Marks.ToString())) yield return CheckErrors.QuestionMarks(path, question.Number);
                if (question.Amendment!.IsVoid)
                {
                    if (own is not [var row] || row[4] != "全员得分") yield return CheckErrors.Key(path, question.Number);
                    continue;
                }

                foreach (var (content, part, label) in Expected.Responses(question))
                    if (content.Key is not null && Expected.KeyText(question, content, part) is { } key && key != Expected.Key(question, content, part) && !own.Any(r => r[0] == label && r[4] == key))
                        yield return CheckErrors.Key(path, question.Number);
            }
        }
    }
}
