using System.Text.Json.Serialization;

namespace ExamBank.Domain.Values;

/// <summary>Working time in minutes: exact, in hundredths, never negative.</summary>
[JsonConverter(typeof(ExactNumberJsonConverter<Minutes>))]
public readonly record struct Minutes : IExactNumber<Minutes>, IComparable<Minutes>
{
    /// <summary>How many hundredths of a minute make one.</summary>
    public const int Scale = 100;

    private Minutes(int scaled) => Scaled = scaled;

    /// <summary>The exact number of hundredths of a minute.</summary>
    public int Scaled { get; }

    /// <summary>The number itself.</summary>
    public decimal Value => (decimal)Scaled / Scale;

    /// <summary>From hundredths of a minute.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Outside 0 to 100_000_000.</exception>
    public static Minutes FromScaled(int scaled) => scaled is >= 0 and <= 100_000_000
        ? new Minutes(scaled)
        : throw new ArgumentOutOfRangeException(nameof(scaled), scaled, "Outside the bounds of Minutes.");

    /// <summary>From a decimal; false when it is out of bounds or finer than one of the hundredths of a minute.</summary>
    public static bool TryFrom(decimal value, out Minutes result)
    {
        var exact = ScaledNumber.TryScale(value, Scale, 0, 100_000_000, out var scaled);
        result = new Minutes(scaled);
        return exact;
    }

    /// <summary>From a decimal known to be exact.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Out of bounds or too fine.</exception>
    public static Minutes From(decimal value) => TryFrom(value, out var result)
        ? result
        : throw new ArgumentOutOfRangeException(nameof(value), value, "Not an exact Minutes.");

    /// <inheritdoc/>
    public int CompareTo(Minutes other) => Scaled.CompareTo(other.Scaled);

    /// <summary>The number without trailing zeros, in invariant culture.</summary>
    public override string ToString() => ScaledNumber.Format(Value);

    /// <summary>Exact sum.</summary>
    public static Minutes operator +(Minutes left, Minutes right) => FromScaled(checked(left.Scaled + right.Scaled));

    /// <summary>Exact sum.</summary>
    public static Minutes Add(Minutes left, Minutes right) => left + right;

    /// <summary>Exact multiple.</summary>
    public static Minutes operator *(Minutes each, int count) => FromScaled(checked(each.Scaled * count));

    /// <summary>Exact multiple.</summary>
    public static Minutes Multiply(Minutes each, int count) => each * count;

    /// <summary>Exact sum of many.</summary>
    public static Minutes Sum(IEnumerable<Minutes> values) => FromScaled(values.Sum(v => v.Scaled));
}
