using System.Globalization;
using System.Text.RegularExpressions;

namespace ExamBank.Generator.Exchange.Standards;

/// <summary>
/// The number before an area (<c>1</c>), a task (<c>1.1</c>) or a requirement (<c>1.1.1</c>), in any of the ways it is printed:
/// <c>3 名称</c>, <c>3. 名称</c>, <c>3、名称</c>, <c>３．名称</c>.
/// </summary>
/// <param name="Parts">One to three parts.</param>
/// <param name="Start">Where it begins in the text.</param>
/// <param name="End">Where the text after it begins.</param>
/// <param name="Separated">Whether a point or comma stands between number and text.</param>
internal sealed partial record PublishedNumber(IReadOnlyList<int> Parts, int Start, int End, bool Separated)
{
    public int Depth => Parts.Count;

    public int Area => Parts[0];

    public int Task => Parts[1];

    public int Requirement => Parts[2];

    public override string ToString() => string.Join('.', Parts);

    /// <summary>The number that the text begins with, the deepest that can be read; null when it begins with none.</summary>
    public static PublishedNumber? AtStart(string text)
    {
        var half = PublishedWords.HalfWidth(text);
        Match[] candidates = [RequirementNumber().Match(half), TaskNumber().Match(half), AreaNumber().Match(half)];
        return candidates.Where(match => match.Success && match.Index == 0).Select(Of).FirstOrDefault();
    }

    /// <summary>Everything in the text that looks like the number of a requirement.</summary>
    public static IEnumerable<PublishedNumber> Requirements(string text) =>
        RequirementNumber().Matches(PublishedWords.HalfWidth(text)).Select(Of);

    private static PublishedNumber Of(Match match) => new(
        [.. match.Groups["part"].Captures.Select(part => int.Parse(part.ValueSpan, CultureInfo.InvariantCulture))],
        match.Index,
        match.Index + match.Length,
        match.Groups["point"].Success);

    // A number after a letter, digit or point is part of something else: V1.1.1, 10.1.1.1.
    [GeneratedRegex(@"(?<![0-9A-Za-z.])((?<part>[0-9]{1,3})\.){2}(?<part>[0-9]{1,3})(?!\.?[0-9])( ?(?<point>[.、:)]))? *", Options, 1000)]
    private static partial Regex RequirementNumber();

    [GeneratedRegex(@"^(?<part>[0-9]{1,3})\.(?<part>[0-9]{1,3})(?!\.?[0-9])( ?(?<point>[.、:)]))? *", Options, 1000)]
    private static partial Regex TaskNumber();

    [GeneratedRegex(@"^(?<part>[0-9]{1,3})(?!\.?[0-9])( ?(?<point>[.、:)]))? *", Options, 1000)]
    private static partial Regex AreaNumber();

    private const RegexOptions Options = RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant;
}
