using System.ComponentModel;
using ExamBank.Api.Features.Access;
using ExamBank.Api.Features.Access.Graph;
using ExamBank.Api.GraphQL.Errors;
using ExamBank.Domain.Access;
using GraphQL;

namespace ExamBank.Api.GraphQL;

/// <content>Accounts, their tokens, and centres.</content>
internal sealed partial class Mutation
{
    [Description("Makes an account; its holder chooses a password by the link in the answer. 新建账号")]
    public static async Task<AccountPayload> CreateAccountAsync(
        [Description("The account. 账号")] CreateAccountInput input,
        [FromServices] ManageAccounts accounts,
        [FromServices] CurrentActor current,
        [FromServices] IHttpContextAccessor http,
        [FromServices] UserErrorFactory errors,
        CancellationToken cancellationToken)
    {
        if (!current.Rights.KeepsAccounts) return AccountPayload.Failed([AccessErrors.Denied("Mutation.createAccount")], errors);
        var made = await accounts.CreateWithLinkAsync(
            input.Name, new RightsRequest(AccountRoles.Set(input.Roles), [.. input.Standards ?? []], input.Centre), current.Keeper, cancellationToken);
        return made.Succeeded ? AccountPayload.OfLink(made.Value.Name, made.Value.Secret, http.HttpContext!, errors) : AccountPayload.Failed(made.Errors, errors);
    }

    [Description("Gives an account other rights; who is signed in with it has to sign in again. 修改账号权限")]
    public static async Task<AccountPayload> ChangeAccountRightsAsync(
        [Description("Which account, and its rights. 账号与权限")] ChangeAccountRightsInput input,
        [FromServices] ManageAccounts accounts,
        [FromServices] CurrentActor current,
        [FromServices] UserErrorFactory errors,
        CancellationToken cancellationToken) => AccountPayload.Of(
            await accounts.ChangeRightsAsync(
                new SeenAccount(input.Name, input.ExpectedVersion),
                new RightsRequest(AccountRoles.Set(input.Roles), [.. input.Standards ?? []], input.Centre),
                current.Keeper,
                cancellationToken),
            errors);

    [Description("Lets an account do nothing from now on, nor its tokens. 停用账号")]
    public static async Task<AccountPayload> DisableAccountAsync(
        [Description("Which account. 账号")] AccountStepInput input,
        [FromServices] ManageAccounts accounts,
        [FromServices] CurrentActor current,
        [FromServices] UserErrorFactory errors,
        CancellationToken cancellationToken) => AccountPayload.Of(await accounts.DisableAsync(input.Seen, current.Keeper, cancellationToken), errors);

    [Description("Takes disabling back. 启用账号")]
    public static async Task<AccountPayload> EnableAccountAsync(
        [Description("Which account. 账号")] AccountStepInput input,
        [FromServices] ManageAccounts accounts,
        [FromServices] CurrentActor current,
        [FromServices] UserErrorFactory errors,
        CancellationToken cancellationToken) => AccountPayload.Of(await accounts.EnableAsync(input.Seen, current.Keeper, cancellationToken), errors);

    [Description("Lets an account sign in again that was locked for wrong passwords. 解除锁定")]
    public static async Task<AccountPayload> UnlockAccountAsync(
        [Description("Which account. 账号")] AccountStepInput input,
        [FromServices] ManageAccounts accounts,
        [FromServices] CurrentActor current,
        [FromServices] UserErrorFactory errors,
        CancellationToken cancellationToken) => AccountPayload.Of(await accounts.UnlockAsync(input.Seen, current.Keeper, cancellationToken), errors);

    [Description("Takes the password of an account away; its holder chooses another one by the link in the answer. 重置账号")]
    public static async Task<AccountPayload> ResetAccountAsync(
        [Description("Which account. 账号")] AccountStepInput input,
        [FromServices] ManageAccounts accounts,
        [FromServices] CurrentActor current,
        [FromServices] IHttpContextAccessor http,
        [FromServices] UserErrorFactory errors,
        CancellationToken cancellationToken) =>
        AccountPayload.OfLink(input.Name, await accounts.ResetAsync(input.Seen, current.Keeper, cancellationToken), http.HttpContext!, errors);

    [Description("Says who an account is at an OpenID Connect provider: whoever signs in there signs in here. 关联外部身份")]
    public static async Task<AccountPayload> LinkAccountAsync(
        [Description("Which account, and who it is there. 账号与外部身份")] LinkAccountInput input,
        [FromServices] ManageAccounts accounts,
        [FromServices] CurrentActor current,
        [FromServices] UserErrorFactory errors,
        CancellationToken cancellationToken) => AccountPayload.Of(
            await accounts.LinkAsync(new SeenAccount(input.Name, input.ExpectedVersion), input.Issuer, input.Subject, current.Keeper, cancellationToken), errors);

    [Description("Takes such a link back. 取消关联")]
    public static async Task<AccountPayload> UnlinkAccountAsync(
        [Description("Which account. 账号")] AccountStepInput input,
        [FromServices] ManageAccounts accounts,
        [FromServices] CurrentActor current,
        [FromServices] UserErrorFactory errors,
        CancellationToken cancellationToken) => AccountPayload.Of(await accounts.UnlinkAsync(input.Seen, current.Keeper, cancellationToken), errors);

    [Description("Makes a token good for nothing, whosever it is. 吊销令牌")]
    public static async Task<TokenPayload> RevokeTokenAsync(
        [Description("Which token. 令牌")] RevokeTokenInput input,
        [FromServices] ManageTokens tokens,
        [FromServices] CurrentActor current,
        [FromServices] UserErrorFactory errors,
        CancellationToken cancellationToken) => TokenPayload.Of(await tokens.RevokeAsync(input.Number, current.Keeper, cancellationToken), errors);

    [Description("Makes a centre. 新建考点")]
    public static async Task<CentrePayload> CreateCentreAsync(
        [Description("The centre. 考点")] CreateCentreInput input,
        [FromServices] ManageCentres centres,
        [FromServices] CurrentActor current,
        [FromServices] UserErrorFactory errors,
        CancellationToken cancellationToken) => current.Rights.KeepsAccounts
            ? CentrePayload.Of(await centres.CreateAsync(input.Code, input.Name, current.Keeper, cancellationToken), errors)
            : CentrePayload.Of(AccessErrors.Denied("Mutation.createCentre"), errors);
}
