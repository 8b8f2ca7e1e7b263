using System.Globalization;
using System.Text.RegularExpressions;

namespace ExamBank.Domain.Questions.Quality;

/// <summary>An option that is an amount with its unit (<c>3.5%</c>), or a name in a row (甲方案) that counts as its place there.</summary>
internal sealed partial record OptionAmount(decimal Value, string Unit, bool IsNumber)
{
    private const string Row = "甲乙丙丁戊己庚辛壬癸";

    public static OptionAmount? Of(string text)
    {
        // ②③① is an order of steps and no number.
        if (text.Any(c => c is >= '\u2460' and <= '\u24FF')) return null;
        var words = ReadableText.Words(text).TrimEnd('。');
        if (words.Length is > 0 and <= 4 && Row.IndexOf(words[0], StringComparison.Ordinal) is >= 0 and var place && words.Count(c => Row.Contains(c, StringComparison.Ordinal)) == 1)
            return new OptionAmount(place, "甲" + words[1..], IsNumber: false);
        var match = Amount().Match(words);
        return match.Success && decimal.TryParse(match.Groups["number"].Value.Replace(",", "", StringComparison.Ordinal), NumberStyles.Number, CultureInfo.InvariantCulture, out var value)
            ? new OptionAmount(value, match.Groups["unit"].Value, IsNumber: true)
            : null;
    }

    /// <summary>Whether all options are amounts of one unit.</summary>
    public static bool AreOfOneKind(IReadOnlyList<Choice> choices, out IReadOnlyList<decimal> values)
    {
        var amounts = choices.Select(c => Of(c.Text)).ToList();
        values = [.. amounts.OfType<OptionAmount>().Select(a => a.Value)];
        return values.Count == choices.Count && amounts.DistinctBy(a => a!.Unit).Count() == 1;
    }

    /// <summary>Whether values rise all the way, or fall.</summary>
    public static bool InOrder(IReadOnlyList<decimal> values)
    {
        var steps = values.Zip(values.Skip(1), (a, b) => a.CompareTo(b)).Distinct().ToList();
        return steps.Count == 1 && steps[0] != 0;
    }

    [GeneratedRegex(@"^[约¥￥]?(?<number>[-+]?\d[\d,]*(\.\d+)?)(?<unit>[^\d,、:;。()~]{0,5})$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Amount();
}

/// <summary>An option that is a range of numbers (<c>10～20人</c>, <c>3天以上</c>, <c>不足5%</c>).</summary>
internal sealed partial record OptionRange(decimal From, bool WithFrom, decimal To, bool WithTo, string Unit)
{
    public static OptionRange? Of(string text)
    {
        var words = ReadableText.Words(text).TrimEnd('。');
        if (Between().Match(words) is { Success: true } between)
            return new OptionRange(Number(between, "from"), true, Number(between, "to"), true, between.Groups["unit"].Value);
        if (Open().Match(words) is not { Success: true } open) return null;
        var (number, unit, word) = (Number(open, "number"), open.Groups["unit"].Value, open.Groups["before"].Value + open.Groups["after"].Value);
        return word switch
        {
            "以上" or "及以上" or "不低于" or "不少于" or "至少" => new OptionRange(number, true, decimal.MaxValue, true, unit),
            "超过" or "高于" or "大于" or "多于" => new OptionRange(number, false, decimal.MaxValue, true, unit),
            "以下" or "及以下" or "以内" or "之内" or "不超过" or "不高于" or "不多于" or "至多" => new OptionRange(decimal.MinValue, true, number, true, unit),
            "不足" or "低于" or "小于" or "少于" => new OptionRange(decimal.MinValue, true, number, false, unit),
            _ => null,
        };
    }

    /// <summary>Whether a value lies in both.</summary>
    public bool Overlaps(OptionRange other)
    {
        if (Unit != other.Unit) return false;
        var (low, high) = From.CompareTo(other.From) is < 0 ? (this, other) : (other, this);
        return low.To > high.From || (low.To == high.From && low.WithTo && high.WithFrom);
    }

    private static decimal Number(Match match, string group) => decimal.Parse(match.Groups[group].Value, NumberStyles.Number, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"^(?<from>\d{1,15}(\.\d{1,9})?)[^\d]{0,3}?[~—–\-至到]{1,2}(?<to>\d{1,15}(\.\d{1,9})?)(?<unit>[^\d,、;]{0,5})$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Between();

    [GeneratedRegex(@"^(?<before>不低于|不少于|至少|超过|高于|大于|多于|不超过|不高于|不多于|至多|不足|低于|小于|少于)?(?<number>\d{1,15}(\.\d{1,9})?)(?<unit>[^\d,、;]{0,4}?)(?<after>及?以上|及?以下|以内|之内)?$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Open();
}
