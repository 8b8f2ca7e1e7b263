using System.Text.Json.Nodes;
using ExamBank.Domain.Media;
using ExamBank.Tests.Support;
using NUnit.Framework;

namespace ExamBank.Tests.Api.Cli;

/// <summary>Pictures beside question files: taken in by <c>questions import</c>, pinned by their bytes, and written by <c>questions export</c>.</summary>
[Long]
public sealed class QuestionPicturesTests : SeededBankTest
{
    private const string Code = "SECO-L1-1.1.1-01";

    [Test]
    public async Task A_picture_comes_into_the_bank_with_the_question_that_shows_it()
    {
        var png = Pictures.Png(40, 30);
        Folder.Write("import/图/留存 曲线.png", png);
        var file = WriteFile("看图![留存曲线](<图/留存 曲线.png>)，正确的是");
        (await RunAsync("questions", "import", file)).Ended(0).InWords().Said("修订 1", "图片：新入库 1");
        var hash = Hash(png);
        Assert.That(Stem(2), Is.EqualTo($"看图![留存曲线](/media/{hash})，正确的是"));
        Assert.That(SeededBank.Ask<string>(Database, $"SELECT Name || ' ' || MediaType || ' ' || Width || ' ' || Height || ' ' || hex(Bytes) FROM Pictures WHERE Sha256 = '{hash}'"),
            Is.EqualTo($"留存-曲线.png image/png 40 30 {Convert.ToHexString(png)}"));
        Assert.That(SeededBank.Ask<int>(Database, $"SELECT COUNT(*) FROM AuditEvents WHERE Verb = 'picture.added' AND Subject = 'picture:{hash}'"), Is.EqualTo(1));
        (await RunAsync("questions", "list", "--text", hash[..12])).Ended(0).InWords().Said("显示 0 道");
        var before = SeededBank.Content(Database);
        (await RunAsync("questions", "import", file)).Ended(0).Said("修订 0");
        Assert.That(SeededBank.Content(Database), Is.EqualTo(before), "a second import changes nothing");
    }

    [Test]
    public async Task Another_picture_under_the_same_name_is_another_revision()
    {
        Folder.Write("import/a.png", Pictures.Png(40, 30));
        var file = WriteFile("看图![曲线](a.png)，正确的是");
        (await RunAsync("questions", "import", file)).Ended(0).Said("修订 1");
        Folder.Write("import/a.png", Pictures.Png(41, 30));
        (await RunAsync("questions", "import", file)).Ended(0).Said("修订 1", "图片：新入库 1");
        Assert.That(Stem(2), Is.Not.EqualTo(Stem(3)));
    }

    [Test]
    public async Task An_export_imported_into_a_fresh_bank_is_exported_the_same_again()
    {
        var (first, second, jpeg) = (Pictures.Png(40, 30), Pictures.Png(50, 30), Pictures.Jpeg());
        foreach (var (name, bytes) in (IEnumerable<(string, byte[])>)[("import/a.png", first), ("import/b/a.png", second), ("import/A.jpg", jpeg)]) Folder.Write(name, bytes);
        var json = SeedFiles.Parse(SeedFiles.QuestionFiles[0]);
        var questions = json["questions"]!.AsArray();
        questions[0]!["stem"] = "看图![甲](a.png)与![乙](b/a.png)，正确的是";
        questions[1]!["explanation"] = $"{questions[1]!["explanation"]}见![丙](A.jpg)。";
        (await RunAsync("questions", "import", Folder.Write("import/file.json", json.ToJsonString()), "--approve")).Ended(0).Said("图片：新入库 3");
        (await RunAsync("questions", "import", Folder.Write("import/case.json", CaseFiles.File("L1-1.1", [CaseFiles.Text("读图![丁](b/a.png)。")], CaseFiles.Case("MINE-1")).ToJsonString()))).Ended(0);

        (await RunAsync("questions", "export", Folder.PathOf("out"))).Ended(0).InWords().Said("图片 3 个");
        var files = TemporaryFolder.Files(Folder.PathOf("out"));
        var pictures = files.Where(f => f.Key.Contains("/pictures/", StringComparison.Ordinal)).ToList();
        Assert.That(pictures.Select(p => p.Value), Is.EquivalentTo(new[] { first, second, jpeg }));
        var before = SeededBank.Content(Database);
        (await RunAsync("questions", "import", Folder.PathOf("out"))).Ended(0).Said("新建 0，修订 0");
        Assert.That(SeededBank.Content(Database), Is.EqualTo(before), "into the bank that it came from");

        await SeededBank.CopyToAsync(Folder.PathOf("other.db"));
        (await CommandLineHere.RunAsync("questions", "import", Folder.PathOf("out"), "--database", Folder.PathOf("other.db"))).Ended(0).Said("图片：新入库 3");
        (await CommandLineHere.RunAsync("questions", "export", Folder.PathOf("again"), "--database", Folder.PathOf("other.db"))).Ended(0);
        var again = TemporaryFolder.Files(Folder.PathOf("again"));
        Assert.That(again.Keys, Is.EqualTo(files.Keys));
        foreach (var (path, bytes) in files) Assert.That(again[path], Is.EqualTo(bytes), path);
    }

