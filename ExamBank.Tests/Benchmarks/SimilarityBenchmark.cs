using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using ExamBank.Api.Features.Similarity;
using ExamBank.Domain.Audit;
using ExamBank.Domain.Persistence;
using ExamBank.Domain.Questions;
using ExamBank.Domain.Questions.Similarity;
using ExamBank.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace ExamBank.Tests.Benchmarks;

/// <summary>
/// Measures the search for similar questions in a bank of a million, through the production registration on a file, beside the exact
/// scan over all questions in the same run, which also tells what the search misses.
/// </summary>
internal static class SimilarityBenchmark
{
    private const int Usual = 1_000_000;
    private const int Checks = 300;
    private const int Scanned = 40;
    private const int Rounds = 5;
    private const double Goal = 20;

    private static readonly DateTimeOffset At = new(2026, 3, 1, 8, 0, 0, TimeSpan.Zero);

    /// <summary>Measures and prints; 1 when the goal is missed. A bank whose file is named is kept, taken further where it was left, and measured again.</summary>
    public static async Task<int> RunAsync(int? questions, string? database)
    {
        var count = questions ?? Usual;
        await using var bank = database is null ? await BankFile.CreateAsync() : await BankFile.KeptAsync(database);
        if (Ask(bank, "SELECT count(*) FROM Standards") == 0) await new SampleBank(bank.Writer).AddStandardAsync();
        var texts = new SyntheticTexts();
        var clock = Stopwatch.StartNew();
        await FillAsync(bank, texts, (int)Ask(bank, "SELECT count(*) FROM Questions"), count);
        Say($"{Environment.ProcessorCount} cores; {count:N0} questions of {texts.Clauses:N0} clauses, written in {clock.Elapsed.TotalSeconds:N0} s; file {Megabytes(bank):N0} MB");
        if (Ask(bank, "SELECT EXISTS (SELECT 1 FROM RevisionBands)") == 0) await IndexAsync(bank);

        var planted = await PlantAsync(bank, texts, count);
        var (times, found) = await CheckAsync(bank, planted);
        var (all, quickest) = (times.SelectMany(t => t).ToList(), times.ConvertAll(t => t.Min()));
        var (median, most) = (Share(all, 50), Share(all, 99));
        Say($"one question, {all.Count:N0} searches: median {median:N1} ms, 99 of 100 within {most:N1} ms, worst {all.Max():N1} ms (goal ≤ {Goal:N0} ms); {Allocated(bank, planted[0]):N2} MB allocated");
        Say($"without what others do to the machine, each question's quickest of {Rounds}: median {Share(quickest, 50):N1} ms, 99 of 100 within {Share(quickest, 99):N1} ms, worst {quickest.Max():N1} ms");

        clock.Restart();
        await ScanAsync(bank, planted.Take(1));
        var scan = clock.Elapsed;
        List<int> judged = [.. planted.Take(Scanned)];
        var exact = await ScanAsync(bank, judged);
        found.RemoveWhere(pair => !judged.Contains(pair.Item1));
        var missed = exact.Except(found).Count();
        Say($"exact scan over all for one question: {scan.TotalSeconds:N1} s; {scan.TotalMilliseconds / median:N0} times as long as the search");
        Say($"pairs of {judged.Count} questions from {SimilarQuestions.Usual} on: {exact.Count:N0} by the scan, {missed:N0} of which the search missed; {found.Except(exact).Count():N0} wrong");
        return most <= Goal ? 0 : 1;
    }

    /// <summary>What a bank of an earlier build goes through when it is opened for the first time.</summary>
    private static async Task IndexAsync(BankFile bank)
    {
        DatabaseFolder.Execute(bank.Path, "UPDATE Revisions SET HasBands = 0; VACUUM");
        var before = Megabytes(bank);
        var clock = Stopwatch.StartNew();
        await BankDatabase.MigrateAsync(bank.Path, TimeProvider.System, CancellationToken.None);
        Say($"index built in {clock.Elapsed.TotalSeconds:N0} s; it takes {Megabytes(bank) - before:N0} MB of the file and none of memory; peak working set {Process.GetCurrentProcess().PeakWorkingSet64 / 1e6:N0} MB");
    }

    private static async Task FillAsync(BankFile bank, SyntheticTexts texts, int done, int count)
    {
        await using var context = bank.Open();
        var (standard, requirement) = await PlaceAsync(context);
        // The same texts, wherever it was left.
        for (var drawn = 0; drawn < Math.Min(done, count); drawn++) texts.Next();
        while (done < count)
        {
            await using var transaction = await context.Database.BeginTransactionAsync();
            await using var rows = new RowWriter(context);
            for (var end = Math.Min(count, done + 20_000); done < end; done++) await rows.InsertAsync(Question(done + 1, standard, requirement, texts.Next()), CancellationToken.None);
            await transaction.CommitAsync();
        }
    }

