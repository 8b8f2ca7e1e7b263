using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using ExamBank.Generator.Assembly;
using ExamBank.Tests.Support;

namespace ExamBank.Tests.Benchmarks;

/// <summary>
/// Measures the engine beside its baseline. Each side of a figure runs in a process of its own, so that the first call is a
/// first call and memory is its own; a baseline that is quick has more runs than one, as the engine has.
/// </summary>
internal static class AssemblyBenchmark
{
    /// <summary>Marks a child process.</summary>
    public const string ChildOption = "--child";

    private static readonly TimeSpan BaselineLimit = TimeSpan.FromSeconds(40);

    // A baseline that took no longer the first time is run again: it too is warm then.
    private static readonly TimeSpan QuickBaseline = TimeSpan.FromSeconds(4);

    private const string NoAnswer = "none: it failed, or had to be ended";

    // No side of a figure is waited for longer.
    private static readonly TimeSpan ChildLimit = TimeSpan.FromMinutes(5);

    // A model of more booleans does not fit into the memory of an ordinary machine.
    private const long MostBooleans = 3_000_000;

    /// <summary>What a side of a figure took and gave.</summary>
    /// <param name="First">Milliseconds of the first call.</param>
    /// <param name="Warm">Milliseconds at the median of the later ones; null for none.</param>
    /// <param name="Slowest">Milliseconds of the slowest of the later ones.</param>
    /// <param name="Megabytes">Most memory of the process, pool included.</param>
    /// <param name="Answer">What it gave.</param>
    internal sealed record Measured(double First, double? Warm, double? Slowest, double Megabytes, string Answer);

    /// <summary>Measures the figures named, or all, and prints a table. 0 when every child ended well.</summary>
    public static int Run(IReadOnlyCollection<string> names)
    {
        IReadOnlyList<(string Name, string What, string Goal)> figures = [.. AssemblyFigures.All.Select(f => (f.Name, f.What, f.Goal)), (PaperShare.Name, PaperShare.What, "what share is the engine's")];
        var unknown = names.Where(n => figures.All(f => f.Name != n)).ToList();
        if (unknown.Count > 0)
        {
            Console.Error.WriteLine($"No case {string.Join(", ", unknown)}; there are {string.Join(", ", figures.Select(f => f.Name))}.");
            return 2;
        }

        var failed = false;
        Console.WriteLine($"{Environment.ProcessorCount} cores; milliseconds; memory of the whole process; baseline: the textbook model by CP-SAT, for information SCIP, at most {BaselineLimit.TotalSeconds} s");
        Console.WriteLine();
        Console.WriteLine("| | Case | Goal | First | Warm | Slowest | MB | Engine | Baseline first | Warm | MB | It found | Ratio |");
        Console.WriteLine("|---|---|---|--:|--:|--:|--:|---|--:|--:|--:|---|--:|");
        foreach (var figure in figures.Where(f => names.Count == 0 || names.Contains(f.Name)))
        {
            var (engine, baseline) = (Child(figure.Name, "engine"), Child(figure.Name, "baseline"));
            failed |= engine is null || baseline is null;
            var ratio = engine is null || baseline is not { First: > 0 } ? "" : Text((baseline.Warm ?? baseline.First) / (engine.Warm ?? engine.First));
            Console.WriteLine($"| {figure.Name} | {figure.What} | {figure.Goal} | {Side(engine)} | {Text(baseline?.First)} | {Text(baseline?.Warm)} | {Text(baseline?.Megabytes)} | {baseline?.Answer ?? NoAnswer} | {ratio} |");
        }

        return failed ? 1 : 0;

        static string Side(Measured? m) => m is null ? $"| | | | {NoAnswer}" : $"{Text(m.First)} | {Text(m.Warm)} | {Text(m.Slowest)} | {Text(m.Megabytes)} | {m.Answer}";
    }

    /// <summary>Measures one side of a figure in this process and prints it as JSON.</summary>
    public static int RunChild(string name, string side)
    {
        var measured = name == PaperShare.Name ? PaperShare.MeasureAsync(again: side != "engine").GetAwaiter().GetResult()
            : AssemblyFigures.All.Single(f => f.Name == name) is var figure && side == "engine" ? Engine(figure) : Baseline(figure);
        Console.WriteLine(JsonSerializer.Serialize(measured with { Megabytes = Process.GetCurrentProcess().PeakWorkingSet64 / 1e6 }));
        return 0;
    }

