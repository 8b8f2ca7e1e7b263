using System.Globalization;
using ExamBank.Domain.Blueprints;
using ExamBank.Domain.Questions;
using ExamBank.Domain.Values;
using ExamBank.Generator.Documents;
using ExamBank.Generator.Documents.Layouts;
using ExamBank.Generator.Documents.Word;
using ExamBank.Generator.Exchange.Layouts;
using ExamBank.Tests.Support;
using NUnit.Framework;

namespace ExamBank.Tests.Generator.Documents;

/// <summary>Questions a little lower and a little higher than a column, as LibreOffice prints them.</summary>
[Long]
[NonParallelizable]
public sealed class ColumnFitTests
{
    private const double PointsPerMillimetre = 72 / 25.4;
    private const string Prose = "Our store answers every request within one day and keeps a record of it for the next audit of the service team ";

    [Test]
    public void No_question_that_fits_into_a_column_is_cut_and_none_that_does_not_loses_a_line(
        [Values("a4", "a3")] string sheet, [Values("paragraphs", "latin", "writing", "case", "statement", "table")] string kind)
    {
        var layout = LayoutCatalogue.Find(sheet, "").Value;
        var height = (double)(layout.Sheet.Height - layout.Margins.Top - layout.Margins.Bottom) * PointsPerMillimetre;
        var lines = (int)(height / (double)layout.Leading);
        var high = Enumerable.Range(0, 13).Select(i => lines * (84 + (i * 3)) / 100).ToList();
        var paper = Paper(kind, high, (double)(layout.Leading / layout.WritingLeading), layout);
        var version = paper.Forms[0].Versions[0];
        var pages = RenderedPages.Of($"fit-{sheet}-{kind}", "docx", PaperDocument.Write(paper, version, layout)).Pages;
        var printed = Printed(pages, layout, version);
        var (whole, cut) = (0, 0);
        Assert.Multiple(() =>
        {
            foreach (var question in version.Questions.Where(q => q.Number % 2 == 0))
            {
                var columns = printed[question.Number];
                var needed = columns.Sum(c => c[^1].Top - c[0].Top + (double)layout.Leading);
                var name = string.Create(CultureInfo.InvariantCulture, $"question {question.Number}, {needed / height:P0} of a column");
                if (needed <= height - (double)layout.Sizes.Body) Assert.That(columns, Has.Count.EqualTo(1), $"{name}, is cut");
                // A table that is higher than a column begins where it stands, be it at the end of one.
                Assert.That(columns, Has.Count.LessThanOrEqualTo(kind == "table" ? 3 : 2), $"{name}, is cut more often than it has to be");
                var text = string.Concat(columns.SelectMany(c => c).Select(line => line.Text));
                foreach (var expected in Texts(question)) Assert.That(text, Does.Contain(RenderedPages.Squeeze(expected)), name);
                var rules = columns.SelectMany(c => c).Count(line => line.Text.Length > 20 && line.Text.All(c => c == '_'));
                if (kind == "writing") Assert.That(rules, Is.EqualTo((int)Math.Ceiling(question.Marks.Value * 0.8m)), name);
                if (columns.Count == 1) whole++;
                else cut++;
            }
        });
        Assert.That((whole > 2, cut > 1), Is.EqualTo((true, true)), "there are questions on both sides of the limit");
    }

    // Lines of each question, column by column.
    private static Dictionary<int, List<List<(double Top, string Text)>>> Printed(IReadOnlyList<RenderedPage> pages, LayoutProfile layout, VersionModel version)
    {
        var foot = (double)(layout.Sheet.Height - layout.Margins.Bottom) * PointsPerMillimetre;
        var printed = new Dictionary<int, List<List<(double Top, string Text)>>>();
        var number = 0;
        foreach (var column in pages.SelectMany((page, i) => page.Columns(layout, front: i % 2 == 0)))
        {
            var started = -1;
            foreach (var line in column.Where(line => line.Top < foot))
            {
                if (number < version.Questions.Count() && line.Text.StartsWith(string.Create(CultureInfo.InvariantCulture, $"{number + 1}.第{number + 1}题"), StringComparison.Ordinal)) number++;
                if (number == 0) continue;
                if (!printed.TryGetValue(number, out var parts)) printed[number] = parts = [];
                if (started != number) parts.Add([]);
                started = number;
                parts[^1].Add(line);
            }
        }

        return printed;
    }

