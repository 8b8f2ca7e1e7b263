using ExamBank.Api.Features.Access.Pages;
using ExamBank.Api.GraphQL;
using ExamBank.Api.Hosting;
using ExamBank.Domain.Access;
using ExamBank.Domain.Persistence;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Microsoft.AspNetCore.Identity;

namespace ExamBank.Api.Features.Access;

/// <summary>Registers what the service needs of the feature.</summary>
internal static class AccessRegistration
{
    private const int HashRounds = 210_000;

    /// <summary>Adds the gate, the sessions behind it, and the bank as the one who asks sees it.</summary>
    public static IServiceCollection AddAccess(this IServiceCollection services, ServerOptions options)
    {
        services.AddSingleton(options).AddSingleton(options.Access)
            .AddSingleton(new AccountPresence(options.DatabasePath))
            .AddSingleton<Callers>()
            .AddSingleton<AccessThrottle>()
            .AddSingleton<AccessGate>()
            .AddScoped<CurrentActor>()
            .AddScoped(provider => new BankView(
                provider.GetRequiredService<BankContext>(), provider.GetRequiredService<CurrentActor>().Rights, provider.GetRequiredService<TimeProvider>().GetUtcNow()))
            .AddScoped<NamedObjects>()
            .AddScoped<Graph.TokensOfAccount>()
            .AddScoped<Media.NamedPictures>()
            .AddSingleton<NobodysPassword>()
            .AddSingleton<PageLayout>()
            .AddScoped<OwnAccount>()
            .AddScoped<AccountsPage>()
            .AddScoped<AccountPage>()
            .AddScoped<CentresPage>()
            .AddScoped<SignIn>();
        AddSessions(services, options);
        return services;
    }

    /// <summary>Puts the gate before every route.</summary>
    public static void UseAccess(this IApplicationBuilder app)
    {
        var gate = app.ApplicationServices.GetRequiredService<AccessGate>();
        app.Use(gate.PassAsync);
    }

    private static void AddSessions(IServiceCollection services, ServerOptions options)
    {
        services.AddHttpContextAccessor();
        services.AddAntiforgery(forms =>
        {
            forms.Cookie.Name = "exambank-form";
            forms.Cookie.SameSite = SameSiteMode.Strict;
            forms.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
            forms.SuppressXFrameOptionsHeader = true;
        });
        var authentication = services.AddAuthentication(IdentityConstants.ApplicationScheme).AddCookie(IdentityConstants.ApplicationScheme, session =>
        {
            session.Cookie.Name = "exambank";
            session.Cookie.HttpOnly = true;
            session.Cookie.SameSite = SameSiteMode.Strict;
            session.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
            session.ExpireTimeSpan = TimeSpan.FromHours(8);
            session.SlidingExpiration = true;
        });
        if (options.OpenId is { } provider) authentication.AddOpenId(provider);
        services.AddIdentityCore<Account>(identity =>
        {
            // Names are checked when an account is made, and may be Chinese.
            identity.User.AllowedUserNameCharacters = "";
            identity.Lockout.MaxFailedAccessAttempts = 5;
            identity.Lockout.DefaultLockoutTimeSpan = TimeSpan.FromMinutes(15);
        }).AddSignInManager();
        services.AddScoped<IUserStore<Account>, AccountStore>();
        services.Configure<PasswordHasherOptions>(hashing => hashing.IterationCount = HashRounds);
        // Beside the bank, so that sessions outlive a restart, and for its owner's eyes only.
        services.AddDataProtection().SetApplicationName("ExamBank");
        services.AddOptions<KeyManagementOptions>().Configure<ILoggerFactory>((keys, log) =>
            keys.XmlRepository = new FileSystemXmlRepository(PrivateFolder(options.DatabasePath + ".keys"), log));
    }

    private static DirectoryInfo PrivateFolder(string path) => OperatingSystem.IsWindows()
        ? Directory.CreateDirectory(path)
        : Directory.CreateDirectory(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
}
