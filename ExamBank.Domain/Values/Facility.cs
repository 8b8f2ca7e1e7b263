using System.Text.Json.Serialization;

namespace ExamBank.Domain.Values;

/// <summary>Facility (难度系数, P值): the share of its marks that candidates of a named level earn, 0 to 1, higher is easier; exact, in ten-thousandths.</summary>
[JsonConverter(typeof(ExactNumberJsonConverter<Facility>))]
public readonly record struct Facility : IExactNumber<Facility>, IComparable<Facility>
{
    /// <summary>How many ten-thousandths make one.</summary>
    public const int Scale = 10_000;

    /// <summary>The lowest facility of an easy question, 0.70.</summary>
    public static readonly Facility EasyFrom = new(7_000);

    /// <summary>The lowest facility of a question of medium facility, 0.40.</summary>
    public static readonly Facility MediumFrom = new(4_000);

    private Facility(int scaled) => Scaled = scaled;

    /// <summary>The exact number of ten-thousandths.</summary>
    public int Scaled { get; }

    /// <summary>The number itself.</summary>
    public decimal Value => (decimal)Scaled / Scale;

    /// <summary>From ten-thousandths.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Outside 0 to 10_000.</exception>
    public static Facility FromScaled(int scaled) => scaled is >= 0 and <= 10_000
        ? new Facility(scaled)
        : throw new ArgumentOutOfRangeException(nameof(scaled), scaled, "Outside the bounds of Facility.");

    /// <summary>From a decimal; false when it is out of bounds or finer than one of the ten-thousandths.</summary>
    public static bool TryFrom(decimal value, out Facility result)
    {
        var exact = ScaledNumber.TryScale(value, Scale, 0, 10_000, out var scaled);
        result = new Facility(scaled);
        return exact;
    }

    /// <summary>From a decimal known to be exact.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Out of bounds or too fine.</exception>
    public static Facility From(decimal value) => TryFrom(value, out var result)
        ? result
        : throw new ArgumentOutOfRangeException(nameof(value), value, "Not an exact Facility.");

    /// <inheritdoc/>
    public int CompareTo(Facility other) => Scaled.CompareTo(other.Scaled);

    /// <summary>The number without trailing zeros, in invariant culture.</summary>
    public override string ToString() => ScaledNumber.Format(Value);

    /// <summary>The band it falls in: easy from 0.70, medium from 0.40, hard below.</summary>
    public FacilityBand Band => Scaled >= EasyFrom.Scaled ? FacilityBand.Easy : Scaled >= MediumFrom.Scaled ? FacilityBand.Medium : FacilityBand.Hard;
}

/// <summary>Facility in three bands (易 p ≥ 0.70, 中 0.40 ≤ p &lt; 0.70, 难 p &lt; 0.40).</summary>
public enum FacilityBand
{
    /// <summary>易: p ≥ 0.70.</summary>
    Easy,

    /// <summary>中: 0.40 ≤ p &lt; 0.70.</summary>
    Medium,

    /// <summary>难: p &lt; 0.40.</summary>
    Hard,
}
