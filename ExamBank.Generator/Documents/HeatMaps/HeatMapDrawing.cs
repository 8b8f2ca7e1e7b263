using System.Globalization;
using System.Xml.Linq;
using ExamBank.Domain.Coverage;
using ExamBank.Domain.Questions;
using ExamBank.Domain.Values;

namespace ExamBank.Generator.Documents.HeatMaps;

/// <summary>Draws the parts of a heat map, one below another. Whatever a shade says, a number says too.</summary>
internal sealed class HeatMapDrawing(HeatWords words, HeatScale scale, string id)
{
    private const int Margin = 12;
    private const int KeyWidth = 84;
    private const int TitleWidth = 322;
    private const int CellWidth = 52;
    private const int BarWidth = 84;
    private const int BandsWidth = 184;
    private const int RowHeight = 22;
    private const int LineHeight = 15;
    private const int FontSize = 12;

    private static readonly QuestionType[] Types = Enum.GetValues<QuestionType>();
    private static readonly FacilityBand[] Bands = Enum.GetValues<FacilityBand>();
    private static readonly int CellsAt = Margin + KeyWidth + TitleWidth;
    private static readonly int BandsAt = CellsAt + ((Types.Length + 3) * CellWidth);

    private readonly SvgCanvas canvas = new(BandsAt + BandsWidth + Margin, id) { Y = Margin };

    /// <summary>Title and sums.</summary>
    public HeatMapDrawing Heading(CoverageReport report, DateTimeOffset at)
    {
        canvas.Text(Margin, canvas.Y + 18, Title(report), bold: true, size: 18);
        canvas.Text(BandsAt + BandsWidth, canvas.Y + 18, words.Text("moment", ("moment", at.UtcDateTime.ToString("yyyy-MM-dd HH:mm 'UTC'", CultureInfo.InvariantCulture))), "end");
        canvas.Text(Margin, canvas.Y + 42, words.Text(
            "sum", ("requirements", report.Requirements.Count()), ("covered", report.Requirements.Count(r => r.Approved > 0)), ("approved", report.Approved),
            ("pending", report.Pending), ("minimum", report.Minimum), ("missing", report.Missing)));
        canvas.Y += 56;
        return this;
    }

    /// <summary>What the shades, signs and patterns mean.</summary>
    public HeatMapDrawing Legend()
    {
        var (x, y) = (Margin, canvas.Y);
        Told(words.Text("legend.count"));
        foreach (var (counts, fill, ink) in scale.Steps.Prepend(("0", "#fff", "#111"))) Key(counts, fill, ink);
        x += 10;
        Key("▲ 1", "#fff", "#111", heavy: true);
        Told(words.Text("legend.missing"));
        (x, y) = (Margin, y + 24);
        Told(words.Text("legend.facility"));
        foreach (var band in Bands)
        {
            canvas.Box(x, y + 2, 26, 14, Fill(band), stroke: "#111");
            x += 32;
            Told(words.Band(band));
        }

        canvas.Text(Margin, y + 38, words.Text("legend.once"));
        canvas.Y = y + 52;
        return this;

        void Told(string text)
        {
            canvas.Text(x, y + 14, text);
            x += (Text.TextWidth.Of(text) * FontSize / 100) + 14;
        }

        void Key(string counts, string fill, string ink, bool heavy = false)
        {
            canvas.Box(x, y, 44, 18, fill, stroke: heavy ? "#111" : "#888");
            if (heavy) canvas.Box(x + 1, y + 1, 42, 16, "none", stroke: "#111");
            canvas.Text(x + 22, y + 13.5m, counts, "middle", heavy, ink);
            x += 50;
        }
    }

    /// <summary>The heads of the columns.</summary>
    public HeatMapDrawing Columns()
    {
        var y = canvas.Y;
        canvas.Box(Margin, y, BandsAt + BandsWidth - Margin, RowHeight, "#333", stroke: "#333");
        canvas.Text(Margin + 6, y + 15, words.Text("key"), bold: true, ink: "#fff");
        canvas.Text(Margin + KeyWidth, y + 15, words.Text("place"), bold: true, ink: "#fff");
        var heads = Types.Select(words.Short).Concat([words.Text("total"), words.Text("pending"), words.Text("missing")]);
        foreach (var (head, column) in heads.Select((head, column) => (head, column)))
            canvas.Text(CellsAt + (column * CellWidth) + (CellWidth / 2), y + 15, head, "middle", bold: true, ink: "#fff", size: 11);
        canvas.Text(BandsAt + 8, y + 15, words.Text("facility"), bold: true, ink: "#fff", size: 11);
        canvas.Y += RowHeight;
        return this;
    }

