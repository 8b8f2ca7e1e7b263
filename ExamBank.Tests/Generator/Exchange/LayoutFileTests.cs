using System.Globalization;
using System.Text;
using ExamBank.Domain.Errors;
using ExamBank.Domain.Values;
using ExamBank.Generator.Documents.Layouts;
using ExamBank.Generator.Exchange.Layouts;
using ExamBank.Tests.Support;
using NUnit.Framework;

namespace ExamBank.Tests.Generator.Exchange;

/// <summary>Layout files: those of the seed, and what is said of wrong ones.</summary>
public sealed class LayoutFileTests
{
    private const string Sound = """
        { "name": "test", "title": "试", "titleEn": "Test", "sheet": { "width": 210, "height": 297, "orientation": "portrait" },
          "margins": { "top": 20, "bottom": 20, "left": 30, "right": 20 }, "answersOn": "paper" }
        """;

    private static readonly byte[] Png = Pictures.Png(3, 2);

    [Test]
    public void The_application_carries_every_layout_of_the_seed() => Assert.That(
        LayoutCatalogue.Names,
        Is.EqualTo(Directory.GetFiles(Repository.Path("seed", "layouts"), "*.json").Select(Path.GetFileNameWithoutExtension).Order(StringComparer.Ordinal)));

    [TestCase("a4", 210, 297, 1, 12, 20)]
    [TestCase("a4-sheet", 210, 297, 1, 12, 20)]
    [TestCase("a3", 420, 297, 2, 12, 20)]
    [TestCase("8k", 390, 270, 2, 10.5, 18)]
    [TestCase("16k", 195, 270, 1, 10.5, 18)]
    [TestCase("large-print", 210, 297, 1, 16, 28)]
    public void A_layout_of_the_seed_has_the_sheet_it_is_named_after(string name, decimal width, decimal height, int columns, decimal size, decimal leading)
    {
        var layout = LayoutCatalogue.Find(name, "").Value;
        Assert.That(
            (layout.Name, layout.Sheet.Width, layout.Sheet.Height, layout.Columns, layout.Sizes.Body, layout.Leading, layout.Fonts.Body, layout.Fonts.Heading, layout.Fonts.Latin),
            Is.EqualTo((name, width, height, columns, size, leading, "宋体", "黑体", "Times New Roman")));
    }

    [Test]
    public void The_layout_of_those_who_choose_none_is_the_one_named_a4() =>
        Assert.That(LayoutCatalogue.Find("a4", "").Value, Is.EqualTo(LayoutProfile.Default).Using<LayoutProfile, LayoutProfile>(Same));

    [Test]
    public void The_layout_of_the_large_print_edition_is_the_one_named_large_print() =>
        Assert.That(LayoutCatalogue.Find("large-print", "").Value, Is.EqualTo(LayoutProfile.LargePrint).Using<LayoutProfile, LayoutProfile>(Same));

    [Test]
    public void Large_print_gives_more_time_in_whole_minutes()
    {
        var large = LayoutCatalogue.Find("large-print", "").Value;
        Assert.That((large.Duration(Minutes.From(90)), large.Duration(Minutes.From(121)), LayoutProfile.Default.Duration(Minutes.From(1.5m))), Is.EqualTo((Minutes.From(117), Minutes.From(158), Minutes.From(1.5m))));
        Assert.That(Read(With("\"answersOn\"", "\"sizes\": { \"body\": 18 }, \"answersOn\"")).Value.DurationFactor, Is.EqualTo(1.3m), "unless set");
        Assert.That(Read(With("\"answersOn\"", "\"sizes\": { \"body\": 18 }, \"durationFactor\": 1.5, \"answersOn\"")).Value.DurationFactor, Is.EqualTo(1.5m));
    }

