using ExamBank.Domain.Access;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Mvc;

namespace ExamBank.Api.Features.Access.Pages;

/// <summary>The pages of accounts. A form is taken only from our own page, small, and not too often.</summary>
internal static class PageRoutes
{
    private const int MostBytes = 16 * 1024;

    /// <summary>Routes them below <c>/account</c>.</summary>
    public static void MapAccountPages(this IEndpointRouteBuilder routes)
    {
        var pages = routes.MapGroup("/account").WithMetadata(new RequestSizeLimitAttribute(MostBytes)).AddEndpointFilter(OurOwnFormsAsync);
        pages.MapSignIn();
        pages.MapAccount();
        pages.MapAdministration();
        pages.MapOpenId();
    }

    private static async ValueTask<object?> OurOwnFormsAsync(EndpointFilterInvocationContext invocation, EndpointFilterDelegate next)
    {
        var http = invocation.HttpContext;
        if (!HttpMethods.IsPost(http.Request.Method)) return await next(invocation);
        var layout = http.RequestServices.GetRequiredService<PageLayout>();
        var throttle = http.RequestServices.GetRequiredService<AccessThrottle>();
        try
        {
            if (http.Request.HasFormContentType) await http.RequestServices.GetRequiredService<IAntiforgery>().ValidateRequestAsync(http);
            else return layout.Refusal([AccessErrors.NoForm()], StatusCodes.Status415UnsupportedMediaType);
        }
        catch (AntiforgeryValidationException e)
        {
            return e.InnerException switch
            {
                BadHttpRequestException { StatusCode: StatusCodes.Status413PayloadTooLarge } => layout.Refusal([AccessErrors.FormTooLarge(MostBytes)], StatusCodes.Status413PayloadTooLarge),
                BadHttpRequestException broken => layout.Refusal([AccessErrors.FormBroken()], broken.StatusCode),
                IOException or InvalidDataException => layout.Refusal([AccessErrors.FormBroken()], StatusCodes.Status400BadRequest),
                _ => layout.Refusal([AccessErrors.OtherSite()], StatusCodes.Status400BadRequest),
            };
        }

        var isTry = http.Request.Form.ContainsKey("password");
        if (isTry && throttle.Try(http.Connection.RemoteIpAddress, http.Request.Form.ContainsKey("name") ? SignInPages.Given(http, "name") : null) is { } wait)
        {
            http.Response.Headers.RetryAfter = wait.ToString(System.Globalization.CultureInfo.InvariantCulture);
            return layout.Page("refused", layout.Told([AccessErrors.TooMany(wait)]), StatusCodes.Status429TooManyRequests);
        }

        return await next(invocation);
    }
}
