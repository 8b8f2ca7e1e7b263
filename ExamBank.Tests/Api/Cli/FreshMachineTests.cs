using ExamBank.Tests.Support;
using NUnit.Framework;

namespace ExamBank.Tests.Api.Cli;

/// <summary><c>generate</c> as a process in a folder where there is nothing yet.</summary>
[NonParallelizable]
public sealed class FreshMachineTests
{
    [Test]
    public async Task It_makes_the_bank_and_a_paper_for_each_level_and_prints_a_table()
    {
        var run = (await GeneratedPapers.MadeAsync()).Run.Ended(0).InWords();
        Assert.That(run.Errors, Does.Contain("已建立题库 data/exambank.db").And.Contain("SECO-2021").And.Contain("组卷 SECO-2021-L3-theory"));
        Assert.That(run.Output, Does.Contain("等级").And.Contain("题数").And.Contain("满分").And.Contain("工作领域"));
        foreach (var (level, number, areas) in (IEnumerable<(string, string, string)>)[("L1 初级", "P-000001", "5/5"), ("L2 中级", "P-000002", "5/5"), ("L3 高级", "P-000003", "4/4")])
        {
            var cells = Row(run.Output, level);
            Assert.That(cells[1], Is.EqualTo($"{number}（样卷）"));
            Assert.That(cells[2..6], Is.EqualTo(["1", "50", "100", areas]));
            Assert.That(cells[7], Does.Match(@"^0\.6[2-8]\d? → 0\.650$"));
            Assert.That(cells[8], Is.EqualTo(GeneratedPapers.Seed));
            Assert.That(cells[9], Is.EqualTo($"{Path.Combine("papers", number)} (4)"));
        }
    }

    [Test]
    public async Task It_writes_the_bank_and_the_files_of_the_papers_and_nothing_else() => Assert.That(
        (await GeneratedPapers.MadeAsync()).Files.Keys.Where(path => !path.StartsWith("data/exambank.db", StringComparison.Ordinal)),
        Is.EquivalentTo(new[] { "P-000001", "P-000002", "P-000003" }.SelectMany(number => (string[])
        [
            $"papers/{number}/manifest.json", $"papers/{number}/marking/{number}-key.xlsx",
            $"papers/{number}/print/{number}-A-1.docx", $"papers/{number}/print/{number}-A-2.docx",
        ])));

    [Test]
    public async Task It_runs_from_any_folder_over_a_bank_elsewhere()
    {
        using var folder = new TemporaryFolder();
        Directory.CreateDirectory(folder.PathOf("here"));
        Directory.CreateDirectory(folder.PathOf("there"));
        await SeededBank.CopyToAsync(folder.PathOf("there", "题库.db"));
        (await CommandLineProcess.RunAsync(folder.PathOf("here"), "coverage", "--level", "初级", "--database", "../there/题库.db")).Ended(0).InWords().Said("全部 51 条");
        Assert.That(Directory.EnumerateFileSystemEntries(folder.PathOf("here")), Is.Empty);
    }

    [Test]
    [Long]
    public async Task It_makes_a_bank_elsewhere_and_papers_elsewhere_with_identical_bytes()
    {
        using var folder = new TemporaryFolder();
        Directory.CreateDirectory(folder.PathOf("here"));
        (await CommandLineProcess.RunAsync(
            folder.PathOf("here"), "generate", "--level", "初级", "--versions", "2", "--seed", GeneratedPapers.Seed,
            "--database", "../there/题库.db", "--out", "../out")).Ended(0).Said("题库.db");
        Assert.That(Directory.EnumerateFileSystemEntries(folder.PathOf("here")), Is.Empty);
        Assert.That(TemporaryFolder.Files(folder.PathOf("out", "P-000001")), Is.EquivalentTo((await GeneratedPapers.OfLevelAsync("L1")).Files));
    }

