using System.Diagnostics;
using ExamBank.Api.Features.Coverage;
using ExamBank.Api.Features.Traces;
using ExamBank.Api.Hosting;
using ExamBank.Domain.Coverage;
using ExamBank.Domain.Papers;
using ExamBank.Domain.Persistence;
using ExamBank.Tests.Support;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace ExamBank.Tests.Benchmarks;

/// <summary>
/// Measures what accreditation staff ask of a bank, beside the same by hand-written SQL in the same run, turn about. The goals are those
/// of a bank of 100,000 questions.
/// </summary>
internal static class AccreditationBenchmark
{
    private const int Runs = 15;
    private const double MostTimesBaseline = 1.3;
    private const double MostMilliseconds = 150;

    /// <summary>Measures over the bank in a file and prints a table; 1 when a goal is missed.</summary>
    public static async Task<int> RunAsync(string database)
    {
        await using var services = new ServiceCollection().AddBank(database).BuildServiceProvider();
        _ = (await BankDatabase.MigrateAsync(database, TimeProvider.System, CancellationToken.None)).Value;
        await using var bank = await services.GetRequiredService<IDbContextFactory<BankContext>>().CreateDbContextAsync();
        var standard = await bank.Standards.OrderBy(s => s.Code).Select(s => new { s.Id, s.Code }).FirstAsync();
        var asOf = DateTimeOffset.FromUnixTimeSeconds(TimeProvider.System.GetUtcNow().ToUnixTimeSeconds());
        Console.WriteLine($"{await bank.Questions.CountAsync()} questions; median of {Runs} after warming up, milliseconds");
        Console.WriteLine();
        Console.WriteLine("| What | ms | SQL statements | Hand-written SQL, ms | × | Goal |");
        Console.WriteLine("|---|--:|--:|--:|--:|---|");
        await using var connection = new SqliteConnection(BankOptions.ConnectionString(database));
        await connection.OpenAsync();
        var reached = true;
        foreach (var level in await bank.Levels.Where(l => l.StandardId == standard.Id).OrderBy(l => l.Rank).Select(l => l.Code).ToListAsync())
        {
            foreach (var moment in (DateTimeOffset?[])[null, asOf])
            {
                var baseline = new CoverageBaseline(connection, standard.Id.Value.ToString().ToUpperInvariant(), level);
                var request = new CoverageRequest(standard.Code, level, AsOf: moment);
                var coverage = services.GetRequiredService<ReadCoverage>();
                var counted = (await coverage.RunAsync(request, CancellationToken.None)).Value;
                var own = counted.Requirements.SelectMany(r => r.Tally.Cells).Sum(c => c.Questions);
                var theirs = baseline.Read(moment);
                if (theirs == 0 || own < theirs) throw new InvalidOperationException($"Coverage counts {own} questions, the baseline {theirs}.");
                var (ours, hand) = await MeasureAsync(() => coverage.RunAsync(request, CancellationToken.None), () => baseline.Read(moment));
                reached &= hand * MostTimesBaseline >= ours && (moment is not null || ours <= MostMilliseconds);
                Console.WriteLine(
                    $"| coverage of {level}{(moment is null ? "" : " as of a moment")}, {theirs} questions | {ours:0.0} | {await StatementsAsync(database, () => coverage.RunAsync(request, CancellationToken.None))} | {hand:0.0} | {ours / hand:0.00} | ≤ {MostTimesBaseline} ×{(moment is null ? $", ≤ {MostMilliseconds} ms" : "")} |");
            }
        }

        await WhyHereAsync(services, bank, database);
        return reached ? 0 : 1;
    }

    private static async Task WhyHereAsync(ServiceProvider services, BankContext bank, string database)
    {
        var used = await (
            from paper in bank.Papers
            orderby paper.Number descending
            from form in paper.Forms
            from place in form.Questions
            join revision in bank.Revisions on place.RevisionId equals revision.Id
            join question in bank.Questions on revision.QuestionId equals question.Id
            select new { paper.Number, question.Code }).FirstOrDefaultAsync();
        if (used is null) return;
        var presence = services.GetRequiredService<ExplainPresence>();
        var found = (await presence.RunAsync(PaperNumber.Format(used.Number), used.Code, CancellationToken.None)).Value[0];
        var (ours, _) = await MeasureAsync(() => presence.RunAsync(PaperNumber.Format(used.Number), used.Code, CancellationToken.None), () => 0);
        Console.WriteLine(
            $"| whyHere, a pool of {found.PoolSize} | {ours:0.0} | {await StatementsAsync(database, () => presence.RunAsync(PaperNumber.Format(used.Number), used.Code, CancellationToken.None))} | | | told |");
    }

    private static async Task<(double Ours, double Theirs)> MeasureAsync<T>(Func<Task<T>> ours, Func<long> theirs)
    {
        var (own, other) = (new List<double>(), new List<double>());
        for (var run = -3; run < Runs; run++)
        {
            var clock = Stopwatch.StartNew();
            await ours();
            var first = clock.Elapsed.TotalMilliseconds;
            clock.Restart();
            theirs();
            if (run < 0) continue;
            own.Add(first);
            other.Add(clock.Elapsed.TotalMilliseconds);
        }

        return (own.Order().ElementAt(Runs / 2), other.Order().ElementAt(Runs / 2));
    }

    private static async Task<int> StatementsAsync(string database, Func<Task> work)
    {
        using var counter = new SqlCounter(Path.GetFullPath(database));
        await work();
        return counter.Statements.Count;
    }
}