    /// <summary>New questions that are nearly the same as old ones; their numbers.</summary>
    private static async Task<IReadOnlyList<int>> PlantAsync(BankFile bank, SyntheticTexts texts, int count)
    {
        var dice = new Random(7);
        await using var context = bank.Open();
        if (await context.Questions.Where(q => q.Number > count).Select(q => q.Number).ToListAsync() is [_, ..] known) return known;
        var (standard, requirement) = await PlaceAsync(context);
        var old = await SimilarContentsAsync(context, [.. Enumerable.Range(0, Checks).Select(_ => 1 + dice.Next(count)).Distinct()]);
        await using var transaction = await context.Database.BeginTransactionAsync();
        var planted = old.Select((content, i) => Question(count + 1 + i, standard, requirement, texts.Varied(content))).ToList();
        await context.InsertAsync(planted, CancellationToken.None);
        await transaction.CommitAsync();
        return [.. planted.Select(q => q.Number)];
    }

    private static async Task<(List<List<double>> Times, HashSet<(int, int)> Found)> CheckAsync(BankFile bank, IReadOnlyList<int> numbers)
    {
        var (times, found) = (numbers.Select(_ => new List<double>()).ToList(), new HashSet<(int, int)>());
        // Once before, so that the compiler and the file's pages in memory are as in a service that runs.
        for (var round = -1; round < Rounds; round++)
        {
            foreach (var (number, taken) in numbers.Zip(times))
            {
                var clock = Stopwatch.StartNew();
                await using var context = bank.Open();
                var pairs = await SimilarQuestions.OfAsync(context, [number], SimilarQuestions.Usual, CancellationToken.None);
                if (round >= 0) taken.Add(clock.Elapsed.TotalMilliseconds);
                found.UnionWith(pairs.Select(p => (p.One.Number, p.Other.Number)));
            }
        }

        return (times, found);
    }

    /// <summary>What so many of 100 take at most.</summary>
    private static double Share(IEnumerable<double> times, int percent)
    {
        var ordered = times.Order().ToList();
        return ordered[ordered.Count * percent / 100];
    }

    private static long Ask(BankFile bank, string sql) => long.Parse(DatabaseFolder.Query(bank.Path, sql).Single(), CultureInfo.InvariantCulture);

    private static double Allocated(BankFile bank, int number)
    {
        var before = GC.GetTotalAllocatedBytes(precise: true);
        using var context = bank.Open();
        SimilarQuestions.OfAsync(context, [number], SimilarQuestions.Usual, CancellationToken.None).GetAwaiter().GetResult();
        return (GC.GetTotalAllocatedBytes(precise: true) - before) / 1e6;
    }

    private static async Task<HashSet<(int, int)>> ScanAsync(BankFile bank, IEnumerable<int> numbers)
    {
        var found = new HashSet<(int, int)>();
        await using var context = bank.Open();
        var asked = await SimilarQuestions.TextsAsync(context, [.. numbers], CancellationToken.None);
        var rows = from question in context.Questions.AsNoTracking()
                   join revision in context.Revisions.AsNoTracking() on question.Id equals revision.QuestionId
                   where revision.Number == question.LatestRevision
                   select new { question.Number, revision.ContentText };
        await foreach (var row in rows.AsAsyncEnumerable())
        {
            var text = ComparedText.Of(JsonSerializer.Deserialize<QuestionContent>(row.ContentText, ContentJson.Compact)!);
            foreach (var one in asked)
                if (one.Number != row.Number && one.Text.SimilarityTo(text) >= SimilarQuestions.Usual) found.Add((one.Number, row.Number));
        }

        return found;
    }

    private static async Task<List<QuestionContent>> SimilarContentsAsync(BankContext context, IReadOnlyList<int> numbers) =>
    [
        .. (await (
            from question in context.Questions.AsNoTracking()
            where numbers.Contains(question.Number)
            join revision in context.Revisions.AsNoTracking() on question.Id equals revision.QuestionId
            orderby question.Number
            select revision.ContentText).ToListAsync()).Select(text => JsonSerializer.Deserialize<QuestionContent>(text, ContentJson.Compact)!),
    ];

    private static Question Question(int number, Domain.StandardId standard, Domain.RequirementId requirement, QuestionContent content) => Domain.Questions.Question.Create(
        number, null, standard, new ResolvedContent(content, "L1", [new ResolvedTag(requirement, IsPrimary: true, IsOfPart: false)], null), published: false, Actor.Seed, At).Value;

    private static async Task<(Domain.StandardId Standard, Domain.RequirementId Requirement)> PlaceAsync(BankContext context) =>
        (await context.Standards.Select(s => s.Id).SingleAsync(), await context.Requirements.OrderBy(r => r.Position).Select(r => r.Id).FirstAsync());

    private static double Megabytes(BankFile bank)
    {
        DatabaseFolder.Execute(bank.Path, "PRAGMA wal_checkpoint(TRUNCATE)");
        return new FileInfo(bank.Path).Length / 1e6;
    }

    private static void Say(FormattableString line) => Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));
}
