using System.ComponentModel;
using ExamBank.Domain.Questions;
using GraphQL;

namespace ExamBank.Api.Features.Papers;

[Name("FormComparison")]
[Description("Forms side by side. 平行卷比较")]
internal sealed class FormComparisonNode(FormComparison comparison)
{
    [Description("The forms, by paper and name. 平行卷")]
    public IReadOnlyList<ComparedFormNode> Forms => [.. comparison.Forms.Select(form => new ComparedFormNode(form))];

    [Description("Each two forms with the questions that both have; pairs without one are left out. 重复试题")]
    public IReadOnlyList<SharedQuestionsNode> Shared =>
    [
        .. from one in comparison.Forms.Index()
           from other in comparison.Forms.Index()
           where one.Index < other.Index
           let codes = one.Item.Questions.Select(q => q.Code).Intersect(other.Item.Questions.Select(q => q.Code), StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList()
           where codes.Count > 0
           select new SharedQuestionsNode(new ComparedFormNode(one.Item).FullName, new ComparedFormNode(other.Item).FullName, codes),
    ];
}

[Name("ComparedForm")]
[Description("A form as it is compared with others. 参与比较的卷")]
internal sealed class ComparedFormNode(ComparedForm form)
{
    [Description("Number of its paper or draft. 试卷或草稿编号")]
    public string Paper => form.Paper;

    [Description("Name such as A. 卷名")]
    public string Name => form.Name;

    [Description("Both together, such as P-000045-A. 全名")]
    public string FullName => $"{form.Paper}-{form.Name}";

    [Description("Number of questions. 题数")]
    public int Questions => form.Questions.Count;

    [Description("Marks of the whole form. 总分")]
    public decimal Marks => form.Questions.Sum(q => q.Marks);

    [Description("Working time of all questions together, in minutes. 作答时间合计")]
    public decimal Minutes => form.Questions.Sum(q => q.Minutes);

    [Description("Expected share of the marks, 0 to 1, weighted by marks. 预估难度系数")]
    public decimal Facility => Math.Round(form.Questions.Sum(q => q.Marks * q.Facility) / form.Questions.Sum(q => q.Marks), 4);

    [Description("Questions and marks by work area. 工作领域分布")]
    public IReadOnlyList<FormShareNode> Areas => Shares(q => q.WorkArea);

    [Description("Questions and marks by cognitive level, the lowest first. 认知层次分布")]
    public IReadOnlyList<CognitiveShareNode> CognitiveLevels =>
        [.. form.Questions.GroupBy(q => q.CognitiveLevel).OrderBy(g => g.Key).Select(g => new CognitiveShareNode(g.Key, g.Count(), g.Sum(q => q.Marks)))];

    private IReadOnlyList<FormShareNode> Shares(Func<ComparedQuestion, string> by) =>
        [.. form.Questions.GroupBy(by, StringComparer.Ordinal).OrderBy(g => g.Key, StringComparer.Ordinal).Select(g => new FormShareNode(g.Key, g.Count(), g.Sum(q => q.Marks)))];
}

[Name("FormShare")]
[Description("Questions of a form in one work area. 领域占比")]
internal sealed record FormShareNode(
    [property: Description("Key of the work area. 工作领域")] string WorkArea,
    [property: Description("Number of questions. 题数")] int Questions,
    [property: Description("Their marks. 分值")] decimal Marks);

[Name("CognitiveShare")]
[Description("Questions of a form at one cognitive level. 认知层次占比")]
internal sealed record CognitiveShareNode(
    [property: Description("Cognitive level. 认知层次")] CognitiveLevel CognitiveLevel,
    [property: Description("Number of questions. 题数")] int Questions,
    [property: Description("Their marks. 分值")] decimal Marks);

[Name("SharedQuestions")]
[Description("Questions that two forms have both. 重复试题")]
internal sealed record SharedQuestionsNode(
    [property: Description("One form, such as P-000045-A. 卷一")] string One,
    [property: Description("The other form. 卷二")] string Other,
    [property: Description("Codes of the questions. 试题代码")] IReadOnlyList<string> Questions);
