using System.Globalization;
using ExamBank.Domain.Errors;

namespace ExamBank.Generator.Documents.Checking;

/// <summary>The coverage table of a form: each requirement with its questions' count, marks and numbers in each version, and the sums.</summary>
internal static class CoverageCheck
{
    /// <summary>Name of the sheet.</summary>
    public static string SheetOf(FormModel form) => $"{form.Name} 覆盖表";

    public static IEnumerable<BankError> Run(string path, PaperModel paper, FormModel form, WorkbookSheet sheet)
    {
        var versions = form.Versions.Select(v => form.Versions.Count == 1 ? "题号" : string.Create(CultureInfo.InvariantCulture, $"题号（{v.Form}-{v.Number}）"));
        var rows = sheet.Under(["技能要求", "是否覆盖", "题数", "分值", .. versions]).Where(r => r[0].Length > 0).ToList();
        var questions = form.Versions[0].Questions.ToList();
        var named = paper.Requirements.Select(r => r.Key).Concat(questions.SelectMany(q => q.Requirements)).Distinct(StringComparer.Ordinal).ToList();
        foreach (var key in named)
        {
            var own = questions.Where(q => q.Requirements[0] == key).ToList();
            string[] expected =
            [
                questions.Any(q => q.Requirements.Contains(key, StringComparer.Ordinal)) ? "是" : "否",
                Text(own.Count),
                Text(own.Sum(q => q.Marks.Value)),
                .. form.Versions.Select(version => string.Join('、', version.Questions.Where(q => q.Requirements.Contains(key, StringComparer.Ordinal))
                    .Select(q => q.Requirements[0] == key ? Text(q.Number) : $"({Text(q.Number)})"))),
            ];
            if (rows.Where(r => r[0] == key).ToList() is not [var row] || !row.Skip(1).SequenceEqual(expected, StringComparer.Ordinal))
                yield return CheckErrors.Figure(path, $"{SheetOf(form)} {key}");
        }

        if (rows.Where(r => r[0] == "合计").ToList() is not [var sums] || sums[2] != Text(questions.Count) || sums[3] != Text(questions.Sum(q => q.Marks.Value)))
            yield return CheckErrors.Figure(path, $"{SheetOf(form)} 合计");
    }

    private static string Text(decimal number) => number.ToString("0.####", CultureInfo.InvariantCulture);
}