    [Test]
    public async Task An_SVG_is_stored_as_the_PNG_beside_it_and_that_is_told()
    {
        Folder.Write("import/a.svg", "<svg xmlns='http://www.w3.org/2000/svg'/>");
        var file = WriteFile("看图![曲线](a.svg)，正确的是");
        await RefusedAsync(file, $"{file}: questions[0].stem: SVG 图片“a.svg”", "“a.png”", "[media.svg-without-png]");
        Folder.Write("import/a.png", Pictures.Png(40, 30));
        (await RunAsync("questions", "import", file)).Ended(0).InWords().Said("SVG 图片“a.svg”以旁边的“a.png”入库和打印", "图片：新入库 1");
        Assert.That(Stem(2), Does.Contain($"/media/{Hash(Pictures.Png(40, 30))}"));
    }

    [TestCase("![图](none.png)", "“none.png”", "[media.file-missing]")]
    [TestCase("![图](../outside.png)", "“../outside.png”", "[media.outside]")]
    [TestCase("![图](x/../../outside.png)", "“x/../../outside.png”", "[media.outside]")]
    [TestCase("![图](%2E%2E/outside.png)", "[media.file-missing]", "[media.file-missing]")]
    [TestCase("![图](/etc/hostname)", "“/etc/hostname”", "[media.outside]")]
    [TestCase("![图](<C:\\x.png>)", "[media.", "C:")]
    [TestCase("![图](http://example.org/x.png)", "“http://example.org/x.png”", "[media.remote]")]
    [TestCase("![图](data:image/png;base64,AAAA)", "data:", "[media.remote]")]
    [TestCase("![图](text.png)", "另存为 PNG 或 JPEG", "[media.not-a-picture]")]
    [TestCase("![图](half.png)", "不完整", "[media.broken]")]
    [TestCase("![图](wide.png)", "20001 × 1", "[media.too-many-pixels]")]
    [TestCase("![图](big.png)", "字节", "[media.too-large]")]
    [TestCase("![](sound.png)", "没有文字说明", "[media.words-missing]")]
    [TestCase("![图](/media/0000000000000000000000000000000000000000000000000000000000000000)", "请先上传", "[media.not-in-bank]")]
    public async Task A_picture_that_cannot_be_taken_is_named_with_its_file_and_field_and_nothing_is_stored(string picture, string words, string code)
    {
        Folder.Write("outside.png", Pictures.Png(4, 4));
        Folder.Write("import/text.png", "no picture");
        Folder.Write("import/half.png", Pictures.Png(40, 30)[..50]);
        Folder.Write("import/wide.png", Pictures.Png(20_001, 1));
        Folder.Write("import/big.png", new byte[PictureFile.MaximumBytes + 1]);
        Folder.Write("import/sound.png", Pictures.Png(4, 4));
        var file = WriteFile($"![好图](sound.png)看图{picture}，正确的是");
        await RefusedAsync(file, $"{file}: questions[0].stem", words, code);
    }

    [Test]
    public async Task A_link_that_leads_out_of_the_folder_is_not_followed()
    {
        var outside = Folder.Write("outside/a.png", Pictures.Png(4, 4));
        Directory.CreateDirectory(Folder.PathOf("import"));
        File.CreateSymbolicLink(Folder.PathOf("import", "link.png"), outside);
        Directory.CreateSymbolicLink(Folder.PathOf("import", "folder"), Folder.PathOf("outside"));
        await RefusedAsync(WriteFile("看图![图](link.png)，正确的是"), "“link.png”", "[media.outside]");
        await RefusedAsync(WriteFile("看图![图](folder/a.png)，正确的是"), "“folder/a.png”", "[media.outside]");
    }

    [Test]
    public async Task Lint_of_files_misses_the_pictures_too() =>
        (await CommandLineHere.RunAsync("questions", "lint", WriteFile("看图![图](none.png)，正确的是"))).Ended(2).Said("[media.file-missing]");

    [Test]
    public async Task A_dry_run_counts_the_pictures_and_stores_none()
    {
        Folder.Write("import/a.png", Pictures.Png(4, 4));
        var before = SeededBank.Content(Database);
        (await RunAsync("questions", "import", WriteFile("看图![图](a.png)，正确的是"), "--dry-run")).Ended(0).Said("图片：新入库 1");
        Assert.That(SeededBank.Content(Database), Is.EqualTo(before));
    }

    private async Task RefusedAsync(string path, params string[] words)
    {
        var before = SeededBank.Content(Database);
        (await RunAsync("questions", "import", path)).Ended(2).InWords().Said(words);
        Assert.That(SeededBank.Content(Database), Is.EqualTo(before));
    }

    private string WriteFile(string stem)
    {
        var json = SeedFiles.Parse(SeedFiles.QuestionFiles[0]);
        json["questions"]![0]!["stem"] = stem;
        return Folder.Write("import/file.json", json.ToJsonString());
    }

    private string Stem(int revision) => (string)JsonNode.Parse(SeededBank.Ask<string>(Database, $"""
        SELECT r.ContentText FROM Revisions r JOIN Questions q ON q.Id = r.QuestionId WHERE q.Code = '{Code}' AND r.Number = {revision}
        """))!["stem"]!;

    private static string Hash(byte[] bytes) => Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(bytes));
}
