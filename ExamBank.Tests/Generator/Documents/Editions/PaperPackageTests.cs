using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using ExamBank.Generator.Documents;
using ExamBank.Generator.Documents.Checking;
using ExamBank.Generator.Documents.Editions;
using ExamBank.Generator.Documents.Layouts;
using ExamBank.Generator.Exchange.Layouts;
using ExamBank.Tests.Support;
using ICSharpCode.SharpZipLib.Zip;
using NUnit.Framework;
using ZipFile = ICSharpCode.SharpZipLib.Zip.ZipFile;

namespace ExamBank.Tests.Generator.Documents.Editions;

/// <summary>Packages: what is in them, that they are a function of the paper alone, and their encrypted copies.</summary>
public sealed class PaperPackageTests
{
    private static readonly PaperModel Paper = PackageTests.EveryType();

    private static readonly EditionDemand Both = new([], [PackageKind.Print, PackageKind.Marking]);

    private static readonly PaperModel Pictured = PaperBuilder.Of(Questions.Single("看图![走势](Chart 1.png)，求$\\frac{1}{2}$")) with
    {
        Media = new Dictionary<string, byte[]>(StringComparer.Ordinal) { ["Chart 1.png"] = Pictures.Png(40, 20) },
    };

    private static IEnumerable<PaperModel> Papers => [Paper, Pictured];

    [TestCaseSource(nameof(Papers))]
    public void The_same_paper_gives_the_same_packages_also_from_its_stored_model(PaperModel paper)
    {
        var again = PaperModelFile.Read(PaperModelFile.Write(paper))!;
        Assert.That(PaperModelFile.Write(again), Is.EqualTo(PaperModelFile.Write(paper)));
        Assert.That(Rendered(again).Select(r => (r.Path, Hash(r.Bytes))), Is.EqualTo(Rendered(paper).Select(r => (r.Path, Hash(r.Bytes)))));
    }

    [Test]
    public void A_stored_model_knows_its_layout_and_one_that_names_none_is_in_the_usual()
    {
        Assert.That(PaperModelFile.Read(PaperModelFile.Write(Paper with { Layout = "a3" }))!.Layout, Is.EqualTo("a3"));
        var older = Encoding.UTF8.GetString(PaperModelFile.Write(Paper)).Replace(",\"layout\":\"a4\"", "", StringComparison.Ordinal);
        Assert.That(older, Does.Not.Contain("\"layout\""));
        Assert.That(PaperModelFile.Read(Encoding.UTF8.GetBytes(older))!.Layout, Is.EqualTo("a4"));
    }

