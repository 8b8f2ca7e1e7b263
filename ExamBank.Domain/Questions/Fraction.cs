using System.Numerics;

namespace ExamBank.Domain.Questions;

/// <summary>An exact fraction in lowest terms; its denominator is above nought.</summary>
public readonly record struct Fraction : IComparable<Fraction>
{
    /// <summary>The fraction <paramref name="numerator"/> / <paramref name="denominator"/>, which is not nought.</summary>
    public Fraction(BigInteger numerator, BigInteger denominator)
    {
        ArgumentOutOfRangeException.ThrowIfZero(denominator);
        var divisor = BigInteger.GreatestCommonDivisor(numerator, denominator) * denominator.Sign;
        (Numerator, Denominator) = (numerator / divisor, denominator / divisor);
    }

    /// <summary>Nought.</summary>
    public static Fraction Zero { get; } = new(0, 1);

    /// <summary>The numerator, which carries the sign.</summary>
    public BigInteger Numerator { get; }

    /// <summary>The denominator.</summary>
    public BigInteger Denominator { get; }

    /// <summary>A whole number as a fraction.</summary>
    public static implicit operator Fraction(BigInteger whole) => new(whole, 1);

    /// <summary>The sum.</summary>
    public static Fraction operator +(Fraction a, Fraction b) => new((a.Numerator * b.Denominator) + (b.Numerator * a.Denominator), a.Denominator * b.Denominator);

    /// <summary>The difference.</summary>
    public static Fraction operator -(Fraction a, Fraction b) => new((a.Numerator * b.Denominator) - (b.Numerator * a.Denominator), a.Denominator * b.Denominator);

    /// <summary>The product.</summary>
    public static Fraction operator *(Fraction a, Fraction b) => new(a.Numerator * b.Numerator, a.Denominator * b.Denominator);

    /// <summary>The quotient; <paramref name="b"/> is not nought.</summary>
    public static Fraction operator /(Fraction a, Fraction b) => new(a.Numerator * b.Denominator, a.Denominator * b.Numerator);

    /// <summary>The greatest whole number that is not above it.</summary>
    public Fraction Floor()
    {
        var whole = BigInteger.DivRem(Numerator, Denominator, out var rest);
        return rest.Sign < 0 ? whole - 1 : whole;
    }

    /// <summary>The least whole number that is not below it.</summary>
    public Fraction Ceiling() => Zero - (Zero - this).Floor();

    /// <summary>The nearest number with so many decimals; a half goes away from nought.</summary>
    public Fraction Round(int decimals)
    {
        var scale = BigInteger.Pow(10, decimals);
        var size = ((new Fraction(BigInteger.Abs(Numerator), Denominator) * scale) + new Fraction(1, 2)).Floor() / scale;
        return Numerator.Sign < 0 ? Zero - size : size;
    }

    /// <inheritdoc/>
    public int CompareTo(Fraction other) => (Numerator * other.Denominator).CompareTo(other.Numerator * Denominator);
}
