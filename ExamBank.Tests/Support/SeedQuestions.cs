using System.Text.Json;
using System.Text.Json.Nodes;
using ExamBank.Domain.Blueprints;
using ExamBank.Domain.Questions;
using ExamBank.Domain.Values;
using ExamBank.Generator.Documents;

namespace ExamBank.Tests.Support;

/// <summary>The real questions of the seed, without a bank.</summary>
internal static class SeedQuestions
{
    /// <summary>All questions of a level with their codes, in order of code.</summary>
    public static IReadOnlyList<BuiltQuestion> OfLevel(string level)
    {
        var number = 0;
        return [.. Directory.GetFiles(Repository.Path("seed", "questions", "SECO-2021"), $"{level}-*.json")
            .Order(StringComparer.Ordinal)
            .SelectMany(file => JsonNode.Parse(File.ReadAllText(file))!["questions"]!.AsArray())
            .Select(node => node!.AsObject())
            .Select(node =>
            {
                var code = (string)node["code"]!;
                node.Remove("code");
                return new BuiltQuestion(node.Deserialize<QuestionContent>(ContentJson.Compact)!, code, $"Q-{++number:000000}");
            })];
    }

    /// <summary>A theory paper as the seed's blueprints plan it: 30 single, 15 multiple, 5 true or false.</summary>
    public static PaperModel TheoryPaper(string level = "L1", int versions = 2)
    {
        var all = OfLevel(level);
        BuiltQuestion[] Take(QuestionType type, int count)
        {
            var ofType = all.Where(q => q.Content.Type == type).ToList();
            return [.. Enumerable.Range(0, count).Select(i => ofType[i * ofType.Count / count])];
        }

        return new PaperBuilder()
            .WithVersions(versions)
            .WithNotes("请在指定位置填写姓名、准考证号和考点。", "请仔细阅读每大题的答题要求，在规定位置作答，答在其他位置无效。", "考试结束后，试卷和草稿纸一并交回。")
            .Section(QuestionType.SingleChoice, new ScoringRule(ScoringMethod.AllOrNothing), Take(QuestionType.SingleChoice, 30))
            .Section(QuestionType.MultipleChoice, new ScoringRule(ScoringMethod.PartialFixed, Marks.From(1)), Take(QuestionType.MultipleChoice, 15))
            .Section(QuestionType.TrueFalse, new ScoringRule(ScoringMethod.AllOrNothing), Take(QuestionType.TrueFalse, 5))
            .Build();
    }
}
