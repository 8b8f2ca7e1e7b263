using System.ComponentModel;
using ExamBank.Api.Features.Drafts;
using ExamBank.Api.GraphQL.Access;
using ExamBank.Api.GraphQL.Errors;
using ExamBank.Domain.Errors;
using ExamBank.Domain.Papers;
using ExamBank.Domain.Persistence;
using GraphQL;
using Microsoft.EntityFrameworkCore;

namespace ExamBank.Api.Features.Papers;

[Name("AssemblePaperInput")]
[Description("What to assemble. 组卷要求")]
internal sealed class AssemblePaperInput
{
    [Description("Name of the blueprint. 组卷方案名")]
    public required string Blueprint { get; set; }

    [Description("Parallel forms: other questions, same blueprint, 1 to 26; 1 when left out. 平行卷数")]
    public int? Forms { get; set; }

    [Description("Codes of questions that form A keeps; the rest is assembled anew. 保留的试题代码")]
    public IEnumerable<string>? Keep { get; set; }

    [Description("Name of the layout, such as a4 or a3; a4 when left out. A paper that exists keeps its own. 版面")]
    public string? Layout { get; set; }

    [Description("A layout of one's own in place of a named one: the text of its JSON file (layout.schema.json); its logo is named by the address of an uploaded picture. 自定版面")]
    public string? LayoutFile { get; set; }

    [Description("A name of your own choosing, 8 to 64 characters, under which assemblyProgress tells the stages; best a random one. 进度标识")]
    public string? Progress { get; set; }

    [Description("Versions of each form, 1 to 8; 1 when left out. 乱序卷数")]
    public int? Versions { get; set; }

    [Description("Seed of every random choice; drawn and recorded when left out. 随机种子")]
    public long? Seed { get; set; }

    [Description("Whether to leave it as a draft, which can be changed and is locked later; false when left out. Accounts always get a draft, since a paper is locked by two. 仅存为草稿")]
    public bool? Draft { get; set; }
}

[Name("AssemblePaperPayload")]
[Description("What became of an assembly. 组卷结果")]
internal sealed class AssemblePaperPayload : IPayload<AssemblePaperPayload>
{
    private readonly string? number;
    private readonly string? draft;

    private AssemblePaperPayload(string? number, string? draft, bool existed, IReadOnlyList<IUserError> errors) =>
        (this.number, this.draft, Existed, Errors) = (number, draft, existed, errors);

    [Description("Whether the same inputs had given this paper before. 已存在")]
    public bool Existed { get; }

    [Description("Why there is no paper; empty on success. 错误")]
    public IReadOnlyList<IUserError> Errors { get; }

    [Description("The draft; null when the paper was locked at once, or nothing was made. 试卷草稿")]
    public async Task<DraftPaperNode?> DraftAsync([FromServices] BankView bank, CancellationToken cancellationToken) =>
        draft is not null && await DraftPapers.FindAsync(bank.DraftPapers, draft, cancellationToken) is { } found ? new DraftPaperNode(found) : null;

    [Description("The paper; null when there is none. 试卷")]
    public async Task<PaperNode?> PaperAsync([FromServices] BankView bank, CancellationToken cancellationToken) => PaperNumber.TryParse(number, out var plain)
        ? await bank.Papers.Where(p => p.Number == plain).Select(PaperLoader.ToPaper).SingleAsync(cancellationToken)
        : null;

    /// <inheritdoc/>
    static AssemblePaperPayload IPayload<AssemblePaperPayload>.Refused(IReadOnlyList<IUserError> errors) => new(null, null, false, errors);

    /// <summary>The payload of the use case's result.</summary>
    internal static AssemblePaperPayload Of(Result<AssembledPaper> result, UserErrorFactory errors) => result.Succeeded
        ? new AssemblePaperPayload(result.Value.Number, null, result.Value.Existed, [])
        : new AssemblePaperPayload(null, null, false, errors.From(result.Errors, "input"));

    /// <summary>The payload of a draft.</summary>
    internal static AssemblePaperPayload Of(Result<string> draft, UserErrorFactory errors) => draft.Succeeded
        ? new AssemblePaperPayload(null, draft.Value, false, [])
        : new AssemblePaperPayload(null, null, false, errors.From(draft.Errors, "input"));
}
