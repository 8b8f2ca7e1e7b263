using System.Text.Json.Nodes;
using ExamBank.Tests.Support;
using NUnit.Framework;

namespace ExamBank.Tests.Api.Cli;

/// <summary><c>generate --layout FILE.json</c>: a layout of the user's own, with its logo beside it; and papers that answer sheets go with.</summary>
public sealed class LayoutFilesTests : SeededBankTest
{
    private static readonly string[] SameInputs = ["generate", "--level", "L1", "--seed", GeneratedPapers.Seed];

    [Test]
    public async Task A_paper_is_locked_in_a_layout_of_ones_own_and_keeps_it()
    {
        var file = WriteLayout(layout => layout["institution"] = "城南考点");
        (await RunAsync([.. SameInputs, "--layout", file, "--out", Folder.PathOf("papers")])).Ended(0).InWords();
        var paper = Written("papers")["print/P-000001-A-1.docx"];
        Assert.That(OfficeText.Sheet(paper), Is.EqualTo((200, 280)));
        Assert.That(OfficeText.Text(paper), Does.Contain("城南考点"));
        Assert.That(OfficeText.Entries(paper).Values, Has.Some.EqualTo(Pictures.Png(60, 40)), "the logo");

        // The file may change or go: what is printed later is as it was when the paper was locked.
        File.Delete(file);
        (await RunAsync([.. SameInputs, "--bundle", "--editions", "large-print", "--out", Folder.PathOf("papers")])).Ended(0).Said("已有这份试卷");
        var files = Written("papers");
        Assert.That(files.Keys.Where(path => path.Contains("centre", StringComparison.Ordinal) && !path.Contains("centre-pack", StringComparison.Ordinal)), Is.Empty, "its own layout has no folder of its own");
        var package = OfficeText.Entries(files["print/P-000001-print.zip"]);
        Assert.That(package["P-000001-A-1.docx"], Is.EqualTo(paper));
        Assert.That((string)JsonNode.Parse(package["manifest.json"])!["layout"]!, Does.Match("^centre-[0-9a-f]{8}$"));
        Assert.That(OfficeText.Text(files["print/P-000001-A-1-large-print.docx"]), Does.Contain("城南考点"));
    }

    [Test]
    public async Task Two_fresh_banks_give_the_same_bytes_in_a_layout_of_ones_own()
    {
        var file = WriteLayout(_ => { });
        await SeededBank.CopyToAsync(Folder.PathOf("other.db"));
        (await RunAsync([.. SameInputs, "--layout", file, "--bundle", "--out", Folder.PathOf("one")])).Ended(0);
        (await CommandLineHere.RunAsync([.. SameInputs, "--layout", file, "--bundle", "--out", Folder.PathOf("two"), "--database", Folder.PathOf("other.db")])).Ended(0);
        Assert.That(Written("two"), Is.EquivalentTo(Written("one")));
    }

    [Test]
    public async Task A_changed_layout_is_another_layout()
    {
        var file = WriteLayout(_ => { });
        (await RunAsync([.. SameInputs, "--layout", file, "--out", Folder.PathOf("papers")])).Ended(0);
        var before = Written("papers");
        WriteLayout(layout => layout["margins"]!["top"] = 31);
        (await RunAsync([.. SameInputs, "--layout", file, "--out", Folder.PathOf("papers")])).Ended(0);
        var after = Written("papers");
        Assert.That(after.Where(f => before.ContainsKey(f.Key)), Is.EquivalentTo(before));
        Assert.That(after.Keys.Except(before.Keys).Single(), Does.Match("^print/centre-[0-9a-f]{8}/P-000001-A-1.docx$"));
    }