    // Before each high question stands a low one, so that it would begin in the midst of a column.
    private static PaperModel Paper(string kind, List<int> high, double writing, LayoutProfile layout)
    {
        var type = kind switch { "writing" => QuestionType.ShortAnswer, "case" => QuestionType.CaseAnalysis, "statement" => QuestionType.TrueFalse, _ => QuestionType.SingleChoice };
        var signs = (int)((double)layout.ColumnWidth * PointsPerMillimetre / (double)layout.Sizes.Body) - 2;
        var words = (int)((double)layout.ColumnWidth * PointsPerMillimetre / (double)layout.Sizes.Body * 2.3);
        IEnumerable<BuiltQuestion> Pair(int lines, int pair)
        {
            var (low, number) = ((2 * pair) + 1, (2 * pair) + 2);
            yield return Low(type, low);
            yield return new BuiltQuestion(
                kind switch
                {
                    "paragraphs" => Questions.Single(Paragraphs(number, lines - 4), Options(number)),
                    "table" => Questions.Single($"第{number}题：看表。\n\n|序号|金额|\n|-|-|\n" + string.Join('\n', Enumerable.Range(1, lines - 7).Select(k => $"|第{number}表{k}行|{k}元|")), Options(number)),
                    "latin" => Questions.Single($"第{number}题：{Latin((lines - 4) * words)}", Options(number)),
                    "statement" => Questions.Statement() with { Stem = $"第{number}题：{Chinese((lines * signs) - 10)}" },
                    "writing" => Questions.Short() with { Stem = $"第{number}题：简述选品的步骤。" },
                    _ => Case(number),
                },
                $"F-{number:000}", $"Q-{number:000000}",
                kind == "writing" ? Marks.From(Math.Floor((decimal)(lines * writing / 0.8))) : null,
                kind == "case" ? string.Join("\n\n", Enumerable.Range(1, lines - 9).Select(k => $"材料{number}之{k}。")) : null);
        }

        return new PaperBuilder()
            .Section(type, new ScoringRule(type == QuestionType.SingleChoice ? ScoringMethod.AllOrNothing : ScoringMethod.Rubric), [.. high.SelectMany(Pair)])
            .Build();
    }

    private static BuiltQuestion Low(QuestionType type, int number) => new(
        type switch
        {
            QuestionType.ShortAnswer => Questions.Short() with { Stem = $"第{number}题：简述。" },
            QuestionType.CaseAnalysis => Case(number),
            QuestionType.TrueFalse => Questions.Statement() with { Stem = $"第{number}题：一句话。" },
            _ => Questions.Single($"第{number}题：下列说法正确的是"),
        },
        $"F-{number:000}", $"Q-{number:000000}", Stimulus: type == QuestionType.CaseAnalysis ? $"材料{number}。" : null);

    private static QuestionContent Case(int number) => Questions.Case() with { Stem = $"第{number}题：阅读材料，回答问题。" };

    private static string Paragraphs(int number, int count) => string.Join("\n\n", Enumerable.Range(1, count).Select(k => k == 1 ? $"第{number}题：第一段。" : $"第{number}题之{k}。"));

    private static string Latin(int length) => string.Concat(Enumerable.Repeat(Prose, (length / Prose.Length) + 1))[..length].Trim();

    private static string Chinese(int length) => string.Concat(Enumerable.Range(0, length).Select(i => "直播选品排期复盘客服售后"[i * 7 % 12]));

    private static string[] Options(int number) => [.. Enumerable.Range(1, 4).Select(k => $"第{number}题的第{k}个选项，它独占一行，一二三四五六七八九十一二三四五")];

    private static IEnumerable<string> Texts(QuestionModel question) =>
    [
        .. question.Content.Stem.Split("\n\n").SelectMany(part => part[0] == '|' ? part.Split('|', '\n').Where(cell => cell.Length > 1) : [part]),
        .. (question.StimulusContent ?? "").Split("\n\n"),
        .. (question.Content.Options ?? []).Select(o => o.Text),
        .. (question.Content.Parts ?? []).Select(p => p.Stem),
    ];
}
