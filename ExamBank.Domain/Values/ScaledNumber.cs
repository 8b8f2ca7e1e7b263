using System.Globalization;

namespace ExamBank.Domain.Values;

/// <summary>Turns decimals into scaled integers without rounding, in one place.</summary>
internal static class ScaledNumber
{
    /// <summary>Gives <paramref name="value"/> × <paramref name="scale"/> when that is a whole number within the bounds.</summary>
    public static bool TryScale(decimal value, int scale, int minimum, int maximum, out int scaled)
    {
        scaled = 0;
        if (value < -1_000_000m || value > 1_000_000m) return false;
        var product = value * scale;
        if (product != decimal.Truncate(product) || product < minimum || product > maximum) return false;
        scaled = (int)product;
        return true;
    }

    /// <summary>Writes the number without trailing zeros and independent of culture.</summary>
    public static string Format(decimal value) => value.ToString("0.####", CultureInfo.InvariantCulture);
}
