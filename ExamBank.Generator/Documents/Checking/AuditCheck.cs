using System.Globalization;
using ExamBank.Domain.Errors;
using ExamBank.Domain.Questions;
using ExamBank.Domain.Questions.Quality;
using ExamBank.Domain.Values;

namespace ExamBank.Generator.Documents.Checking;

/// <summary>The audit workbook: every figure that an auditor signs for is worked out again from the questions.</summary>
internal static class AuditCheck
{
    private const string Summary = "审核汇总";

    public static IEnumerable<BankError> Run(string path, PaperModel paper, OfficeParts parts)
    {
        var sheets = WorkbookCells.Read(parts);
        foreach (var name in (string[])[Summary, "重复题", "答案分布", "前后提示", .. paper.Forms.Select(f => CoverageCheck.SheetOf(f))])
        {
            if (!sheets.TryGetValue(name, out var sheet))
            {
                yield return CheckErrors.Missing(path, name);
                continue;
            }

            if (!sheet.Value.Text.Contains(paper.Number, StringComparison.Ordinal)) yield return CheckErrors.Identity($"{path} {name}");
            var flaws = name switch
            {
                Summary => paper.Forms.SelectMany(form => Figures(path, paper, form, sheet.Value)),
                "重复题" => Shared(path, paper, sheet.Value),
                "答案分布" => Keys(path, paper, sheet.Value),
                "前后提示" => Hints(path, paper, sheet.Value),
                _ => CoverageCheck.Run(path, paper, paper.Forms.Single(f => CoverageCheck.SheetOf(f) == name), sheet.Value),
            };
            foreach (var flaw in flaws) yield return flaw;
        }
    }

    private static IEnumerable<BankError> Figures(string path, PaperModel paper, FormModel form, WorkbookSheet sheet)
    {
        var questions = form.Versions[0].Questions.ToList();
        var marks = questions.Sum(q => q.Marks.Value);
        var facility = questions.Sum(q => q.Marks.Value * q.Facility.Value) / marks;
        var rows = sheet.Under("卷别", "项目", "计划", "实际", "结论").Where(r => r[0] == form.Name).ToList();
        var covered = paper.Requirements.Count(r => questions.Any(q => q.Requirements.Contains(r.Key, StringComparer.Ordinal)));
        var target = paper.MeanFacility?.Target;
        (string Item, string? Plan, decimal Actual)?[] expected =
        [
            ("题数", Text(paper.PlannedSections.Sum(s => s.Count)), questions.Count),
            ("总分", Text(paper.TotalMarks.Value), marks),
            ("用时（分钟）", $"≤ {Text(paper.Duration.Value)}", questions.Sum(q => q.Minutes.Value)),
            ("平均难度系数", null, facility),
            target is { } wanted ? ("与目标难度之差", Text(wanted), facility - wanted) : null,
            ("难度档 易（分值）", null, Band(questions, FacilityBand.Easy)),
            ("难度档 中（分值）", null, Band(questions, FacilityBand.Medium)),
            ("难度档 难（分值）", null, Band(questions, FacilityBand.Hard)),
            ("技能要求覆盖率", null, paper.Requirements.Count == 0 ? 0 : (decimal)covered / paper.Requirements.Count),
        ];
        foreach (var (item, plan, actual) in expected.OfType<(string, string?, decimal)>())
        {
            var found = rows.Where(r => r[1] == item).ToList();
            if (found is not [var row]) yield return CheckErrors.Missing(path, $"{Summary} {form.Name} {item}");
            else if (!Near(row[3], actual) || (plan is not null && row[2] != plan) || (row[4].Length > 0 && row[4] != Verdict(row[2], Number(row[3]))))
                yield return CheckErrors.Figure($"{path} {Summary}", $"{form.Name} {item}");
        }
    }

