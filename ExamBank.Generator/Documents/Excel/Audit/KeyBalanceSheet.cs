using ClosedXML.Excel;
using ExamBank.Domain.Questions;

namespace ExamBank.Generator.Documents.Excel.Audit;

/// <summary>
/// How often each key stands in a printed version, and the longest run of one key. Of multiple choice, whose keys hold several
/// letters, the letters are counted one by one and the key is what runs.
/// </summary>
internal static class KeyBalanceSheet
{
    public static void Write(XLWorkbook workbook, PaperModel paper)
    {
        var sheet = Sheet.Add(
            workbook, "答案分布", SheetTitles.Title(paper, "各卷次答案分布"), SheetTitles.Identity(paper),
            [("卷次", 9), ("题型", 14), ("答案分布", 44), ("最长连续", 10), ("连续的答案", 12)]);
        foreach (var version in paper.Forms.SelectMany(f => f.Versions))
            foreach (var type in (QuestionType[])[QuestionType.SingleChoice, QuestionType.MultipleChoice, QuestionType.TrueFalse])
            {
                var keys = version.Questions.Where(q => q.Content.Type == type).Select(q => PrintedAnswer.Key(q).Text).ToList();
                if (keys.Count == 0) continue;
                var counted = type == QuestionType.MultipleChoice ? keys.SelectMany(key => key.Select(letter => letter.ToString())) : keys;
                var counts = counted.GroupBy(k => k, StringComparer.Ordinal).OrderBy(g => g.Key, StringComparer.Ordinal).Select(g => $"{g.Key}：{g.Count()}");
                var (run, key) = LongestRun(keys);
                sheet.Row([Terms.VersionName(version), Terms.Of(type), string.Join("　", counts), run, key]);
            }

        sheet.Note("单项选择题、判断题按答案计数；多项选择题按答案中的每个字母计数，各字母次数之和大于题数。最长连续指整个答案相同的连续题数。");
    }

    private static (int Length, string Key) LongestRun(List<string> keys)
    {
        var (best, key, run) = (0, "", 0);
        for (var i = 0; i < keys.Count; i++)
        {
            run = i > 0 && keys[i] == keys[i - 1] ? run + 1 : 1;
            if (run > best) (best, key) = (run, keys[i]);
        }

        return (best, key);
    }
}
