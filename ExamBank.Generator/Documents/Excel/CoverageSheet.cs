using System.Globalization;
using ClosedXML.Excel;
using ExamBank.Domain.Values;

namespace ExamBank.Generator.Documents.Excel;

/// <summary>Which requirements of the level a form covers, by which of its questions in each version.</summary>
internal static class CoverageSheet
{
    public static void Write(XLWorkbook workbook, PaperModel paper, FormModel form)
    {
        var questions = form.Versions[0].Questions.ToList();
        var several = form.Versions.Count > 1;
        (string, double)[] columns =
        [
            ("技能要求", 13), ("内容", 52), ("是否覆盖", 9), ("题数", 7), ("分值", 7),
            .. form.Versions.Select(v => (several ? $"题号（{Terms.VersionName(v)}）" : "题号", 14.0)),
        ];
        var sheet = Sheet.Add(
            workbook, $"{form.Name} 覆盖表", SheetTitles.Title(paper, form, "技能要求覆盖表"), SheetTitles.Identity(paper, form), columns);
        foreach (var requirement in Requirements(paper, questions)) Row(sheet, form, requirement, questions);
        sheet.Row(["合计", null, null, questions.Count, Marks.Sum(questions.Select(q => q.Marks))], bold: true);
        sheet.AlignLeft(2);
        sheet.Note("题数与分值按试题的主要技能要求计；括号内的题号为兼考该要求的试题。");
    }

    private static void Row(Sheet sheet, FormModel form, PlaceModel requirement, List<QuestionModel> questions)
    {
        var primary = questions.Where(q => q.Requirements[0] == requirement.Key).ToList();
        var covered = questions.Any(q => q.Requirements.Contains(requirement.Key, StringComparer.Ordinal));
        sheet.Row(
        [
            requirement.Key,
            requirement.Title,
            covered ? "是" : "否",
            primary.Count,
            Marks.Sum(primary.Select(q => q.Marks)),
            .. form.Versions.Select(version => Numbers(version, requirement.Key)),
        ]);
    }

    private static string Numbers(VersionModel version, string requirement) => string.Join('、', version.Questions
        .Where(q => q.Requirements.Contains(requirement, StringComparer.Ordinal))
        .Select(q => q.Requirements[0] == requirement ? Number(q) : $"({Number(q)})"));

    private static string Number(QuestionModel question) => question.Number.ToString(CultureInfo.InvariantCulture);

    // A question from a lower level may test a requirement that the list does not name; the sums must still hold.
    private static IEnumerable<PlaceModel> Requirements(PaperModel paper, List<QuestionModel> questions)
    {
        var named = paper.Requirements.Select(r => r.Key).ToHashSet(StringComparer.Ordinal);
        return paper.Requirements.Concat(questions
            .SelectMany(q => q.Requirements)
            .Distinct(StringComparer.Ordinal)
            .Where(key => !named.Contains(key))
            .Order(StringComparer.Ordinal)
            .Select(key => new PlaceModel(key, "")));
    }
}
