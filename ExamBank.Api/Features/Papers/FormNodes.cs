using System.ComponentModel;
using ExamBank.Api.Features.Questions;
using ExamBank.Api.GraphQL.Loading;
using ExamBank.Generator.Documents;
using GraphQL;
using GraphQL.DataLoader;

namespace ExamBank.Api.Features.Papers;

[Name("PaperForm")]
[Description("A form: A, B, C, … with different questions of the same blueprint. 平行卷")]
internal sealed class PaperFormNode
{
    [Ignore]
    public required Guid RowId { get; init; }

    [Ignore]
    public required Guid PaperRowId { get; init; }

    [Description("Name such as A. 卷名")]
    public required string Name { get; init; }

    [Description("Its questions, in the blueprint's order. 试题")]
    public IDataLoaderResult<IReadOnlyList<FormQuestionNode>> Questions([FromServices] QuestionsOfForm questions) => questions.Load(RowId);

    [Description("Its versions. 乱序卷")]
    public IDataLoaderResult<IReadOnlyList<PaperVersionNode>> Versions([FromServices] VersionsOfForm versions) => versions.Load(RowId);
}

[Name("FormQuestion")]
[Description("A question of a form. 平行卷试题")]
internal sealed class FormQuestionNode
{
    [Ignore]
    public required Guid FormRowId { get; init; }

    [Ignore]
    public required Guid RevisionRowId { get; init; }

    [Description("1, 2, … in the form, whatever the printed order. 序号")]
    public required int Position { get; init; }

    [Description("Section of the blueprint, from 1. 大题序号")]
    public required int Section { get; init; }

    [Description("Its marks in this paper. 分值")]
    public required decimal Marks { get; init; }

    [Description("The revision that is printed. 修订")]
    public IDataLoaderResult<RevisionNode> Revision([FromServices] RevisionLoader revisions) => revisions.Get(RevisionRowId);
}

[Name("PaperVersion")]
[Description("A version: the questions of its form with questions and options in another order. 乱序卷")]
internal sealed class PaperVersionNode
{
    [Ignore]
    public required Guid RowId { get; init; }

    [Ignore]
    public required Guid FormRowId { get; init; }

    [Ignore]
    public required int PaperNumber { get; init; }

    [Ignore]
    public required string FormName { get; init; }

    [Description("Number within the form, from 1. 版本号")]
    public required int Number { get; init; }

    [Description("SHA-256 over the canonical content, printed on paper and key. 校验码")]
    public required string Fingerprint { get; init; }

    [Description("Where to download the Word file. 试卷下载地址")]
    public string PaperUrl => $"/papers/{Domain.Papers.PaperNumber.Format(PaperNumber)}/forms/{FormName}/versions/{Number}/paper.docx";

    [Description("Questions in printed order. 印刷顺序的试题")]
    public IDataLoaderResult<IReadOnlyList<PrintedQuestionNode>> Questions([FromServices] QuestionsOfVersion questions) => questions.Load(RowId);
}

[Name("PrintedQuestion")]
[Description("A question as a version prints it. 印刷试题")]
internal sealed class PrintedQuestionNode
{
    [Ignore]
    public required Guid VersionRowId { get; init; }

    [Ignore]
    public required Guid RevisionRowId { get; init; }

    [Ignore]
    public required IReadOnlyDictionary<string, IReadOnlyList<string>> Orders { get; init; }

    [Description("Printed number, from 1 through the paper. 题号")]
    public required int Number { get; init; }

    [Description("Its position in the form. 平行卷内序号")]
    public required int Position { get; init; }

    [Description("Section of the blueprint, from 1. 大题序号")]
    public required int Section { get; init; }

    [Description("Its marks in this paper. 分值")]
    public required decimal Marks { get; init; }

    [Description("Option ids in printed order, for the question and each part that has options. 选项顺序")]
    public IReadOnlyList<OptionOrderNode> OptionOrders =>
        [.. Orders.OrderBy(o => o.Key, StringComparer.Ordinal).Select(o => new OptionOrderNode(o.Key.Length == 0 ? null : o.Key, o.Value))];

    [Description("Letters of the right options as this version prints them; empty when it is no choice. 答案字母")]
    public IDataLoaderResult<IReadOnlyList<string>> KeyLetters([FromServices] RevisionLoader revisions) =>
        revisions.Get(RevisionRowId).Then(IReadOnlyList<string> (revision) => revision.Response.Key?.Options is { } key
            ? [.. Orders[""].Select((id, index) => (Id: id, Letter: PrintedAnswer.Letter(index))).Where(o => key.Contains(o.Id)).Select(o => o.Letter)]
            : []);

    [Description("The revision that is printed. 修订")]
    public IDataLoaderResult<RevisionNode> Revision([FromServices] RevisionLoader revisions) => revisions.Get(RevisionRowId);
}

[Name("OptionOrder")]
[Description("The printed order of options. 选项顺序")]
internal sealed record OptionOrderNode(
    [property: Description("Id of the part; null for the question itself. 小题标识")] string? Part,
    [property: Description("Option ids in printed order: A, B, C, … 选项标识")] IReadOnlyList<string> Options);
