using System.Globalization;
using System.Xml.Linq;

namespace ExamBank.Tests.Support;

/// <summary>A piece of text where it stands on a page, in points from the top left corner.</summary>
internal sealed record PlacedText(string Text, double Left, double Top, double Right, double Bottom)
{
    /// <summary>Its middle, from the top.</summary>
    public double Middle => (Top + Bottom) / 2;
}

/// <summary>A page as LibreOffice prints it.</summary>
internal sealed record RenderedPage(double Width, double Height, IReadOnlyList<PlacedText> Words)
{
    private const double SameLine = 4;

    /// <summary>All text without spaces, in the order in which the program reads it.</summary>
    public string Squeezed { get; } = RenderedPages.Squeeze(string.Concat(Words.Select(w => w.Text)));

    /// <summary>Whether a line of the page holds a text, spaces aside.</summary>
    public bool Says(string text) => Lines(0, Width).Any(line => line.Text.Contains(text, StringComparison.Ordinal));

    /// <summary>Lines between two distances from the left edge, from the top down, without spaces.</summary>
    public IReadOnlyList<(double Top, string Text)> Lines(double left, double right)
    {
        var lines = new List<List<PlacedText>>();
        foreach (var word in Words.Where(w => w.Left >= left && w.Left < right).OrderBy(w => w.Middle))
        {
            if (lines is [.., var last] && word.Middle - last[^1].Middle < SameLine) last.Add(word);
            else lines.Add([word]);
        }

        return [.. lines.Select(line => (line[0].Top, RenderedPages.Squeeze(string.Concat(line.OrderBy(w => w.Left).Select(w => w.Text)))))];
    }
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
        OptionalTool.Run(reader, "-bbox", pdf, layout);
        return new RenderedPages(folder, pdf, [.. XDocument.Parse(File.ReadAllText(layout)).Descendants(Html + "page").Select(Page)]);
    }

    /// <summary>Text without white space.</summary>
    public static string Squeeze(string text) => string.Concat(text.Where(c => !char.IsWhiteSpace(c)));

    private static RenderedPage Page(XElement page) => new(Number(page, "width"), Number(page, "height"), [.. page.Descendants(Html + "word").Select(Word)]);

    private static PlacedText Word(XElement word) => new(word.Value, Number(word, "xMin"), Number(word, "yMin"), Number(word, "xMax"), Number(word, "yMax"));

    private static double Number(XElement element, string name) => double.Parse((string)element.Attribute(name)!, CultureInfo.InvariantCulture);
}
