using System.Globalization;
using System.Xml.Linq;
using ExamBank.Generator.Documents.Text;

namespace ExamBank.Generator.Documents.HeatMaps;

/// <summary>An SVG picture that grows downwards. Text is never markup: it goes through XML nodes and is cleaned of what XML cannot hold.</summary>
internal sealed class SvgCanvas
{
    private static readonly XNamespace Svg = "http://www.w3.org/2000/svg";

    private readonly XElement root = new(Svg + "svg");
    private readonly int width;
    private readonly string id;

    /// <summary>An empty picture.</summary>
    /// <param name="width">Its width.</param>
    /// <param name="id">Names its patterns; another for each picture of a page.</param>
    public SvgCanvas(int width, string id)
    {
        (this.width, this.id) = (width, id);
        root.Add(
            new XElement(Svg + "style", "text{font-family:'Noto Sans CJK SC','Microsoft YaHei','PingFang SC','Source Han Sans SC',sans-serif;font-size:12px;fill:#111}"),
            new XElement(
                Svg + "defs",
                new XElement(
                    Svg + "pattern", new XAttribute("id", HatchId), Number("width", 5), Number("height", 5),
                    new XAttribute("patternUnits", "userSpaceOnUse"), new XAttribute("patternTransform", "rotate(45)"),
                    Shape("rect", ("width", "5"), ("height", "5"), ("fill", "#fff")),
                    Shape("rect", ("width", "2"), ("height", "5"), ("fill", "#555")))));
    }

    /// <summary>Where the next thing goes.</summary>
    public int Y { get; set; }

    /// <summary>A fill of slanting lines.</summary>
    public string Hatch => $"url(#{HatchId})";

    private string HatchId => $"{id}-hatch";

    /// <summary>Draws a box.</summary>
    /// <param name="x">Left.</param>
    /// <param name="y">Top.</param>
    /// <param name="boxWidth">Width.</param>
    /// <param name="height">Height.</param>
    /// <param name="fill">Fill.</param>
    /// <param name="tip">What a pointer over it reads; none when null.</param>
    /// <param name="stroke">Its line.</param>
    public void Box(decimal x, decimal y, decimal boxWidth, decimal height, string fill, string? tip = null, string stroke = "#888")
    {
        var box = Shape("rect", ("x", In(x)), ("y", In(y)), ("width", In(boxWidth)), ("height", In(height)), ("fill", fill), ("stroke", stroke), ("stroke-width", "0.6"));
        if (tip is not null) box.Add(new XElement(Svg + "title", XmlText.OneLine(tip)));
        root.Add(box);
    }

    /// <summary>Writes a line of text on a base line.</summary>
    public void Text(decimal x, decimal y, string text, string anchor = "start", bool bold = false, string ink = "#111", int size = 12)
    {
        var line = new XElement(Svg + "text", new XAttribute("x", In(x)), new XAttribute("y", In(y)), XmlText.OneLine(text));
        if (anchor != "start") line.Add(new XAttribute("text-anchor", anchor));
        // As styles, because the style sheet would overrule attributes.
        var style = $"{(bold ? "font-weight:bold;" : "")}{(ink == "#111" ? "" : $"fill:{ink};")}{(size == 12 ? "" : $"font-size:{In(size)}px;")}";
        if (style.Length > 0) line.Add(new XAttribute("style", style));
        root.Add(line);
    }

    /// <summary>Gives the picture, with its name for those who cannot see it.</summary>
    public XElement Finish(string language, string title)
    {
        root.Add(
            Number("width", width), Number("height", Y), new XAttribute("viewBox", $"0 0 {In(width)} {In(Y)}"),
            new XAttribute("role", "img"), new XAttribute(XNamespace.Xml + "lang", language));
        root.AddFirst(new XElement(Svg + "title", XmlText.OneLine(title)));
        return root;
    }

    private static XElement Shape(string name, params (string Name, string Value)[] attributes) =>
        new(Svg + name, attributes.Select(a => new XAttribute(a.Name, a.Value)));

    private static XAttribute Number(string name, int value) => new(name, In(value));

    private static string In(decimal value) => value.ToString("0.##", CultureInfo.InvariantCulture);
}
