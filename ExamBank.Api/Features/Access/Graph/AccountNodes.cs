using System.ComponentModel;
using ExamBank.Api.GraphQL.Loading;
using ExamBank.Api.GraphQL.Paging;
using ExamBank.Domain.Access;
using GraphQL;
using GraphQL.DataLoader;

namespace ExamBank.Api.Features.Access.Graph;

[Description("What an account may do. 账号角色")]
internal enum AccountRole
{
    [Description("Writes questions. 命题员")]
    Author,

    [Description("Approves, refuses and retires questions. 审题员")]
    Reviewer,

    [Description("Assembles papers. 组卷员")]
    PaperSetter,

    [Description("Receives papers; it goes with a centre. 考点")]
    Centre,

    [Description("Sees coverage, what papers are made of, and every change. 审核员")]
    Auditor,

    [Description("Keeps accounts, centres and tokens. 管理员")]
    Administrator,
}

[Name("Account")]
[Description("Who may use the service: a person, or a program through its tokens. 账号")]
internal sealed class AccountNode(AccountRow row)
{
    [Description("Permanent name. 账号名")]
    public string Name => row.Name;

    [Description("What it may do. 角色")]
    public IReadOnlyList<AccountRole> Roles => AccountRoles.Of(row.Roles);

    [Description("Codes of the standards that it is limited to; empty for all. 标准")]
    public IReadOnlyList<string> Standards => row.Standards;

    [Description("Code of its centre; null for none. 考点代码")]
    public string? Centre => row.Centre;

    [Description("Whether it may do nothing at present. 已停用")]
    public bool Disabled => row.IsDisabled;

    [Description("Whether its holder has chosen a password. 已设密码")]
    public bool HasPassword => row.HasPassword;

    [Description("Until when nobody signs in by password, for wrong ones, UTC; null when it is not locked. 锁定至")]
    public DateTimeOffset? LockedUntil => row.LockedUntil;

    [Description("The OpenID Connect provider that knows its holder; null when none does. 身份提供方")]
    public string? Issuer => row.Issuer;

    [Description("Who this is at that provider. 外部身份标识")]
    public string? Subject => row.Subject;

    [Description("When it was made, UTC. 创建时间")]
    public DateTimeOffset CreatedAt => row.CreatedAt;

    [Description("Grows with every change; name it in the next one. 版本")]
    public int Version => row.Version;

    [Description("Its tokens, never their secrets. 访问令牌")]
    public IDataLoaderResult<IReadOnlyList<AccountTokenNode>> Tokens([FromServices] TokensOfAccount tokens) =>
        tokens.Load(row.Id).Then(IReadOnlyList<AccountTokenNode> (own) => [.. own.Select(token => new AccountTokenNode(token))]);
}

[Name("AccountToken")]
[Description("A token by which a program acts for an account. 访问令牌")]
internal sealed class AccountTokenNode(AccessToken token)
{
    [Description("Number such as T-000001. 编号")]
    public string Number => token.DisplayNumber;

    [Description("What people call it. 名称")]
    public string Label => token.Label;

    [Description("The roles that it has, as long as the account has them too. 角色")]
    public IReadOnlyList<AccountRole> Roles => AccountRoles.Of(token.Roles);

    [Description("What it is for: read, write, download. 范围")]
    public IReadOnlyList<string> Scopes => AccessWords.Of(token.Scopes).Split(',');

    [Description("From this moment on it is good for nothing, UTC. 失效时间")]
    public DateTimeOffset ExpiresAt => token.ExpiresAt;

    [Description("When it was revoked, UTC; null while it is good. 吊销时间")]
    public DateTimeOffset? RevokedAt => token.RevokedAt;
}

[Name("Centre")]
[Description("A centre that candidates sit papers at. 考点")]
internal sealed record CentreNode(
    [property: Description("Permanent code. 考点代码")] string Code,
    [property: Description("Name that people read. 名称")] string Name,
    [property: Description("How many accounts it has. 账号数")] int Accounts);

[Name("AccountEdge")]
[Description("An account in a list. 账号列表项")]
internal sealed record AccountEdge(string Cursor, AccountNode Node) : Edge<AccountNode>(Cursor, Node);

[Name("AccountConnection")]
[Description("A page of accounts (Relay). 账号分页")]
internal sealed class AccountConnection(Pages<AccountEdge> pages) : Connection<AccountNode, AccountEdge>(pages);

[Name("CentreEdge")]
[Description("A centre in a list. 考点列表项")]
internal sealed record CentreEdge(string Cursor, CentreNode Node) : Edge<CentreNode>(Cursor, Node);

[Name("CentreConnection")]
[Description("A page of centres (Relay). 考点分页")]
internal sealed class CentreConnection(Pages<CentreEdge> pages) : Connection<CentreNode, CentreEdge>(pages);

/// <summary>Roles one by one, as the graph has them.</summary>
internal static class AccountRoles
{
    /// <summary>The roles of a set.</summary>
    public static IReadOnlyList<AccountRole> Of(Roles roles) => [.. AccessWords.EachRole.Where(role => roles.HasFlag(role)).Select(role => Enum.Parse<AccountRole>(role.ToString()))];

    /// <summary>The set of some roles.</summary>
    public static Roles Set(IEnumerable<AccountRole> roles) => roles.Aggregate(Roles.None, (all, role) => all | Enum.Parse<Roles>(role.ToString()));
}