    [Test]
    public void Every_edition_travels_in_one_package_and_the_checksums_fit()
    {
        var rendered = Rendered(Paper).ToDictionary(r => r.Path, r => r.Bytes, StringComparer.Ordinal);
        foreach (var kind in Enum.GetValues<PackageKind>())
        {
            var entries = Entries(rendered[PaperPackage.PathOf(Paper, kind, LayoutProfile.Default)]);
            var names = EditionNames.All.Where(e => EditionNames.PackageOf(e) == kind).Where(e => e != Edition.AnswerSheet).SelectMany(e => EditionFiles.Of(Paper, e, LayoutProfile.Default)).Select(f => Path.GetFileName(f.Path));
            Assert.That(entries.Keys, Is.EquivalentTo(names.Concat(["manifest.json", "SHA256SUMS"])));
            var sums = Encoding.UTF8.GetString(entries["SHA256SUMS"]).Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split("  ")).ToDictionary(l => l[1], l => l[0], StringComparer.Ordinal);
            Assert.That(sums, Is.EquivalentTo(entries.Where(e => e.Key != "SHA256SUMS").ToDictionary(e => e.Key, e => Hash(e.Value))));
        }
    }

    [Test]
    public void Answer_sheets_travel_with_papers_that_are_answered_on_them_those_in_large_print_with_their_own()
    {
        var sheet = LayoutCatalogue.Find("a4-sheet", "").Value;
        string[] papers = ["P-000001-A-1.docx", "P-000001-A-2.docx", "P-000001-A-1-large-print.docx", "P-000001-A-2-large-print.docx"];
        Assert.That(Names(LayoutProfile.Default), Is.EqualTo([.. papers, "P-000001-centre-pack.docx"]));
        Assert.That(Names(sheet), Is.EquivalentTo([.. papers, "P-000001-centre-pack.docx", .. papers.Select(name => name.Replace(".docx", "-answer-sheet.docx", StringComparison.Ordinal))]));
        var large = EditionFiles.In(Paper with { Layout = sheet.Name }, PackageKind.Print, sheet).Single(f => f.Path == "print/P-000001-A-1-large-print.docx");
        Assert.That(OfficeText.Text(large.Write()), Does.Contain("答在试卷上无效"));

        string[] Names(LayoutProfile layout) => [.. EditionFiles.In(Paper with { Layout = layout.Name }, PackageKind.Print, layout).Select(f => Path.GetFileName(f.Path))];
    }

    [Test]
    public void What_markers_and_reviewers_need_travels_in_the_marking_package() => Assert.That(
        EditionFiles.In(Paper, PackageKind.Marking, LayoutProfile.Default).Select(f => Path.GetFileName(f.Path)),
        Is.EqualTo([
            "P-000001-A-1-review.docx", "P-000001-A-2-review.docx", "P-000001-A-1-key.docx", "P-000001-A-2-key.docx",
            "P-000001-A-1-score-sheet.docx", "P-000001-A-2-score-sheet.docx", "P-000001-key.xlsx", "P-000001-audit.xlsx",
        ]));

    [Test]
    public async Task The_print_manifest_follows_its_schema_and_names_no_question()
    {
        var package = Rendered(Paper).Single(r => r.Path.EndsWith("-print.zip", StringComparison.Ordinal)).Bytes;
        var manifest = Encoding.UTF8.GetString(Entries(package)["manifest.json"]);
        var schema = await NJsonSchema.JsonSchema.FromFileAsync(Repository.Path("seed", "schemas", "print-manifest.schema.json"));
        Assert.That(schema.Validate(manifest), Is.Empty);
        foreach (var question in Paper.Forms[0].Versions[0].Questions) Assert.That(manifest, Does.Not.Contain($"\"{question.Code}\"").And.Not.Contain(question.QuestionNumber));
        Assert.That(manifest, Does.Not.Contain("key"));
        var minutes = System.Text.Json.Nodes.JsonNode.Parse(manifest)!["files"]!.AsArray().ToDictionary(f => (string)f!["name"]!, f => (int?)f!["minutes"], StringComparer.Ordinal);
        Assert.That((minutes["P-000001-A-1.docx"], minutes["P-000001-A-1-large-print.docx"]), Is.EqualTo(((int?)null, (int?)156)));
    }

    [TestCase("\"edition\": \"paper\"", "\"edition\": \"key\"", "paper-check.checksum")]
    [TestCase("\"sample\"", "\"key\": \"B\", \"sample\"", "paper-check.checksum")]
    public void A_package_that_was_changed_does_not_fit_its_checksums(string right, string wrong, string code) =>
        Assert.That(PrintFlaws(package => Tampered.Part(package, "manifest.json", json => Tampered.Once(json, right, wrong))), Is.EqualTo(new[] { code }));

    [TestCase("\"edition\": \"paper\"", "\"edition\": \"key\"")]
    [TestCase("\"sample\"", "\"key\": \"B\", \"sample\"")]
    [TestCase("\"sample\"", "\"other\": [\"T-3\"], \"sample\"")]
    public void A_file_of_the_marking_side_or_a_key_in_the_print_manifest_is_seen_where_the_checksums_fit(string right, string wrong) =>
        Assert.That(PrintFlaws(package => WithSums(Tampered.Part(package, "manifest.json", json => Tampered.Once(json, right, wrong)))), Is.EqualTo(new[] { "paper-check.secret" }));

    [Test]
    public void A_file_that_the_print_manifest_does_not_name_is_seen() =>
        Assert.That(PrintFlaws(package => WithSums(Tampered.With(package, "P-000001-key.xlsx", "keys"))), Is.EqualTo(new[] { "paper-check.missing" }));

    [Test]
    public void An_encrypted_copy_opens_with_its_password_only_and_holds_the_same()
    {
        var package = Rendered(Paper)[^1].Bytes;
        var copy = EncryptedCopy.Of(package, "twelve letters");
        Assert.That(EncryptedCopy.Of(package, "twelve letters"), Is.Not.EqualTo(copy), "each copy has salts of its own");
        using var zip = new ZipFile(new MemoryStream(copy)) { Password = "twelve letters" };
        var entries = zip.Cast<ZipEntry>().ToDictionary(e => e.Name, StringComparer.Ordinal);
        Assert.That(entries.Values.Select(e => (e.IsCrypted, e.AESKeySize)), Is.All.EqualTo((true, 256)));
        foreach (var (name, bytes) in Entries(package))
        {
            using var content = new MemoryStream();
            using (var stream = zip.GetInputStream(entries[name])) stream.CopyTo(content);
            Assert.That(content.ToArray(), Is.EqualTo(bytes), name);
        }

        using var wrong = new ZipFile(new MemoryStream(copy)) { Password = "twelve lettres" };
        Assert.That(() => wrong.GetInputStream(0).ReadByte(), Throws.InstanceOf<ZipException>());
    }

    private static List<string> PrintFlaws(Func<byte[], byte[]> change)
    {
        var package = Rendered(Paper).Single(r => r.Path.EndsWith("-print.zip", StringComparison.Ordinal));
        Assert.That(PackageCheck.Run(Paper, PackageKind.Print, package.Path, package.Bytes), Is.Empty);
        return [.. PackageCheck.Run(Paper, PackageKind.Print, package.Path, change(package.Bytes)).Select(e => e.Code)];
    }

    private static byte[] WithSums(byte[] package) => Tampered.Part(package, "SHA256SUMS", _ => string.Concat(
        Entries(package).Where(e => e.Key != "SHA256SUMS").OrderBy(e => e.Key, StringComparer.Ordinal).Select(e => $"{Hash(e.Value)}  {e.Key}\n")));

    private static IReadOnlyList<RenderedEdition> Rendered(PaperModel paper)
    {
        var usual = RenderedEditions.Usual(paper, LayoutProfile.Default).Value;
        return RenderedEditions.Missing(paper, Both, LayoutProfile.Default, usual.ToDictionary(f => f.Path, f => f.Bytes, StringComparer.Ordinal)).Value;
    }

    private static Dictionary<string, byte[]> Entries(byte[] package)
    {
        using var archive = new ZipArchive(new MemoryStream(package));
        return archive.Entries.ToDictionary(
            e => e.FullName,
            e =>
            {
                using var content = new MemoryStream();
                using (var stream = e.Open()) stream.CopyTo(content);
                return content.ToArray();
            },
            StringComparer.Ordinal);
    }

    private static string Hash(byte[] bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));
}
