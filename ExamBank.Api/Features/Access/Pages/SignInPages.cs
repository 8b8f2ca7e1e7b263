using ExamBank.Api.Hosting;
using ExamBank.Domain.Access;
using ExamBank.Domain.Errors;
using ExamBank.Domain.Persistence;

namespace ExamBank.Api.Features.Access.Pages;

/// <summary>Signing in and out, and choosing a password by a link.</summary>
internal static class SignInPages
{
    /// <summary>Routes them.</summary>
    public static void MapSignIn(this RouteGroupBuilder pages)
    {
        pages.MapGet("/style.css", () => Results.Text(PageLayout.Style, "text/css"));
        pages.MapGet("/sign-in", async (HttpContext http, PageLayout layout, AccountPresence accounts, CancellationToken cancellationToken) =>
            await accounts.AnyAsync(cancellationToken) ? SignInForm(http, layout, [], "") : layout.Page("sign-in", Html.Of($"<p>{layout.Word("no-accounts")}</p>")));
        pages.MapPost("/sign-in", async (HttpContext http, PageLayout layout, SignIn signIn, CancellationToken cancellationToken) =>
        {
            var (name, password) = (Given(http, "name"), Given(http, "password"));
            var done = await signIn.ByPasswordAsync(name, password, cancellationToken);
            return done is null ? Results.LocalRedirect("/account") : SignInForm(http, layout, [done], name);
        });
        pages.MapPost("/sign-out", async (SignIn signIn) =>
        {
            await signIn.OutAsync();
            return Results.LocalRedirect("/account/sign-in");
        });
        pages.MapGet("/link", (HttpContext http, PageLayout layout, string? key) => LinkForm(http, layout, [], key ?? ""));
        pages.MapPost("/link", async (HttpContext http, PageLayout layout, SignIn signIn, CancellationToken cancellationToken) =>
        {
            var key = Given(http, "key");
            var errors = Given(http, "password") == Given(http, "again")
                ? await signIn.ByLinkAsync(key, Given(http, "password"), AccessGate.AddressOf(http), cancellationToken)
                : [AccessErrors.PasswordsDiffer("again")];
            return errors.Count == 0 ? Results.LocalRedirect("/account") : LinkForm(http, layout, errors, key);
        });
    }

    /// <summary>A value of the form that was sent; empty when it has none.</summary>
    internal static string Given(HttpContext http, string name) => http.Request.Form[name].ToString();

    private static IResult SignInForm(HttpContext http, PageLayout layout, IReadOnlyList<BankError> errors, string name) => layout.Page(
        "sign-in",
        Html.Of($"""
            {layout.Told(errors)}
            {layout.Form(http, "/account/sign-in", Html.Of($"""
                {layout.Field("name", "name", "text", "username", name)}
                {layout.Field("password", "password", "password", "current-password")}
                {layout.Button("sign-in")}
                """))}
            {(http.RequestServices.GetRequiredService<ServerOptions>().OpenId is null ? Html.Nothing : Html.Of($"<p><a class=\"button\" href=\"/account/openid\">{layout.Word("sign-in-openid")}</a></p>"))}
            <p>{layout.Word("forgotten")}</p>
            """),
        errors.Count == 0 ? StatusCodes.Status200OK : StatusCodes.Status400BadRequest);

    private static IResult LinkForm(HttpContext http, PageLayout layout, IReadOnlyList<BankError> errors, string key) => layout.Page(
        "choose-password",
        Html.Of($"""
            <p>{layout.Word("choose-password.how")}</p>
            {layout.Told(errors)}
            {layout.Form(http, "/account/link", Html.Of($"""
                <input type="hidden" name="key" value="{key}">
                {layout.Field("new-password", "password", "password", "new-password")}
                {layout.Field("again", "again", "password", "new-password")}
                {layout.Button("choose-password")}
                """))}
            """),
        errors.Count == 0 ? StatusCodes.Status200OK : StatusCodes.Status400BadRequest);
}
