using System.Globalization;
using System.Text;
using System.Xml.Linq;
using ExamBank.Domain.Coverage;
using ExamBank.Domain.Errors;
using ExamBank.Domain.Questions;
using ExamBank.Domain.Values;
using ExamBank.Generator.Assembly.Papers;
using ExamBank.Generator.Documents.HeatMaps;
using NUnit.Framework;

namespace ExamBank.Tests.Documents.HeatMaps;

public sealed class HeatMapTests
{
    private static readonly XNamespace Svg = "http://www.w3.org/2000/svg";
    private static readonly DateTimeOffset At = new(2026, 6, 1, 8, 0, 0, TimeSpan.Zero);
    private static readonly MessageCatalogue Messages = MessageCatalogue.Load(typeof(PaperAssembler).Assembly);

    [Test]
    public void EveryNumberOfTheReport_StandsInThePicture()
    {
        var report = Report(minimum: 4);
        var rows = Rows(Picture(report));
        var expected = report.Areas.SelectMany(area => area.Tasks
                .SelectMany(task => task.Requirements.Select(r => (r.Place.Key, (CoverageFigures)r)).Prepend((task.Place.Key, task)))
                .Prepend((area.Place.Key, area)))
            .Append((report.Level, report))
            .Select(row => $"{row.Item1}: {Told(row.Item2)}");
        Assert.That(rows, Is.EqualTo(expected));
        Assert.That(rows[2], Is.EqualTo("L1-1.1.1: 3 0 0 0 0 1 0 | 4 | 2 | 0 | 3 / 1 / 0"));
    }

    [Test]
    public void WhatIsMissing_HasASign_AndAZeroHasNone()
    {
        var texts = Texts(Picture(Report(minimum: 4)));
        Assert.That(texts, Does.Contain("▲ 3").And.Contain("▲ 7"));
        Assert.That(Texts(Picture(Report(minimum: 0))).Where(t => t.StartsWith('▲')), Is.EqualTo(new[] { "▲ 1" }), "the legend alone");
    }

    [Test]
    public void MarkupInTitles_IsTextInThePicture()
    {
        var report = Report(title: "<script>alert('1')</script> & \"引号\" ]]> \u0001\uD800末");
        foreach (var text in new[] { Encoding.UTF8.GetString(CoverageHeatMap.Svg(report, At, Chinese)), Encoding.UTF8.GetString(CoverageHeatMap.Html([report], At, Chinese)) })
        {
            Assert.That(text, Does.Not.Contain("<script").And.Contain("&lt;script&gt;"));
            Assert.That(text, Does.Not.Contain("http://").Or.Contain("http://www.w3.org/2000/svg"));
        }

        Assert.That(string.Concat(Texts(Picture(report))), Does.Contain("<script>alert('1')</script>").And.Contain("引号").And.Contain("末"));
    }

    [Test]
    public void ThePage_IsWellFormed_FetchesNothing_AndEmbedsThePictures()
    {
        var page = Page([Report(), Report(level: "L2")], Chinese);
        var elements = page.Descendants().ToList();
        Assert.Multiple(() =>
        {
            Assert.That(elements.Select(e => e.Name.LocalName).Intersect(["script", "link", "img", "iframe", "image", "use"]), Is.Empty);
            Assert.That(elements.Attributes().Where(a => a.Name.LocalName is "src" or "href").Select(a => a.Value), Is.EqualTo(new[] { "#L1", "#L2" }));
            Assert.That(elements.Where(e => e.Name.LocalName == "style").Select(e => e.Value), Has.None.Contains("url(").And.None.Contains("@import"));
            Assert.That(page.Root!.Element("body")!.Elements("section").Select(s => s.Elements(Svg + "svg").Count()), Is.EqualTo(new[] { 3, 3 }), "the areas at a glance and each of two");
        });
        var ids = elements.Attributes("id").Select(a => a.Value).ToList();
        Assert.That(ids, Is.Unique);
        Assert.That(elements.Attributes("fill").Where(a => a.Value.StartsWith("url(", StringComparison.Ordinal)).Select(a => a.Value[5..^1]).Distinct(), Is.Not.Empty.And.SubsetOf(ids));
    }

    [Test]
    public void AnEmptyBank_HasAPictureOfGaps()
    {
        var report = CoverageReport.Build(new CoverageRequest("CAFE-2024", "L1"), Places("要求"), new CountedCoverage([], [], []));
        Assert.That(Rows(Picture(report)), Has.All.Contains("0 0 0 0 0 0 0 | 0 | 0 | ▲").And.All.EndsWith("0 / 0 / 0"));
        var bare = CoverageReport.Build(new CoverageRequest("CAFE-2024", "L1"), [], new CountedCoverage([], [], []));
        Assert.That(Rows(Picture(bare)), Is.EqualTo(new[] { "L1: 0 0 0 0 0 0 0 | 0 | 0 | 0 | 0 / 0 / 0" }));
        Assert.That(Page([bare], Chinese).Descendants(Svg + "svg").Count(), Is.EqualTo(1));
    }

    [Test]
    public void English_IsSpokenWhereItIsAsked()
    {
        var english = new HeatWords(Messages, CultureInfo.GetCultureInfo("en"));
        var texts = Texts(XDocument.Parse(Encoding.UTF8.GetString(CoverageHeatMap.Svg(Report(), At, english))));
        Assert.That(texts, Does.Contain("Single").And.Contain("Area L1-1").And.Contain("As of 2026-06-01 08:00 UTC"));
        Assert.That(texts, Has.None.Contains("单选"));
        Assert.That(Page([Report()], english).Root!.Attribute("lang")!.Value, Is.EqualTo("en"));
    }