    [Test]
    [Long]
    public async Task Two_fresh_banks_and_one_seed_give_identical_bytes_for_every_file_of_every_level()
    {
        using var folder = new TemporaryFolder();
        (await CommandLineProcess.RunAsync(folder.Root, "generate", "--versions", "2", "--seed", GeneratedPapers.Seed)).Ended(0);
        var expected = (await GeneratedPapers.MadeAsync()).Files.Where(f => f.Key.StartsWith("papers/", StringComparison.Ordinal)).ToList();
        var files = TemporaryFolder.Files(folder.PathOf("papers"));
        Assert.That(files.Keys.Select(path => $"papers/{path}"), Is.EquivalentTo(expected.Select(f => f.Key)));
        foreach (var (path, bytes) in expected) Assert.That(files[path["papers/".Length..]].AsSpan().SequenceEqual(bytes), Is.True, path);
    }

    [Test]
    [Long]
    public async Task Two_fresh_banks_give_identical_editions_and_packages()
    {
        string[] generate =
        [
            "generate", "--level", "L1", "--forms", "2", "--versions", "2", "--seed", GeneratedPapers.Seed,
            "--layout", "a4-sheet", "--editions", "answer-sheet,large-print,centre-pack,review,key,audit", "--bundle",
        ];
        using var one = new TemporaryFolder();
        using var other = new TemporaryFolder();
        (await CommandLineProcess.RunAsync(one.Root, generate)).Ended(0);
        (await CommandLineProcess.RunAsync(other.Root, generate)).Ended(0);
        var (expected, found) = (TemporaryFolder.Files(one.PathOf("papers")), TemporaryFolder.Files(other.PathOf("papers")));
        Assert.That(expected, Has.Count.EqualTo(4 + 2 + 4 + 8 + 1 + 8 + 1 + 2), "papers, workbook and manifest, sheets, large print with its sheets, pack, reviews and keys, audit, packages");
        Assert.That(found.Keys, Is.EquivalentTo(expected.Keys));
        foreach (var (path, bytes) in expected) Assert.That(found[path].AsSpan().SequenceEqual(bytes), Is.True, path);
    }

    [TestCase("组卷 SECO-2021-L1-theory", Description = "killed while the first paper is made")]
    [TestCase("组卷 SECO-2021-L3-theory", Description = "killed after two papers are stored")]
    [Long]
    public async Task A_killed_run_leaves_a_bank_that_the_next_run_takes_further(string killedAfter)
    {
        using var folder = new TemporaryFolder();
        string[] generate = ["generate", "--versions", "2", "--seed", GeneratedPapers.Seed];
        using (var killed = CommandLineProcess.Start(folder.Root, generate))
        {
            await killed.SaysAsync(killedAfter);
            killed.Kill();
        }

        (await CommandLineProcess.RunAsync(folder.Root, generate)).Ended(0);
        var files = TemporaryFolder.Files(folder.PathOf("papers"));
        Assert.That(files.Keys, Has.None.EndsWith(".partial"));
        foreach (var (path, bytes) in (await GeneratedPapers.MadeAsync()).Files.Where(f => f.Key.StartsWith("papers/", StringComparison.Ordinal)))
            Assert.That(files[path["papers/".Length..]].AsSpan().SequenceEqual(bytes), Is.True, path);
    }

    [Test]
    [Long]
    public async Task A_run_killed_while_it_makes_the_bank_leaves_one_that_the_next_run_completes([Range(0, 4)] int step)
    {
        using var folder = new TemporaryFolder();
        using (var killed = CommandLineProcess.Start(folder.Root, "coverage"))
        {
            // The file grows while tables and seed are written: each step kills at a later size.
            await CommandLineProcess.UntilAsync(() => killed.HasEnded || SizeOf(folder.PathOf("data")) > step * 200_000L);
            killed.Kill();
        }

        (await CommandLineProcess.RunAsync(folder.Root, "coverage")).Ended(0).Said("全部 51 条", "全部 57 条", "全部 42 条");
    }

    private static long SizeOf(string data) =>
        Directory.Exists(data) ? new DirectoryInfo(data).GetFiles("exambank.db*").Where(f => f.Extension != ".lock").Select(f => f.Length + 1).Sum() : -1;

    private static string[] Row(string table, string level) =>
        [.. table.Split('\n').Single(line => line.Contains(level, StringComparison.Ordinal)).Trim().Trim('|', '│').Split('|', '│').Select(cell => cell.Trim())];
}
