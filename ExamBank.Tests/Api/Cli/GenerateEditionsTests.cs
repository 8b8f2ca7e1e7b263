using System.Runtime.Versioning;
using System.Security.Cryptography;
using System.Text.Json.Nodes;
using ExamBank.Tests.Support;
using ICSharpCode.SharpZipLib.Zip;
using NUnit.Framework;

namespace ExamBank.Tests.Api.Cli;

/// <summary><c>generate</c> with editions, packages and a password.</summary>
[Long]
public sealed class GenerateEditionsTests : SeededBankTest
{
    private const string Print = "print/P-000001-print.zip";
    private const string Marking = "marking/P-000001-marking.zip";

    private static readonly string[] SameInputs = ["generate", "--level", "L1", "--versions", "2", "--seed", GeneratedPapers.Seed];

    [Test]
    public async Task A_bundle_adds_two_packages_and_leaves_every_other_file_as_it_is_without()
    {
        (await RunAsync([.. SameInputs, "--bundle", "--out", Folder.PathOf("papers")])).Ended(0).InWords().Said("P-000001");
        var files = Written("papers");
        var usual = (await GeneratedPapers.OfLevelAsync("L1")).Files;
        Assert.That(files.Keys, Is.EquivalentTo(usual.Keys.Concat([Print, Marking])));
        Assert.That(files.Where(f => usual.ContainsKey(f.Key)), Is.EquivalentTo(usual));
    }

    [Test]
    public async Task What_is_asked_for_later_is_what_would_have_been_made_at_once_and_is_stored_once()
    {
        (await RunAsync([.. SameInputs, "--bundle", "--out", Folder.PathOf("at-once")])).Ended(0);
        var other = Folder.PathOf("other.db");
        await SeededBank.CopyToAsync(other);
        (await CommandLineHere.RunAsync([.. SameInputs, "--out", Folder.PathOf("later"), "--database", other])).Ended(0);
        Assert.That(SeededBank.Ask<int>(other, "SELECT count(*) FROM EditionFiles"), Is.Zero);
        (await CommandLineHere.RunAsync([.. SameInputs, "--bundle", "--out", Folder.PathOf("later"), "--database", other])).Ended(0).Said("已有这份试卷");
        Assert.That(Written("later"), Is.EquivalentTo(Written("at-once")));

        var stored = SeededBank.Ask<int>(other, "SELECT count(*) FROM EditionFiles");
        (await CommandLineHere.RunAsync([.. SameInputs, "--bundle", "--editions", "paper,workbook", "--out", Folder.PathOf("later"), "--database", other])).Ended(0);
        (await CommandLineHere.RunAsync([.. SameInputs, "--out", Folder.PathOf("later"), "--database", other])).Ended(0);
        Assert.That(SeededBank.Ask<int>(other, "SELECT count(*) FROM EditionFiles"), Is.EqualTo(stored));
        Assert.That(AuditChain.Check(other).Faults, Is.Empty);
        Assert.That(SeededBank.Ask<int>(other, "SELECT count(*) FROM AuditEvents WHERE Verb = 'paper.rendered'"), Is.EqualTo(1));
    }

    [Test]
    public async Task Encrypted_packages_open_with_the_password_and_each_copys_hash_is_in_the_audit_log()
    {
        var password = PasswordFile("correct horse battery\n");
        var first = (await RunAsync([.. SameInputs, "--bundle", "--password-file", password, "--out", Folder.PathOf("papers")])).Ended(0).InWords();
        var copies = Written("papers").Where(f => f.Key.EndsWith(".zip", StringComparison.Ordinal)).ToDictionary(StringComparer.Ordinal);
        Assert.That(copies.Keys, Is.EquivalentTo(new[] { "print/P-000001-print.aes.zip", "marking/P-000001-marking.aes.zip" }), "nothing goes out in the clear");
        Assert.That(first.All, Does.Not.Contain("correct horse"));
        foreach (var (path, bytes) in copies)
        {
            var sha256 = Convert.ToHexStringLower(SHA256.HashData(bytes));
            first.Said(path, sha256);
            Assert.That(SeededBank.Ask<int>(Database, $"SELECT count(*) FROM AuditEvents WHERE Verb = 'paper.encrypted' AND Subject = 'paper:P-000001' AND After LIKE '%{path}%{sha256}%'"), Is.EqualTo(1));
            using var zip = new ZipFile(new MemoryStream(bytes)) { Password = "correct horse battery" };
            using var manifest = new StreamReader(zip.GetInputStream(zip.GetEntry("manifest.json")));
            Assert.That((string)JsonNode.Parse(await manifest.ReadToEndAsync())!["paper"]!, Is.EqualTo("P-000001"));
        }

        // A second copy is other bytes, and the folder that has the first is still ours.
        (await RunAsync([.. SameInputs, "--bundle", "--password-file", password, "--out", Folder.PathOf("papers")])).Ended(0);
        Assert.That(Written("papers")["print/P-000001-print.aes.zip"], Is.Not.EqualTo(copies["print/P-000001-print.aes.zip"]));
        Assert.That(AuditChain.Check(Database).Faults, Is.Empty);
    }

