using ExamBank.Generator.Documents.Layouts;
using UglyToad.PdfPig;
using UglyToad.PdfPig.Content;

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
    private const double PointsPerMillimetre = 72 / 25.4;

    /// <summary>All text without spaces, in the order in which the program reads it.</summary>
    public string Squeezed { get; } = RenderedPages.Squeeze(string.Concat(Words.Select(w => w.Text)));

    /// <summary>Whether a line of the page holds a text, spaces aside.</summary>
    public bool Says(string text) => Lines(0, Width).Any(line => line.Text.Contains(text, StringComparison.Ordinal));

    /// <summary>The lines of each column of a layout. On backs the margins change places.</summary>
    public IReadOnlyList<IReadOnlyList<(double Top, string Text)>> Columns(LayoutProfile layout, bool front)
    {
        var start = (double)(front ? layout.Margins.Left : layout.Margins.Right) - 1;
        var width = (double)(layout.ColumnWidth + layout.ColumnGap);
        return [.. Enumerable.Range(0, layout.Columns).Select(i => Lines((start + (i * width)) * PointsPerMillimetre, (start + ((i + 1) * width)) * PointsPerMillimetre))];
    }

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
    // Of the size of a letter: a wider gap parts words.
    private const double Gap = 0.1;

    /// <summary>Renders a file; skips the running test where a program that does it is missing.</summary>
    public static RenderedPages Of(string name, string extension, byte[] file)
    {
        var office = OptionalTool.Find("soffice");
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
        using var printed = PdfDocument.Open(pdf);
        return new RenderedPages(folder, pdf, [.. printed.GetPages().Select(page => new RenderedPage(page.Width, page.Height, [.. Words(page)]))]);
    }

    /// <summary>Text without white space.</summary>
    public static string Squeeze(string text) => string.Concat(text.Where(c => !char.IsWhiteSpace(c)));

    // Letters in the order in which they are printed, joined while each begins where the one before it ends.
    private static IEnumerable<PlacedText> Words(Page page)
    {
        var word = new List<Letter>();
        foreach (var letter in page.Letters)
        {
            var space = string.IsNullOrWhiteSpace(letter.Value);
            if (word.Count > 0 && (space || !Joins(word[^1], letter)))
            {
                yield return Placed(page, word);
                word.Clear();
            }

            if (!space) word.Add(letter);
        }

        if (word.Count > 0) yield return Placed(page, word);
    }

    private static bool Joins(Letter left, Letter right)
    {
        var (end, start) = (left.EndBaseLine, right.StartBaseLine);
        return left.TextOrientation == right.TextOrientation && Math.Abs(end.X - start.X) <= Gap * left.PointSize && Math.Abs(end.Y - start.Y) <= Gap * left.PointSize;
    }

    // A page of a PDF is measured from its foot.
    private static PlacedText Placed(Page page, List<Letter> letters)
    {
        var boxes = letters.ConvertAll(letter => letter.GlyphRectangleLoose);
        return new PlacedText(
            string.Concat(letters.Select(l => l.Value)), boxes.Min(b => b.Left), page.Height - boxes.Max(b => b.Top), boxes.Max(b => b.Right), page.Height - boxes.Min(b => b.Bottom));
    }
}
