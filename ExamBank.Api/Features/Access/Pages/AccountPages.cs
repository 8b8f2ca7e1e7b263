using System.Globalization;
using ExamBank.Api.Features.Access.Graph;
using ExamBank.Api.GraphQL;
using ExamBank.Domain.Access;
using ExamBank.Domain.Errors;
using ExamBank.Domain.Persistence;

namespace ExamBank.Api.Features.Access.Pages;

/// <summary>The own account: what it may do, its password, its tokens.</summary>
internal static class AccountPages
{
    /// <summary>Routes them.</summary>
    public static void MapAccount(this RouteGroupBuilder pages)
    {
        pages.MapGet("/", (HttpContext http, OwnAccount own, CancellationToken cancellationToken) => own.ShowAsync(http, Html.Nothing, StatusCodes.Status200OK, cancellationToken));
        pages.MapPost("/password", async (HttpContext http, OwnAccount own, SignIn signIn, CurrentActor current, PageLayout layout, CancellationToken cancellationToken) =>
        {
            var errors = Given(http, "password") == Given(http, "again")
                ? await signIn.ChangePasswordAsync(current.Rights.Account!, Given(http, "old"), Given(http, "password"), AccessGate.AddressOf(http), cancellationToken)
                : [AccessErrors.PasswordsDiffer("again")];
            return await own.AnswerAsync(http, errors, Html.Of($"<p class=\"done\">{layout.Word("password-changed")}</p>"), cancellationToken);
        });
        pages.MapPost("/tokens", async (HttpContext http, OwnAccount own, ManageTokens tokens, CurrentActor current, PageLayout layout, CancellationToken cancellationToken) =>
        {
            var scopes = Enum.GetValues<TokenScopes>().Where(scope => Given(http, $"scope-{AccessWords.Of(scope)}") == "on").Aggregate(TokenScopes.None, (all, scope) => all | scope);
            var days = int.TryParse(Given(http, "days"), NumberStyles.None, CultureInfo.InvariantCulture, out var given) ? given : 0;
            var made = await tokens.CreateAsync(current.Rights.Account!, new TokenRequest(Given(http, "label"), Roles.None, scopes, days), current.Actor, cancellationToken);
            return made.Succeeded
                ? await own.AnswerAsync(
                    http, [], Html.Of($"<p class=\"done\">{layout.Word("token-made", ("number", made.Value.Number))}<br><code>{made.Value.Secret}</code></p>"), cancellationToken)
                : await own.AnswerAsync(http, made.Errors, Html.Nothing, cancellationToken);
        });
        pages.MapPost("/tokens/{number}/revoke", async (
            string number, HttpContext http, OwnAccount own, ManageTokens tokens, CurrentActor current, PageLayout layout, CancellationToken cancellationToken) =>
        {
            // A token of another account is answered like one that does not exist.
            var mine = (await tokens.ListAsync(current.Rights.Account, cancellationToken)).Value.Any(token => token.Number == number);
            var revoked = mine ? await tokens.RevokeAsync(number, current.Keeper, cancellationToken) : AccessErrors.TokenNotFound("number", number);
            return await own.AnswerAsync(
                http, revoked.Succeeded ? [] : revoked.Errors, Html.Of($"<p class=\"done\">{layout.Word("token-revoked", ("number", number))}</p>"), cancellationToken);
        });
    }

    private static string Given(HttpContext http, string name) => SignInPages.Given(http, name);
}

/// <summary>The page of the own account.</summary>
internal sealed class OwnAccount(PageLayout layout, CurrentActor current, BankContext context, ManageTokens tokens, TimeProvider time)
{
    /// <summary>The page, with what became of a form.</summary>
    public Task<IResult> AnswerAsync(HttpContext http, IReadOnlyList<BankError> errors, Html done, CancellationToken cancellationToken) => errors.Count == 0
        ? ShowAsync(http, done, StatusCodes.Status200OK, cancellationToken)
        : ShowAsync(http, layout.Told(errors), StatusCodes.Status400BadRequest, cancellationToken);

