using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using ExamBank.Api.Hosting;
using ExamBank.Generator.Assembly.Papers;
using ExamBank.Tests.Support;

namespace ExamBank.Tests.Benchmarks;

/// <summary>
/// From the seed bank to a locked paper through <c>assemblePaper</c> over HTTP, and what share of that time the engine has. The
/// baseline is the same request again, which gives the paper that exists.
/// </summary>
internal static class PaperShare
{
    public const string Name = "8";

    public const string What = "seed bank to a locked paper through assemblePaper";

    private const int Runs = 9;

    private const string Mutation = "mutation($input: AssemblePaperInput!) { assemblePaper(input: $input) { existed paper { number } errors { code } } }";

    /// <summary>Measures new papers, or with <paramref name="again"/> papers that exist.</summary>
    public static async Task<AssemblyBenchmark.Measured> MeasureAsync(bool again)
    {
        var engine = TimeSpan.Zero;
        using var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == PaperAssembler.ActivitySourceName,
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
            ActivityStopped = activity => engine += activity.Duration,
        };
        ActivitySource.AddActivityListener(listener);
        using var folder = new TemporaryFolder();
        await SeededBank.CopyToAsync(folder.PathOf("bank.db"));
        await using var server = Server.Build(ServerOptions.Create("http://127.0.0.1:0", folder.PathOf("bank.db")).Value);
        await server.StartAsync();
        using var client = new HttpClient { BaseAddress = new Uri(server.Urls.Single()) };
        var (times, shares) = (new List<double>(), new List<double>());
        for (var seed = 0; seed <= Runs; seed++)
        {
            if (again) await AssembleAsync(client, seed, existed: false);
            engine = TimeSpan.Zero;
            var clock = Stopwatch.StartNew();
            await AssembleAsync(client, seed, existed: again);
            times.Add(clock.Elapsed.TotalMilliseconds);
            shares.Add(engine.TotalMilliseconds);
        }

        var (warm, own) = (times.Skip(1).Order().ToList(), shares.Skip(1).Order().ToList());
        var told = again ? "the paper exists" : string.Create(
            CultureInfo.InvariantCulture, $"engine {own[own.Count / 2]:0.0} ms of them, {100 * own[own.Count / 2] / warm[warm.Count / 2]:0} %");
        return new AssemblyBenchmark.Measured(times[0], warm[warm.Count / 2], warm[^1], 0, told);
    }

    private static async Task AssembleAsync(HttpClient client, int seed, bool existed)
    {
        using var response = await client.PostAsJsonAsync("/graphql", new { query = Mutation, variables = new { input = new { blueprint = "SECO-2021-L2-theory", seed } } });
        var payload = JsonNode.Parse(await response.Content.ReadAsStringAsync())!["data"]!["assemblePaper"]!;
        if ((bool)payload["existed"]! != existed) throw new InvalidOperationException($"Not a paper of its own: {payload}");
    }
}
