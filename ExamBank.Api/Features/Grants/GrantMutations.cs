using System.ComponentModel;
using ExamBank.Api.Features.Grants;
using ExamBank.Api.GraphQL.Errors;
using GraphQL;

namespace ExamBank.Api.GraphQL;

/// <content>Grants to read papers.</content>
internal sealed partial class Mutation
{
    private const int UsualGrantDays = 7;

    [Description("Lets an auditor read the text and key of a paper for some days. 授权审核员查看试卷")]
    public static async Task<PaperGrantPayload> GrantPaperAsync(
        [Description("Which paper, to whom, why and for how long. 授权要求")] GrantPaperInput input,
        [FromServices] ManageGrants grants,
        [FromServices] CurrentActor current,
        [FromServices] UserErrorFactory errors,
        CancellationToken cancellationToken) => PaperGrantPayload.Of(
            await grants.GiveAsync(input.Paper, input.Auditor, input.Reason, input.Days ?? UsualGrantDays, current.Keeper, cancellationToken), errors);

    [Description("Takes such a grant back at once. 撤销阅卷授权")]
    public static async Task<PaperGrantPayload> RevokePaperGrantAsync(
        [Description("Which grant, and why. 授权与理由")] RevokePaperGrantInput input,
        [FromServices] ManageGrants grants,
        [FromServices] CurrentActor current,
        [FromServices] UserErrorFactory errors,
        CancellationToken cancellationToken) => PaperGrantPayload.Of(await grants.RevokeAsync(input.Number, input.Reason, current.Keeper, cancellationToken), errors);
}
