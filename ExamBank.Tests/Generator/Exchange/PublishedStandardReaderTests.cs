using System.Text;
using ExamBank.Domain.Standards;
using ExamBank.Generator.Exchange.Standards;
using NUnit.Framework;
using static ExamBank.Tests.Generator.Exchange.PetGrooming;

namespace ExamBank.Tests.Generator.Exchange;

/// <summary>What is read from a published standard, and every odd form in which it may come.</summary>
public sealed class PublishedStandardReaderTests
{
    [Test]
    public void Read_SoundText_GivesTheWholeStandard()
    {
        var read = Read(Text).Value;
        var document = read.Document;
        Assert.Multiple(() =>
        {
            Assert.That(read.Counts, Is.EqualTo(new StandardCounts(2, 4, 6, 13)));
            Assert.That(read.Encoding, Is.EqualTo("UTF-8"));
            Assert.That(document.Title, Is.EqualTo("宠物美容职业技能等级标准"));
            Assert.That((document.Edition, document.Year, document.Issuer), Is.EqualTo(("2.1", 2030, "某宠物行业协会")));
            Assert.That(document.Levels.Select(level => (level.Code, level.Name)), Is.EqualTo(new[] { ("L1", "初级"), ("L2", "中级") }));
            Assert.That(document.Levels.Select(level => level.Covers), Is.EqualTo(new[] { "在指导下完成接待和洗护。", "独立完成修剪造型。" }));
            Assert.That(document.Levels[0].Roles, Is.EqualTo(new[] { "洗护", "修剪", "美容助理" }));
            Assert.That(document.Levels[1].Roles, Is.EqualTo(new[] { "造型", "店务", "美容师" }));
            Assert.That(document.Levels[0].Areas.Select(area => area.Title), Is.EqualTo(new[] { "接待与检查", "洗护与保养" }));
            Assert.That(
                document.Levels[0].Areas[1].Tasks.Select(task => (task.Number, task.Title)),
                Is.EqualTo(new[] { ("2.1", "洗澡"), ("2.2", "吹干") }));
        });
    }

    [Test]
    public void Read_Requirements_CarryTheOfficialWordingAndNoSummary()
    {
        var requirement = Read(Text).Value.Document.Levels[0].Areas[0].Tasks[1].Requirements[1];
        Assert.That(requirement, Is.EqualTo(new RequirementDocument("1.2.2", null, null, "能够发现不宜洗护的情况，并告知主人。")));
    }

    [Test]
    public void Read_Terms_HaveBothNamesAndTheDefinition() => Assert.That(Read(Text).Value.Document.Terms, Is.EqualTo(new[]
    {
        new TermDocument("3.1", "宠物美容", "pet grooming", "为宠物清洁、修剪和造型。", null),
        new TermDocument("3.2", "应激反应", "stress response", "宠物受到惊吓时的表现，如发抖、躲藏。", null),
    }));

    [TestCase("3.1 宠物美容 pet grooming", "3.1\n\n宠物美容 pet grooming")]
    [TestCase("3.1 宠物美容 pet grooming", "3.1\n宠物美容\npet grooming")]
    [TestCase("3.1 宠物美容 pet grooming", "3.1 宠物美容（pet grooming）")]
    [TestCase("3.1 宠物美容 pet grooming", "３．１　宠物美容　pet grooming")]
    public void Read_TermNames_StandInSeveralForms(string sound, string form) => AssertReadsTheSame(With(sound, form));

    [Test]
    public void Read_Programmes_AreListedByKindOfSchool()
    {
        var programmes = Read(Text).Value.Document.Programmes;
        Assert.Multiple(() =>
        {
            Assert.That(programmes.Select(programme => programme.School), Is.EqualTo(new[] { "中等职业学校", "高等职业学校" }));
            Assert.That(programmes[0].Names, Is.EqualTo(new[] { "宠物养护与经营", "畜禽生产技术" }));
            Assert.That(programmes[1].Names, Is.EqualTo(new[] { "宠物医疗技术", "宠物养护与驯导（美容、训练方向）" }));
        });
    }

