using System.Text.Json.Serialization;

namespace ExamBank.Domain.Values;

/// <summary>Marks of a question, section or paper: exact, in hundredths, never negative.</summary>
[JsonConverter(typeof(ExactNumberJsonConverter<Marks>))]
public readonly record struct Marks : IExactNumber<Marks>, IComparable<Marks>
{
    /// <summary>How many hundredths of a mark make one.</summary>
    public const int Scale = 100;

    private const int LargestScaled = 100_000_000;

    private Marks(int scaled) => Scaled = scaled;

    /// <summary>The most that marks can be: a million.</summary>
    public static Marks Largest { get; } = new(LargestScaled);

    /// <summary>The exact number of hundredths of a mark.</summary>
    public int Scaled { get; }

    /// <summary>The number itself.</summary>
    public decimal Value => (decimal)Scaled / Scale;

    /// <summary>From hundredths of a mark.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Outside 0 to 100_000_000.</exception>
    public static Marks FromScaled(int scaled) => scaled is >= 0 and <= LargestScaled
        ? new Marks(scaled)
        : throw new ArgumentOutOfRangeException(nameof(scaled), scaled, "Outside the bounds of Marks.");

    /// <summary>From a decimal; false when it is out of bounds or finer than one of the hundredths of a mark.</summary>
    public static bool TryFrom(decimal value, out Marks result)
    {
        var exact = ScaledNumber.TryScale(value, Scale, 0, LargestScaled, out var scaled);
        result = new Marks(scaled);
        return exact;
    }

    /// <summary>From a decimal known to be exact.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Out of bounds or too fine.</exception>
    public static Marks From(decimal value) => TryFrom(value, out var result)
        ? result
        : throw new ArgumentOutOfRangeException(nameof(value), value, "Not an exact Marks.");

    /// <inheritdoc/>
    public int CompareTo(Marks other) => Scaled.CompareTo(other.Scaled);

    /// <summary>The number without trailing zeros, in invariant culture.</summary>
    public override string ToString() => ScaledNumber.Format(Value);

    /// <summary>Exact sum.</summary>
    public static Marks operator +(Marks left, Marks right) => FromScaled(checked(left.Scaled + right.Scaled));

    /// <summary>Exact sum.</summary>
    public static Marks Add(Marks left, Marks right) => left + right;

    /// <summary>Exact multiple.</summary>
    public static Marks operator *(Marks each, int count) => FromScaled(checked(each.Scaled * count));

    /// <summary>Exact multiple.</summary>
    public static Marks Multiply(Marks each, int count) => each * count;

    /// <summary>Exact sum of many.</summary>
    public static Marks Sum(IEnumerable<Marks> values) => FromScaled(values.Sum(v => v.Scaled));
}
