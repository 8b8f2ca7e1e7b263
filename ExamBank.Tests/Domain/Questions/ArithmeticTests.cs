using System.Numerics;
using ExamBank.Domain.Questions;
using FsCheck;
using NUnit.Framework;

namespace ExamBank.Tests.QuestionRules;

/// <summary>Sums are worked out exactly, and nothing else is taken for one.</summary>
public sealed class ArithmeticTests
{
    [TestCase("1+2*3", 7, 1)]
    [TestCase("(1+2)*3", 9, 1)]
    [TestCase("10-4-3", 3, 1)]
    [TestCase("100/10/5", 2, 1)]
    [TestCase("2*-3", -6, 1)]
    [TestCase("-(2+3)", -5, 1)]
    [TestCase(" 0.1 + 0.2 ", 3, 10)]
    [TestCase("1/3*3", 1, 1)]
    [TestCase("450/945*100", 1000, 21)]
    [TestCase("ceil(7/2)", 4, 1)]
    [TestCase("ceil(2/3*3)", 2, 1)]
    [TestCase("ceil(-7/2)", -3, 1)]
    [TestCase("floor(7/2)", 3, 1)]
    [TestCase("floor(-7/2)", -4, 1)]
    [TestCase("round(2.5)", 3, 1)]
    [TestCase("round(-2.5)", -3, 1)]
    [TestCase("round(1.005, 2)", 101, 100)]
    [TestCase("min(3, 1, 2)", 1, 1)]
    [TestCase("max(3, 1+4, 2)", 5, 1)]
    [TestCase("max(1, min(2, 3))", 2, 1)]
    public void ASum_IsWorkedOutExactly(string expression, int numerator, int denominator)
    {
        Assert.That(Arithmetic.TryEvaluate(expression, out var value), Is.True);
        Assert.That(value, Is.EqualTo(new Fraction(numerator, denominator)));
    }

    [TestCase("")]
    [TestCase(" ")]
    [TestCase("1+")]
    [TestCase("1 2")]
    [TestCase("(1")]
    [TestCase("1)")]
    [TestCase("1.")]
    [TestCase(".5")]
    [TestCase("1.2.3")]
    [TestCase("1,200")]
    [TestCase("1e5")]
    [TestCase("2**3")]
    [TestCase("7//2")]
    [TestCase("7%2")]
    [TestCase("1=1")]
    [TestCase("--1")]
    [TestCase("x")]
    [TestCase("ceil")]
    [TestCase("ceil()")]
    [TestCase("ceil(1,2)")]
    [TestCase("round(1, 2, 3)")]
    [TestCase("round(1, 0.5)")]
    [TestCase("round(1, -1)")]
    [TestCase("round(1, 11)")]
    [TestCase("min()")]
    [TestCase("max(1,)")]
    [TestCase("sqrt(4)")]
    [TestCase("Ceil(1)")]
    [TestCase("1/0")]
    [TestCase("1/(2-2)")]
    [TestCase("３+1")]
    [TestCase("1×2")]
    [TestCase("1\0")]
    public void AnythingElse_IsNoSum(string text) => Assert.That(Arithmetic.TryEvaluate(text, out _), Is.False);

    [Test]
    public void ASum_HasAtMost200Characters()
    {
        Assert.That(Arithmetic.TryEvaluate(string.Concat(Enumerable.Repeat("1+", 99)) + "10", out var value), Is.True);
        Assert.That(value, Is.EqualTo(new Fraction(109, 1)));
        Assert.That(Arithmetic.TryEvaluate(string.Concat(Enumerable.Repeat("1+", 99)) + "100", out _), Is.False);
        Assert.That(Arithmetic.TryEvaluate(new string('(', 100) + "1" + new string(')', 99), out _), Is.False);
    }

    [FsCheck.NUnit.Property]
    public void FloorAndCeiling_AreTheWholeNumbersAroundAFraction(int numerator, PositiveInt denominator)
    {
        var (fraction, one) = (new Fraction(numerator, denominator.Get), new Fraction(1, 1));
        Assert.That(fraction.Floor(), Is.LessThanOrEqualTo(fraction).And.GreaterThan(fraction - one));
        Assert.That(fraction.Ceiling(), Is.GreaterThanOrEqualTo(fraction).And.LessThan(fraction + one));
        Assert.That((fraction.Floor().Denominator, fraction.Ceiling().Denominator), Is.EqualTo((BigInteger.One, BigInteger.One)));
    }

    [FsCheck.NUnit.Property]
    public void Rounding_IsThatOfDecimals(int thousandths, byte places)
    {
        var expected = Math.Round(thousandths / 1000m, places % 5, MidpointRounding.AwayFromZero);
        Assert.That(new Fraction(thousandths, 1000).Round(places % 5), Is.EqualTo(new Fraction((BigInteger)(expected * 10_000m), 10_000)));
    }
}
