using System.Globalization;
using ExamBank.Api.Features;
using ExamBank.Api.Features.Access;
using ExamBank.Api.Features.Access.Pages;
using ExamBank.Api.Features.Audit;
using ExamBank.Api.Features.Coverage;
using ExamBank.Api.Features.Media;
using ExamBank.Api.Features.Papers;
using ExamBank.Api.Features.Questions;
using ExamBank.Api.Features.Traces;
using ExamBank.Api.GraphQL;
using ExamBank.Api.GraphQL.Errors;
using ExamBank.Api.GraphQL.Explorer;
using ExamBank.Domain.Errors;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.HostFiltering;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.AspNetCore.Localization;

namespace ExamBank.Api.Hosting;

/// <summary>Builds the service; <c>serve</c> and the tests start the same.</summary>
internal static class Server
{
    /// <summary>
    /// Builds it, not started. It starts from an empty builder on purpose: no environment variable and no settings file
    /// in the current folder can open it to another address.
    /// </summary>
    /// <param name="options">Addresses and database.</param>
    /// <param name="logging">Where log lines go; the console by default.</param>
    public static WebApplication Build(ServerOptions options, Action<ILoggingBuilder>? logging = null)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions { ApplicationName = typeof(Server).Assembly.GetName().Name });
        builder.WebHost.UseKestrelCore().UseKestrelHttpsConfiguration().UseUrls([.. options.Urls]).ConfigureKestrel(kestrel =>
        {
            if (options.Security.Certificate is { } certificate) kestrel.ConfigureHttpsDefaults(https => https.ServerCertificate = certificate);
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = options.Limits.BodyBytes;
        });
        (logging ?? (lines => ToConsole(lines, options.JsonLog)))(builder.Logging);
        Discreet(builder.Logging);
        if (options.Telemetry is { } collector) builder.SendTo(collector);
        builder.Services.AddMetrics();
        builder.Services.AddSingleton<ServiceMeter>();
        builder.Services.AddSingleton<Health>();
        builder.Services.AddSingleton<RequestLog>();
        builder.Services.AddRouting();
        if (options.IsPlainLoopback) builder.Services.AddHostFiltering(OnlyThisMachine);
        builder.Services.Configure<RequestLocalizationOptions>(ChineseOrEnglish);
        builder.Services.AddBank(options.DatabasePath);
        builder.Services.AddSingleton(options.Time);
        builder.Services.AddAccess(options);
        builder.Services.AddBankGraphQL(options.Limits, options.Documents);
        builder.Services.AddHttpContextAccessor();
        builder.Services.AddSingleton<UploadedWorkbooks>();
        builder.Services.AddScoped<UploadQuestions>();
        builder.Services.AddScoped<HandOut>();
        builder.Services.AddScoped<TableDownloads>();

        var app = builder.Build();
        app.Use((http, next) => http.RequestServices.GetRequiredService<RequestLog>().FollowAsync(http, next));
        if (options.IsPlainLoopback) app.UseHostFiltering();
        if (options.Security.Proxies.Count > 0) app.UseForwardedHeaders(Trusting(options.Security.Proxies));
        app.UseRequestLocalization();
        // After that, for what went wrong is told in the reader's language.
        app.UseExceptionHandler(new ExceptionHandlerOptions { ExceptionHandler = AnswerUnexpectedAsync, SuppressDiagnosticsCallback = _ => true });
        app.Use(SafeHeaders.AddAsync);
        app.UseStatusCodePages(BareAnswers.TellAsync);
        app.UseRouting();
        app.UseExplorer();
        app.UseAccess();
        // Said here, for otherwise it is put before everything: what an identity provider sends comes through the gate like all else.
        app.UseAuthentication();
        Health.Map(app);
        app.MapAccountPages();
        app.MapPapers();
        app.MapMedia();
        app.MapQuestions();
        app.MapCoverage();
        app.MapTraces();
        app.MapAudit();
        app.MapBankGraphQL();
        return app;
    }

    private static ILoggingBuilder ToConsole(ILoggingBuilder logging, bool json) => json
        ? logging.AddJsonConsole(console => (console.UseUtcTimestamp, console.TimestampFormat) = (true, "yyyy-MM-ddTHH:mm:ss.fffZ"))
        : logging.AddSimpleConsole(console => console.SingleLine = true);

    /// <summary>Holds wherever lines go: the platform's own tell whole addresses, and so what a query says.</summary>
    private static void Discreet(ILoggingBuilder logging) => logging
        .SetMinimumLevel(LogLevel.Information)
        .AddFilter("Microsoft.AspNetCore", LogLevel.Warning)
        // That keys lie unencrypted beside the bank, which lies there unencrypted too, is no news.
        .AddFilter("Microsoft.AspNetCore.DataProtection", LogLevel.Error)
        // Nor that a page with a form is stored nowhere: no answer is.
        .AddFilter("Microsoft.AspNetCore.Antiforgery", LogLevel.Error)
        .AddFilter("Microsoft.EntityFrameworkCore", LogLevel.Warning)
        // An address that is taken is told by the verb, in a sentence.
        .AddFilter("Microsoft.Extensions.Hosting", LogLevel.None);

    /// <summary>A page that an attacker's name server points at 127.0.0.1 still sends the attacker's host name.</summary>
    private static void OnlyThisMachine(HostFilteringOptions filter)
    {
        filter.AllowedHosts = ["localhost", "127.0.0.1", "[::1]"];
        filter.AllowEmptyHosts = false;
        filter.IncludeFailureMessage = false;
    }

    private static void ChineseOrEnglish(RequestLocalizationOptions localization)
    {
        // Words follow the reader, the form of numbers and dates follows nobody.
        localization.SupportedCultures = [CultureInfo.InvariantCulture];
        localization.SupportedUICultures = [CultureInfo.GetCultureInfo("zh-CN"), CultureInfo.GetCultureInfo("zh"), CultureInfo.GetCultureInfo("en")];
        localization.DefaultRequestCulture = new RequestCulture(CultureInfo.InvariantCulture, CultureInfo.GetCultureInfo("zh-CN"));
        localization.RequestCultureProviders = [new AcceptLanguageHeaderRequestCultureProvider()];
        localization.ApplyCurrentCultureToResponseHeaders = true;
    }

    /// <summary>What a proxy says of a client is believed only when it comes from one that we know.</summary>
    private static ForwardedHeadersOptions Trusting(IReadOnlyList<System.Net.IPNetwork> proxies)
    {
        var forwarded = new ForwardedHeadersOptions { ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto, ForwardLimit = null };
        forwarded.KnownProxies.Clear();
        forwarded.KnownIPNetworks.Clear();
        foreach (var proxy in proxies) forwarded.KnownIPNetworks.Add(proxy);
        return forwarded;
    }

    private static Task AnswerUnexpectedAsync(HttpContext http)
    {
        var exception = http.Features.Get<IExceptionHandlerPathFeature>()!;
        var error = http.RequestServices.GetRequiredService<UnexpectedErrors>().Log(exception.Error, exception.Path);
        // What had been said of the answer that failed is gone, our headers with it.
        SafeHeaders.Add(http);
        http.Response.Headers[RequestLog.Header] = error.Facts["traceId"];
        return HttpErrors.Answer(error, http.RequestServices.GetRequiredService<MessageCatalogue>(), StatusCodes.Status500InternalServerError).ExecuteAsync(http);
    }
}
