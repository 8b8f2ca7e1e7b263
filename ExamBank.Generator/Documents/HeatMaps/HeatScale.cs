using System.Globalization;

namespace ExamBank.Generator.Documents.HeatMaps;

/// <summary>
/// Which counts have which shade: up to five steps that grow by equal ratios, so that a bank of three questions a requirement and
/// one of three hundred both show their differences. Each step is darker than the one before it, in grey too.
/// </summary>
internal sealed class HeatScale
{
    private static readonly (string Fill, string Ink)[] Shades =
        [("#e6f0fa", "#111"), ("#bfd9f0", "#111"), ("#86b6de", "#111"), ("#3f82bd", "#fff"), ("#174a7c", "#fff")];

    private readonly int[] tops;

    /// <summary>A scale for counts up to <paramref name="greatest"/>.</summary>
    public HeatScale(int greatest) => tops = greatest <= Shades.Length
        ? [.. Enumerable.Range(1, Math.Max(1, greatest))]
        : [.. Enumerable.Range(1, Shades.Length).Select(i => (int)Math.Ceiling(Math.Round(Math.Pow(greatest, (double)i / Shades.Length), 6))).Distinct()];

    /// <summary>The steps, lightest first: what they hold in words, fill and ink.</summary>
    public IEnumerable<(string Counts, string Fill, string Ink)> Steps => tops.Select((top, i) =>
    {
        var bottom = i == 0 ? 1 : tops[i - 1] + 1;
        return (bottom == top ? Number(top) : $"{Number(bottom)}–{Number(top)}", Shade(i).Fill, Shade(i).Ink);
    });

    /// <summary>Fill and ink of a count from 1.</summary>
    public (string Fill, string Ink) Of(int count) => Shade(Math.Max(0, Array.FindIndex(tops, top => count <= top)));

    // A short scale takes its shades from both ends, so that its greatest is always the darkest.
    private (string Fill, string Ink) Shade(int step) =>
        tops.Length == 1 ? Shades[2] : Shades[(int)Math.Round((double)step * (Shades.Length - 1) / (tops.Length - 1), MidpointRounding.AwayFromZero)];

    private static string Number(int count) => count.ToString(CultureInfo.InvariantCulture);
}