    [Test]
    public void Read_WithoutCode_MakesOneFromTheEnglishNameAndSaysSo()
    {
        var read = Read(Text).Value;
        Assert.That(read.Document.Code, Is.EqualTo("PG-2030"));
        Assert.That(read.Oddities.Single().Code, Is.EqualTo("standard-text.code-derived"));
    }

    [Test]
    public void Read_WithCode_UsesItAndHasNothingToSay()
    {
        var read = Read(Text, "PET-2030").Value;
        Assert.That(read.Document.Code, Is.EqualTo("PET-2030"));
        Assert.That(read.Oddities, Is.Empty);
    }

    [Test]
    public void Read_Gb18030_ReadsTheSame()
    {
        var bytes = CodePagesEncodingProvider.Instance.GetEncoding("GB18030")!.GetBytes(Text);
        var read = PublishedStandardReader.Read(bytes, FileName, null).Value;
        Assert.That((Json(read.Document), read.Encoding), Is.EqualTo((SoundJson, "GB18030")));
    }

    [Test]
    public void Read_ByteOrderMarkAndWindowsLineBreaks_ReadTheSame()
    {
        byte[] bytes = [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(Text.Replace("\n", "\r\n", StringComparison.Ordinal))];
        Assert.That(Json(PublishedStandardReader.Read(bytes, FileName, null).Value.Document), Is.EqualTo(SoundJson));
    }

    [Test]
    public void Read_RequirementsRunTogether_AreDivided()
    {
        var text = With(
            "<p>2.1.1 能够选择合适的香波。</p><p>2.1.2 能够控制水温和时间。</p><p>2.1.3 能够清洁耳道。</p>",
            "2.1.1 能够选择合适的香波。 2.1.2 能够控制水温和时间。2.1.3 能够清洁耳道。");
        var oddity = AssertReadsTheSame(text, "run-together", "2.1.1 能够");
        Assert.That((oddity.Facts["first"], oddity.Facts["last"], oddity.Facts["count"]), Is.EqualTo(("2.1.1", "2.1.3", "3")));
    }

    [Test]
    public void Read_RequirementsRunTogetherWithoutPunctuation_AreDivided()
    {
        var document = Read(With("香波。</p><p>2.1.2 能够控制水温和时间。</p><p>2.1.3 能够", "香波 2.1.2能够控制水温和时间2.1.3能够")).Value.Document;
        Assert.That(
            document.Levels[0].Areas[1].Tasks[0].Requirements.Select(r => r.OfficialText),
            Is.EqualTo(new[] { "能够选择合适的香波", "能够控制水温和时间", "能够清洁耳道。" }));
    }

    [Test]
    public void Read_HeadRepeatedAfterPageBreak_IsSkipped() => AssertReadsTheSame(
        With("\n|2.2 吹干", "\n\n工作领域|工作任务|职业技能要求\n|2.2 吹干"), "head-repeated", "工作领域|工作任务|职业技能要求\n|2.2");

    [Test]
    public void Read_HeadRepeatedInsideATask_ContinuesTheTask() => AssertReadsTheSame(
        With("<p>2.1.3 能够", "\n\n工作领域|工作任务|职业技能要求\n||<p>2.1.3 能够"), "head-repeated", "工作领域|工作任务|职业技能要求\n||");

    [Test]
    public void Read_HeadWithSpacesOrOverLines_IsSkipped() => AssertReadsTheSame(
        With("\n|2.2 吹干", "\n\n工 作 领 域\n工作任务\n职业技能要求\n|2.2 吹干"), "head-repeated", "工 作 领 域");

    [Test]
    public void Read_AreaNameAfterItsFirstTask_NamesTheArea() => AssertReadsTheSame(
        With("2. 洗护与保养|2.1 洗澡|<p>2.1.1 能够选择合适的香波。</p>", "|2.1 洗澡|2.1.1 能够选择合适的香波。\n\n工作领域|工作任务|职业技能要求\n2. 洗护与保养||"),
        "late-title",
        "2. 洗护与保养");

