using ExamBank.Api.Features.Access.Graph;
using ExamBank.Domain.Access;
using ExamBank.Domain.Errors;
using ExamBank.Domain.Persistence;

namespace ExamBank.Api.Features.Access.Pages;

/// <summary>The accounts by name, and a form for a new one.</summary>
internal sealed class AccountsPage(PageLayout layout, BankView bank)
{
    private const int Size = 50;

    /// <summary>A page of them.</summary>
    /// <param name="http">The request.</param>
    /// <param name="after">Accounts named after this one; null from the first.</param>
    /// <param name="name">The beginning of their names; null for all.</param>
    /// <param name="errors">What became of the form; empty for nothing.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    public async Task<IResult> ShowAsync(HttpContext http, string? after, string? name, IReadOnlyList<BankError> errors, CancellationToken cancellationToken)
    {
        var wanted = AccessNames.Normalized(name ?? "");
        var accounts = AccountRows.After(bank.Accounts, after);
        if (wanted.Length > 0) accounts = accounts.Where(a => a.NormalizedName.StartsWith(wanted));
        var rows = await AccountRows.ReadAsync(bank, accounts, Size + 1, cancellationToken);
        return layout.Page(
            "accounts",
            Html.Of($"""
                <p><a href="/account">{layout.Word("account")}</a> · <a href="/account/centres">{layout.Word("centres")}</a></p>
                {layout.Told(errors)}
                <form method="get" action="/account/accounts">{layout.Optional("name-begins", "name", name ?? "")}{layout.Button("find", "plain")}</form>
                <table><thead><tr><th>{layout.Word("name")}</th><th>{layout.Word("roles")}</th><th>{layout.Word("standards")}</th><th>{layout.Word("state")}</th></tr></thead><tbody>
                {Html.Join(rows.Take(Size).Select(Row))}
                </tbody></table>
                {(rows.Count > Size ? Html.Of($"<p><a href=\"/account/accounts?after={Uri.EscapeDataString(rows[Size - 1].Name)}&amp;name={Uri.EscapeDataString(name ?? "")}\">{layout.Word("next-page")}</a></p>") : Html.Nothing)}
                <h2>{layout.Word("new-account")}</h2>
                {layout.Form(http, "/account/accounts", Html.Of($"""
                    {layout.Field("name", "account", "text", "off")}
                    {RightsForm.Fields(layout, Roles.None, [], null)}
                    {layout.Button("make-account")}
                    """))}
                """),
            errors.Count == 0 ? StatusCodes.Status200OK : StatusCodes.Status400BadRequest);
    }

    private Html Row(AccountRow row) => Html.Of($"""
        <tr><td><a href="/account/accounts/{Uri.EscapeDataString(row.Name)}">{row.Name}</a></td><td>{layout.Roles(row.Roles)}{(row.Centre is { } centre ? $" {centre}" : "")}</td>
        <td>{(row.Standards.Count == 0 ? layout.Word("all-standards") : string.Join(layout.Word("and"), row.Standards))}</td>
        <td>{layout.Word(row.IsDisabled ? "state.disabled" : row.CanSignIn ? "state.active" : "state.no-password")}</td></tr>
        """);
}
