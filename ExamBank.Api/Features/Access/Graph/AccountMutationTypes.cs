using System.ComponentModel;
using ExamBank.Api.GraphQL.Access;
using ExamBank.Api.GraphQL.Errors;
using ExamBank.Domain.Access;
using ExamBank.Domain.Errors;
using ExamBank.Domain.Persistence;
using GraphQL;
using Microsoft.EntityFrameworkCore;

namespace ExamBank.Api.Features.Access.Graph;

[Name("CreateAccountInput")]
[Description("An account to make. 新建账号")]
internal sealed class CreateAccountInput
{
    [Description("Permanent name: 2 to 64 letters, digits and . _ - @. 账号名")]
    public required string Name { get; set; }

    [Description("What it may do. 角色")]
    public required IEnumerable<AccountRole> Roles { get; set; }

    [Description("Codes of the standards that it is limited to; all when left out. 标准")]
    public IEnumerable<string>? Standards { get; set; }

    [Description("Code of its centre, with the role CENTRE. 考点代码")]
    public string? Centre { get; set; }
}

[Name("ChangeAccountRightsInput")]
[Description("What an account is to be allowed from now on. 修改账号权限")]
internal sealed class ChangeAccountRightsInput
{
    [Description("The account. 账号名")]
    public required string Name { get; set; }

    [Description("The version that you have seen. 所见版本")]
    public required int ExpectedVersion { get; set; }

    [Description("All that it may do. 角色")]
    public required IEnumerable<AccountRole> Roles { get; set; }

    [Description("Codes of the standards that it is limited to; all when left out. 标准")]
    public IEnumerable<string>? Standards { get; set; }

    [Description("Code of its centre, with the role CENTRE. 考点代码")]
    public string? Centre { get; set; }
}

[Name("AccountStepInput")]
[Description("An account to change. 账号")]
internal sealed class AccountStepInput
{
    [Description("The account. 账号名")]
    public required string Name { get; set; }

    [Description("The version that you have seen. 所见版本")]
    public required int ExpectedVersion { get; set; }

    /// <summary>The account as the client has seen it.</summary>
    internal SeenAccount Seen => new(Name, ExpectedVersion);
}

[Name("LinkAccountInput")]
[Description("Who an account is at an OpenID Connect provider. 关联外部身份")]
internal sealed class LinkAccountInput
{
    [Description("The account. 账号名")]
    public required string Name { get; set; }

    [Description("The version that you have seen. 所见版本")]
    public required int ExpectedVersion { get; set; }

    [Description("Address of the provider, as it names itself (iss). 身份提供方")]
    public required string Issuer { get; set; }

    [Description("Who it is there (sub). 外部身份标识")]
    public required string Subject { get; set; }
}

[Name("RevokeTokenInput")]
[Description("A token to revoke. 吊销令牌")]
internal sealed class RevokeTokenInput
{
    [Description("Number such as T-000001. 编号")]
    public required string Number { get; set; }
}

[Name("CreateCentreInput")]
[Description("A centre to make. 新建考点")]
internal sealed class CreateCentreInput
{
    [Description("Permanent code: at most 32 letters, digits and -. 考点代码")]
    public required string Code { get; set; }

    [Description("Name that people read. 名称")]
    public required string Name { get; set; }
}

[Name("AccountPayload")]
[Description("What became of a change to an account. 结果")]
internal sealed class AccountPayload : IPayload<AccountPayload>
{
    private readonly string? name;

    private AccountPayload(string? name, string? link, IReadOnlyList<IUserError> errors) => (this.name, SignInLink, Errors) = (name, link, errors);

    [Description("Why nothing was changed; empty on success. 错误")]
    public IReadOnlyList<IUserError> Errors { get; }

    [Description("Where the holder chooses a password, once, within a day. It is shown only here and only now; give it to nobody else. 一次性登录链接")]
    public string? SignInLink { get; }

    [Description("The account as it is now; null when nothing was changed. 账号")]
    public async Task<AccountNode?> AccountAsync([FromServices] BankView bank, CancellationToken cancellationToken) =>
        name is not null && await AccountRows.FindAsync(bank, name, cancellationToken) is { } row ? new AccountNode(row) : null;

    /// <inheritdoc/>
    static AccountPayload IPayload<AccountPayload>.Refused(IReadOnlyList<IUserError> errors) => new(null, null, errors);

    /// <summary>The payload of a use case's result.</summary>
    internal static AccountPayload Of(Result<Account> result, UserErrorFactory errors) =>
        result.Succeeded ? new AccountPayload(result.Value.Name, null, []) : Failed(result.Errors, errors);

    /// <summary>The payload of a new link.</summary>
    internal static AccountPayload OfLink(string name, Result<string> secret, HttpContext http, UserErrorFactory errors) =>
        secret.Succeeded ? new AccountPayload(name, ManageAccounts.LinkTo($"{http.Request.Scheme}://{http.Request.Host}", secret.Value), []) : Failed(secret.Errors, errors);

    /// <summary>The payload of a failure.</summary>
    internal static AccountPayload Failed(IEnumerable<BankError> problems, UserErrorFactory errors) => new(null, null, errors.From(problems, "input"));
}

[Name("TokenPayload")]
[Description("What became of a change to a token. 结果")]
internal sealed class TokenPayload : IPayload<TokenPayload>
{
    private TokenPayload(AccessToken? token, IReadOnlyList<IUserError> errors) => (Token, Errors) = (token is null ? null : new AccountTokenNode(token), errors);

    [Description("Why nothing was changed; empty on success. 错误")]
    public IReadOnlyList<IUserError> Errors { get; }

    [Description("The token as it is now; null when nothing was changed. 令牌")]
    public AccountTokenNode? Token { get; }

    /// <inheritdoc/>
    static TokenPayload IPayload<TokenPayload>.Refused(IReadOnlyList<IUserError> errors) => new(null, errors);

    /// <summary>The payload of a use case's result.</summary>
    internal static TokenPayload Of(Result<AccessToken> result, UserErrorFactory errors) =>
        result.Succeeded ? new TokenPayload(result.Value, []) : new TokenPayload(null, errors.From(result.Errors, "input"));
}

[Name("CentrePayload")]
[Description("What became of a change to a centre. 结果")]
internal sealed class CentrePayload : IPayload<CentrePayload>
{
    private readonly CentreId? id;

    private CentrePayload(CentreId? id, IReadOnlyList<IUserError> errors) => (this.id, Errors) = (id, errors);

    [Description("Why nothing was changed; empty on success. 错误")]
    public IReadOnlyList<IUserError> Errors { get; }

    [Description("The centre; null when nothing was changed. 考点")]
    public async Task<CentreNode?> CentreAsync([FromServices] BankView bank, CancellationToken cancellationToken) => id is not { } key
        ? null
        : await bank.Centres.Where(c => c.Id == key).Select(CentreRows.ToNode(bank)).SingleOrDefaultAsync(cancellationToken);

    /// <inheritdoc/>
    static CentrePayload IPayload<CentrePayload>.Refused(IReadOnlyList<IUserError> errors) => new(null, errors);

    /// <summary>The payload of a use case's result.</summary>
    internal static CentrePayload Of(Result<CentreId> result, UserErrorFactory errors) =>
        result.Succeeded ? new CentrePayload(result.Value, []) : new CentrePayload(null, errors.From(result.Errors, "input"));
}
