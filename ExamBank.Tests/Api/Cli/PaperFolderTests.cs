using System.Security.Cryptography;
using ExamBank.Api.Cli;
using ExamBank.Api.Features.Papers;
using ExamBank.Domain.Errors;
using ExamBank.Tests.Support;
using NUnit.Framework;

namespace ExamBank.Tests.Api.Cli;

/// <summary>A folder that fails while a paper is written: it is told, and no file stands half-written under its name.</summary>
public sealed class PaperFolderTests
{
    private static readonly PaperBytes[] Files = [new("print/a.docx", new byte[70_000]), new("print/b.docx", new byte[80_000]), new("manifest.json", new byte[300])];

    private TemporaryFolder folder = null!;

    [SetUp]
    public void SetUp() => folder = new TemporaryFolder();

    [TearDown]
    public void TearDown() => folder.Dispose();

    [Test]
    public void A_disk_that_is_full_half_way_is_told_and_leaves_no_half_file()
    {
        var written = Write((path, bytes) =>
        {
            File.WriteAllBytes(path, bytes[..Math.Min(bytes.Length, 1000)]);
            if (path.Contains("b.docx", StringComparison.Ordinal)) throw new IOException("No space left on device", 28);
            File.WriteAllBytes(path, bytes);
        });
        AssertFailed(written, "disk-full", "print/a.docx");
    }

    [Test]
    public void A_folder_that_vanishes_half_way_is_told_and_leaves_no_half_file()
    {
        var written = Write((path, bytes) =>
        {
            if (path.Contains("b.docx", StringComparison.Ordinal)) Directory.Delete(folder.PathOf("papers"), recursive: true);
            File.WriteAllBytes(path, bytes);
        });
        AssertFailed(written, "no-folder");
    }

    [Test]
    public void A_folder_that_vanishes_between_two_files_is_told()
    {
        var written = Write((path, bytes) =>
        {
            File.WriteAllBytes(path, bytes);
            if (path.Contains("b.docx", StringComparison.Ordinal)) File.Delete(folder.PathOf("papers", "P-000001", "print", "a.docx"));
        });
        AssertFailed(written, "no-folder", "manifest.json", "print/b.docx");
    }

    [Test]
    public void A_file_that_may_not_be_written_is_told()
    {
        var written = Write((path, bytes) =>
        {
            if (path.Contains("b.docx", StringComparison.Ordinal)) throw new UnauthorizedAccessException("denied");
            File.WriteAllBytes(path, bytes);
        });
        AssertFailed(written, "denied", "print/a.docx");
    }

    [Test]
    public void A_real_disk_that_is_full_is_told_and_leaves_no_half_file()
    {
        var mount = OptionalTool.Find("mount");
        var disk = Directory.CreateDirectory(folder.PathOf("disk")).FullName;
        using (var mounting = System.Diagnostics.Process.Start(new System.Diagnostics.ProcessStartInfo(mount, ["-t", "tmpfs", "-o", "size=96k", "tmpfs", disk]) { RedirectStandardError = true, UseShellExecute = false })!)
        {
            mounting.WaitForExit();
            if (mounting.ExitCode != 0) Assert.Ignore("Only root may mount a small disk.");
        }

        try
        {
            AssertFailed(PaperFolder.Open(disk).Value.Write("P-000001", Files, Known), "disk-full", "print/a.docx");
            Assert.That(TemporaryFolder.Files(disk).Keys, Is.EqualTo(new[] { "P-000001/print/a.docx" }));
        }
        finally
        {
            OptionalTool.Run(OptionalTool.Find("umount"), disk);
        }
    }

    [Test]
    public void The_same_files_are_written_again_and_a_changed_one_is_left_alone()
    {
        Assert.That(Write(File.WriteAllBytes).Succeeded, Is.True);
        Assert.That(Write((_, _) => throw new IOException("nothing is to be written")).Succeeded, Is.True);
        File.WriteAllText(folder.PathOf("papers", "P-000001", "print", "a.docx"), "changed by hand");
        Assert.That(Write(File.WriteAllBytes).Errors.Single().Code, Is.EqualTo("paper.output-taken"));
    }

    private static ILookup<string, string> Known => Files.ToLookup(f => f.Path, f => Convert.ToHexStringLower(SHA256.HashData(f.Bytes)), StringComparer.Ordinal);

    private Result<string> Write(Action<string, byte[]> write) => PaperFolder.Open(folder.PathOf("papers"), Probed(write)).Value.Write("P-000001", Files, Known);

    // The probe for whether a folder can be written at all is an empty file.
    private static Action<string, byte[]> Probed(Action<string, byte[]> write) => (path, bytes) =>
    {
        if (bytes.Length == 0) File.WriteAllBytes(path, bytes);
        else write(path, bytes);
    };

    private void AssertFailed(Result<string> written, string reason, params string[] whole)
    {
        var error = written.Errors.Single();
        Assert.That((error.Code, error.Facts["reason"]), Is.EqualTo(("paper.output-unwritable", reason)));
        if (Directory.Exists(folder.PathOf("papers", "P-000001")))
            Assert.That(TemporaryFolder.Files(folder.PathOf("papers", "P-000001")).Keys, Is.EqualTo(whole));
    }
}
