using System.Diagnostics;
using ExamBank.Domain.Persistence;
using ExamBank.Tests.Support;
using NUnit.Framework;
using static ExamBank.Tests.Support.DatabaseFolder;

namespace ExamBank.Tests.Persistence;

/// <summary>The real program, killed at some moment of its first start: the next start works, and the bank is whole.</summary>
[Long]
[NonParallelizable]
public sealed class KilledProcessTests
{
    private const string Whole = """
        SELECT (SELECT count(*) FROM Standards) || ' ' || (SELECT count(*) FROM Requirements) || ' ' || (SELECT count(*) FROM Questions) || ' '
            || (SELECT count(*) FROM Revisions WHERE Status = 'Approved') || ' ' || (SELECT count(*) FROM Blueprints)
        """;

    private static string? untouched;

    /// <summary>The moments, as what the program has written so far.</summary>
    private static readonly TestCaseData[] Moments =
    [
        Moment("the file is there", folder => File.Exists(folder.File("bank.db"))),
        Moment("the migration is being written", folder => Length(folder, "bank.db-wal") > 0),
        Moment("the schema stands", folder => Length(folder, "bank.db-wal") + Length(folder, "bank.db") > 300_000),
        Moment("the seed is being written", folder => Length(folder, "bank.db-wal") + Length(folder, "bank.db") > 1_500_000),
        Moment("the first paper is there", folder => Directory.Exists(folder.File("papers/P-000001"))),
    ];

    [OneTimeSetUp]
    public async Task MakeABankInPeaceAsync()
    {
        using var folder = new DatabaseFolder();
        await RunToTheEndAsync(folder);
        untouched = Query(folder.File("bank.db"), Whole).Single();
    }

    [TestCaseSource(nameof(Moments))]
    public async Task KilledInTheMiddle_TheNextStartMakesAWholeBank(Func<Written, bool> reached)
    {
        using var folder = new DatabaseFolder();
        var state = new Written(folder);
        using (var process = Start(folder))
        {
            var ended = process.WaitForExitAsync();
            while (!reached(state) && !ended.IsCompleted) await Task.Delay(1);
            process.Kill(entireProcessTree: true);
            await ended;
            Assert.That(process.ExitCode, Is.Not.Zero, "the program had ended before it was killed");
        }

        await RunToTheEndAsync(folder);
        var bank = folder.File("bank.db");
        Assert.Multiple(() =>
        {
            Assert.That(Query(bank, Whole), Is.EqualTo(new[] { untouched }));
            Assert.That(Query(bank, "PRAGMA integrity_check"), Is.EqualTo(new[] { "ok" }));
            Assert.That(Query(bank, "PRAGMA foreign_key_check"), Is.Empty);
            Assert.That(AuditChain.Check(bank).Faults, Is.Empty);
            Assert.That(Query(bank, "SELECT count(*) FROM AuditEvents WHERE Verb = 'standard.created'"), Is.EqualTo(new[] { "1" }));
            Assert.That(Directory.GetFiles(folder.File("papers"), "manifest.json", SearchOption.AllDirectories), Has.Length.EqualTo(1));
        });
        Assert.That(await BankDatabase.InspectAsync(bank, CancellationToken.None), Is.Null);
    }

    private static TestCaseData Moment(string name, Func<Written, bool> reached) => new TestCaseData(reached).SetArgDisplayNames(name);

    private static long Length(Written folder, string name) => new FileInfo(folder.File(name)) is { Exists: true } file ? file.Length : 0;

    private static async Task RunToTheEndAsync(DatabaseFolder folder)
    {
        using var process = Start(folder);
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync(new CancellationTokenSource(TimeSpan.FromMinutes(3)).Token);
        Assert.That(process.ExitCode, Is.Zero, await output + await errors);
    }

    private static Process Start(DatabaseFolder folder)
    {
        string[] arguments =
        [
            Path.Combine(AppContext.BaseDirectory, "ExamBank.Api.dll"), "generate", "--level", "L1", "--seed", "1",
            "--database", folder.File("bank.db"), "--out", folder.File("papers"),
        ];
        return Process.Start(new ProcessStartInfo("dotnet", arguments) { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false })!;
    }

    /// <summary>Where the program writes.</summary>
    public sealed class Written
    {
        private readonly DatabaseFolder folder;

        internal Written(DatabaseFolder folder) => this.folder = folder;

        /// <summary>A path in it.</summary>
        public string File(string name) => folder.File(name);
    }
}