    private static Measured Engine(AssemblyFigure figure)
    {
        var times = new List<double>();
        var answers = new List<string>();
        for (var run = 0; run <= figure.Runs; run++)
        {
            var (pool, specification) = figure.Make(run);
            var clock = Stopwatch.StartNew();
            var answer = AssemblyEngine.Assemble(pool, specification, new AssemblyOptions(run), CancellationToken.None).Value;
            times.Add(clock.Elapsed.TotalMilliseconds);
            answers.Add(Told(pool, specification, answer));
        }

        var warm = times.Skip(1).Order().ToList();
        var told = answers.GroupBy(a => a, StringComparer.Ordinal).Select(g => g.Count() == answers.Count ? g.Key : $"{g.Count()} × {g.Key}");
        return new Measured(times[0], warm[warm.Count / 2], warm[^1], 0, string.Join("; ", told));
    }

    private static string Told(ItemPool pool, AssemblySpecification specification, AssemblyAnswer answer)
    {
        if (answer.Explanation is { } why)
            return $"{answer.Status}: {string.Join(", ", why.Clash)}{(why.IsIrreducible ? "" : " (perhaps more than needed)")}";
        if (answer.Forms.IsEmpty) return $"{answer.Status}";
        var verdict = FormsJudge.Judge(pool, specification, [.. answer.Forms.Select(f => f.Items)]);
        var broken = verdict.IsGood ? "" : $", {verdict.Violations.Count} violations";
        return $"{answer.Status}{broken}: {string.Join(", ", answer.Objectives.Select(o => o.IsProven ? Text(o.Value) : $"{Text(o.Value)} (bound {Text(o.Bound)})"))}";
    }

    private static Measured Baseline(AssemblyFigure figure)
    {
        var (pool, specification) = figure.Make(1);
        var booleans = TextbookModel.Booleans(pool, specification);
        if (booleans > MostBooleans) return new Measured(0, null, null, 0, string.Create(CultureInfo.InvariantCulture, $"not built: {booleans:N0} booleans"));
        var times = new List<double>();
        TextbookAnswer answer;
        do
        {
            var clock = Stopwatch.StartNew();
            answer = figure.IsInformation
                ? TextbookMixedInteger.Solve(pool, specification, BaselineLimit)
                : TextbookModel.Solve(pool, specification, new TextbookOptions(BaselineLimit, Environment.ProcessorCount));
            times.Add(clock.Elapsed.TotalMilliseconds);
        }
        while (times.Count <= figure.Runs && times[0] < QuickBaseline.TotalMilliseconds);

        var warm = times.Skip(1).Order().ToList();
        var told = answer.Values.Count == 0 ? $"{answer.Status}"
            : $"{answer.Status}: {string.Join(", ", answer.Values.Zip(answer.Bounds, (value, bound) => value == bound ? Text(value) : $"{Text(value)} (bound {Text(bound)})"))}";
        return new Measured(times[0], warm.Count == 0 ? null : warm[warm.Count / 2], warm.Count == 0 ? null : warm[^1], 0, told);
    }

    private static Measured? Child(string figure, string side)
    {
        using var process = Process.Start(new ProcessStartInfo("dotnet", [typeof(AssemblyBenchmark).Assembly.Location, "bench", "assembly", ChildOption, figure, side])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
        })!;
        var output = process.StandardOutput.ReadToEndAsync();
        if (!process.WaitForExit(ChildLimit))
        {
            process.Kill(entireProcessTree: true);
            return null;
        }

        process.WaitForExit();
        return process.ExitCode == 0 ? JsonSerializer.Deserialize<Measured>(output.GetAwaiter().GetResult().Trim().Split('\n')[^1]) : null;
    }

    private static string Text(double? number) => number is null or 0 ? "" : number.Value.ToString(number < 10 ? "0.0" : "N0", CultureInfo.InvariantCulture);

    private static string Text(decimal number) => number.ToString("0.######", CultureInfo.InvariantCulture);
}
