using System.Text;
using ExamBank.Domain.Errors;
using ExamBank.Generator.Exchange.Standards;
using ExamBank.Tests.Support;
using NUnit.Framework;
using static ExamBank.Tests.Generator.Exchange.PetGrooming;

namespace ExamBank.Tests.Generator.Exchange;

/// <summary>Files that are no standard, and standards that have lost something: an error with its line, and nothing else.</summary>
public sealed class PublishedStandardErrorsTests
{
    private static IEnumerable<BankError> Errors => ErrorFactories.Samples(typeof(StandardTextErrors));

    [TestCase("<p>2.1.2 能够控制水温和时间。</p>", "", "gap", "2.1.3")]
    [TestCase("|2.2 吹干|<p>2.2.1 能够用吹水机去除水分。</p><p>2.2.2", "|2.3 吹干|<p>2.3.1 能够用吹水机去除水分。</p><p>2.3.2", "gap", "2.3 吹干")]
    [TestCase("2. 洗护与保养|2.1 洗澡|<p>2.1.1", "3. 洗护与保养|3.1 洗澡|<p>3.1.1", "gap", "3. 洗护与保养")]
    [TestCase("2.1.2 能够", "2.1.1 能够", "duplicate-number", "2.1.1 能够控制")]
    [TestCase("2.1.3 能够", "2.1.2 能够", "duplicate-number", "2.1.2 能够清洁")]
    [TestCase("|2.2 吹干|<p>2.2.1", "|2.1 吹干|<p>2.2.1", "duplicate-number", "2.1 吹干")]
    [TestCase("|1.2 健康检查", "1. 健康|1.2 健康检查", "duplicate-number", "1. 健康|")]
    [TestCase("2.2.2 能够", "1.2.3 能够", "out-of-place", "1.2.3")]
    [TestCase("|2.2 吹干|", "||", "no-title", "2.2.1 能够")]
    [TestCase("2. 洗护与保养|2.1", "|2.1", "no-title", "2.1 洗澡")]
    [TestCase("2.1.2 能够控制水温和时间。", "2.1.2", "no-text", "2.1.2")]
    [TestCase("<p>2.2.1 能够用吹水机去除水分。</p><p>2.2.2 能够边吹边梳开毛结。</p>", "", "nothing-inside", "2.2 吹干")]
    [TestCase("<p>2.2.1 能够", "<p>能够", "unnumbered", "能够用吹水机")]
    [TestCase("<p>2.2.2 能够", "<p>能够", "unnumbered", "能够边吹")]
    [TestCase("等级要求（中级）\n", "等级要求\n", "no-level", "宠物美容职业技能等级要求\n")]
    [TestCase("等级要求（中级）\n", "等级要求（高级）\n", "level-gap", "（高级）")]
    [TestCase("|2.2 吹干|<p>", "![吹干](page-7.png)\n|2.2 吹干|<p>", "picture", "![")]
    public void Read_LostOrRepeatedParts_AreErrorsWithTheirLine(string sound, string damage, string code, string at)
    {
        var text = With(sound, damage);
        AssertHas(Read(text), code, $"{FileName}:{LineOf(text, at)}");
    }

    [Test]
    public void Read_Gap_TellsLevelExpectedAndFound()
    {
        var error = Read(With("<p>2.1.2 能够控制水温和时间。</p>", "")).Errors.Single();
        Assert.That(error.Facts["level"], Is.EqualTo("初级"));
        Assert.That((error.Facts["expected"], error.Facts["found"]), Is.EqualTo(("2.1.2", "2.1.3")));
    }

    [Test]
    public void Read_GapInATextRunTogether_IsNotSwallowed()
    {
        var text = With("香波。</p><p>2.1.2 能够控制水温和时间。</p><p>2.1.3 能够", "香波。 2.1.3 能够");
        AssertHas(Read(text), "gap", $"{FileName}:{LineOf(text, "2.1.3")}");
    }

    [Test]
    public void Read_SeveralMistakes_AreAllNamed()
    {
        var text = With("<p>2.1.2 能够控制水温和时间。</p>", "").Replace("\t1.2 健康检查", "\t", StringComparison.Ordinal);
        var codes = Read(text).Errors.Select(error => error.Code);
        Assert.That(codes, Is.EquivalentTo(new[] { "standard-text.gap", "standard-text.no-title" }));
    }

