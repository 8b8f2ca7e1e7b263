using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using ExamBank.Domain.Questions;
using ExamBank.Generator.Documents;
using ExamBank.Tests.Support;
using NJsonSchema;
using NUnit.Framework;

namespace ExamBank.Tests.Generator.Documents;

/// <summary>The manifest says what the files hold: read back here from the files themselves.</summary>
public sealed class ManifestTests
{
    private static readonly string[] Letters = ["A", "B", "C", "D", "E", "F"];

    [Test]
    public async Task Manifest_follows_its_schema()
    {
        var schema = await JsonSchema.FromFileAsync(Repository.Path("seed", "schemas", "manifest.schema.json"));
        foreach (var paper in new[] { PackageTests.EveryType(), SeedQuestions.TheoryPaper() })
            Assert.That(schema.Validate(Json(PaperFiles.Render(paper))), Is.Empty);
    }

    [Test]
    public async Task The_schema_refuses_an_unknown_field_and_a_missing_key()
    {
        var schema = await JsonSchema.FromFileAsync(Repository.Path("seed", "schemas", "manifest.schema.json"));
        var manifest = JsonNode.Parse(Json(PaperFiles.Render(PackageTests.EveryType())))!;
        var question = manifest["forms"]![0]!["versions"]![0]!["questions"]![0]!.AsObject();
        question["note"] = "x";
        question.Remove("key");
        Assert.That(schema.Validate(manifest.ToJsonString()), Is.Not.Empty);
    }

    [Test]
    public void Manifest_is_plain_UTF8_with_fields_in_their_order()
    {
        var bytes = PaperFiles.Render(SeedQuestions.TheoryPaper()).Single(f => f.Path == "manifest.json").Bytes;
        var text = Encoding.UTF8.GetString(bytes);
        var root = JsonNode.Parse(text)!.AsObject();
        var question = root["forms"]![0]!["versions"]![0]!["questions"]![0]!.AsObject();
        Assert.Multiple(() =>
        {
            Assert.That(bytes[0], Is.EqualTo((byte)'{'), "no byte order mark");
            Assert.That(text, Does.Not.Contain("\r").And.EndsWith("}\n").And.Contain("\n  \"standard\": \"SECO-2021\""));
            Assert.That(root.Select(p => p.Key), Is.EqualTo(["schemaVersion", "standard", "level", "paper", "sample", "blueprint", "seed", "engine", "pool", "sections", "forms"]));
            Assert.That(question.Select(p => p.Key), Is.EqualTo(
                ["number", "section", "question", "code", "revision", "stimulus", "type", "requirements", "workArea", "marks", "minutes", "facility", "options", "key"]));
        });
    }

    [Test]
    public void Chinese_is_not_escaped() =>
        Assert.That(Json(PaperFiles.Render(PackageTests.EveryType())), Does.Contain("人群；货源").And.Not.Contain("\\u"));

    [Test]
    public void Keys_take_the_form_of_their_type()
    {
        var keys = Version(PackageTests.EveryType(), 1)["questions"]!.AsArray().Select(q => q!["key"]!.ToJsonString()).ToList();
        Assert.Multiple(() =>
        {
            Assert.That(keys[0], Is.EqualTo("\"B\""));
            Assert.That(keys[2], Is.EqualTo("[\"A\",\"C\"]"));
            Assert.That(keys[3], Is.EqualTo("true"));
            Assert.That(keys[4], Is.EqualTo("false"));
        });
    }

    [Test]
    public void Parts_of_a_case_carry_their_own_options_and_keys()
    {
        var question = Version(PackageTests.EveryType(), 2)["questions"]!.AsArray().Single(q => (string)q!["type"]! == "CaseAnalysis")!;
        var parts = question["parts"]!.AsArray();
        Assert.Multiple(() =>
        {
            Assert.That((string)question["stimulus"]!["code"]!, Is.EqualTo("STIM-1"));
            Assert.That(parts[0]!["options"]!.AsArray().Select(o => (string)o!), Is.EqualTo(["b", "c", "d", "a"]));
            Assert.That((string)parts[0]!["key"]!, Is.EqualTo("B"), "the option c stands second in this version");
            Assert.That((bool)parts[1]!["key"]!, Is.False);
            Assert.That(parts.Sum(p => (decimal)p!["marks"]!), Is.EqualTo((decimal)question["marks"]!));
        });
    }

