using ExamBank.Api.Features.Access.Graph;
using ExamBank.Domain.Errors;
using ExamBank.Domain.Persistence;

namespace ExamBank.Api.Features.Access.Pages;

/// <summary>The centres by code, and a form for a new one.</summary>
internal sealed class CentresPage(PageLayout layout, BankView bank)
{
    private const int Size = 50;

    /// <summary>A page of them.</summary>
    public async Task<IResult> ShowAsync(HttpContext http, string? after, IReadOnlyList<BankError> errors, CancellationToken cancellationToken)
    {
        var centres = string.IsNullOrEmpty(after) ? bank.Centres : bank.Centres.Where(c => c.Code.CompareTo(after) > 0);
        var rows = await CentreRows.ReadAsync(bank, centres, Size + 1, cancellationToken);
        return layout.Page(
            "centres",
            Html.Of($"""
                <p><a href="/account/accounts">{layout.Word("accounts")}</a></p>
                {layout.Told(errors)}
                <table><thead><tr><th>{layout.Word("code")}</th><th>{layout.Word("centre-name")}</th><th>{layout.Word("accounts")}</th></tr></thead><tbody>
                {Html.Join(rows.Take(Size).Select(row => Html.Of($"<tr><td>{row.Code}</td><td>{row.Name}</td><td>{row.Accounts}</td></tr>")))}
                </tbody></table>
                {(rows.Count > Size ? Html.Of($"<p><a href=\"/account/centres?after={Uri.EscapeDataString(rows[Size - 1].Code)}\">{layout.Word("next-page")}</a></p>") : Html.Nothing)}
                <h2>{layout.Word("new-centre")}</h2>
                {layout.Form(http, "/account/centres", Html.Of($"{layout.Field("code", "code", "text", "off")}{layout.Field("centre-name", "label", "text", "off")}{layout.Button("make-centre")}"))}
                """),
            errors.Count == 0 ? StatusCodes.Status200OK : StatusCodes.Status400BadRequest);
    }
}
