using ExamBank.Api.GraphQL;
using ExamBank.Domain.Persistence;

namespace ExamBank.Api.Features.Access;

/// <summary>Registers what the service needs of the feature.</summary>
internal static class AccessRegistration
{
    /// <summary>Adds the gate, and the bank as the one who asks sees it.</summary>
    public static IServiceCollection AddAccess(this IServiceCollection services, string databasePath) => services
        .AddSingleton(new AccountPresence(databasePath))
        .AddSingleton<Callers>()
        .AddSingleton<AccessGate>()
        .AddScoped<CurrentActor>()
        .AddScoped(provider => new BankView(provider.GetRequiredService<BankContext>(), provider.GetRequiredService<CurrentActor>().Rights))
        .AddScoped<NamedObjects>();

    /// <summary>Puts the gate before every route.</summary>
    public static void UseAccess(this IApplicationBuilder app)
    {
        var gate = app.ApplicationServices.GetRequiredService<AccessGate>();
        app.Use(gate.PassAsync);
    }
}