    [Test]
    public void Files_are_named_with_the_hash_of_their_bytes()
    {
        var files = PaperFiles.Render(PackageTests.EveryType());
        var manifest = JsonNode.Parse(Json(files))!;
        var named = manifest["forms"]![0]!["versions"]!.AsArray().SelectMany(v => v!["files"]!.AsArray()).ToList();
        Assert.That(named.Select(f => (string)f!["path"]!).Distinct(), Is.EquivalentTo(files.Select(f => f.Path).Where(p => p != "manifest.json")));
        foreach (var file in named)
        {
            var bytes = files.Single(f => f.Path == (string)file!["path"]!).Bytes;
            Assert.That((string)file!["sha256"]!, Is.EqualTo(Convert.ToHexStringLower(SHA256.HashData(bytes))));
        }
    }

    [Test]
    public void Manifest_agrees_with_the_printed_paper([Values(1, 2)] int number)
    {
        var paper = SeedQuestions.TheoryPaper();
        var files = PaperFiles.Render(paper);
        var contents = paper.Forms[0].Versions[0].Questions.ToDictionary(q => q.Code, q => q.Content, StringComparer.Ordinal);
        var manifest = JsonNode.Parse(Json(files))!["forms"]![0]!["versions"]![number - 1]!;
        var printed = OfficeText.Text(files.Single(f => f.Path == $"print/P-000001-A-{number}.docx").Bytes);
        var place = 0;
        foreach (var question in manifest["questions"]!.AsArray())
        {
            var content = contents[(string)question!["code"]!];
            place = Next(printed, $"{question["number"]}.\t{content.Stem}", place);
            var ids = question["options"]!.AsArray().Select(o => (string)o!).ToList();
            Assert.That(ids, Is.EquivalentTo((content.Options ?? []).Select(o => o.Id)));
            for (var i = 0; i < ids.Count; i++)
                place = Next(printed, $"{Letters[i]}.\t{content.Options!.Single(o => o.Id == ids[i]).Text}", place);
            AssertKey(question["key"]!, content, ids);
        }
    }

    [Test]
    public void Manifest_agrees_with_the_key_sheet([Values(1, 2)] int number)
    {
        var files = PaperFiles.Render(SeedQuestions.TheoryPaper());
        var questions = JsonNode.Parse(Json(files))!["forms"]![0]!["versions"]![number - 1]!["questions"]!.AsArray();
        var rows = OfficeText.Cells(files.Single(f => f.Path.EndsWith(".xlsx", StringComparison.Ordinal)).Bytes)[$"A-{number} 答案"]
            .Skip(3).Where(r => r[0].Length > 0).ToList();
        Assert.That(rows, Has.Count.EqualTo(50));
        for (var i = 0; i < rows.Count; i++)
        {
            var question = questions[i]!;
            var key = question["key"]! switch
            {
                JsonArray letters => string.Concat(letters.Select(l => (string)l!)),
                JsonValue value when value.TryGetValue<bool>(out var truth) => truth ? "√" : "×",
                var line => (string)line!,
            };
            Assert.That(
                (string[])[rows[i][0], rows[i][1], rows[i][2], rows[i][4], rows[i][5], rows[i][6], rows[i][7]],
                Is.EqualTo((string[])
                [
                    question["number"]!.ToJsonString(), key, question["marks"]!.ToJsonString(),
                    string.Join('、', question["requirements"]!.AsArray().Select(r => (string)r!)),
                    (string)question["question"]!, question["revision"]!.ToJsonString(), (string)question["code"]!,
                ]));
        }
    }

    private static void AssertKey(JsonNode key, QuestionContent content, List<string> ids)
    {
        if (content.Key!.Truth is { } truth)
        {
            Assert.That((bool)key, Is.EqualTo(truth));
            return;
        }

        var letters = key is JsonArray list ? list.Select(l => (string)l!) : [(string)key!];
        Assert.That(letters.Select(l => ids[Array.IndexOf(Letters, l)]), Is.EquivalentTo(content.Key.Options!));
    }

    private static int Next(string text, string wanted, int from)
    {
        var at = text.IndexOf(wanted, from, StringComparison.Ordinal);
        Assert.That(at, Is.GreaterThanOrEqualTo(from), $"'{wanted}' does not follow in the printed order");
        return at + wanted.Length;
    }

    private static JsonNode Version(PaperModel paper, int number) => JsonNode.Parse(Json(PaperFiles.Render(paper)))!["forms"]![0]!["versions"]![number - 1]!;

    private static string Json(IReadOnlyList<(string Path, byte[] Bytes)> files) => Encoding.UTF8.GetString(files.Single(f => f.Path == "manifest.json").Bytes);
}