    [Test]
    public void Read_AreaNameInTheMiddleOfItsRows_NamesTheArea() => AssertReadsTheSame(
        With("2. 洗护与保养|2.1 洗澡", "|2.1 洗澡").Replace("\n\t2.2 吹干", "\n2. 洗护与保养\t2.2 吹干", StringComparison.Ordinal),
        "late-title",
        "2. 洗护与保养");

    [Test]
    public void Read_TaskNameAfterItsRequirement_NamesTheTask() => AssertReadsTheSame(
        With("2. 洗护与保养|2.1 洗澡|<p>2.1.1 能够选择合适的香波。</p>", "2. 洗护与保养||2.1.1 能够选择合适的香波。\n|2.1 洗澡|"), "late-title", "2.1 洗澡");

    [Test]
    public void Read_AreaNumberAloneBeforeAPageBreak_IsJoinedToItsName() => AssertReadsTheSame(
        With("2. 洗护与保养|2.1 洗澡|<p>2.1.1 能够选择合适的香波。</p>", "2.||2.1.1 能够选择合适的香波。\n\n工作领域|工作任务|职业技能要求\n洗护与保养|2.1 洗澡|"),
        "late-title",
        "洗护与保养|");

    [Test]
    public void Read_AreaNameBrokenByAPageBreak_IsJoined()
    {
        var text = With("2. 洗护与保养|2.1 洗澡|<p>2.1.1 能够选择合适的香波。</p>", "2. 洗护|2.1 洗澡|2.1.1 能够选择合适的香波。\n\n工作领域|工作任务|职业技能要求\n与保养||");
        var oddity = AssertReadsTheSame(text, "joined-title", "与保养|");
        Assert.That(oddity.Facts["title"], Is.EqualTo("洗护与保养"));
    }

    [Test]
    public void Read_AreaNameRepeatedAfterAPageBreak_IsSkipped() => AssertReadsTheSame(
        With("\n|2.2 吹干", "\n\n工作领域|工作任务|职业技能要求\n2. 洗护与保养|2.2 吹干"), "repeated-title", "2. 洗护与保养|2.2");

    [Test]
    public void Read_SpaceInsideATitle_IsTakenOut() => AssertReadsTheSame(With("2. 洗护与保养|", "2. 洗护 与保养|"), "space-in-title", "2. 洗护 与保养");

    [Test]
    public void Read_SpaceBesideLatinOrSigns_IsKept()
    {
        var document = Read(With("2. 洗护与保养|", "2. 门店 + SPA 洗护|")).Value.Document;
        Assert.That(document.Levels[0].Areas[1].Title, Is.EqualTo("门店 + SPA 洗护"));
    }

    [Test]
    public void Read_NumberWithoutPoint_IsReadAndTold() => AssertReadsTheSame(With("2. 洗护与保养|", "2 洗护与保养|"), "no-point", "2 洗护与保养");

    [TestCase("2.洗护与保养|")]
    [TestCase("2、洗护与保养|")]
    [TestCase("２．洗护与保养|")]
    [TestCase("２. 　洗护与保养|")]
    [TestCase("<p>2. 洗护与保养</p>|")]
    public void Read_AreaNumber_StandsInSeveralForms(string form) => AssertReadsTheSame(With("2. 洗护与保养|", form));

    [TestCase("2.2 吹干|<p>2.2.1 能够", "２．２　吹干|<p>２．２．１　能够")]
    [TestCase("2.2 吹干|<p>2.2.1 能够", "2.2吹干|<P class=\"x\">2.2.1能够")]
    [TestCase("2.2 吹干|<p>2.2.1 能够", "2.2、吹干|<p>2.2.1. 能够")]
    [TestCase("2.2 吹干|<p>2.2.1 能够", "\u200B2.2 吹干|<p><span>2.2.1</span>&nbsp;能够")]
    public void Read_TaskAndRequirementNumbers_StandInSeveralForms(string sound, string form) => AssertReadsTheSame(With(sound, form));

