using System.Security.Cryptography;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using ExamBank.Tests.Support;
using NJsonSchema;
using NUnit.Framework;

namespace ExamBank.Tests.EndToEnd;

/// <summary>What the manifest of a generated paper says is what stands in its Word and Excel files, read back as plain XML.</summary>
public sealed partial class ManifestAgreesTests
{
    private const int HeadRows = 3;

    [Test]
    public async Task The_manifest_follows_its_schema_and_names_every_file_with_its_hash([ValueSource(typeof(GeneratedPapers), nameof(GeneratedPapers.Levels))] string level)
    {
        var paper = await GeneratedPapers.OfLevelAsync(level);
        var schema = await JsonSchema.FromFileAsync(Repository.Path("seed", "schemas", "manifest.schema.json"));
        Assert.That(schema.Validate(paper.Manifest.ToJsonString()), Is.Empty);
        var named = paper.Versions.SelectMany(v => v["files"]!.AsArray()).Select(f => ((string)f!["path"]!, (string)f["sha256"]!)).Distinct();
        Assert.That(named, Is.EquivalentTo(
            paper.Files.Where(f => f.Key != "manifest.json").Select(f => (f.Key, Convert.ToHexStringLower(SHA256.HashData(f.Value))))));
    }

    [Test]
    public async Task The_manifest_says_what_was_asked_for([ValueSource(typeof(GeneratedPapers), nameof(GeneratedPapers.Levels))] string level)
    {
        var manifest = (await GeneratedPapers.OfLevelAsync(level)).Manifest;
        Assert.Multiple(() =>
        {
            Assert.That((string)manifest["standard"]!, Is.EqualTo("SECO-2021"));
            Assert.That((string)manifest["level"]!, Is.EqualTo(level));
            Assert.That((string)manifest["blueprint"]!["name"]!, Is.EqualTo($"SECO-2021-{level}-theory"));
            Assert.That(manifest["seed"]!.ToJsonString(), Is.EqualTo(GeneratedPapers.Seed));
            Assert.That((bool)manifest["sample"]!, Is.True, "every seed question is published");
            Assert.That(manifest["forms"]![0]!["versions"]!.AsArray(), Has.Count.EqualTo(2));
        });
    }

    [Test]
    public async Task Questions_and_options_are_printed_in_the_order_of_the_manifest(
        [ValueSource(typeof(GeneratedPapers), nameof(GeneratedPapers.Levels))] string level, [Values(1, 2)] int version)
    {
        var paper = await GeneratedPapers.OfLevelAsync(level);
        var printed = Bare(OfficeText.Text(paper.Printed(version)));
        var place = 0;
        foreach (var question in paper.Questions(version))
        {
            var seed = SeedFiles.Questions[(string)question["code"]!];
            place = Following(printed, $"{question["number"]}.{Bare((string)seed["stem"]!)}", place);
            var texts = (seed["options"]?.AsArray() ?? []).ToDictionary(o => (string)o!["id"]!, o => (string)o!["text"]!, StringComparer.Ordinal);
            var ids = SeedFiles.Words(question["options"]);
            Assert.That(ids, Is.EquivalentTo(texts.Keys));
            for (var i = 0; i < ids.Count; i++) place = Following(printed, $"{(char)('A' + i)}.{Bare(texts[ids[i]])}", place);
        }
    }

    [Test]
    public async Task The_key_sheet_says_the_same_as_the_manifest(
        [ValueSource(typeof(GeneratedPapers), nameof(GeneratedPapers.Levels))] string level, [Values(1, 2)] int version)
    {
        var paper = await GeneratedPapers.OfLevelAsync(level);
        var rows = OfficeText.Cells(paper.Workbook)[$"A-{version} 答案"].Skip(HeadRows).Where(row => row[0].Length > 0)
            .Select(row => (row[0], row[1], row[2], row[4], row[5], row[6], row[7]));
        Assert.That(rows, Is.EqualTo(paper.Questions(version).Select(q => (
            q["number"]!.ToJsonString(), Key(q), q["marks"]!.ToJsonString(), string.Join('、', SeedFiles.Words(q["requirements"])),
            (string)q["question"]!, q["revision"]!.ToJsonString(), (string)q["code"]!))));
    }

    [Test]
    public async Task The_keys_in_blocks_of_five_say_the_same_as_the_manifest(
        [ValueSource(typeof(GeneratedPapers), nameof(GeneratedPapers.Levels))] string level, [Values(1, 2)] int version)
    {
        var paper = await GeneratedPapers.OfLevelAsync(level);
        var blocks = OfficeText.Cells(paper.Workbook)[$"A-{version} 速查"].Skip(HeadRows).ToList();
        Assert.That(blocks.Select(row => row[1]), Is.EqualTo(Enumerable.Range(0, 10).Select(i => $"{(5 * i) + 1}–{(5 * i) + 5}")));
        Assert.That(blocks.SelectMany(row => row.Skip(2).Take(5)), Is.EqualTo(paper.Questions(version).Select(Key)));
    }

