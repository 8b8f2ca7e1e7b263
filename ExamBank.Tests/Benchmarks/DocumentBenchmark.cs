using System.Diagnostics;
using System.Globalization;
using System.IO.Compression;
using ExamBank.Generator.Documents;
using ExamBank.Generator.Documents.Checking;
using ExamBank.Generator.Documents.Editions;
using ExamBank.Generator.Documents.Excel;
using ExamBank.Generator.Documents.Layouts;
using ExamBank.Generator.Documents.Word;
using ExamBank.Tests.Support;

namespace ExamBank.Tests.Benchmarks;

/// <summary>
/// Measures the writers on papers of 50 questions of the seed. The floor of a file is what <see cref="ZipArchive"/> needs to compress
/// its parts, as they stand in the finished file, at the same level in the same run: no writer can be below it.
/// </summary>
internal static class DocumentBenchmark
{
    private const int Runs = 60;
    private const int PapersInARow = 1_000;

    private static readonly TimeSpan WarmingUp = TimeSpan.FromSeconds(8);
    private static readonly TimeSpan LongestWarmingUp = TimeSpan.FromMinutes(1);

    /// <summary>Measures and prints a table.</summary>
    public static int Run()
    {
        var papers = (PaperModel[])[SeedQuestions.TheoryPaper("L1", versions: 1), SeedQuestions.TheoryPaper("L2", versions: 1), SeedQuestions.TheoryPaper("L3", versions: 1)];
        PaperModel At(int run) => papers[run % papers.Length];
        var documents = papers.Select(p => PaperDocument.Write(p, p.Forms[0].Versions[0])).ToArray();
        var workbooks = papers.Select(MarkingWorkbook.Write).ToArray();
        var usual = papers.Select(p => RenderedEditions.Usual(p, LayoutProfile.Default).Value.ToDictionary(f => f.Path, f => f.Bytes, StringComparer.Ordinal)).ToArray();
        var both = new EditionDemand([], [PackageKind.Print, PackageKind.Marking]);

        Console.WriteLine($"{Environment.ProcessorCount} cores; papers of {At(0).Forms[0].Versions[0].Questions.Count()} questions; median of {Runs} after warming up; milliseconds and allocated megabytes on one thread unless said");
        Console.WriteLine();
        Console.WriteLine("| What | ms | MB allocated | Floor ms | × the floor | Goal |");
        Console.WriteLine("|---|--:|--:|--:|--:|---|");
        var word = Row("one docx", run => PaperDocument.Write(At(run), At(run).Forms[0].Versions[0]), Floor(documents), "≤ 4 × the floor");
        Row("one xlsx", run => MarkingWorkbook.Write(At(run)), Floor(workbooks), "told");
        Row("both packages, every edition in them, read back", run => RenderedEditions.Missing(At(run), both, LayoutProfile.Default, usual[run % papers.Length]).Value, null, "told");
        Row("reading one docx back (PaperCheck)", run => PaperCheck.Run(At(run), [Printed(At(run), documents[run % papers.Length])], null), null, "told");
        Console.WriteLine();
        var rate = InARow(At);
        return word <= 4 && rate >= 100 ? 0 : 1;
    }

    private static CheckedFile Printed(PaperModel paper, byte[] document)
    {
        var plan = EditionFiles.Of(paper, Edition.Paper, LayoutProfile.Default)[0];
        return new CheckedFile(plan.Path, plan.Edition, plan.Version, document);
    }

    /// <summary>Measures one kind of work beside its floor, turn about, and gives their ratio.</summary>
    private static double Row(string what, Func<int, object> work, Func<int, object>? floor, string goal)
    {
        WarmUp(run =>
        {
            work(run);
            floor?.Invoke(run);
        });
        var (times, floors, bytes) = (new List<double>(), new List<double>(), new List<double>());
        for (var run = 0; run < Runs; run++)
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            times.Add(Time(() => work(run)));
            bytes.Add((GC.GetAllocatedBytesForCurrentThread() - before) / 1e6);
            if (floor is not null) floors.Add(Time(() => floor(run)));
        }

        var ratio = floor is null ? 0 : Median(times) / Median(floors);
        Console.WriteLine($"| {what} | {Text(Median(times))} | {Text(Median(bytes))} | {(floor is null ? "" : Text(Median(floors)))} | {(floor is null ? "" : Text(ratio))} | {goal} |");
        return ratio;
    }

    // So long that the compiler has done its last on what is measured: until as many runs again are no faster.
    private static void WarmUp(Action<int> work)
    {
        var clock = Stopwatch.StartNew();
        for (var before = double.MaxValue; ;)
        {
            var now = Median([.. Enumerable.Range(0, Runs).Select(run => Time(() => work(run)))]);
            if (clock.Elapsed > LongestWarmingUp || clock.Elapsed > WarmingUp && now > before * 0.97) return;
            before = now;
        }
    }

    private static Func<int, object> Floor(byte[][] files)
    {
        var parts = files.Select(Parts).ToArray();
        return run =>
        {
            using var result = new MemoryStream();
            using (var archive = new ZipArchive(result, ZipArchiveMode.Create, leaveOpen: true))
            {
                foreach (var (name, bytes) in parts[run % parts.Length])
                {
                    using var stream = archive.CreateEntry(name, CompressionLevel.Optimal).Open();
                    stream.Write(bytes);
                }
            }

            return result.ToArray();
        };
    }

    private static List<(string Name, byte[] Bytes)> Parts(byte[] file)
    {
        using var archive = new ZipArchive(new MemoryStream(file));
        return [.. archive.Entries.Select(e =>
        {
            using var content = new MemoryStream();
            using (var stream = e.Open()) stream.CopyTo(content);
            return (e.FullName, content.ToArray());
        })];
    }

    /// <summary>Writes many papers on all cores and tells the rate, and whether memory stays where it was.</summary>
    private static double InARow(Func<int, PaperModel> paper)
    {
        var quarters = new List<double>();
        var clock = Stopwatch.StartNew();
        for (var quarter = 0; quarter < 4; quarter++)
        {
            Parallel.For(0, PapersInARow / 4, run => PaperDocument.Write(paper(run), paper(run).Forms[0].Versions[0]));
            clock.Stop();
            quarters.Add(GC.GetTotalMemory(forceFullCollection: true) / 1e6);
            clock.Start();
        }

        var rate = PapersInARow / clock.Elapsed.TotalSeconds;
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{PapersInARow:N0} docx in a row on {Environment.ProcessorCount} cores: {rate:N0} papers/s (goal ≥ 100); live memory after each quarter: {string.Join(", ", quarters.Select(m => m.ToString("0.0", CultureInfo.InvariantCulture)))} MB; peak working set {Process.GetCurrentProcess().PeakWorkingSet64 / 1e6:N0} MB"));
        return rate;
    }

    private static double Time(Action work)
    {
        var clock = Stopwatch.StartNew();
        work();
        return clock.Elapsed.TotalMilliseconds;
    }

    private static double Median(List<double> values) => values.Order().ElementAt(values.Count / 2);

    private static string Text(double value) => value.ToString("0.00", CultureInfo.InvariantCulture);
}
