using System.Globalization;
using ExamBank.Api.Features.Access.Graph;
using ExamBank.Domain.Access;
using ExamBank.Domain.Errors;
using ExamBank.Domain.Persistence;
using Microsoft.EntityFrameworkCore;

namespace ExamBank.Api.Features.Access.Pages;

/// <summary>One account as an administrator sees it, with all that they may change. Each form names the version that it was made of.</summary>
internal sealed class AccountPage(PageLayout layout, BankView bank, TimeProvider time)
{
    /// <summary>The page, with what became of a form.</summary>
    /// <param name="http">The request.</param>
    /// <param name="name">Name of the account, which is there.</param>
    /// <param name="done">What is told when <paramref name="errors"/> is empty.</param>
    /// <param name="errors">Why nothing was changed.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    public async Task<IResult> ShowAsync(HttpContext http, string name, Html done, IReadOnlyList<BankError> errors, CancellationToken cancellationToken)
    {
        // An administrator who has just taken the role from themselves sees no account any more.
        if (await AccountRows.FindAsync(bank, name, cancellationToken) is not { } row) return Results.LocalRedirect("/account");
        var tokens = await TokensOfAccount.Of(bank, [row.Id]).ToListAsync(cancellationToken);
        return layout.Page("account-of", Body(http, row, tokens, errors.Count == 0 ? done : layout.Told(errors)), errors.Count == 0 ? StatusCodes.Status200OK : StatusCodes.Status400BadRequest);
    }

    /// <summary>A link by which the holder chooses a password, to be shown once.</summary>
    public Html Link(HttpContext http, string secret) =>
        Html.Of($"<p class=\"done\">{layout.Word("link-made")}<br><code>{ManageAccounts.LinkTo($"{http.Request.Scheme}://{http.Request.Host}", secret)}</code></p>");

    private Html Body(HttpContext http, AccountRow row, IReadOnlyList<AccessToken> tokens, Html told)
    {
        var address = $"/account/accounts/{Uri.EscapeDataString(row.Name)}";
        var version = Html.Of($"<input type=\"hidden\" name=\"version\" value=\"{row.Version}\">");
        return Html.Of($"""
            <p><a href="/account/accounts">{layout.Word("accounts")}</a></p>
            {told}
            <dl><dt>{layout.Word("name")}</dt><dd>{row.Name}</dd>
            <dt>{layout.Word("state")}</dt><dd>{layout.Word(row.IsDisabled ? "state.disabled" : row.CanSignIn ? "state.active" : "state.no-password")}{Locked(row)}</dd></dl>
            <h2>{layout.Word("rights")}</h2>
            {layout.Form(http, $"{address}/rights", Html.Of($"{version}{RightsForm.Fields(layout, row.Roles, row.Standards, row.Centre)}{layout.Button("change-rights")}"))}
            <h2>{layout.Word("sign-in")}</h2>
            {(IsLocked(row) ? layout.Form(http, $"{address}/unlock", Html.Of($"{version}{layout.Button("unlock", "plain")}")) : Html.Nothing)}
            {(row.IsDisabled ? Html.Nothing : layout.Form(http, $"{address}/reset", Html.Of($"<p>{layout.Word("new-link.how")}</p>{version}{layout.Button("new-link", "plain")}")))}
            {Identity(http, address, version, row)}
            {layout.Form(http, row.IsDisabled ? $"{address}/enable" : $"{address}/disable", Html.Of($"{version}{layout.Button(row.IsDisabled ? "enable" : "disable", "plain")}"))}
            <h2>{layout.Word("tokens")}</h2>
            {Tokens(http, address, tokens)}
            """);
    }

    private Html Identity(HttpContext http, string address, Html version, AccountRow row) => row.Subject is not null
        ? Html.Of($"""
            <p>{layout.Word("linked", ("issuer", row.Issuer!), ("subject", row.Subject))}</p>
            {layout.Form(http, $"{address}/unlink", Html.Of($"{version}{layout.Button("unlink", "plain")}"))}
            """)
        : layout.Form(http, $"{address}/link", Html.Of($"""
            {version}{layout.Field("issuer", "issuer", "url", "off")}{layout.Field("subject", "subject", "text", "off")}{layout.Button("link", "plain")}
            """));

    private Html Tokens(HttpContext http, string address, IReadOnlyList<AccessToken> tokens)
    {
        if (tokens.Count == 0) return Html.Of($"<p>{layout.Word("no-tokens")}</p>");
        var now = time.GetUtcNow();
        return Html.Of($"""
            <table><thead><tr><th>{layout.Word("number")}</th><th>{layout.Word("label")}</th><th>{layout.Word("scopes")}</th><th>{layout.Word("until")}</th><th></th></tr></thead><tbody>
            {Html.Join(tokens.Select(token => Html.Of($"""
                <tr><td>{token.DisplayNumber}</td><td>{token.Label}</td><td>{layout.Scopes(token.Scopes)}</td><td>{token.ExpiresAt.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}</td>
                <td>{(token.RevokedAt is not null ? Html.Of($"{layout.Word("revoked")}") : token.ExpiresAt <= now ? Html.Of($"{layout.Word("expired")}") : layout.Form(http, $"{address}/tokens/{token.DisplayNumber}/revoke", layout.Button("revoke", "plain")))}</td></tr>
                """)))}
            </tbody></table>
            """);
    }

    private Html Locked(AccountRow row) => IsLocked(row)
        ? Html.Of($" ({layout.Word("locked-until", ("until", row.LockedUntil!.Value.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture)))})")
        : Html.Nothing;

    private bool IsLocked(AccountRow row) => row.LockedUntil > time.GetUtcNow();
}
