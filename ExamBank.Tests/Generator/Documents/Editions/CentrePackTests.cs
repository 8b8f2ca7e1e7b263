using ExamBank.Generator.Documents;
using ExamBank.Generator.Documents.Layouts;
using ExamBank.Generator.Documents.Word.Editions;
using ExamBank.Generator.Exchange.Layouts;
using ExamBank.Tests.Support;
using NUnit.Framework;

namespace ExamBank.Tests.Generator.Documents.Editions;

/// <summary>What a centre gets beside the papers.</summary>
public sealed class CentrePackTests
{
    [Test]
    public void The_file_is_sound([Values("a4", "a3", "large-print")] string layout)
    {
        var paper = TwoForms();
        WordFiles.AssertSound(() => CentrePack.Write(paper, LayoutCatalogue.Find(layout, "").Value), $"{paper.Title} 考场包");
    }

    [Test]
    public void It_has_copy_counts_a_cover_and_a_room_record_for_each_form_hand_over_and_return() =>
        Assert.That(OfficeText.Paragraphs(Write(TwoForms())).Where(p => p.Style == "Heading1").Select(p => p.Text), Is.EqualTo([
            "印制与装袋份数", "试卷袋封面（A卷）", "试卷袋封面（B卷）", "试卷交接单", "考场记录表（A卷）", "考场记录表（B卷）", "试卷回收与销毁登记表", "素材、设备清单（A卷）", "素材、设备清单（B卷）",
        ]));

    [TestCase(30, 1, "16", "16", "32")]
    [TestCase(31, 0, "16", "15", "31")]
    [TestCase(1, 2, "3", "2", "5")]
    public void Copies_cover_every_seat_and_the_spare_ones(int seats, int spare, string first, string second, string total)
    {
        var tables = WordTables.Of(CentrePack.Write(PackageTests.EveryType(), LayoutProfile.Default, new RoomPlan(seats, spare)));
        Assert.That(tables[0].Skip(1).Select(row => row[2]), Is.EqualTo([first, second, total]));
        Assert.That(tables.Single(table => table[0].Contains("应装试卷")).Skip(1).Select(row => row[1]), Is.EqualTo([first, second, total]), "the bag cover says the same");
    }

    [Test]
    public void Neighbours_get_other_versions_by_the_room_record()
    {
        var seats = WordTables.Of(Write(PackageTests.EveryType())).Single(table => table[0][0] == "座位号").Skip(1).ToList();
        Assert.That(seats.Select(row => row[0]), Is.EqualTo(Enumerable.Range(1, 30).Select(seat => $"{seat}")));
        Assert.That(seats.Select(row => row[1]), Is.EqualTo(Enumerable.Range(1, 30).Select(seat => seat % 2 == 1 ? "1" : "2")));
    }

    [TestCase("a4", false)]
    [TestCase("a4-sheet", true)]
    public void Answer_sheets_are_counted_where_answers_go_on_them(string layout, bool counted)
    {
        var text = OfficeText.Text(Write(PackageTests.EveryType(), layout));
        Assert.That(text, counted ? Does.Contain("每考场答题卡").And.Contain("应装答题卡") : Does.Not.Contain("答题卡"));
    }

    [Test]
    public void The_bag_cover_says_what_is_in_it_and_who_sealed_and_opened_it()
    {
        var paper = PackageTests.EveryType();
        var text = OfficeText.Text(Write(paper, "large-print"));
        Assert.That(text, Does.Contain("P-000001").And.Contain("156 分钟").And.Contain(paper.Forms[0].Versions[1].Fingerprint[..16]));
        foreach (var field in (string[])["装袋人", "核对人", "密封人", "启封时间", "启封人", "移交人", "接收人", "监考员甲签字", "缺考人数", "违纪人数", "销毁人签字", "监销人签字"]) Assert.That(text, Does.Contain(field));
    }

    [Test]
    public void Tables_repeat_their_heads() => WordTables.AssertHeads(Write(PackageTests.EveryType()), "卷别", "版次", "交接环节", "座位号", "时间", "类别");

    [Test]
    public void It_holds_nothing_of_keys_explanations_or_rubrics()
    {
        var text = string.Concat(OfficeText.Parts(Write(PackageTests.EveryType())).Values);
        Assert.That(text, Does.Not.Contain("秘密").And.Not.Contain("机密").And.Not.Contain("答案").And.Not.Contain("T-1").And.Not.Contain("Q-0000").And.Not.Contain("用语规范"));
    }

    [TestCase(0, 1)]
    [TestCase(30, -1)]
    public void A_room_has_seats_and_no_negative_spare(int seats, int spare) =>
        Assert.That(() => CentrePack.Write(PackageTests.EveryType(), LayoutProfile.Default, new RoomPlan(seats, spare)), Throws.InstanceOf<ArgumentOutOfRangeException>());

    private static PaperModel TwoForms()
    {
        var paper = PackageTests.EveryType();
        var other = paper.Forms[0] with { Name = "B", Versions = [.. paper.Forms[0].Versions.Select(version => version with { Form = "B" })] };
        return paper with { Forms = [paper.Forms[0], other] };
    }

    private static byte[] Write(PaperModel paper, string layout = "a4") => CentrePack.Write(paper, LayoutCatalogue.Find(layout, "").Value);
}
