using System.Globalization;
using ClosedXML.Excel;
using ExamBank.Domain.Values;

namespace ExamBank.Generator.Documents.Excel;

/// <summary>
/// The specification down to the single question: requirement, type, cognitive level, marks and facility of each question of a form,
/// its number in each version, and the revisions it was printed from.
/// </summary>
internal static class QuestionListSheet
{
    public static void Write(XLWorkbook workbook, PaperModel paper, FormModel form)
    {
        var several = form.Versions.Count > 1;
        (string, double)[] columns =
        [
            ("技能要求", 12), ("内容", 42), ("兼考要求", 14), ("题型", 13), ("认知层次", 9), ("难度系数", 9), ("难度档", 8), ("分值", 7), ("用时\n分钟", 7),
            .. form.Versions.Select(v => (several ? $"题号\n{Terms.VersionName(v)}" : "题号", 7.0)),
            ("试题编号", 12), ("修订", 6), ("材料\n修订", 6), ("试题代码", 20),
        ];
        var sheet = Sheet.Add(
            workbook, $"{form.Name} 试题明细", SheetTitles.Title(paper, form, "双向细目明细表"), SheetTitles.Identity(paper, form), columns,
            SheetLayout.Wide(columns, frozenColumns: 1));
        var titles = paper.Requirements.ToDictionary(r => r.Key, r => r.Title, StringComparer.Ordinal);
        var order = paper.Requirements.Select((r, index) => (r.Key, index)).ToDictionary(r => r.Key, r => r.index, StringComparer.Ordinal);
        var questions = form.Versions[0].Questions
            .OrderBy(q => order.GetValueOrDefault(q.Requirements[0], int.MaxValue))
            .ThenBy(q => q.Requirements[0], StringComparer.Ordinal)
            .ThenBy(q => q.Number)
            .ToList();
        foreach (var question in questions)
        {
            sheet.Row(
            [
                question.Requirements[0],
                titles.GetValueOrDefault(question.Requirements[0]),
                question.Requirements.Count == 1 ? null : string.Join('、', question.Requirements.Skip(1)),
                Terms.Of(question.Content.Type),
                Terms.Of(question.CognitiveLevel),
                question.Facility,
                Terms.Of(question.Facility.Band),
                question.Marks,
                question.Minutes.Value,
                .. form.Versions.Select(v => (object?)v.Questions.Single(q => q.Code == question.Code).Number),
                question.QuestionNumber,
                question.Revision,
                question.StimulusRevision,
                question.Code,
            ]);
        }

        sheet.Row(
            ["合计", string.Create(CultureInfo.InvariantCulture, $"{questions.Count} 题"), null, null, null, form.Facility, null,
                Marks.Sum(questions.Select(q => q.Marks)), questions.Sum(q => q.Minutes.Value)],
            bold: true);
        sheet.AlignLeft(2);
        sheet.Note("难度系数为该等级考生的预估得分率；合计行为按分值加权的平均。");
    }
}