    [TestCase("a3", 420, 297)]
    [TestCase("a4-sheet", 210, 297)]
    public async Task A_layout_draws_the_paper_in_every_file_that_prints_it(string layout, int width, int height)
    {
        (await RunAsync([.. SameInputs, "--layout", layout, "--bundle", "--out", Folder.PathOf("papers")])).Ended(0);
        var files = Written("papers");
        Assert.That(files.Keys.Where(path => path.EndsWith(".docx", StringComparison.Ordinal)), Is.EquivalentTo(new[] { "print/P-000001-A-1.docx", "print/P-000001-A-2.docx" }));
        Assert.That(OfficeText.Sheet(files["print/P-000001-A-2.docx"]), Is.EqualTo((width, height)));
        Assert.That((string)JsonNode.Parse(OfficeText.Parts(files[Print])["manifest.json"])!["layout"]!, Is.EqualTo(layout));

        // Who asks for the same paper without a layout gets the one that was locked.
        (await RunAsync([.. SameInputs, "--bundle", "--out", Folder.PathOf("again")])).Ended(0).Said("已有这份试卷");
        Assert.That(Written("again"), Is.EquivalentTo(files));
    }

    [Test]
    public async Task A_paper_that_exists_is_printed_in_another_layout_beside_its_own()
    {
        (await RunAsync([.. SameInputs, "--out", Folder.PathOf("papers")])).Ended(0);
        var before = Written("papers");
        (await RunAsync([.. SameInputs, "--layout", "8k", "--bundle", "--out", Folder.PathOf("papers")])).Ended(0);
        var after = Written("papers");
        Assert.That(after.Where(f => before.ContainsKey(f.Key)), Is.EquivalentTo(before));
        Assert.That(after.Keys.Except(before.Keys), Is.EquivalentTo(new[]
        {
            "print/8k/P-000001-A-1.docx", "print/8k/P-000001-A-2.docx", "print/P-000001-print-8k.zip", "marking/P-000001-marking-8k.zip",
        }));
        Assert.That(OfficeText.Sheet(after["print/8k/P-000001-A-1.docx"]), Is.EqualTo((390, 270)));
    }

    [Test]
    public async Task An_edition_that_the_paper_has_nothing_for_is_refused_for_a_new_paper_and_for_one_that_exists()
    {
        (await RunAsync([.. SameInputs, "--editions", "key,score-sheets", "--out", Folder.PathOf("papers")])).Ended(2).InWords().Said("[paper.edition-empty]", "score-sheets");
        Assert.That(SeededBank.Ask<int>(Database, "SELECT count(*) FROM Papers"), Is.Zero);
        (await RunAsync([.. SameInputs, "--out", Folder.PathOf("papers")])).Ended(0);
        (await RunAsync([.. SameInputs, "--editions", "score-sheets", "--out", Folder.PathOf("papers")])).Ended(2).InWords().Said("[paper.edition-empty]");
    }

    [Test]
    public async Task Editions_are_written_as_files_of_their_own()
    {
        (await RunAsync([.. SameInputs, "--editions", "audit, large-print,answer-sheet,review,key,centre-pack", "--out", Folder.PathOf("papers")])).Ended(0);
        var files = Written("papers");
        Assert.That(files.Keys, Is.SupersetOf(new[] { "print/P-000001-A-1-large-print.docx", "print/P-000001-A-2-large-print.docx", "marking/P-000001-audit.xlsx",
            "print/P-000001-A-2-answer-sheet.docx", "print/P-000001-centre-pack.docx", "marking/P-000001-A-1-review.docx", "marking/P-000001-A-2-key.docx" }));
        Assert.That(OfficeText.Text(files["print/P-000001-A-1-large-print.docx"]), Does.Contain("考试时间：156 分钟"));
        Assert.That(OfficeText.Text(files["print/P-000001-A-1.docx"]), Does.Contain("考试时间：120 分钟"));
        Assert.That(OfficeText.Cells(files["marking/P-000001-audit.xlsx"]).Keys, Has.Some.Contains("审核").Or.Some.Contains("重复"));
    }

