namespace ExamBank.Generator.Exchange.ItemPools;

/// <summary>
/// A decimal number as it is written, never rounded: <see cref="Mantissa"/> · 10^<see cref="Exponent"/>. Accepted are digits with
/// an optional sign, decimal point and power of ten (<c>-12.50</c>, <c>.5</c>, <c>1e-05</c>).
/// </summary>
/// <param name="Mantissa">Its digits with the sign, without noughts at the end.</param>
/// <param name="Exponent">Power of ten; beyond ±10,000 the exact power no longer matters.</param>
/// <param name="Fits">Whether the digits fit in 62 bits; <paramref name="Mantissa"/> means nothing when they do not.</param>
internal readonly record struct ExactNumber(long Mantissa, int Exponent, bool Fits)
{
    /// <summary>Numbers are held as whole multiples below this.</summary>
    public const long Limit = 1L << 62;

    /// <summary>The most decimals of a number; what <see cref="decimal"/> has.</summary>
    public const int MostDecimals = 28;

    private const int FarExponent = 10_000;

    private static readonly long[] Powers = [.. Enumerable.Range(0, 19).Select(n => (long)Math.Pow(10, n))];

    /// <summary>Whether it is a whole multiple, in 62 bits, of a power of ten that is not below 10^-28.</summary>
    public bool IsExact => Fits && Exponent >= -MostDecimals && InUnits(Math.Max(0, -Exponent)) is not null;

    /// <summary>How many units of 10^-<paramref name="decimals"/> it is; null when that is no whole number or has more than 62 bits.</summary>
    public long? InUnits(int decimals)
    {
        if (!Fits || Exponent + decimals < 0) return null;
        return Mantissa == 0 ? 0 : Times(Mantissa, Exponent + decimals);
    }

    /// <summary>A whole number times a power of ten; null when that has more than 62 bits.</summary>
    public static long? Times(long number, int power)
    {
        if (number == 0) return 0;
        if (power >= Powers.Length) return null;
        var product = (Int128)number * Powers[power];
        return Int128.Abs(product) < Limit ? (long)product : null;
    }

    /// <summary>Reads a number; false when the text is none.</summary>
    public static bool TryParse(ReadOnlySpan<byte> text, out ExactNumber number)
    {
        number = default;
        var negative = text is [(byte)'-', ..];
        if (text is [(byte)'-' or (byte)'+', ..]) text = text[1..];
        if (!TryDigits(ref text, out var mantissa, out var exponent, out var fits)) return false;
        if (text is [(byte)'e' or (byte)'E', ..])
        {
            if (!TryExponent(text[1..], out var shift)) return false;
            exponent += shift;
        }
        else if (!text.IsEmpty)
        {
            return false;
        }

        if (mantissa == 0 && fits) exponent = 0;
        number = new ExactNumber(negative ? -mantissa : mantissa, exponent, fits);
        return true;
    }

    private static bool TryDigits(ref ReadOnlySpan<byte> text, out long mantissa, out int exponent, out bool fits)
    {
        (mantissa, exponent, fits) = (0, 0, true);
        var (position, digits, noughts, afterPoint) = (0, 0, 0, false);
        for (; position < text.Length; position++)
        {
            if (text[position] == '.' && !afterPoint)
            {
                afterPoint = true;
                continue;
            }

            var digit = text[position] - '0';
            if (digit is < 0 or > 9) break;
            digits++;
            if (afterPoint) exponent--;
            // Noughts are kept back until another digit follows: those at the end are part of the power of ten.
            if (digit == 0)
            {
                noughts++;
                continue;
            }

            if (fits && mantissa == 0) noughts = 0;
            fits = fits && Times(mantissa, noughts + 1) is { } shifted && (mantissa = shifted + digit) < Limit;
            noughts = 0;
        }

        exponent = Math.Clamp(exponent + noughts, -FarExponent, FarExponent);
        text = text[position..];
        return digits > 0;
    }

    private static bool TryExponent(ReadOnlySpan<byte> text, out int exponent)
    {
        exponent = 0;
        var negative = text is [(byte)'-', ..];
        if (text is [(byte)'-' or (byte)'+', ..]) text = text[1..];
        if (text.IsEmpty) return false;
        foreach (var character in text)
        {
            if (character is < (byte)'0' or > (byte)'9') return false;
            exponent = Math.Min(FarExponent, exponent * 10 + (character - '0'));
        }

        if (negative) exponent = -exponent;
        return true;
    }
}
