using ExamBank.Tests.Support;
using NUnit.Framework;

namespace ExamBank.Tests.Api.Cli;

/// <summary>A dry run in a folder where there is no bank: it reports and makes nothing, there or elsewhere.</summary>
[Long]
[NonParallelizable]
public sealed class DryRunTests
{
    private static readonly string[] Verbs = ["questions", "standard", "seed"];

    [TestCaseSource(nameof(Verbs))]
    public async Task It_makes_no_bank(string verb)
    {
        using var folder = new TemporaryFolder();
        var (arguments, words) = verb switch
        {
            "questions" => ((string[])["questions", "import", folder.Write("file.json", CaseFiles.File("L1-1.1", [CaseFiles.Text("数据。")], CaseFiles.Case("CASE-1")).ToJsonString())], "CASE-1 新建"),
            "standard" => (["standard", "import", folder.Write("tea.txt", TeaHouse.Text), "--code", "TEA-2032"], "新标准，职业技能要求 6 条"),
            _ => (["seed", "update"], "新建 0，修订 0"),
        };
        var before = TemporaryFolder.Files(folder.Root).Keys.ToList();
        var temporary = Passing();
        (await CommandLineProcess.RunAsync(folder.Root, [.. arguments, "--dry-run"])).Ended(0).InWords().Said(words, "没有题库 data/exambank.db", "试运行，未写入");
        Assert.That(TemporaryFolder.Files(folder.Root).Keys, Is.EqualTo(before));
        Assert.That(Directory.GetDirectories(folder.Root), Is.Empty);
        Assert.That(Passing(), Is.SubsetOf(temporary), "its own folder goes with it");
    }

    private static string[] Passing() => Directory.GetDirectories(Path.GetTempPath(), "exambank-dry-run-*");
}
