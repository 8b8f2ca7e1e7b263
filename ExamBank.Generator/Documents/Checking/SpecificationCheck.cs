using System.Globalization;
using ExamBank.Domain.Errors;
using ExamBank.Domain.Questions;
using ExamBank.Domain.Values;

namespace ExamBank.Generator.Documents.Checking;

/// <summary>The specification table (双向细目表) of a form: counts and marks by work area, cognitive level and facility band, in all and by type.</summary>
internal static class SpecificationCheck
{
    private static readonly (QuestionType Type, string Name)[] Types =
    [
        (QuestionType.SingleChoice, "单项选择题"), (QuestionType.MultipleChoice, "多项选择题"), (QuestionType.TrueFalse, "判断题"), (QuestionType.FillBlank, "填空题"),
        (QuestionType.ShortAnswer, "简答题"), (QuestionType.CaseAnalysis, "案例分析题"), (QuestionType.Practical, "实操题"),
    ];

    // The row below an area that says what was planned of it.
    private const string Plan = "　计划";

    private static readonly (CognitiveLevel Level, string Name)[] Levels =
    [
        (CognitiveLevel.Remember, "识记"), (CognitiveLevel.Understand, "理解"), (CognitiveLevel.Apply, "应用"), (CognitiveLevel.Analyse, "分析"),
        (CognitiveLevel.Evaluate, "评价"), (CognitiveLevel.Create, "创造"),
    ];

    private static readonly (FacilityBand Band, string Name)[] Bands = [(FacilityBand.Easy, "易"), (FacilityBand.Medium, "中"), (FacilityBand.Hard, "难")];

    /// <summary>Name of the sheet.</summary>
    public static string SheetOf(FormModel form) => $"{form.Name} 双向细目表";

    public static IEnumerable<BankError> Run(string path, FormModel form, WorkbookSheet sheet)
    {
        var questions = form.Versions[0].Questions.ToList();
        var types = Types.Where(t => questions.Exists(q => q.Content.Type == t.Type)).ToList();
        var rows = sheet.Under(["工作领域", "名称", "实际题数", "实际分值", .. types.SelectMany(t => (string[])[$"{t.Name}\n题数", $"{t.Name}\n分值"])]).ToList();
        foreach (var (first, second, of) in Lines(questions))
        {
            string[] expected = [.. Figures(of), .. types.SelectMany(t => Figures(of.Where(q => q.Content.Type == t.Type)))];
            // A type of which a line has nothing may be left empty.
            if (rows.Where(r => r[0] == first && (second is null ? r[1] != Plan : r[1] == second)).ToList() is not [var row]
                || !row.Skip(2).Select(cell => cell.Length == 0 ? "0" : cell).SequenceEqual(expected, StringComparer.Ordinal))
                yield return CheckErrors.Figure(path, $"{SheetOf(form)} {first} {second}".TrimEnd());
        }
    }

    /// <summary>The lines that have to be there, by their first two cells, with the questions that each counts; the second cell of an area is its title.</summary>
    private static IEnumerable<(string First, string? Second, IEnumerable<QuestionModel> Of)> Lines(IReadOnlyList<QuestionModel> questions)
    {
        foreach (var area in questions.GroupBy(q => q.WorkArea, StringComparer.Ordinal)) yield return (area.Key, null, area);
        foreach (var level in questions.GroupBy(q => q.WorkArea.Split('-')[0], StringComparer.Ordinal)) yield return (level.Key, "等级小计", level);
        yield return ("合计", "实际", questions);
        foreach (var (level, name) in Levels) yield return ("认知层次", name, questions.Where(q => q.CognitiveLevel == level));
        foreach (var (band, name) in Bands) yield return ("难度档", name, questions.Where(q => q.Facility.Band == band));
    }

    private static IEnumerable<string> Figures(IEnumerable<QuestionModel> questions)
    {
        var list = questions.ToList();
        return [list.Count.ToString(CultureInfo.InvariantCulture), list.Sum(q => q.Marks.Value).ToString("0.####", CultureInfo.InvariantCulture)];
    }
}
