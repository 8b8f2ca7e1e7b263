using System.Globalization;
using System.Xml.Linq;

namespace ExamBank.Tests.Support;

/// <summary>A piece of text where it stands on a page, in points from the top left corner.</summary>
internal sealed record PlacedText(string Text, double Left, double Top, double Right, double Bottom);

/// <summary>A page as LibreOffice prints it.</summary>
internal sealed record RenderedPage(double Width, double Height, IReadOnlyList<PlacedText> Lines)
{
    /// <summary>All text without spaces.</summary>
    public string Squeezed { get; } = RenderedPages.Squeeze(string.Concat(Lines.Select(l => l.Text)));
}

/// <summary>What LibreOffice makes of a file. Pages stay in <c>artifacts/pages</c> as PNG to be looked at.</summary>
internal sealed record RenderedPages(string Folder, string Pdf, IReadOnlyList<RenderedPage> Pages)
{
    private static readonly XNamespace Html = "http://www.w3.org/1999/xhtml";

    /// <summary>Renders a file; skips the running test where a program that does it is missing.</summary>
    public static RenderedPages Of(string name, string extension, byte[] file)
    {
        var office = OptionalTool.Find("soffice");
        var reader = OptionalTool.Find("pdftotext");
        var painter = OptionalTool.Find("pdftoppm");
        var folder = Repository.Path("artifacts", "pages", name);
        if (Directory.Exists(folder)) Directory.Delete(folder, recursive: true);
        Directory.CreateDirectory(folder);
        var source = Path.Combine(folder, $"{name}.{extension}");
        File.WriteAllBytes(source, file);
        OptionalTool.Run(office, $"-env:UserInstallation=file://{Path.Combine(folder, "profile")}", "--headless", "--convert-to", "pdf", "--outdir", folder, source);
        Directory.Delete(Path.Combine(folder, "profile"), recursive: true);
        var pdf = Path.ChangeExtension(source, "pdf");
        OptionalTool.Run(painter, "-r", "60", "-png", pdf, Path.Combine(folder, "page"));
        var layout = Path.ChangeExtension(source, "xhtml");
        OptionalTool.Run(reader, "-bbox-layout", pdf, layout);
        return new RenderedPages(folder, pdf, [.. XDocument.Parse(File.ReadAllText(layout)).Descendants(Html + "page").Select(Page)]);
    }

    /// <summary>The fonts that the pages are set in, by name.</summary>
    public IReadOnlyList<string> Fonts() =>
        [.. OptionalTool.Run(OptionalTool.Find("pdffonts"), Pdf).Split('\n').Skip(2).Where(line => line.Length > 0).Select(line => line.Split(' ')[0])];

    /// <summary>Text without white space.</summary>
    public static string Squeeze(string text) => string.Concat(text.Where(c => !char.IsWhiteSpace(c)));

    private static RenderedPage Page(XElement page) => new(Number(page, "width"), Number(page, "height"), [.. page.Descendants(Html + "line").Select(Line)]);

    private static PlacedText Line(XElement line) => new(
        string.Join(' ', line.Elements(Html + "word").Select(w => w.Value)), Number(line, "xMin"), Number(line, "yMin"), Number(line, "xMax"), Number(line, "yMax"));

    private static double Number(XElement element, string name) => double.Parse((string)element.Attribute(name)!, CultureInfo.InvariantCulture);
}
