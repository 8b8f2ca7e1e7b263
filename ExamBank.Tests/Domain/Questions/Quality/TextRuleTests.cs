using ExamBank.Domain.Questions;
using ExamBank.Domain.Questions.Quality;
using ExamBank.Domain.Values;
using NUnit.Framework;
using static ExamBank.Tests.Support.Questions;

namespace ExamBank.Tests.QuestionRules;

public sealed class TextRuleTests
{
    [TestCase("选项B正确。", "选项B")]
    [TestCase("所以答案为 B。", "答案为 B")]
    [TestCase("B项符合规定。", "B项")]
    [TestCase("A、C均不合规。", "A、C")]
    public void ALetterInAnExplanation_IsFound(string explanation, string letter)
    {
        var finding = QuestionQuality.Check(Single() with { Explanation = explanation }).Single(f => f.Code == "quality.letter-for-option");
        Assert.That((finding.Path, finding.Told.Facts["text"]), Is.EqualTo(("explanation", letter)));
    }

    [TestCase("[[option:b]]正确，选项[[option:a]]没有依据。")]
    [TestCase("A类客户贡献了八成销售额，应当优先维护。")]
    [TestCase("代码 `选项A` 只是示例。")]
    [TestCase("APP项目需要备案。")]
    public void ATokenOrAnotherLetter_IsNot(string explanation) => Assert.That(Found.By("letter-for-option", Single() with { Explanation = explanation }), Is.Empty);

    [Test]
    public void ALetterTypedBeforeAnOption_IsFound() =>
        Assert.That(Found.By("letter-for-option", Single("选品的第一步应当是", "A．人群", "分析货源", "T恤")), Is.EqualTo(new[] { "options[0].text" }));

    [TestCase("参考答案：①先分析人群。", "参考答案：")]
    [TestCase("参考答案：\n\n①先分析人群。", "参考答案：")]
    [TestCase("**答案**: 先分析人群。", "**答案**:")]
    [TestCase("【标准答案】先分析人群。", "【标准答案】")]
    public void ALabelTypedBeforeAModelAnswer_IsFound(string answer, string label)
    {
        var finding = QuestionQuality.Check(Short() with { Answer = answer }).Single(f => f.Code == "quality.typed-label");
        Assert.That((finding.Path, finding.Told.Facts["text"]), Is.EqualTo(("answer", label)));
    }

    [Test]
    public void ALabelTypedBeforeAnExplanation_IsFound() =>
        Assert.That(Found.By("typed-label", Statement() with { Explanation = "解析：检查网络是直播准备的一步。" }), Is.EqualTo(new[] { "explanation" }));

    [TestCase("答案不唯一，言之成理即可。")]
    [TestCase("①先给出参考答案：比较货源。")]
    [TestCase("【晨读14天打卡公告】时间：10月10日至23日。")]
    public void WordsThatAreNoLabel_AreNot(string answer) => Assert.That(Found.By("typed-label", Short() with { Answer = answer }), Is.Empty);

    [TestCase("先分析人群,再比较货源。")]
    [TestCase("标题:直播预告")]
    [TestCase("退货(七日内)不收费")]
    [TestCase("先分析人群.")]
    [TestCase("“优惠”,限时")]
    public void HalfWidthPunctuation_IsFound(string stem) => Assert.That(Found.By("half-width", Statement(stem)), Is.EqualTo(new[] { "stem" }));

    [TestCase("先分析人群，再比较货源。")]
    [TestCase("比例为3:1，转化率为2.5%，共1,200人。")]
    [TestCase("公式 $f(人)=1,2$ 和代码 `甲,乙` 不算。")]
    [TestCase("指标ROI(return on investment)上升。")]
    [TestCase("见[官网](https://example.com/甲,乙)。")]
    public void FullWidthPunctuation_AndWhatIsNoChinese_IsNot(string stem) => Assert.That(Found.By("half-width", Statement(stem)), Is.Empty);

    [TestCase("退货（七日内不收费。")]
    [TestCase("退货七日内）不收费。")]
    [TestCase("《广告法”规定。")]
    [TestCase("写着“限时优惠。")]
    public void BracketsWithoutTheirOtherHalf_AreFound(string stem) => Assert.That(Found.By("brackets", Statement(stem)), Is.EqualTo(new[] { "stem" }));

    [TestCase("退货（见《电子商务法》“退货”一节）不收费。")]
    [TestCase("步骤：1）分析；2）比较。")]
    [TestCase("退货（七日内)不收费。")]
    [TestCase("区间 $[0,1)$ 内。")]
    public void BracketsInPairs_AreNot(string stem) => Assert.That(Found.By("brackets", Statement(stem)), Is.Empty);

    [TestCase(" 先分析人群。")]
    [TestCase("先分析人群。\n")]
    [TestCase("先分析 人群。")]
    [TestCase("先分析人群， 再比较货源。")]
    [TestCase("先分析　人群。")]
    [TestCase("转化率  20%。")]
    public void StraySpaces_AreFound(string stem) => Assert.That(Found.By("spaces", Statement(stem)), Is.EqualTo(new[] { "stem" }));

    [TestCase("转化率为 20%，用 Excel 计算。")]
    [TestCase("看表：\n\n| 渠道 | 人数 |\n| --- | --- |\n| 社群  | 20 |")]
    [TestCase("步骤：\n\n- 分析\n  - 人群")]
    [TestCase("选品的第一步是（ ）", TestName = "SpacesInATypedAnswerPlace_AreNot_AnotherRuleTellsIt")]
    [TestCase("选品的第一步是(  )", TestName = "SeveralSpacesInATypedAnswerPlace_AreNot")]
    public void SpacesThatLayOut_AreNot(string stem) => Assert.That(Found.By("spaces", Statement(stem)), Is.Empty);

    [Test]
    public void EveryPrintedText_IsLookedAt()
    {
        Assert.That(Found.By("half-width", Single("选品的第一步应当是", "甲,乙方案", "丙方案") with { Explanation = "对,错" }), Is.EqualTo(new[] { "options[0].text", "explanation" }));
        Assert.That(Found.By("half-width", Short() with { Answer = "对,错", Rubric = [new RubricLine("对,错", Marks.From(10))] }), Is.EqualTo(new[] { "answer", "rubric[0].criterion" }));
        var task = Practical().Task! with { Materials = ["对,错"], Equipment = ["好", "对,错"], Product = "对,错", Submission = "对,错" };
        Assert.That(
            Found.By("half-width", Practical() with { Task = task }), Is.EqualTo(new[] { "task.materials[0]", "task.equipment[1]", "task.product", "task.submission" }));
    }
}
