using System.ComponentModel;
using ExamBank.Api.GraphQL.Loading;
using ExamBank.Domain.Papers;
using ExamBank.Domain.Persistence;
using ExamBank.Domain.Questions;
using GraphQL;
using Microsoft.EntityFrameworkCore;

namespace ExamBank.Api.Features.Keys;

[Name("KeyRevision")]
[Description("A later key of a locked paper; the key it was locked with is number 1 and not among these. 答案修订")]
internal sealed class KeyRevisionNode(KeyRevision revision)
{
    [Description("2, 3, … within the paper. 答案修订号")]
    public int Number => revision.Number;

    [Description("Why. 理由")]
    public string Reason => revision.Reason;

    [Description("The account that asked for it. 申请人")]
    public string RequestedBy => revision.RequestedBy;

    [Description("The account that confirmed it. 确认人")]
    public string ConfirmedBy => revision.ConfirmedBy;

    [Description("When it began to hold, UTC. 生效时间")]
    public DateTimeOffset CreatedAt => revision.CreatedAt;

    [Description("Every change that holds, those of earlier revisions included. 答案变更")]
    public IReadOnlyList<KeyChangeNode> Changes => [.. revision.ReadChanges().Select(change => new KeyChangeNode(change))];
}

[Name("KeyChange")]
[Description("A change of the key of one question, in every form and version that has it. 答案变更")]
internal sealed class KeyChangeNode(KeyChange change)
{
    [Description("Permanent code of the question. 试题代码")]
    public string Question => change.Question;

    [Description("Whether every candidate who sat the paper earns its marks. 全员得分")]
    public bool Void => change.Void;

    [Description("Id of the part that the further answer is for; null for the question itself. 小题标识")]
    public string? Part => change.Part;

    [Description("Ids of the options of a further right answer. 补充答案选项")]
    public IReadOnlyList<string>? Options => change.Accept?.Options;

    [Description("A further right judgement of a statement. 补充判断")]
    public bool? Truth => change.Accept?.Truth;

    [Description("Id of the blank that the text fills. 空的标识")]
    public string? Blank => change.Blank;

    [Description("A further right text of a blank. 补充填空答案")]
    public string? Text => change.Text;
}

[Name("ReviseKeyInput")]
[Description("Changes of the key of a locked paper. 修订答案")]
internal sealed class ReviseKeyInput
{
    [Description("Number of the paper, such as P-000045. 试卷编号")]
    public required string Paper { get; set; }

    [Description("The newest key revision that you have seen; 1 for the key that the paper was locked with. 所见答案修订号")]
    public required int ExpectedKeyRevision { get; set; }

    [Description("The changes; those of earlier revisions stay. 答案变更")]
    public required IEnumerable<KeyChangeInput> Changes { get; set; }

    [Description("Why; printed on the notice. 理由")]
    public required string Reason { get; set; }

    [Description("Name of the other account, which confirms; not asked at the machine itself while there are no accounts. 确认人")]
    public string? Partner { get; set; }

    /// <summary>As the use case takes it.</summary>
    internal KeyToRevise Wanted() => new(Paper, ExpectedKeyRevision, [.. Changes.Select(c => c.Change())], Reason);
}

[Name("KeyChangeInput")]
[Description("A change of the key of one question: void, or one further right answer. 答案变更")]
internal sealed class KeyChangeInput
{
    [Description("Permanent code of the question. 试题代码")]
    public required string Question { get; set; }

    [Description("Whether every candidate who sat the paper earns its marks; false when left out. 全员得分")]
    public bool? Void { get; set; }

    [Description("Id of the part that the further answer is for. 小题标识")]
    public string? Part { get; set; }

    [Description("Ids of the options of a further right answer, all of them together. 补充答案选项")]
    public IEnumerable<string>? Options { get; set; }

    [Description("A further right judgement of a statement. 补充判断")]
    public bool? Truth { get; set; }

    [Description("Id of the blank that the text fills; not needed where there is only one. 空的标识")]
    public string? Blank { get; set; }

    [Description("A further right text of a blank. 补充填空答案")]
    public string? Text { get; set; }

    /// <summary>As the domain takes it; that options and a judgement are not given together is seen there.</summary>
    internal KeyChange Change() => new(Question)
    {
        // Options and a judgement together are no answer; the void mark makes that two changes, which is told.
        Void = (Void ?? false) || (Options is not null && Truth is not null),
        Part = Part,
        Accept = Options is { } options ? AnswerKey.Of([.. options]) : Truth is { } truth ? AnswerKey.Of(truth) : null,
        Blank = Blank,
        Text = Text,
    };
}

internal sealed class KeyRevisionsOfPaper(BankView bank) : ListLoader<Guid, KeyRevisionNode>
{
    protected override async Task<IReadOnlyList<KeyValuePair<Guid, KeyRevisionNode>>> FetchRowsAsync(IReadOnlyList<Guid> keys, CancellationToken cancellationToken)
    {
        var ids = keys.Select(Domain.PaperId.From).ToList();
        var rows = await bank.KeyRevisions.Where(r => ids.Contains(r.PaperId)).OrderBy(r => r.Number).ToListAsync(cancellationToken);
        return rows.ConvertAll(row => KeyValuePair.Create(row.PaperId.Value, new KeyRevisionNode(row)));
    }
}
