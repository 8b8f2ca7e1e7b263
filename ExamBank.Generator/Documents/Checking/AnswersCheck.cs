using System.Globalization;
using System.Text.RegularExpressions;
using ExamBank.Domain.Errors;
using ExamBank.Domain.Questions;

namespace ExamBank.Generator.Documents.Checking;

/// <summary>
/// What a document for reviewers or markers says behind a question: keys and explanations with the letters of this version, accepted
/// answers, model answers, and rubric lines that add up to the marks.
/// </summary>
internal static partial class AnswersCheck
{
    /// <param name="path">The file.</param>
    /// <param name="question">The question.</param>
    /// <param name="blocks">What stands behind its text.</param>
    /// <param name="explained">Whether its explanation has to be there.</param>
    public static IEnumerable<BankError> Run(string path, QuestionModel question, IReadOnlyList<PrintedBlock> blocks, bool explained)
    {
        var responses = Expected.Responses(question).Skip(question.Content.Parts is { Count: > 0 } ? 1 : 0).ToList();
        var answers = Answers(question, blocks);
        if (answers.Count != responses.Count || (question.Content.Parts is { Count: > 0 } && answers.Sum(a => a.Marks) != question.Marks.Value))
        {
            yield return CheckErrors.Rubric(path, question.Number);
            yield break;
        }

        foreach (var ((content, part, _), answer) in responses.Zip(answers))
        {
            if (!IsKey(question, content, part, answer)) yield return CheckErrors.Key(path, question.Number);
            if (!AddsUp(content, answer)) yield return CheckErrors.Rubric(path, question.Number);
            if (explained && Expected.Explanation(question, content, part) is { } explanation && !Wording.Agree(Wording.OfPrint(answer.Under("解析")), explanation))
                yield return CheckErrors.Explanation(path, question.Number);
        }
    }

    /// <summary>Rows of a rubric: number, criterion and marks of each line, then the sum.</summary>
    public static bool IsRubric(IReadOnlyList<RubricLine> rubric, IReadOnlyList<IReadOnlyList<string>> rows, decimal marks)
    {
        var lines = rows.Skip(1).SkipLast(1).ToList();
        return lines.Count == rubric.Count && lines.Zip(rubric).All(pair => Wording.Agree(Wording.OfPrint(pair.First[1]), Wording.OfMarkdown(pair.Second.Criterion)))
            && lines.Sum(line => Number(line[2])) == marks && Number(rows[^1][2]) == marks;
    }

    private static List<Answer> Answers(QuestionModel question, IReadOnlyList<PrintedBlock> blocks)
    {
        var answers = new List<Answer>();
        if (question.Content.Parts is not { Count: > 0 }) answers.Add(new Answer(question.Marks.Value));
        string? label = null;
        foreach (var block in blocks)
        {
            label = block.Label ?? label;
            if (question.Content.Parts is { Count: > 0 } && PartHead().Match($"{block.Label}{block.Text}") is { Success: true } head)
                answers.Add(new Answer(Number(head.Groups["marks"].Value)));
            else if (answers.Count > 0 && block.IsTable("序号", "评分要点", "分值"))
                answers[^1].Rubric = block.Rows;
            else if (answers.Count > 0 && label is not null)
                answers[^1].Add(label, block.Text);
        }

        return answers;
    }

    private static bool IsKey(QuestionModel question, ResponseContent content, string part, Answer answer)
    {
        if (question.Amendment?.IsVoid == true && content.Key is null) return answer.Under("更正").Contains("全员得分", StringComparison.Ordinal);
        if (content.Key is not null) return answer.Under("答案").Trim() == Expected.KeyText(question, content, part);
        if (content.Blanks is { } blanks)
        {
            var accepted = ContentToken.In(content.Stem).Where(t => t.Kind == ContentToken.Blank).Select(t => Wording.OfPrint(string.Join(" / ", blanks.Single(b => b.Id == t.Id).Accepted)));
            return answer.Blanks.Select(b => Wording.OfPrint(b.Accepted)).SequenceEqual(accepted, StringComparer.Ordinal);
        }

        return content.Answer is not { } model || Wording.Agree(Wording.OfPrint(answer.Under("参考答案")), Wording.OfMarkdown(model));
    }

    private static bool AddsUp(ResponseContent content, Answer answer) =>
        (content.Blanks is null || answer.Blanks.Sum(b => b.Marks) == answer.Marks)
        && (content.Rubric is not { Count: > 0 } rubric || (answer.Rubric is { } rows && IsRubric(rubric, rows, answer.Marks)));

    private static decimal Number(string text) => decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : 0;

    [GeneratedRegex(@"^(第 )?\(\d+\)( 问(?<marks>\d+(\.\d+)?) 分|（(?<marks>\d+(\.\d+)?) 分）$)", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex PartHead();

    [GeneratedRegex(@"^第 \d+ 空（(?<marks>\d+(\.\d+)?) 分）：(?<accepted>.*)$", RegexOptions.ExplicitCapture | RegexOptions.Multiline | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex BlankLine();

    /// <summary>What is said of one question or part.</summary>
    private sealed class Answer(decimal marks)
    {
        private readonly Dictionary<string, string> texts = new(StringComparer.Ordinal);

        public decimal Marks { get; } = marks;

        public IReadOnlyList<IReadOnlyList<string>>? Rubric { get; set; }

        public IReadOnlyList<(decimal Marks, string Accepted)> Blanks =>
            [.. BlankLine().Matches(Under("答案")).Select(m => (Number(m.Groups["marks"].Value), m.Groups["accepted"].Value))];

        public void Add(string label, string text) => texts[label] = texts.TryGetValue(label, out var before) ? $"{before}\n{text}" : text;

        public string Under(string label) => texts.GetValueOrDefault(label, "");
    }
}