    /// <summary>A work area with its tasks and requirements.</summary>
    public HeatMapDrawing Area(AreaCoverage area)
    {
        Sum(area);
        foreach (var task in area.Tasks)
        {
            Row(task.Place.Key, words.Title(task.Place), task, 8, "#efefef");
            foreach (var requirement in task.Requirements) Row(requirement.Place.Key, words.Title(requirement.Place), requirement, 16, null);
        }

        return this;
    }

    /// <summary>The sums of a work area alone.</summary>
    public HeatMapDrawing Sum(AreaCoverage area)
    {
        Row(area.Place.Key, words.Title(area.Place), area, 0, "#d9d9d9");
        return this;
    }

    /// <summary>The sums of the level.</summary>
    public HeatMapDrawing Total(CoverageReport report)
    {
        Row(report.Level, words.Text("whole"), report, 0, "#c4c4c4");
        return this;
    }

    /// <summary>The picture.</summary>
    public XElement Finish(string title)
    {
        canvas.Y += Margin;
        return canvas.Finish(words.Language, title);
    }

    /// <summary>The title of a level's picture.</summary>
    public string Title(CoverageReport report) => words.Text("title", ("standard", report.Standard), ("level", report.Level));

    // Sums stand on a ground of their own, not in the shades: they are of another size.
    private void Row(string key, string title, CoverageFigures figures, int indent, string? ground)
    {
        var lines = WrappedText.Lines(title, FontSize, TitleWidth - indent - 6);
        var height = Math.Max(RowHeight, (lines.Count * LineHeight) + 7);
        var (y, isSum) = (canvas.Y, ground is not null);
        var middle = y + (height / 2m) + 4.5m;
        canvas.Box(Margin, y, CellsAt - Margin, height, ground ?? "#fff");
        canvas.Text(Margin + 6, middle, key, bold: isSum);
        foreach (var (line, index) in lines.Select((line, index) => (line, index)))
            canvas.Text(Margin + KeyWidth + indent, middle + ((index - ((lines.Count - 1) / 2m)) * LineHeight), line, bold: isSum);
        foreach (var (type, column) in Types.Select((type, column) => (type, column)))
        {
            var count = figures.ApprovedOf(type);
            var (fill, ink) = isSum || count == 0 ? (ground ?? "#fff", "#111") : scale.Of(count);
            Cell(column, count == 0 ? "0" : Number(count), fill, count == 0 ? "#767676" : ink, words.Text("cell", ("key", key), ("type", words.Full(type)), ("count", count)));
        }

        Cell(Types.Length, Number(figures.Approved), ground ?? "#fff", "#111", bold: true);
        Cell(Types.Length + 1, Number(figures.Pending), ground ?? "#fff", figures.Pending == 0 ? "#767676" : "#111");
        Cell(Types.Length + 2, figures.Missing == 0 ? "0" : words.Text("short", ("count", figures.Missing)), ground ?? "#fff", figures.Missing == 0 ? "#767676" : "#111", bold: figures.Missing > 0);
        if (figures.Missing > 0)
            canvas.Box(CellsAt + ((Types.Length + 2) * CellWidth) + 1.5m, y + 1.5m, CellWidth - 3, height - 3, "none", stroke: "#111");
        Mix(figures, y, height, ground ?? "#fff");
        canvas.Y += height;

        void Cell(int column, string text, string fill, string ink, string? tip = null, bool bold = false)
        {
            canvas.Box(CellsAt + (column * CellWidth), y, CellWidth, height, fill, tip);
            canvas.Text(CellsAt + (column * CellWidth) + (CellWidth / 2), middle, text, "middle", bold || isSum, ink);
        }
    }

    private void Mix(CoverageFigures figures, int y, int height, string ground)
    {
        canvas.Box(BandsAt, y, BandsWidth, height, ground);
        var counts = Bands.Select(figures.ApprovedIn).ToList();
        var text = string.Join(" / ", counts.Select(Number));
        const int Room = BandsWidth - BarWidth - 20;
        canvas.Text(BandsAt + BarWidth + 14, y + (height / 2m) + 4.5m, text, size: Math.Min(FontSize, Room * 100 / Text.TextWidth.Of(text)));
        if (figures.Approved == 0) return;
        decimal x = BandsAt + 8;
        foreach (var (count, band) in counts.Zip(Bands))
        {
            var share = (decimal)BarWidth * count / figures.Approved;
            if (count > 0) canvas.Box(x, y + (height / 2m) - 6, share, 12, Fill(band), stroke: "#111");
            x += share;
        }
    }

    private string Fill(FacilityBand band) => band switch
    {
        FacilityBand.Easy => "#fff",
        FacilityBand.Medium => canvas.Hatch,
        _ => "#222",
    };

    private static string Number(int count) => count.ToString(CultureInfo.InvariantCulture);
}