    [Test]
    public void An_unknown_name_is_answered_with_the_names_there_are()
    {
        var error = LayoutCatalogue.Find("b5", "--layout").Errors.Single();
        Assert.That((error.Code, error.Path, error.Facts["names"]), Is.EqualTo(("layout.not-found", "--layout", "16k, 8k, a3, a4, a4-sheet, large-print")));
    }

    [TestCase("\"left\": 30", "\"left\": 200", "layout.too-wide", "margins")]
    [TestCase("\"top\": 20", "\"top\": 260", "layout.too-high", "margins")]
    [TestCase("\"left\": 30", "\"left\": 20", "layout.seal-margin", "margins.left")]
    [TestCase("\"left\": 30", "\"left\": -1", "layout.out-of-bounds", "margins.left")]
    [TestCase("\"portrait\"", "\"landscape\"", "layout.orientation", "sheet.orientation")]
    [TestCase("\"portrait\"", "\"Portrait\"", "exchange.unknown-value", "sheet.orientation")]
    [TestCase("\"answersOn\": \"paper\"", "\"answersOn\": 1", "exchange.wrong-shape", "answersOn")]
    [TestCase("\"answersOn\": \"paper\"", "\"answersOn\": \"paper\", \"colour\": \"red\"", "exchange.unknown-member", "colour")]
    [TestCase("\"name\": \"test\",", "", "exchange.missing-member", "")]
    [TestCase("\"name\": \"test\",", "\"name\": \"test\", \"name\": \"test\",", "exchange.repeated-member", "name")]
    [TestCase("\"name\": \"test\"", "\"name\": \"../x\"", "layout.name", "name")]
    [TestCase("\"answersOn\"", "\"fonts\": { \"body\": \" \" }, \"answersOn\"", "layout.font", "fonts.body")]
    [TestCase("\"answersOn\"", "\"fonts\": { \"body\": \"宋休\" }, \"answersOn\"", "layout.font-unknown", "fonts.body")]
    [TestCase("\"answersOn\"", "\"fonts\": { \"body\": \"宋休\" }, \"ownFonts\": [\"宋林\"], \"answersOn\"", "layout.font-unknown", "fonts.body")]
    [TestCase("\"answersOn\"", "\"logo\": \"half.png\", \"answersOn\"", "media.broken", "logo")]
    [TestCase("\"answersOn\"", "\"fonts\": { \"body\": null }, \"answersOn\"", "exchange.wrong-shape", "fonts.body")]
    [TestCase("\"answersOn\"", "\"candidateNumberDigits\": 3, \"answersOn\"", "layout.out-of-bounds", "candidateNumberDigits")]
    [TestCase("\"answersOn\"", "\"candidateNumberDigits\": 15, \"answersOn\"", "layout.out-of-bounds", "candidateNumberDigits")]
    [TestCase("\"answersOn\"", "\"leading\": 9, \"answersOn\"", "layout.out-of-bounds", "leading")]
    [TestCase("\"answersOn\"", "\"notes\": [\"\"], \"answersOn\"", "layout.empty", "notes[0]")]
    [TestCase("\"answersOn\"", "\"columns\": 2, \"columnGap\": 100, \"answersOn\"", "layout.too-wide", "margins")]
    [TestCase("\"answersOn\"", "\"logo\": \"none.png\", \"answersOn\"", "layout.logo-missing", "logo")]
    [TestCase("\"answersOn\"", "\"logo\": \"text.png\", \"answersOn\"", "layout.logo-not-readable", "logo")]
    [TestCase("\"paper\" }", "\"paper\"", "exchange.not-json", "")]
    public void A_wrong_layout_is_refused_with_its_place(string sound, string wrong, string code, string path)
    {
        var error = Read(With(sound, wrong)).Errors.Single();
        Assert.That((error.Code, error.Path), Is.EqualTo((code, path)));
    }