    [TestCase("margins.left", 300, "margins", "[layout.too-wide]")]
    [TestCase("fonts.body", "宋休", "fonts.body", "[layout.font-unknown]")]
    [TestCase("logo", "none.png", "logo", "[layout.logo-missing]")]
    [TestCase("logo", "../logo.png", "logo", "[layout.logo-missing]")]
    [TestCase("logo", "text.png", "logo", "[layout.logo-not-readable]")]
    [TestCase("name", "Centre 1", "name", "[layout.name]")]
    public async Task A_layout_that_cannot_be_printed_is_refused_with_file_and_place_before_anything_is_made(string member, object value, string place, string code)
    {
        Folder.Write("logo.png", Pictures.Png(60, 40));
        Folder.Write("layouts/text.png", "no picture");
        var file = WriteLayout(layout =>
        {
            var steps = member.Split('.');
            var at = steps[..^1].Aggregate((JsonNode)layout, (node, step) => node[step] ??= new JsonObject());
            at[steps[^1]] = JsonValue.Create(value);
        });
        (await RunAsync([.. SameInputs, "--layout", file, "--out", Folder.PathOf("papers")])).Ended(2).InWords().Said($"{file}: {place}: ", code);
        Assert.That(SeededBank.Ask<int>(Database, "SELECT count(*) FROM Papers"), Is.Zero);
        Assert.That(Directory.Exists(Folder.PathOf("papers")), Is.False);
    }

    [TestCase("none.json", "[exchange.unreadable]")]
    [TestCase("folder.json", "[exchange.unreadable]")]
    [TestCase("broken.json", "[exchange.not-json]")]
    public async Task A_file_that_is_no_layout_is_refused(string name, string code)
    {
        Directory.CreateDirectory(Folder.PathOf("folder.json"));
        Folder.Write("broken.json", "{");
        (await RunAsync([.. SameInputs, "--layout", Folder.PathOf(name)])).Ended(2).InWords().Said(name, code);
    }

    [Test]
    public async Task Where_answer_sheets_are_asked_for_the_paper_says_so_and_both_are_in_the_print_package()
    {
        (await RunAsync([.. SameInputs, "--editions", "answer-sheet", "--bundle", "--out", Folder.PathOf("papers")])).Ended(0).InWords();
        var files = Written("papers");
        Assert.That(OfficeText.Text(files["print/P-000001-A-1.docx"]), Does.Contain("答在试卷上无效"));
        var package = OfficeText.Entries(files["print/P-000001-print.zip"]);
        Assert.That(package["P-000001-A-1-answer-sheet.docx"], Is.EqualTo(files["print/P-000001-A-1-answer-sheet.docx"]));
        Assert.That(package["P-000001-A-1.docx"], Is.EqualTo(files["print/P-000001-A-1.docx"]));
        Assert.That(package.Keys, Has.Member("P-000001-A-1-large-print-answer-sheet.docx"));
    }

    [Test]
    public async Task A_paper_that_was_locked_for_answers_on_itself_gets_sheets_with_papers_that_go_with_them()
    {
        (await RunAsync([.. SameInputs, "--bundle", "--out", Folder.PathOf("papers")])).Ended(0);
        var before = Written("papers");
        Assert.That(OfficeText.Entries(before["print/P-000001-print.zip"]).Keys, Has.None.Contains("answer-sheet"));
        (await RunAsync([.. SameInputs, "--editions", "answer-sheet", "--bundle", "--out", Folder.PathOf("papers")])).Ended(0);
        var after = Written("papers");
        Assert.That(after.Where(f => before.ContainsKey(f.Key)), Is.EquivalentTo(before));
        Assert.That(after.Keys.Except(before.Keys), Is.EquivalentTo(new[]
        {
            "print/a4-on-sheet/P-000001-A-1.docx", "print/a4-on-sheet/P-000001-A-1-answer-sheet.docx", "print/P-000001-print-a4-on-sheet.zip", "marking/P-000001-marking-a4-on-sheet.zip",
        }));
        Assert.That(OfficeText.Text(after["print/a4-on-sheet/P-000001-A-1.docx"]), Does.Contain("答在试卷上无效"));
    }

    private IReadOnlyDictionary<string, byte[]> Written(string folder) => TemporaryFolder.Files(Folder.PathOf(folder, "P-000001"));

    private string WriteLayout(Action<JsonObject> change)
    {
        Folder.Write("layouts/标志.png", Pictures.Png(60, 40));
        var layout = (JsonObject)JsonNode.Parse("""
            { "name": "centre", "title": "本考点", "titleEn": "Our centre", "sheet": { "width": 200, "height": 280, "orientation": "portrait" },
              "margins": { "top": 20, "bottom": 20, "left": 30, "right": 20 }, "answersOn": "paper", "logo": "标志.png" }
            """)!;
        change(layout);
        return Folder.Write("layouts/centre.json", layout.ToJsonString());
    }
}
