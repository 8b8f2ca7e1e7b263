using ExamBank.Domain.Blueprints;
using ExamBank.Domain.Questions;
using ExamBank.Domain.Values;
using ExamBank.Generator.Documents;
using ExamBank.Generator.Documents.Editions;
using ExamBank.Generator.Documents.Layouts;
using ExamBank.Tests.Support;
using NUnit.Framework;

namespace ExamBank.Tests.QuestionRules;

/// <summary>The sums behind a question agree with themselves and with its texts, and leave everything else as it is.</summary>
public sealed class CalculationTests
{
    [TestCase("450/945*100", "47.6")]
    [TestCase("450/945*100", "47.62")]
    [TestCase("1/8", "0.13")]
    [TestCase("-1/8", "-0.13")]
    [TestCase("1/1000", "0.00")]
    [TestCase("-1/1000", "0.00")]
    [TestCase("1200", "1200")]
    [TestCase("1200", "1200.0")]
    public void AValue_IsRoundedToItsOwnDecimals(string expression, string value) => Assert.That(Errors(new CalculationStep(expression, value)), Is.Empty);

    [TestCase("450/945*100", "47.7", "question.calculation-differs calculation[0].value")]
    [TestCase("450/945*100", "48.0", "question.calculation-differs calculation[0].value")]
    [TestCase("1/8", "0.12", "question.calculation-differs calculation[0].value")]
    [TestCase("5", "-5", "question.calculation-differs calculation[0].value")]
    [TestCase("5", "05", "question.calculation-value-invalid calculation[0].value")]
    [TestCase("5", "5%", "question.calculation-value-invalid calculation[0].value")]
    [TestCase("5", "", "question.calculation-value-invalid calculation[0].value")]
    [TestCase("5", "5.", "question.calculation-value-invalid calculation[0].value")]
    [TestCase("5000", "5,000", "question.calculation-value-invalid calculation[0].value")]
    [TestCase("5/0", "5", "question.calculation-invalid calculation[0].expression")]
    [TestCase("sqrt(25)", "5", "question.calculation-invalid calculation[0].expression")]
    public void AStepThatIsWrong_IsRefused(string expression, string value, string error) =>
        Assert.That(Errors(new CalculationStep(expression, value)), Is.EqualTo(new[] { error }));

    [Test]
    public void AWrongResult_IsToldWithWhatItShouldBe()
    {
        var error = QuestionContentValidator.Check(Questions.Single() with { Calculation = [new CalculationStep("450/945*100", "47.7")] }).Single();
        Assert.That(error.Facts.Select(f => $"{f.Key}={f.Value}"), Is.EquivalentTo(["expression=450/945*100", "actual=47.6", "value=47.7"]));
    }

    [TestCase("佣金是 6% 。", "6%")]
    [TestCase("佣金是16%，其中6%归团长。", "6%")]
    [TestCase("共3,000次", "3,000次")]
    [TestCase("售出30 箱", "30")]
    public void APrintedResult_StandsInATextOfTheQuestion(string stem, string printed) =>
        Assert.That(Errors(Questions.Statement(stem), new CalculationStep("6", "6", printed)), Is.Empty);

    [TestCase("佣金是16%。", "6%")]
    [TestCase("佣金是1.6%。", "6%")]
    [TestCase("售出300 箱", "30")]
    [TestCase("售出30 箱", "31")]
    public void APartOfALongerNumber_IsNotThatNumber(string stem, string printed) => Assert.That(
        Errors(Questions.Statement(stem), new CalculationStep("6", "6", printed)), Is.EqualTo(new[] { "question.calculation-not-printed calculation[0].printed" }));

    [Test]
    public void EveryTextOfAQuestion_MayTellAResult()
    {
        Expect(Questions.Single("题", "一", "7元"));
        Expect(Questions.Single() with { Explanation = "共7元。" });
        Expect(Questions.Fill() with { Blanks = [new Blank("y", ["甲"]), new Blank("x", ["乙", "7元"])] });
        Expect(Questions.Short() with { Answer = "共7元。" });
        Expect(Questions.Short() with { Rubric = [new RubricLine("算出7元", Marks.From(10))] });
        Expect(Questions.Case() with { Parts = [.. Questions.Case().Parts!.Take(2), Questions.Case().Parts![2] with { Answer = "共7元。" }] });
        Expect(Questions.Practical() with { Task = Questions.Practical().Task! with { Materials = ["单价7元的清单"] } });

        static void Expect(QuestionContent told) => Assert.That(Errors(told, new CalculationStep("3+4", "7", "7元")), Is.Empty, told.Type.ToString());
    }

    [Test]
    public void ACalculation_HasOneToFiftySteps()
    {
        Assert.That(Errors(), Is.EqualTo(new[] { "question.wrong-count calculation" }));
        Assert.That(Errors([.. Enumerable.Repeat(new CalculationStep("1", "1"), 50)]), Is.Empty);
        Assert.That(Errors([.. Enumerable.Repeat(new CalculationStep("1", "1"), 51)]), Is.EqualTo(new[] { "question.wrong-count calculation" }));
    }

    /// <summary>Its hash is that of an older bank, so that a newer build finds nothing to revise.</summary>
    [Test]
    public void AQuestionWithoutACalculation_KeepsItsText() => Assert.That(
        Revision.TextOf(Questions.Statement("水在标准大气压下沸腾于100摄氏度。")),
        Is.EqualTo("""{"type":"TrueFalse","requirement":"L1-1.1.1","cognitiveLevel":"Apply","facility":{"L1":0.65},"marks":2,"minutes":1.5,"stem":"水在标准大气压下沸腾于100摄氏度。","key":true,"explanation":"机密解析：检查网络是直播准备的一步。"}"""));

    [Test]
    public void NoDocument_PrintsACalculation()
    {
        QuestionContent[] plain = [Questions.Single(), Questions.Single("另一题", "一", "二")];
        QuestionContent[] summed = [.. plain.Select(q => q with { Calculation = [new CalculationStep("31415*2", "62830")] })];
        var (without, with) = (Files(plain), Files(summed));
        Assert.That(with.Keys, Is.EqualTo(without.Keys).And.Some.Contains("review").And.Some.Contains("key").And.Some.Contains("manifest"));
        foreach (var (path, bytes) in with) Assert.That(bytes, Is.EqualTo(without[path]), path);
    }

    private static SortedDictionary<string, byte[]> Files(QuestionContent[] questions)
    {
        var paper = new PaperBuilder()
            .Section(QuestionType.SingleChoice, new ScoringRule(ScoringMethod.AllOrNothing), [.. questions.Select((q, i) => new BuiltQuestion(q, $"T-{i}", $"Q-00000{i + 1}"))])
            .Build();
        var usual = PaperFiles.Render(paper).ToDictionary(f => f.Path, f => f.Bytes);
        var demand = new EditionDemand([.. EditionNames.All.Except([Edition.ScoreSheets, Edition.Correction])], [PackageKind.Print, PackageKind.Marking]);
        var editions = RenderedEditions.Missing(paper, demand, LayoutProfile.Default, usual);
        Assert.That(editions.Errors, Is.Empty);
        return new(usual.Concat(editions.Value.Select(e => KeyValuePair.Create(e.Path, e.Bytes))).ToDictionary(), StringComparer.Ordinal);
    }

    private static IEnumerable<string> Errors(params CalculationStep[] steps) => Errors(Questions.Single(), steps);

    private static IEnumerable<string> Errors(QuestionContent content, params CalculationStep[] steps) =>
        QuestionContentValidator.Check(content with { Calculation = steps }).Select(e => $"{e.Code} {e.Path}");
}
