using ExamBank.Tests.Support;
using NUnit.Framework;

namespace ExamBank.Tests.Api.Cli;

/// <summary><c>questions export</c>, and its files imported again.</summary>
public sealed class QuestionsExportTests : SeededBankTest
{
    [Test]
    public async Task An_export_of_the_seeded_bank_is_the_seed_byte_for_byte()
    {
        (await RunAsync("questions", "export", Folder.PathOf("out"))).Ended(0).InWords().Said("45", $"{SeedFiles.Questions.Count}");
        var files = TemporaryFolder.Files(Folder.PathOf("out"));
        Assert.That(files.Keys, Is.EquivalentTo(SeedFiles.QuestionFiles.Select(file => $"questions/SECO-2021/{Path.GetFileName(file)}").Append("schemas/questions.schema.json")));
        foreach (var (path, bytes) in files)
            Assert.That(bytes, Is.EqualTo(await File.ReadAllBytesAsync(Repository.Path("seed", path))), path);
    }

    [Test]
    public async Task An_export_imported_into_the_same_bank_changes_nothing()
    {
        (await RunAsync("questions", "export", Folder.PathOf("out"))).Ended(0);
        var before = SeededBank.Content(Database);
        (await RunAsync("questions", "import", Folder.PathOf("out"))).Ended(0).InWords().Said($"新建 0，修订 0，未变 {SeedFiles.Questions.Count}");
        Assert.That(SeededBank.Content(Database), Is.EqualTo(before));
    }

    [Test]
    public async Task An_export_cannot_be_written_below_a_file()
    {
        var file = Folder.Write("taken.txt", "a file");
        (await RunAsync("questions", "export", Path.Combine(file, "out"))).Ended(2).InWords().Said("taken.txt", "路径中有的文件夹不存在，或不是文件夹。 [exchange.unreadable]");
    }
}
