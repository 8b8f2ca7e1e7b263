using ExamBank.Domain.Persistence;
using Microsoft.EntityFrameworkCore;

namespace ExamBank.Api.Hosting;

/// <summary>Whether the process lives (<c>/health/live</c>), and whether the bank answers it (<c>/health/ready</c>).</summary>
internal sealed class Health(IDbContextFactory<BankContext> contexts, ILogger<Health> log)
{
    private const string Path = "/health";

    private const int PatienceSeconds = 5;

    /// <summary>Routes the questions of load balancers and service managers.</summary>
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet(Path, () => Results.Text("healthy"));
        routes.MapGet($"{Path}/live", () => Results.Json(new { status = "live" }));
        routes.MapGet($"{Path}/ready", async (Health health, CancellationToken cancellationToken) => await health.BankAnswersAsync(cancellationToken)
            ? Results.Json(new { status = "ready" })
            : Results.Json(new { status = "not-ready", reason = "bank" }, statusCode: StatusCodes.Status503ServiceUnavailable));
    }

    /// <summary>Whether a request asks for one of these: nobody wants a trace of each.</summary>
    public static bool IsAsked(HttpContext http) => http.Request.Path.StartsWithSegments(Path, StringComparison.Ordinal);

    private async Task<bool> BankAnswersAsync(CancellationToken cancellationToken)
    {
        try
        {
            await using var bank = await contexts.CreateDbContextAsync(cancellationToken);
            // The provider runs while it is waited for: only the command itself can be told to give up.
            bank.Database.SetCommandTimeout(PatienceSeconds);
            await bank.AuditEvents.AsNoTracking().AnyAsync(cancellationToken);
            return true;
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            log.LogWarning(failure, "The bank does not answer");
            return false;
        }
    }
}