    [Test]
    public void Read_HalfWidthPunctuationInTheText_IsKeptAsIssued()
    {
        var document = Read(With("能够发现不宜洗护的情况，并告知主人。", "能够发现不宜洗护的情况, 并告知主人.")).Value.Document;
        Assert.That(document.Levels[0].Areas[0].Tasks[1].Requirements[1].OfficialText, Is.EqualTo("能够发现不宜洗护的情况, 并告知主人."));
    }

    [Test]
    public void Read_EntitiesInCells_AreDecoded()
    {
        var document = Read(With("能够选择合适的香波。", "能够按&ldquo;温和&rdquo;&amp;pH&lt;7 选择香波。")).Value.Document;
        Assert.That(document.Levels[0].Areas[1].Tasks[0].Requirements[0].OfficialText, Is.EqualTo("能够按“温和”&pH<7 选择香波。"));
    }

    [TestCase("2. 洗护\n与保养|2.1 洗澡|")]
    [TestCase("2. 洗护与保养|2.1 洗\n澡|")]
    [TestCase("2. 洗护与保养\n2.1 洗澡\n")]
    [TestCase("2.\n洗护与保养\n2.1\n洗澡\n")]
    [TestCase("2. 洗护与保养|2.1 洗澡\n|")]
    [TestCase("2. 洗护与保养|2.1 洗澡|\n")]
    public void Read_RowBrokenOverLines_ReadsTheSame(string form) => AssertReadsTheSame(With("2. 洗护与保养|2.1 洗澡|", form));

    [Test]
    public void Read_RequirementBrokenOverLines_IsJoined() =>
        AssertReadsTheSame(With("能够控制水温和时间。", "能够控制水温\n和时间。"), "joined-text", "和时间。");

    [Test]
    public void Read_RequirementBrokenByAPageBreak_IsJoined() => AssertReadsTheSame(
        With("能够控制水温和时间。</p>", "能够控制水温</p>\n\n— 7 —\n\n工作领域|工作任务|职业技能要求\n||<p>和时间。</p>"), "joined-text", "||<p>和时间");

    [Test]
    public void Read_EachRequirementOnALineOfItsOwn_ReadsTheSame() =>
        AssertReadsTheSame(With("</p><p>2.1.2 能够控制水温和时间。</p><p>", "\n2.1.2 能够控制水温和时间。\n"));

    [Test]
    public void Read_LostLeadingTabs_ReadTheSame() => AssertReadsTheSame(Text.Replace("\n\t", "\n", StringComparison.Ordinal));

    [Test]
    public void Read_PageNumbersAndHeaders_AreSkipped() => AssertReadsTheSame(
        With("\n|2.2 吹干", "\n12\n宠物美容职业技能等级标准\n|2.2 吹干"), "page-line", "12\n宠物美容职业技能等级标准");

    [Test]
    public void Read_CaptionRepeated_ContinuesTheTable() => AssertReadsTheSame(
        With("\n|2.2 吹干", "\n\n表 1 宠物美容职业技能等级要求（初级）（续）\n\n工作领域|工作任务|职业技能要求\n|2.2 吹干"), "caption-repeated", "（续）");

    [TestCase("续表 1")]
    [TestCase("表 1（续）")]
    public void Read_CaptionThatOnlyContinues_ReadsTheSame(string caption) =>
        AssertReadsTheSame(With("\n|2.2 吹干", $"\n\n{caption}\n工作领域|工作任务|职业技能要求\n|2.2 吹干"));

    [Test]
    public void Read_NoteInTheTable_IsSkippedAndTold() =>
        AssertReadsTheSame(With("\n|2.2 吹干", "\n注：水温以手腕感觉为准。\n|2.2 吹干"), "skipped-line", "注：");

