using ExamBank.Tests.Support;
using Microsoft.EntityFrameworkCore;
using NUnit.Framework;

namespace ExamBank.Tests.Api.Cli;

/// <summary><c>backup</c> and <c>restore</c>, and files that are no bank.</summary>
public sealed class BackupTests : SeededBankTest
{
    [Test]
    public async Task A_backup_brings_the_content_back_and_what_was_there_before_is_kept_beside_it()
    {
        var (sound, backup) = (SeededBank.Content(Database), Folder.PathOf("backups", "bank.bak"));
        (await RunAsync("backup", backup)).Ended(0).InWords().Said(backup);
        Assert.That(SeededBank.Content(backup), Is.EqualTo(sound));
        await SeededBank.ChangeAsync(Database, bank => bank.Database.ExecuteSqlRawAsync("UPDATE Questions SET Code = 'CHANGED-' || Number"));
        var changed = SeededBank.Content(Database);
        Assert.That(changed, Is.Not.EqualTo(sound));
        (await RunAsync("restore", backup)).Ended(0).InWords().Said(Database);
        Assert.That(SeededBank.Content(Database), Is.EqualTo(sound));
        var before = Directory.GetFiles(Folder.Root, "bank.db.*.bak").Single();
        Assert.That(SeededBank.Content(before), Is.EqualTo(changed));
    }

    [Test]
    public async Task A_backup_can_be_restored_where_there_is_no_bank_yet()
    {
        var backup = Folder.PathOf("bank.bak");
        (await RunAsync("backup", backup)).Ended(0);
        var elsewhere = Folder.PathOf("new", "bank.db");
        (await CommandLineHere.RunAsync("restore", backup, "--database", elsewhere)).Ended(0);
        Assert.That(SeededBank.Content(elsewhere), Is.EqualTo(SeededBank.Content(Database)));
    }

    [Test]
    public async Task A_damaged_bank_is_set_aside_and_the_backup_takes_its_place()
    {
        (await RunAsync("backup", Folder.PathOf("backup.db"))).Ended(0);
        var damaged = Folder.Write("broken.db", [.. Enumerable.Range(0, 9000).Select(i => (byte)(i * 7))]);
        (await CommandLineHere.RunAsync("restore", Folder.PathOf("backup.db"), "--database", damaged)).Ended(0).InWords().Said(".bak");
        Assert.That(SeededBank.Ask<int>(damaged, "SELECT count(*) FROM Questions"), Is.EqualTo(SeedFiles.Questions.Count));
        Assert.That(Directory.GetFiles(Folder.Root, "broken.db.*.bak").Select(f => new FileInfo(f).Length), Is.EqualTo(new[] { 9000L }));
    }

    [Test]
    public async Task A_bank_is_not_restored_from_itself() =>
        (await RunAsync("restore", Database)).Ended(2).InWords().Said("[database.same-file]");

    [Test]
    public async Task A_folder_is_refused_as_one_in_the_place_of_a_bank_or_a_backup() =>
        await RefusedAsync(Folder.Root, "这是一个文件夹，不是文件。 [database.unusable]");

    /// <summary>SQLite takes no path of more than 512 bytes: a file that is sound and that it cannot open.</summary>
    [Test]
    public async Task A_sound_bank_that_cannot_be_opened_is_not_called_damaged_and_is_not_moved_away()
    {
        var far = Folder.PathOf([.. Enumerable.Repeat(new string('d', 200), 3), "bank.db"]);
        Directory.CreateDirectory(Path.GetDirectoryName(far)!);
        File.Copy(Database, far);
        await RefusedAsync(far, "文件或文件夹打不开，请检查路径和权限。 [database.unusable]");
        Assert.That(Directory.GetFileSystemEntries(Path.GetDirectoryName(far)!), Has.None.EndsWith(".bak").And.Member(far));
    }

    private async Task RefusedAsync(string bank, string words)
    {
        (await RunAsync("backup", Folder.PathOf("sound.bak"))).Ended(0);
        foreach (var arguments in (string[][])[["coverage"], ["backup", Folder.PathOf("new.bak")], ["restore", Folder.PathOf("sound.bak")]])
            (await CommandLineHere.RunAsync([.. arguments, "--database", bank])).Ended(2).InWords().Said(words);
        (await RunAsync("restore", bank)).Ended(2).InWords().Said(words);
        Assert.That(File.Exists(Folder.PathOf("new.bak")), Is.False);
    }

    [Test]
    public async Task A_backup_never_overwrites_a_file()
    {
        var file = Folder.Write("bank.bak", "something dear");
        (await RunAsync("backup", file)).Ended(2).InWords().Said(file, "[database.target-exists]");
        Assert.That(await File.ReadAllTextAsync(file), Is.EqualTo("something dear"));
    }

    [Test]
    public async Task A_bank_that_is_not_there_is_not_made_by_a_backup()
    {
        (await CommandLineHere.RunAsync("backup", Folder.PathOf("bank.bak"), "--database", Folder.PathOf("none.db"))).Ended(2).InWords().Said("none.db", "[database.missing]");
        Assert.That(File.Exists(Folder.PathOf("none.db")) || File.Exists(Folder.PathOf("bank.bak")), Is.False);
    }

    [Test]
    public async Task A_file_that_is_no_bank_is_not_restored()
    {
        var before = SeededBank.Content(Database);
        var text = Folder.Write("letter.txt", new string('x', 5000));
        (await RunAsync("restore", text)).Ended(2).InWords().Said(text, "[database.not-a-bank]");
        (await RunAsync("restore", Folder.PathOf("nothing"))).Ended(2).InWords().Said("[database.missing]");
        Assert.That(SeededBank.Content(Database), Is.EqualTo(before));
    }

    [Test]
    public async Task A_backup_that_is_cut_short_is_not_restored()
    {
        var backup = Folder.PathOf("bank.bak");
        (await RunAsync("backup", backup)).Ended(0);
        var bytes = await File.ReadAllBytesAsync(backup);
        await File.WriteAllBytesAsync(backup, bytes[..(bytes.Length / 2)]);
        var before = SeededBank.Content(Database);
        (await RunAsync("restore", backup)).Ended(2).InWords().Said(backup);
        Assert.That(SeededBank.Content(Database), Is.EqualTo(before));
    }

    [Test]
    public async Task A_database_option_that_names_another_kind_of_file_is_refused_and_the_file_stays()
    {
        var text = Folder.Write("letter.txt", new string('x', 5000));
        (await CommandLineHere.RunAsync("coverage", "--database", text)).Ended(2).InWords().Said(text, "[database.not-a-bank]");
        Assert.That(await File.ReadAllTextAsync(text), Is.EqualTo(new string('x', 5000)));
    }

    [Test]
    public async Task A_bank_of_a_newer_program_is_refused_and_stays_as_it_is()
    {
        await SeededBank.ChangeAsync(Database, bank => bank.Database.ExecuteSqlRawAsync(
            "INSERT INTO __EFMigrationsHistory (MigrationId, ProductVersion) VALUES ('29990101000000_FromTheFuture', '99.0.0')"));
        var before = SeededBank.Content(Database);
        (await RunAsync("coverage")).Ended(2).InWords().Said("29990101000000_FromTheFuture", "[database.newer]");
        Assert.That(SeededBank.Content(Database), Is.EqualTo(before));
    }
}
