using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using ExamBank.Api.Hosting;
using ExamBank.Tests.Support;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace ExamBank.Tests.Benchmarks;

/// <summary>
/// Measures requests to the production server over HTTP on a large bank, each beside a JSON endpoint over hand-written SQL that
/// answers with the same fields, turn about in the same run.
/// </summary>
internal static class ApiBenchmark
{
    private const int Runs = 40;

    /// <summary>Measures and prints tables.</summary>
    public static async Task<int> RunAsync(string database)
    {
        if (!File.Exists(database))
        {
            await Console.Error.WriteLineAsync($"There is no {database}: make one by bank --questions 100000 --database {database}");
            return 2;
        }

        await using var server = Server.Build(ServerOptions.Create("http://127.0.0.1:0", database).Value, logging: _ => { });
        await server.StartAsync();
        await using var plain = Plain();
        SearchBenchmark.Map(plain, database);
        PageBenchmark.Map(plain, database);
        CoverageBenchmark.Map(plain, database);
        WhyHereBenchmark.Map(plain, database);
        await plain.StartAsync();
        using var client = new HttpClient { BaseAddress = new Uri(server.Urls.Single()) };
        using var beside = new HttpClient { BaseAddress = new Uri(plain.Urls.Single()) };
        Console.WriteLine($"{Environment.ProcessorCount} cores; {new FileInfo(database).Length / 1e6:N0} MB; median of {Runs} requests one after another, milliseconds");
        Console.WriteLine();
        var met = await SearchBenchmark.RunAsync(database, client, beside);
        Console.WriteLine();
        met &= await CoverageBenchmark.RunAsync(database, client, beside);
        Console.WriteLine();
        await WhyHereBenchmark.RunAsync(database, client, beside);
        Console.WriteLine();
        met &= await PageBenchmark.RunAsync(database, client, beside);
        return met ? 0 : 1;
    }

    /// <summary>Medians of two kinds of requests, turn about.</summary>
    public static async Task<(double Ours, double Beside)> MedianAsync(Func<Task> ours, Func<Task> beside)
    {
        var (times, others) = (new List<double>(), new List<double>());
        for (var run = -10; run < Runs; run++)
        {
            var (one, other) = (await TimeAsync(ours), await TimeAsync(beside));
            if (run < 0) continue;
            times.Add(one);
            others.Add(other);
        }

        return (Median(times), Median(others));
    }

    /// <summary>What a GraphQL request answers with.</summary>
    /// <exception cref="InvalidOperationException">It answers with errors.</exception>
    public static async Task<JsonNode> AskAsync(HttpClient client, string query, object variables)
    {
        using var response = await client.PostAsJsonAsync(new Uri("/graphql", UriKind.Relative), new { query, variables });
        var answer = JsonNode.Parse(await response.Content.ReadAsStringAsync())!;
        return answer["errors"] is { } errors ? throw new InvalidOperationException(errors.ToJsonString()) : answer["data"]!;
    }

    /// <summary>How many SQL statements some work takes.</summary>
    public static async Task<int> StatementsAsync(string database, Func<Task> work)
    {
        using var counter = new SqlCounter(Path.GetFullPath(database));
        await work();
        return counter.Statements.Count;
    }

    /// <summary>A number of a table.</summary>
    public static string Text(double value) => value.ToString("0.0", CultureInfo.InvariantCulture);

    private static WebApplication Plain()
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        builder.Services.AddRoutingCore();
        return builder.Build();
    }

    private static async Task<double> TimeAsync(Func<Task> work)
    {
        var clock = Stopwatch.StartNew();
        await work();
        return clock.Elapsed.TotalMilliseconds;
    }

    private static double Median(List<double> values) => values.Order().ElementAt(values.Count / 2);
}