    /// <summary>The page.</summary>
    public async Task<IResult> ShowAsync(HttpContext http, Html told, int status, CancellationToken cancellationToken)
    {
        if (current.Rights.Account is not { } name) return Results.LocalRedirect("/account/sign-in");
        // What it may do it is told, whoever keeps accounts.
        var account = (await AccountRows.FindAsync(new BankView(context, Rights.Operator, time.GetUtcNow()), name, cancellationToken))!;
        var own = (await tokens.ListAsync(name, cancellationToken)).Value;
        return layout.Page(
            "account",
            Html.Of($"""
                {told}
                <dl><dt>{layout.Word("name")}</dt><dd>{name}</dd>
                <dt>{layout.Word("roles")}</dt><dd>{layout.Roles(account.Roles)}</dd>
                <dt>{layout.Word("standards")}</dt><dd>{(account.Standards.Count == 0 ? layout.Word("all-standards") : string.Join(layout.Word("and"), account.Standards))}</dd></dl>
                {(current.Rights.KeepsAccounts ? Html.Of($"<p><a href=\"/account/accounts\">{layout.Word("accounts")}</a> · <a href=\"/account/centres\">{layout.Word("centres")}</a></p>") : Html.Nothing)}
                {layout.Form(http, "/account/sign-out", layout.Button("sign-out", "plain"))}
                <h2>{layout.Word("tokens")}</h2>
                <p>{layout.Word("tokens.how")}</p>
                {Tokens(http, own)}
                {NewToken(http)}
                <h2>{layout.Word("change-password")}</h2>
                {layout.Form(http, "/account/password", Html.Of($"""
                    {layout.Field("old-password", "old", "password", "current-password")}
                    {layout.Field("new-password", "password", "password", "new-password")}
                    {layout.Field("again", "again", "password", "new-password")}
                    {layout.Button("change-password")}
                    """))}
                """),
            status);
    }

    private Html Tokens(HttpContext http, IReadOnlyList<TokenLine> own)
    {
        if (own.Count == 0) return Html.Nothing;
        var now = time.GetUtcNow();
        var rows = own.Select(token => Html.Of($"""
            <tr><td>{token.Number}</td><td>{token.Label}</td><td>{layout.Scopes(token.Scopes)}</td><td>{token.ExpiresAt.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}</td>
            <td>{(token.RevokedAt is not null ? Html.Of($"{layout.Word("revoked")}") : token.ExpiresAt <= now ? Html.Of($"{layout.Word("expired")}") : layout.Form(http, $"/account/tokens/{token.Number}/revoke", layout.Button("revoke", "plain")))}</td></tr>
            """));
        return Html.Of($"""
            <table><thead><tr><th>{layout.Word("number")}</th><th>{layout.Word("label")}</th><th>{layout.Word("scopes")}</th><th>{layout.Word("until")}</th><th></th></tr></thead><tbody>
            {Html.Join(rows)}
            </tbody></table>
            """);
    }

    private Html NewToken(HttpContext http) => layout.Form(http, "/account/tokens", Html.Of($"""
        {layout.Field("label", "label", "text", "off")}
        {layout.Field("days", "days", "number", "off", "90")}
        <fieldset><legend>{layout.Word("scopes")}</legend>{Html.Join(Single.Select(scope => Html.Of(
            $"<label><input type=\"checkbox\" name=\"scope-{AccessWords.Of(scope)}\" {(scope == TokenScopes.Read ? new Html("checked") : Html.Nothing)}> {layout.Word($"scope.{AccessWords.Of(scope)}")}</label>")))}</fieldset>
        {layout.Button("make-token")}
        """));

    private static readonly TokenScopes[] Single = [TokenScopes.Read, TokenScopes.Write, TokenScopes.Download];
}
