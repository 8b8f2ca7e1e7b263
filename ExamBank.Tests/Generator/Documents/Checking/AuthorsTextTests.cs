using ExamBank.Domain.Blueprints;
using ExamBank.Domain.Questions;
using ExamBank.Domain.Values;
using ExamBank.Generator.Documents;
using ExamBank.Generator.Documents.Editions;
using ExamBank.Generator.Documents.Layouts;
using ExamBank.Tests.Support;
using NUnit.Framework;

namespace ExamBank.Tests.Generator.Documents.Checking;

/// <summary>Whatever an author writes, wherever it stands: every edition is made and found to agree when it is read back.</summary>
[Long]
public sealed class AuthorsTextTests
{
    private static readonly string[] Texts =
    [
        "1. 一\n2. 二\n3. 三", "- 甲\n- 乙\n  - 丙\n  - 丁", "* 甲\n\n  段\n* 乙", "# 标题\n正文", "| 甲 | 乙 |\n|---|:-:|\n| 1 | `a|b` |", "```\ncode <b>\n  x\n```", "```", "    indented code",
        "段一\n\n段二", "甲\n\n---\n\n乙", "（2 分）甲", "两点（2 分）\n三点（4 分）", "- 两点（2 分）\n- 三点（4 分）", "7.（10 分）", "(1)（2 分）", "【解析】甲\n\n【答案】B", "1.", "2) 二", "+ 加", "$$", "价格$3与$5",
        "\ta\tb", "- [ ] 待办", "**粗**与*斜*", "第一行\\\n第二行", "<b>粗</b>&amp;", "社交电商运营（初级）", "满分：99 分", "一、单项选择题（本大题共 5 小题，每小题 2 分，共 10 分）", "𠮷😀👨‍👩‍👧",
    ];

    [TestCaseSource(nameof(Texts))]
    public void It_is_printed_and_read_back(string text) => Assert.Multiple(() =>
    {
        foreach (var (place, paper) in Papers(text))
        {
            var usual = RenderedEditions.Usual(paper, LayoutProfile.Default);
            var errors = usual.Errors;
            if (usual.Succeeded)
                errors = RenderedEditions.Missing(
                    paper, new EditionDemand([Edition.AnswerSheet], [PackageKind.Print, PackageKind.Marking]), LayoutProfile.Default,
                    usual.Value.ToDictionary(f => f.Path, f => f.Bytes, StringComparer.Ordinal)).Errors;
            Assert.That(errors.Select(e => $"{e.Code} {e.Path}"), Is.Empty, place);
        }
    });

    private static IEnumerable<(string Place, PaperModel Paper)> Papers(string text)
    {
        yield return ("stem", PaperBuilder.Of(Questions.Single($"题{text}")));
        yield return ("option", PaperBuilder.Of(Questions.Single("题", "甲", text, "乙", "丙")));
        yield return ("explanation", PaperBuilder.Of(Questions.Single("题") with { Explanation = text }));
        yield return ("answer", PaperBuilder.Of(Questions.Short() with { Answer = text }));
        yield return ("rubric", PaperBuilder.Of(Questions.Short() with { Rubric = [new RubricLine(text, Marks.From(4)), new RubricLine("乙", Marks.From(6))] }));
        yield return ("stimulus", new PaperBuilder().Section(QuestionType.CaseAnalysis, new ScoringRule(ScoringMethod.Rubric), new BuiltQuestion(Questions.Case(), Stimulus: text)).Build());
        var (practical, fill) = (Questions.Practical(), Questions.Fill());
        yield return ("task", PaperBuilder.Of(practical with { Task = practical.Task! with { Materials = [text, "乙"], Product = text, Submission = text } }));
        yield return ("blank", PaperBuilder.Of(fill with { Blanks = [.. fill.Blanks!.Select(b => b with { Accepted = [text, "另一"] })] }));
    }
}