    [Test]
    public async Task The_specification_table_adds_up_to_the_paper([ValueSource(typeof(GeneratedPapers), nameof(GeneratedPapers.Levels))] string level)
    {
        var paper = await GeneratedPapers.OfLevelAsync(level);
        var rows = OfficeText.Cells(paper.Workbook)["A 双向细目表"].Skip(HeadRows).ToList();
        var counts = paper.Questions(1).CountBy(q => (string)q["workArea"]!).ToDictionary(StringComparer.Ordinal);
        // Columns: key, title, then count and marks of three types, then actual count and marks.
        Assert.That(
            rows.Where(row => row[0].Contains('-', StringComparison.Ordinal) && row[8] != "0").Select(row => (row[0], row[8], row[9])),
            Is.EquivalentTo(counts.Select(c => (c.Key, $"{c.Value}", $"{c.Value * 2}"))));
        foreach (var what in (string[])["实际", "计划"])
            Assert.That(rows.Single(row => row[0] == "合计" && row[1] == what).Skip(2).Take(8), Is.EqualTo(["30", "60", "15", "30", "5", "10", "50", "100"]));
    }

    [Test]
    public async Task The_coverage_sheet_gives_for_each_requirement_its_numbers_in_both_versions([ValueSource(typeof(GeneratedPapers), nameof(GeneratedPapers.Levels))] string level)
    {
        var paper = await GeneratedPapers.OfLevelAsync(level);
        var rows = OfficeText.Cells(paper.Workbook)["A 覆盖表"].Skip(HeadRows).Where(row => row[0].StartsWith('L')).ToDictionary(row => row[0], StringComparer.Ordinal);
        Assert.That(SeedFiles.Requirements.Where(key => key.StartsWith(level, StringComparison.Ordinal)), Is.SubsetOf(rows.Keys));
        foreach (var version in (int[])[1, 2])
        {
            var expected = paper.Questions(version).ToLookup(q => SeedFiles.Words(q["requirements"])[0], q => q["number"]!.ToJsonString());
            foreach (var (key, row) in rows)
            {
                var primary = row[4 + version].Split('、', StringSplitOptions.RemoveEmptyEntries).Where(number => !number.StartsWith('('));
                Assert.That(primary, Is.EqualTo(expected[key]), $"{key} in version {version}");
                Assert.That(row[3], Is.EqualTo($"{expected[key].Count()}"), key);
            }
        }
    }

    [Test]
    public async Task Paper_and_key_carry_the_fingerprint_of_their_version(
        [ValueSource(typeof(GeneratedPapers), nameof(GeneratedPapers.Levels))] string level, [Values(1, 2)] int version)
    {
        var paper = await GeneratedPapers.OfLevelAsync(level);
        var prints = paper.Versions.Select(v => ((string)v["fingerprint"]!)[..16]).ToList();
        Assert.That(prints, Is.Unique);
        var footers = string.Concat(OfficeText.Parts(paper.Printed(version)).Where(p => p.Key.Contains("footer", StringComparison.Ordinal)).Select(p => p.Value));
        var identity = OfficeText.Cells(paper.Workbook)[$"A-{version} 答案"][1][0];
        foreach (var text in (string[])[Tag().Replace(footers, ""), identity])
            Assert.That(text, Does.Contain(prints[version - 1]).And.Not.Contain(prints[2 - version]));
    }

    /// <summary>The key as a marker reads it.</summary>
    internal static string Key(JsonObject question) => question["key"]! switch
    {
        JsonArray letters => string.Concat(letters.Select(letter => (string)letter!)),
        JsonValue value when value.TryGetValue<bool>(out var truth) => truth ? "√" : "×",
        var letter => (string)letter!,
    };

    /// <summary>Text without spaces and without what Markdown only uses for layout.</summary>
    internal static string Bare(string text) => Layout().Replace(text, "");

    private static int Following(string text, string wanted, int from)
    {
        var at = text.IndexOf(wanted, from, StringComparison.Ordinal);
        Assert.That(at, Is.GreaterThanOrEqualTo(from), $"'{wanted}' does not follow in the printed order");
        return at + wanted.Length;
    }

    [GeneratedRegex(@"^[\s|:-]+$|[\s|]|\*\*|\[\[answer\]\]", RegexOptions.CultureInvariant | RegexOptions.Multiline, 1000)]
    private static partial Regex Layout();

    [GeneratedRegex("<[^>]*>", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Tag();
}
