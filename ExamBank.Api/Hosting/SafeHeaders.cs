namespace ExamBank.Api.Hosting;

/// <summary>What every answer tells a browser: keep nothing, guess nothing, load nothing, frame nothing. A page that needs more says so itself.</summary>
internal static class SafeHeaders
{
    private const string Policy = "default-src 'none'; style-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";
    private const string OneYear = "max-age=31536000";

    /// <summary>Adds them.</summary>
    public static Task AddAsync(HttpContext http, RequestDelegate next)
    {
        Add(http);
        return next(http);
    }

    /// <summary>Adds them to an answer that is begun anew.</summary>
    public static void Add(HttpContext http)
    {
        var headers = http.Response.Headers;
        headers.CacheControl = "no-store";
        headers.XContentTypeOptions = "nosniff";
        headers.Vary = "Accept-Language";
        headers.ContentSecurityPolicy = Policy;
        headers.XFrameOptions = "DENY";
        headers["Referrer-Policy"] = "no-referrer";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        if (http.Request.IsHttps) headers.StrictTransportSecurity = OneYear;
    }
}