    [TestCase(1)]
    [TestCase(3)]
    [TestCase(5)]
    [TestCase(8)]
    [TestCase(997)]
    public void AGreaterCount_IsNeverLighter_AlsoInGrey(int greatest)
    {
        var scale = new HeatScale(greatest);
        var greys = Enumerable.Range(1, greatest).Select(count => Grey(scale.Of(count).Fill)).ToList();
        Assert.That(greys, Is.Ordered.Descending);
        Assert.That(scale.Steps.Select(s => Grey(s.Fill)), Is.Ordered.Descending.And.Unique);
        Assert.That(scale.Steps.Last().Counts.Split('–').Last(), Is.EqualTo(greatest.ToString(CultureInfo.InvariantCulture)));
        Assert.That(scale.Steps.Select(s => Math.Abs(Grey(s.Fill) - Grey(s.Ink))), Has.All.GreaterThan(110), "the number can be read on its shade");
    }

    [Test]
    public void ALongTitle_GoesOnInFurtherLines_AndIsNotCut()
    {
        var title = string.Concat(Enumerable.Repeat("把平台调查所得写成一份完整的报告并说明数据来源", 4));
        Assert.That(string.Concat(Texts(Picture(Report(title: title)))), Does.Contain(title));
        Assert.That(WrappedText.Lines("one two three four", 12, 60), Is.EqualTo(new[] { "one two", "three four" }).Or.EqualTo(new[] { "one two", "three", "four" }));
        Assert.That(WrappedText.Lines("", 12, 60), Is.EqualTo(new[] { "" }));
        Assert.That(WrappedText.Lines(new string('x', 50), 12, 60), Has.Count.GreaterThan(3));
    }

    private static HeatWords Chinese => new(Messages, CultureInfo.GetCultureInfo("zh-CN"));

    private static XDocument Picture(CoverageReport report) => XDocument.Parse(Encoding.UTF8.GetString(CoverageHeatMap.Svg(report, At, Chinese)));

    private static XDocument Page(IReadOnlyList<CoverageReport> reports, HeatWords words) => XDocument.Parse(Encoding.UTF8.GetString(CoverageHeatMap.Html(reports, At, words)));

    private static List<string> Texts(XDocument picture) => [.. picture.Descendants(Svg + "text").Select(t => t.Value)];

    /// <summary>The rows of the table as a reader takes them: what stands on one base line, from left to right.</summary>
    private static List<string> Rows(XDocument picture) =>
    [
        .. picture.Descendants(Svg + "text").GroupBy(t => (string)t.Attribute("y")!)
            .Select(line => line.OrderBy(t => (decimal)t.Attribute("x")!).Select(t => t.Value).ToList())
            .Where(line => line.Count >= 12 && line[0].StartsWith("L1", StringComparison.Ordinal))
            .Select(line => $"{line[0]}: {string.Join(' ', line[^11..^4])} | {string.Join(" | ", line[^4..])}"),
    ];

    private static string Told(CoverageFigures figures) =>
        $"{string.Join(' ', Enum.GetValues<QuestionType>().Select(figures.ApprovedOf))} | {figures.Approved} | {figures.Pending} | {(figures.Missing == 0 ? "0" : $"▲ {figures.Missing}")} | "
        + string.Join(" / ", Enum.GetValues<FacilityBand>().Select(figures.ApprovedIn));

    private static int Grey(string colour)
    {
        var hex = colour.Length == 4 ? string.Concat(colour[1..].Select(c => $"{c}{c}")) : colour[1..];
        var parts = Convert.FromHexString(hex);
        return ((299 * parts[0]) + (587 * parts[1]) + (114 * parts[2])) / 1000;
    }

    private static CoverageReport Report(string level = "L1", int minimum = 1, string title = "要求") => CoverageReport.Build(
        new CoverageRequest("CAFE-2024", level, Minimum: minimum),
        Places(title),
        new CountedCoverage(
            [
                new("L1-1.1.1", new CoverageCell(new QuestionKind(QuestionType.SingleChoice, CognitiveLevel.Apply, FacilityBand.Easy), RevisionStatus.Approved, 3, 6)),
                new("L1-1.1.1", new CoverageCell(new QuestionKind(QuestionType.CaseAnalysis, CognitiveLevel.Apply, FacilityBand.Medium), RevisionStatus.Approved, 1, 15)),
                new("L1-1.1.1", new CoverageCell(new QuestionKind(QuestionType.TrueFalse, CognitiveLevel.Apply, FacilityBand.Hard), RevisionStatus.Draft, 2, 2)),
            ],
            [new("L1-2.1.1", 7, "L1-1.1.1", new CoverageCell(new QuestionKind(QuestionType.CaseAnalysis, CognitiveLevel.Apply, FacilityBand.Medium), RevisionStatus.Approved, 1, 15))],
            []));

    private static CoveragePlace[] Places(string title) =>
    [
        new(Name("L1-1", "领域"), Name("L1-1.1", "任务"), Name("L1-1.1.1", title)),
        new(Name("L1-1", "领域"), Name("L1-1.1", "任务"), Name("L1-1.1.2", title)),
        new(Name("L1-2", "领域"), Name("L1-2.1", "任务"), Name("L1-2.1.1", title)),
    ];

    private static CoverageName Name(string key, string title) => new(key, title, title == "领域" ? $"Area {key}" : null);
}