    [TestCase("", "[cli.password-empty]")]
    [TestCase("\n", "[cli.password-empty]")]
    [TestCase("short", "[cli.password-length]")]
    [TestCase("eleven char", "[cli.password-length]")]
    [TestCase("correct horse battery\nsecond line", "[cli.password-characters]")]
    [TestCase("correct horse 电池电池", "[cli.password-characters]")]
    public async Task A_password_that_protects_nothing_is_refused_before_anything_is_made(string content, string code)
    {
        var run = (await RunAsync([.. SameInputs, "--bundle", "--password-file", PasswordFile(content), "--out", Folder.PathOf("papers")])).Ended(2).InWords().Said(code);
        Assert.That(SeededBank.Ask<int>(Database, "SELECT count(*) FROM Papers"), Is.Zero);
        Assert.That(content.Length > 1 && run.All.Contains(content, StringComparison.Ordinal), Is.False, "the password is never said");
    }

    [Test]
    [UnsupportedOSPlatform("windows")]
    public async Task A_password_file_that_others_may_read_or_that_is_not_there_is_refused()
    {
        var password = PasswordFile("correct horse battery");
        File.SetUnixFileMode(password, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.OtherRead);
        (await RunAsync([.. SameInputs, "--bundle", "--password-file", password])).Ended(2).InWords().Said("[cli.password-open]");
        (await RunAsync([.. SameInputs, "--bundle", "--password-file", Folder.PathOf("none")])).Ended(2).InWords().Said("[cli.password-unreadable]");
        (await RunAsync([.. SameInputs, "--password-file", password])).Ended(2).InWords().Said("[cli.password-without-bundle]");
    }

    [TestCase("--layout", "a7", "[layout.not-found]", "a4")]
    [TestCase("--editions", "paper,braille", "[paper.edition-not-found]", "large-print")]
    public async Task A_layout_or_an_edition_that_does_not_exist_ends_with_2_and_names_those_that_do(string option, string value, string code, string known)
    {
        (await RunAsync([.. SameInputs, option, value, "--out", Folder.PathOf("papers")])).Ended(2).InWords().Said(code, known);
        Assert.That(SeededBank.Ask<int>(Database, "SELECT count(*) FROM Papers"), Is.Zero);
    }

    [Test]
    public async Task A_paper_of_an_earlier_build_has_its_files_and_says_that_it_cannot_have_more()
    {
        (await RunAsync([.. SameInputs, "--out", Folder.PathOf("papers")])).Ended(0);
        SeededBank.Execute(Database, "DELETE FROM LockedModels");
        (await RunAsync([.. SameInputs, "--out", Folder.PathOf("again")])).Ended(0);
        (await RunAsync([.. SameInputs, "--bundle", "--out", Folder.PathOf("bundle")])).Ended(2).InWords().Said("[paper.no-model]", "P-000001");
    }

    [TestCase("UPDATE LockedModels SET Content = x'0102030405'", "paper.model-unreadable")]
    [TestCase("UPDATE LockedModels SET Sha256 = 'other'", "paper.model-unreadable")]
    [TestCase("UPDATE StoredFiles SET Bytes = x'00' WHERE Sha256 IN (SELECT Sha256 FROM PaperFiles WHERE Path LIKE '%.docx')", "paper.damaged")]
    public async Task What_was_damaged_in_the_bank_is_not_handed_out(string damage, string code)
    {
        (await RunAsync([.. SameInputs, "--out", Folder.PathOf("papers")])).Ended(0);
        SeededBank.Execute(Database, damage);
        (await RunAsync([.. SameInputs, "--bundle", "--out", Folder.PathOf("bundle")])).Ended(2).InWords().Said(code);
        Assert.That(Directory.Exists(Folder.PathOf("bundle", "P-000001")), Is.False);
    }

    private IReadOnlyDictionary<string, byte[]> Written(string folder) => TemporaryFolder.Files(Folder.PathOf(folder, "P-000001"));

    private string PasswordFile(string content)
    {
        var path = Folder.Write("password", content);
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        return path;
    }
}