    [Test]
    public void Read_LevelTwice_NamesBothLines()
    {
        var text = With("参考文献\n\n-", "表 3 宠物美容职业技能等级要求（初级）\n参考文献\n\n-");
        var error = Read(text).Errors.First(e => e.Code == "standard-text.duplicate-level");
        Assert.That(error.Path, Is.EqualTo($"{FileName}:{LineOf(text, "表 3")}"));
        Assert.That(error.Facts["first"], Is.EqualTo($"{LineOf(text, "表 1 宠物美容职业技能等级要求（初级）\n")}"));
    }

    [Test]
    public void Read_TableWithoutRows_NamesItsCaption()
    {
        var text = Text[..Text.LastIndexOf("工作领域", StringComparison.Ordinal)];
        AssertHas(Read(text), "empty-table", $"{FileName}:{LineOf(text, "表 2 宠物美容职业技能等级要求（中级）\n")}");
    }

    [Test]
    public void Read_TableThatIsAPicture_NamesTheLineOfThePicture()
    {
        var text = $"{Text[..Text.LastIndexOf("工作领域", StringComparison.Ordinal)]}\n<img src=\"page-9.jpg\">\n";
        AssertHas(Read(text), "picture", $"{FileName}:{LineOf(text, "<img")}");
    }

    [Test]
    public void Read_EveryTableIsAPicture_NamesTheFirst()
    {
        var text = $"{Text[..Text.LastIndexOf("表 1", StringComparison.Ordinal)]}![](page-5.png)\n\n![](page-6.png)\n";
        AssertOnly(Read(text), "picture", $"{FileName}:{LineOf(text, "![](page-5")}");
    }

    [Test]
    public void Read_TableWithoutCaption_NamesItsHead()
    {
        const string text = "咖啡师职业技能等级标准\n\n工作领域\t工作任务\t职业技能要求\n1. 出品\t1.1 萃取\t1.1.1 能够萃取。\n";
        AssertOnly(Read(text, "CAFE-2030"), "no-level", $"{FileName}:3");
    }

    [TestCase("今天天气很好。")]
    [TestCase("{ \"code\": \"SECO-2021\" }")]
    [TestCase("表 1 各月销量\n\n月份\t销量\n一月\t3\n")]
    public void Read_TextThatIsNoStandard_IsRefused(string text) => AssertOnly(Read(text), "no-tables", FileName);

    [TestCase("")]
    [TestCase(" \n\t\n　\n")]
    public void Read_EmptyFile_IsRefused(string text) => AssertOnly(Read(text), "empty", FileName);

    [Test]
    public void Read_Utf16_IsRefused() =>
        AssertOnly(ReadBytes([.. Encoding.Unicode.Preamble, .. Encoding.Unicode.GetBytes(Text)]), "utf16", FileName);

    [Test]
    public void Read_Utf16WithoutMark_IsRefused() => Assert.That(ReadBytes(Encoding.Unicode.GetBytes(Text)).Succeeded, Is.False);

    [TestCase(new byte[] { 0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A }, "PNG")]
    [TestCase(new byte[] { 0xFF, 0xD8, 0xFF, 0xE0 }, "JPEG")]
    [TestCase(new byte[] { 0x25, 0x50, 0x44, 0x46, 0x2D, 0x31 }, "PDF")]
    [TestCase(new byte[] { 0x50, 0x4B, 0x03, 0x04, 0x14 }, "Word / Excel / ZIP")]
    [TestCase(new byte[] { 0xD0, 0xCF, 0x11, 0xE0, 0xA1 }, "Word 97–2003")]
    public void Read_PictureOrDocument_IsRefusedByItsKind(byte[] bytes, string kind)
    {
        var error = ReadBytes(bytes).Errors.Single();
        Assert.That((error.Code, error.Facts["kind"]), Is.EqualTo(("standard-text.not-text", kind)));
    }

    [Test]
    public void Read_DamagedUtf8_NamesTheLine()
    {
        var bytes = Encoding.UTF8.GetBytes(Text);
        var line = LineOf(Text, "2.2.2 能够");
        bytes[Encoding.UTF8.GetByteCount(Text[..Text.IndexOf("2.2.2 能够", StringComparison.Ordinal)]) + 7] = 0xFF;
        AssertOnly(ReadBytes(bytes), "encoding", $"{FileName}:{line}");
    }

    [Test]
    public void Read_ControlCharacter_NamesTheLine()
    {
        var text = With("2.2.2 能够", "2.2.2 \u0001能够");
        AssertOnly(Read(text), "control-character", $"{FileName}:{LineOf(text, "2.2.2")}");
    }

    [Test]
    public void Read_TooLarge_IsRefusedUnread() => AssertOnly(ReadBytes(new byte[10 * 1024 * 1024 + 1]), "too-large", FileName);

    [Test]
    public void Read_TooManyLines_IsRefused() => AssertOnly(Read(Text + new string('\n', 50_000)), "too-many-lines", FileName);

    [Test]
    public void Read_LineThatIsTooLong_IsNamed()
    {
        var text = With("2.2.2 能够", $"2.2.2 {new string('长', 20_000)}能够");
        AssertOnly(Read(text), "line-too-long", $"{FileName}:{LineOf(text, "2.2.2")}");
    }

    [Test]
    public void Read_RequirementThatIsTooLong_IsNamed()
    {
        var text = With("2.2.2 能够", $"2.2.2 {new string('长', 2_000)}能够");
        AssertOnly(Read(text), "too-long", $"{FileName}:{LineOf(text, "2.2.2")}");
    }

    [Test]
    public void Read_NoEnglishNameAndNoCode_AsksForOne() => AssertOnly(Read(With(" pet grooming", "")), "no-code", FileName);

    [Test]
    public void Read_MalformedCode_IsRefused()
    {
        var error = Read(Text, "宠物").Errors.Single();
        Assert.That((error.Code, error.Path), Is.EqualTo(("standard.code-format", $"{FileName}: code")));
    }

    [Test]
    public void Read_NoYearAnywhere_AsksForOne()
    {
        var text = With("（2030 年 2.1 版）", "（2.1 版）").Replace("2031 年 1 月 发布", "", StringComparison.Ordinal);
        AssertOnly(Read(text, "PET"), "no-year", FileName);
    }

    [Test]
    public void Read_NoTitleAnywhere_AsksForOne()
    {
        var tables = Text[Text.LastIndexOf("表 1", StringComparison.Ordinal)..].Replace("宠物美容职业技能等级要求", "", StringComparison.Ordinal);
        AssertOnly(Read(tables, "PET-2030"), "no-standard-title", FileName);
    }

    [TestCaseSource(nameof(Errors))]
    public void EveryFailure_IsToldInBothLanguages(BankError error)
    {
        var (chinese, english) = ErrorFactories.Sentences(error, typeof(StandardTextErrors).Assembly);
        Assert.That(chinese, Does.EndWith("。"));
        Assert.That(english, Does.EndWith("."));
    }

    [Test]
    public void EveryFailureWithALine_NamesItInItsSentence()
    {
        foreach (var error in Errors.Where(error => error.Facts.ContainsKey("line")))
        {
            var (chinese, english) = ErrorFactories.Sentences(error, typeof(StandardTextErrors).Assembly);
            Assert.That(chinese, Does.Contain("第 7 行"), error.Code);
            Assert.That(english, Does.Contain("ine 7"), error.Code);
        }
    }

    private static Result<PublishedStandard> ReadBytes(byte[] bytes) => PublishedStandardReader.Read(bytes, FileName, "PET-2030");

    private static void AssertHas(Result<PublishedStandard> result, string code, string path) =>
        Assert.That(result.Errors.Select(error => (error.Code, error.Path)), Has.Member(($"standard-text.{code}", path)));

    private static void AssertOnly(Result<PublishedStandard> result, string code, string path) =>
        Assert.That(result.Errors.Select(error => (error.Code, error.Path)), Is.EqualTo(new[] { ($"standard-text.{code}", path) }));
}
