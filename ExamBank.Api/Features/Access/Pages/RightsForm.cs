using ExamBank.Domain.Access;

namespace ExamBank.Api.Features.Access.Pages;

/// <summary>The fields of what an account may do.</summary>
internal static class RightsForm
{
    /// <summary>The fields, filled in.</summary>
    public static Html Fields(PageLayout layout, Roles roles, IEnumerable<string> standards, string? centre) => Html.Of($"""
        <fieldset><legend>{layout.Word("roles")}</legend>{Html.Join(AccessWords.EachRole.Select(role => Html.Of(
            $"<label><input type=\"checkbox\" name=\"role-{AccessWords.Of(role)}\" {(roles.HasFlag(role) ? new Html("checked") : Html.Nothing)}> {layout.Word($"role.{AccessWords.Of(role)}")}</label>")))}</fieldset>
        {layout.Optional("standards-limit", "standards", string.Join(',', standards))}
        {layout.Optional("centre-code", "centre", centre ?? "")}
        """);

    /// <summary>What was sent.</summary>
    public static RightsRequest Read(HttpContext http)
    {
        var roles = AccessWords.EachRole.Where(role => SignInPages.Given(http, $"role-{AccessWords.Of(role)}") == "on").Aggregate(Roles.None, (all, role) => all | role);
        var centre = SignInPages.Given(http, "centre").Trim();
        return new RightsRequest(
            roles, SignInPages.Given(http, "standards").Split([',', '，', '、'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries), centre.Length == 0 ? null : centre);
    }
}
