using System.Globalization;
using ExamBank.Api.GraphQL;
using ExamBank.Domain.Access;
using ExamBank.Domain.Errors;

namespace ExamBank.Api.Features.Access.Pages;

/// <summary>What administrators do by hand: accounts, their tokens, and centres. Who may is said in <see cref="AccessPolicy"/>.</summary>
internal static class AdministratorPages
{
    private delegate Task<Result<Account>> Change(HttpContext http, SeenAccount seen, Keeper by, CancellationToken cancellationToken);

    /// <summary>Routes them.</summary>
    public static void MapAdministration(this RouteGroupBuilder pages)
    {
        pages.MapGet("/accounts", (HttpContext http, AccountsPage page, string? after, string? name, CancellationToken cancellationToken) =>
            page.ShowAsync(http, after, name, [], cancellationToken));
        pages.MapPost("/accounts", CreateAsync);
        pages.MapGet("/accounts/{name}", (HttpContext http, string name, AccountPage page, CancellationToken cancellationToken) => page.ShowAsync(http, name, Html.Nothing, [], cancellationToken));
        MapChange(pages, "rights", (http, seen, by, cancellationToken) =>
            Accounts(http).ChangeRightsAsync(seen, RightsForm.Read(http), by, cancellationToken));
        MapChange(pages, "disable", (http, seen, by, cancellationToken) => Accounts(http).DisableAsync(seen, by, cancellationToken));
        MapChange(pages, "enable", (http, seen, by, cancellationToken) => Accounts(http).EnableAsync(seen, by, cancellationToken));
        MapChange(pages, "unlock", (http, seen, by, cancellationToken) => Accounts(http).UnlockAsync(seen, by, cancellationToken));
        MapChange(pages, "link", (http, seen, by, cancellationToken) =>
            Accounts(http).LinkAsync(seen, Given(http, "issuer"), Given(http, "subject"), by, cancellationToken));
        MapChange(pages, "unlink", (http, seen, by, cancellationToken) => Accounts(http).UnlinkAsync(seen, by, cancellationToken));
        pages.MapPost("/accounts/{name}/reset", async (HttpContext http, string name, AccountPage page, CurrentActor current, CancellationToken cancellationToken) =>
        {
            var reset = await Accounts(http).ResetAsync(Seen(http, name), current.Keeper, cancellationToken);
            return await page.ShowAsync(http, name, reset.Succeeded ? page.Link(http, reset.Value) : Html.Nothing, reset.Succeeded ? [] : reset.Errors, cancellationToken);
        });
        pages.MapPost("/accounts/{name}/tokens/{number}/revoke", async (
            HttpContext http, string name, string number, AccountPage page, ManageTokens tokens, CurrentActor current, PageLayout layout, CancellationToken cancellationToken) =>
        {
            var revoked = await tokens.RevokeAsync(number, current.Keeper, cancellationToken);
            return await page.ShowAsync(http, name, layout.Done("token-revoked", ("number", number)), revoked.Errors, cancellationToken);
        });
        pages.MapGet("/centres", (HttpContext http, CentresPage page, string? after, CancellationToken cancellationToken) => page.ShowAsync(http, after, [], cancellationToken));
        pages.MapPost("/centres", async (HttpContext http, CentresPage page, ManageCentres centres, CurrentActor current, CancellationToken cancellationToken) =>
        {
            if (!current.Rights.KeepsAccounts) return await page.ShowAsync(http, null, [AccessErrors.Denied(http.Request.Path)], cancellationToken);
            var made = await centres.CreateAsync(Given(http, "code"), Given(http, "label"), current.Keeper, cancellationToken);
            return await page.ShowAsync(http, null, made.Errors, cancellationToken);
        });
    }

    private static async Task<IResult> CreateAsync(HttpContext http, AccountsPage list, AccountPage page, CurrentActor current, CancellationToken cancellationToken)
    {
        if (!current.Rights.KeepsAccounts) return await list.ShowAsync(http, null, null, [AccessErrors.Denied(http.Request.Path)], cancellationToken);
        var made = await Accounts(http).CreateWithLinkAsync(Given(http, "account"), RightsForm.Read(http), current.Keeper, cancellationToken);
        return made.Succeeded
            ? await page.ShowAsync(http, made.Value.Name, page.Link(http, made.Value.Secret), [], cancellationToken)
            : await list.ShowAsync(http, null, null, made.Errors, cancellationToken);
    }

    private static void MapChange(RouteGroupBuilder pages, string step, Change change) => pages.MapPost($"/accounts/{{name}}/{step}", async (
        HttpContext http, string name, AccountPage page, CurrentActor current, PageLayout layout, CancellationToken cancellationToken) =>
    {
        var changed = await change(http, Seen(http, name), current.Keeper, cancellationToken);
        return await page.ShowAsync(http, name, layout.Done("account-changed"), changed.Errors, cancellationToken);
    });

    // A form without a version is none of ours: no account has version 0.
    private static SeenAccount Seen(HttpContext http, string name) =>
        new(name, int.TryParse(Given(http, "version"), NumberStyles.None, CultureInfo.InvariantCulture, out var version) ? version : 0);

    private static ManageAccounts Accounts(HttpContext http) => http.RequestServices.GetRequiredService<ManageAccounts>();

    private static string Given(HttpContext http, string name) => SignInPages.Given(http, name);
}