    [Test]
    public void Read_AnotherTable_IsSkippedAndTold() => AssertReadsTheSame(
        With("参考文献\n\n-", "表 3 考核方案\n\n项目|分值\n理论|100\n\n参考文献\n\n-"), "other-table", "表 3");

    [Test]
    public void Read_RequirementThatDoesNotBeginAsUsual_IsReadAndTold()
    {
        var text = With("2.2.2 能够边吹边梳", "2.2.2 边吹边梳");
        var read = Read(text).Value;
        Assert.That(read.Counts.Requirements, Is.EqualTo(13));
        AssertOddity(read, "other-beginning", LineOf(text, "2.2.2"));
    }

    [Test]
    public void Read_NumberMentionedInATextIsNoRequirement()
    {
        var text = With("2.1.3 能够清洁耳道。", "2.1.3 能够在 2.1.1 的基础上清洁耳道。");
        var read = Read(text).Value;
        Assert.That(read.Document.Levels[0].Areas[1].Tasks[0].Requirements[2].OfficialText, Is.EqualTo("能够在 2.1.1 的基础上清洁耳道。"));
        AssertOddity(read, "number-in-text", LineOf(text, "2.1.3"));
    }

    [Test]
    public void Read_VersionNumberInATextIsNoRequirement()
    {
        var read = Read(With("2.1.3 能够清洁耳道。", "2.1.3 能够使用 V2.1.4 和 10.2.1.4 版软件。")).Value;
        Assert.That(read.Counts.Requirements, Is.EqualTo(13));
    }

    [Test]
    public void Read_ParagraphBrokenByAPageBreak_IsJoined() => AssertReadsTheSame(
        With("宠物养护与经营、畜禽生产技术等专业。", "宠物养护与\n\n— 3 —\n\n经营、畜禽生产技术等专业。"), "joined-paragraph", "经营、");

    [Test]
    public void Read_TablesAlone_NeedACodeWithTheYear()
    {
        var tables = Text[Text.LastIndexOf("表 1", StringComparison.Ordinal)..];
        var read = Read(tables, "PG-2030").Value;
        Assert.Multiple(() =>
        {
            Assert.That(read.Counts, Is.EqualTo(new StandardCounts(2, 4, 6, 13)));
            Assert.That((read.Document.Title, read.Document.Year), Is.EqualTo(("宠物美容职业技能等级标准", 2030)));
            Assert.That(read.Oddities.Select(oddity => oddity.Code.Split('.')[1]), Is.EquivalentTo(new[]
            {
                "title-from-table", "year-from-code", "no-edition", "no-issuer", "no-terms", "no-programmes",
                "no-roles", "no-covers", "no-roles", "no-covers",
            }));
        });
    }

    [Test]
    public void Read_Oddities_ComeInTheOrderOfTheLines()
    {
        var text = With("2. 洗护与保养|", "2 洗护与保养|").Replace("2.2.2 能够", "2.2.2 ", StringComparison.Ordinal)
            .Replace("畜禽生产", "\n畜禽生产", StringComparison.Ordinal);
        Assert.That(Read(text).Value.Oddities.Select(oddity => oddity.Line), Is.Ordered);
    }

    private static void AssertReadsTheSame(string text) => Assert.That(Json(Read(text).Value.Document), Is.EqualTo(SoundJson));

    private static StandardOddity AssertReadsTheSame(string text, string oddity, string at)
    {
        AssertReadsTheSame(text);
        return AssertOddity(Read(text).Value, oddity, LineOf(text, at));
    }

    private static StandardOddity AssertOddity(PublishedStandard read, string code, int line)
    {
        var found = read.Oddities.Where(oddity => oddity.Code == $"standard-text.{code}").ToList();
        var all = string.Join('\n', read.Oddities.Select(oddity => $"{oddity.Line} {oddity.Code}"));
        Assert.That(found.Select(oddity => oddity.Line), Has.Member(line), all);
        return found.First(oddity => oddity.Line == line);
    }
}