    [Test]
    public void A_font_of_the_print_shops_own_is_taken_where_the_layout_names_it() =>
        Assert.That(Read(With("\"answersOn\"", "\"fonts\": { \"body\": \"汉仪书宋\" }, \"ownFonts\": [\"汉仪书宋\"], \"answersOn\"")).Value.Fonts.Body, Is.EqualTo("汉仪书宋"));

    [Test]
    public void A_layout_of_ones_own_is_named_by_everything_it_says()
    {
        string Name(string json, byte[]? logo = null) => LayoutFile.ReadOwn(Encoding.UTF8.GetBytes(json), _ => logo).Value.Name;
        var withLogo = With("\"answersOn\"", "\"logo\": \"a.png\", \"answersOn\"");
        string[] names = [Name(Sound), Name(With("30", "31")), Name(withLogo, Pictures.Png(3, 2)), Name(withLogo, Pictures.Png(4, 2))];
        Assert.That(names, Is.Unique.And.All.Matches("^test-[0-9a-f]{8}$"));
        Assert.That(Name("\n" + Sound), Is.EqualTo(names[0]), "how it is written does not count");
    }

    [Test]
    public void A_layout_is_the_same_again_when_it_has_been_kept_with_a_paper()
    {
        var layout = LayoutFile.ReadOwn(Encoding.UTF8.GetBytes(With("\"answersOn\"", "\"logo\": \"logo.png\", \"institution\": \"某校\", \"answersOn\"")), _ => Png).Value.OnSheets();
        var paper = PaperBuilder.Of(Support.Questions.Single("问")) with { Layout = layout.Name, LockedLayout = layout.Stored };
        var read = ExamBank.Generator.Documents.PaperModelFile.Read(ExamBank.Generator.Documents.PaperModelFile.Write(paper))!;
        var restored = LayoutProfile.Restore(read.LockedLayout!);
        Assert.That(Facts(restored with { }), Is.EqualTo(Facts(layout)));
        Assert.That(restored.Logo!.Bytes.ToArray(), Is.EqualTo(Png));
    }

    [Test]
    public void A_logo_is_read_with_its_size()
    {
        var logo = Read(With("\"answersOn\"", "\"logo\": \"logo.png\", \"answersOn\"")).Value.Logo!;
        Assert.That((logo.MediaType, logo.Width, logo.Height), Is.EqualTo(("image/png", 3, 2)));
    }

    [Test]
    public void Every_failure_has_its_sentences()
    {
        foreach (var error in ErrorFactories.Samples(typeof(LayoutErrors)))
        {
            var (chinese, english) = ErrorFactories.Sentences(error, typeof(LayoutErrors).Assembly);
            Assert.That(chinese, Is.Not.Empty.And.Not.Contain("{"), error.Code);
            Assert.That(english, Is.Not.Empty.And.Not.Contain("{").And.Not.EqualTo(chinese), error.Code);
        }
    }

    private static bool Same(LayoutProfile one, LayoutProfile other) => Facts(one) == Facts(other);

    private static string Facts(LayoutProfile layout) => string.Create(
        CultureInfo.InvariantCulture,
        $"{layout.Name} {layout.Title} {layout.TitleEn} {layout.Sheet} {layout.Columns} {layout.Margins} {layout.Fonts} {layout.Sizes} {layout.Leading} {layout.WritingLeading} {layout.AnswersOn} {layout.Notes.Count} {layout.Institution} {layout.Logo} {layout.DurationFactor}");

    private static string With(string sound, string wrong)
    {
        if (!Sound.Contains(sound, StringComparison.Ordinal)) Assert.Fail($"The sound layout has no {sound}.");
        return Sound.Replace(sound, wrong, StringComparison.Ordinal);
    }

    private static Result<LayoutProfile> Read(string json) =>
        LayoutFile.Read(Encoding.UTF8.GetBytes(json), name => name switch { "logo.png" => Png, "half.png" => Png[..^8], "text.png" => "not a picture at all, whatever its name"u8.ToArray(), _ => null });
}