    // What stands in the column of verdicts follows from the two before it.
    private static string Verdict(string plan, decimal? actual)
    {
        var limits = plan.Split('–');
        decimal? Of(string text) => decimal.TryParse(text.TrimStart('≥', '≤', ' '), NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : null;
        var least = plan.StartsWith('≤') ? null : Of(limits[0]);
        var most = plan.StartsWith('≥') ? null : Of(limits[^1]);
        return plan.Length == 0 ? "未规定" : actual < least || actual > most ? "不符" : "符合";
    }

    private static IEnumerable<BankError> Shared(string path, PaperModel paper, WorkbookSheet sheet)
    {
        var expected = new List<string>();
        void Expect(FormModel form, string other, IEnumerable<string> codes)
        {
            var shared = Codes(form).Intersect(codes, StringComparer.Ordinal).ToList();
            expected.Add($"{form.Name}|{other}|{shared.Count}|{string.Join('、', shared)}");
        }

        foreach (var (index, form) in paper.Forms.Index())
            foreach (var other in paper.Forms.Skip(index + 1))
                Expect(form, $"{other.Name}卷", Codes(other));
        foreach (var form in paper.Forms)
            foreach (var recent in paper.Recent ?? [])
                Expect(form, $"{recent.Paper} {recent.Form}卷", recent.Codes);
        var found = sheet.Under("卷别", "对照", "重复题数", "试题代码").Where(r => r[1].Length > 0).Select(r => string.Join('|', r));
        if (!found.SequenceEqual(expected, StringComparer.Ordinal)) yield return CheckErrors.Figure(path, "重复题");
    }

    private static IEnumerable<BankError> Keys(string path, PaperModel paper, WorkbookSheet sheet)
    {
        var rows = sheet.Under("卷次", "题型", "答案分布", "最长连续", "连续的答案").ToList();
        foreach (var version in paper.Forms.SelectMany(f => f.Versions))
            foreach (var (type, name) in ((QuestionType, string)[])[(QuestionType.SingleChoice, "单项选择题"), (QuestionType.MultipleChoice, "多项选择题"), (QuestionType.TrueFalse, "判断题")])
            {
                var keys = version.Questions.Where(q => q.Content.Type == type).Select(q => Expected.Key(q, q.Content, "")!).ToList();
                if (keys.Count == 0) continue;
                // A key of several letters counts for each of them.
                var marks = type == QuestionType.MultipleChoice ? keys.SelectMany(key => key).Select(letter => letter.ToString()).ToList() : keys;
                var spread = string.Join("　", marks.Distinct().Order(StringComparer.Ordinal).Select(mark => $"{mark}：{marks.Count(m => m == mark)}"));
                var runs = keys.Select((key, i) => (Key: key, Length: keys.Skip(i).TakeWhile(k => k == key).Count())).ToList();
                var (run, length) = runs.MaxBy(r => r.Length);
                var place = string.Create(CultureInfo.InvariantCulture, $"{version.Form}-{version.Number}");
                if (rows.Where(r => r[0] == place && r[1] == name).ToList() is not [var row] || row[2] != spread || row[3] != Text(length) || row[4] != run)
                    yield return CheckErrors.Figure(path, $"答案分布 {place} {name}");
            }
    }

    private static IEnumerable<BankError> Hints(string path, PaperModel paper, WorkbookSheet sheet)
    {
        var expected = new List<string>();
        foreach (var version in paper.Forms.Select(f => f.Versions[0]))
        {
            List<QuestionModel> questions = [.. version.Questions];
            expected.AddRange(GivenAway.In([.. questions.Select(q => q.Content)]).Select(given => string.Create(
                CultureInfo.InvariantCulture, $"{version.Form}-{version.Number}|{questions[given.Asked].Number}|{questions[given.Giver].Number}|{given.Words}")));
        }

        var found = sheet.Under("卷次", "被提示题号", "提示题号", "答案的文字").Where(r => r[1].Length > 0).Select(r => string.Join('|', r)).ToList();
        if (!found.Order(StringComparer.Ordinal).SequenceEqual(expected.Order(StringComparer.Ordinal), StringComparer.Ordinal)) yield return CheckErrors.Figure(path, "前后提示");
    }

    private static decimal Band(IEnumerable<QuestionModel> questions, FacilityBand band) => questions.Where(q => q.Facility.Band == band).Sum(q => q.Marks.Value);

    private static IEnumerable<string> Codes(FormModel form) => form.Versions[0].Questions.Select(q => q.Code);

    private static string Text(decimal number) => number.ToString("0.####", CultureInfo.InvariantCulture);

    private static decimal? Number(string cell) => decimal.TryParse(cell, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : null;

    // A worksheet holds binary fractions, and a facility is printed to a ten-thousandth.
    private static bool Near(string cell, decimal expected) => Number(cell) is { } number && Math.Abs(number - expected) <= 0.0001m;
}
