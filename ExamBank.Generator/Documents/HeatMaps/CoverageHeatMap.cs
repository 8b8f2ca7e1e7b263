using System.Text;
using System.Xml;
using System.Xml.Linq;
using ExamBank.Domain.Coverage;
using ExamBank.Domain.Questions;

namespace ExamBank.Generator.Documents.HeatMaps;

/// <summary>
/// Coverage as a heat map of requirement × type, with what is missing and how hard the questions are: as one SVG picture, or as a page
/// of such pictures. Both need no network and can be read without colours.
/// </summary>
public static class CoverageHeatMap
{
    private const string PageStyle =
        "@page{size:A4 landscape;margin:10mm}body{margin:16px auto;max-width:1120px;font-family:'Noto Sans CJK SC','Microsoft YaHei','PingFang SC',sans-serif;color:#111;background:#fff}"
        + "h1{font-size:22px}nav a{margin-right:1.5em;color:#174a7c}section{margin-bottom:32px}svg{display:block;width:100%;height:auto;break-inside:avoid}"
        + "@media print{nav{display:none}body{margin:0;max-width:none;print-color-adjust:exact;-webkit-print-color-adjust:exact}section{break-after:page;margin:0}section:last-child{break-after:auto}}";

    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    /// <summary>The picture of a level, as a file.</summary>
    /// <param name="report">The level.</param>
    /// <param name="at">The moment that it speaks of.</param>
    /// <param name="words">The language.</param>
    public static byte[] Svg(CoverageReport report, DateTimeOffset at, HeatWords words)
    {
        ArgumentNullException.ThrowIfNull(report);
        var drawing = new HeatMapDrawing(words, ScaleOf([report]), "level").Heading(report, at).Legend().Columns();
        foreach (var area in report.Areas) drawing.Area(area);
        using var bytes = new MemoryStream();
        using (var writer = XmlWriter.Create(bytes, new XmlWriterSettings { Encoding = Utf8 })) drawing.Total(report).Finish(drawing.Title(report)).Save(writer);
        return bytes.ToArray();
    }

    /// <summary>
    /// A page with the pictures of some levels: the areas at a glance, then each with its tasks and requirements, broken between areas in
    /// print. One scale of shades serves all of them.
    /// </summary>
    /// <param name="reports">Levels of one standard, at least one.</param>
    /// <param name="at">The moment that they speak of.</param>
    /// <param name="words">The language.</param>
    public static byte[] Html(IReadOnlyList<CoverageReport> reports, DateTimeOffset at, HeatWords words)
    {
        ArgumentNullException.ThrowIfNull(reports);
        ArgumentNullException.ThrowIfNull(words);
        var title = words.Text("page", ("standard", reports[0].Standard));
        var scale = ScaleOf(reports);
        var page = new XElement(
            "html", new XAttribute("lang", words.Language),
            new XElement(
                "head", new XElement("meta", new XAttribute("charset", "utf-8")), new XElement("title", Text.XmlText.OneLine(title)),
                new XElement("meta", new XAttribute("name", "viewport"), new XAttribute("content", "width=device-width")), new XElement("style", PageStyle)),
            new XElement(
                "body", new XElement("h1", Text.XmlText.OneLine(title)),
                reports.Count == 1 ? null : new XElement("nav", reports.Select(r => new XElement("a", new XAttribute("href", $"#{r.Level}"), r.Level))),
                reports.Select(report => new XElement("section", new XAttribute("id", report.Level), Pictures(report, at, words, scale)))));
        return Utf8.GetBytes($"<!DOCTYPE html>\n{page.ToString(SaveOptions.DisableFormatting)}\n");
    }

    private static IEnumerable<XElement> Pictures(CoverageReport report, DateTimeOffset at, HeatWords words, HeatScale scale)
    {
        var glance = new HeatMapDrawing(words, scale, report.Level).Heading(report, at).Legend().Columns();
        foreach (var area in report.Areas) glance.Sum(area);
        yield return glance.Total(report).Finish(glance.Title(report));
        foreach (var area in report.Areas)
            yield return new HeatMapDrawing(words, scale, $"{report.Level}-{area.Place.Key}").Columns().Area(area).Finish($"{area.Place.Key} {words.Title(area.Place)}");
    }

    private static HeatScale ScaleOf(IReadOnlyList<CoverageReport> reports) => new(
        reports.SelectMany(r => r.Requirements).SelectMany(r => Enum.GetValues<QuestionType>().Select(r.ApprovedOf)).DefaultIfEmpty(0).Max());
}
