using System.Globalization;
using System.Text.Json;
using ExamBank.Domain.Questions;
using ExamBank.Domain.Values;
using NUnit.Framework;

namespace ExamBank.Tests.ScaledValues;

/// <summary>Marks, minutes and facility are exact: what goes in comes out, and what does not fit is refused, never rounded.</summary>
public sealed class ScaledValuesTests
{
    [FsCheck.NUnit.Property]
    public bool Marks_EveryHundredthComesBack(int any) =>
        Math.Abs((long)any) % 100_000_001 is var scaled && Marks.From(scaled / 100m).Scaled == scaled && Marks.FromScaled((int)scaled).Value == scaled / 100m;

    [FsCheck.NUnit.Property]
    public bool Minutes_EveryHundredthComesBack(int any) =>
        Math.Abs((long)any) % 100_000_001 is var scaled && Minutes.From(scaled / 100m).Scaled == scaled && Minutes.FromScaled((int)scaled).Value == scaled / 100m;

    [FsCheck.NUnit.Property]
    public bool Facility_EveryTenThousandthComesBack(int any) =>
        Math.Abs((long)any) % 10_001 is var scaled && Facility.From(scaled / 10_000m).Scaled == scaled && Facility.FromScaled((int)scaled).Value == scaled / 10_000m;

    /// <summary>However a decimal is written, it is taken exactly or refused.</summary>
    [FsCheck.NUnit.Property]
    public bool AnyDecimal_IsTakenExactlyOrRefused(decimal value) =>
        Marks.TryFrom(value, out var marks) == (value is >= 0 and <= 1_000_000 && value * 100 == decimal.Truncate(value * 100)) && (marks.Scaled == 0 || marks.Value == value)
        && Facility.TryFrom(value, out var facility) == (value is >= 0 and <= 1 && value * 10_000 == decimal.Truncate(value * 10_000)) && (facility.Scaled == 0 || facility.Value == value);

    [TestCase("0", true)]
    [TestCase("1000000", true)]
    [TestCase("1000000.01", false)]
    [TestCase("-0.01", false)]
    [TestCase("0.005", false)]
    [TestCase("2.50", true)]
    [TestCase("79228162514264337593543950335", false)]
    [TestCase("-79228162514264337593543950335", false)]
    public void MarksAndMinutes_KeepTheirBoundsAndFineness(string text, bool fits)
    {
        var value = decimal.Parse(text, CultureInfo.InvariantCulture);
        Assert.That((Marks.TryFrom(value, out _), Minutes.TryFrom(value, out _)), Is.EqualTo((fits, fits)));
        if (fits) return;
        Assert.That(() => Marks.From(value), Throws.InstanceOf<ArgumentOutOfRangeException>());
        Assert.That(() => Minutes.From(value), Throws.InstanceOf<ArgumentOutOfRangeException>());
    }

    [TestCase("0", true)]
    [TestCase("1", true)]
    [TestCase("0.6543", true)]
    [TestCase("1.0001", false)]
    [TestCase("-0.0001", false)]
    [TestCase("0.65432", false)]
    public void Facility_KeepsItsBoundsAndFineness(string text, bool fits) =>
        Assert.That(Facility.TryFrom(decimal.Parse(text, CultureInfo.InvariantCulture), out _), Is.EqualTo(fits));

    [Test]
    public void Scaled_OutsideTheBounds_Throws() => Assert.Multiple(() =>
    {
        foreach (var scaled in new[] { -1, 100_000_001 })
        {
            Assert.That(() => Marks.FromScaled(scaled), Throws.InstanceOf<ArgumentOutOfRangeException>());
            Assert.That(() => Minutes.FromScaled(scaled), Throws.InstanceOf<ArgumentOutOfRangeException>());
        }

        Assert.That(() => Facility.FromScaled(10_001), Throws.InstanceOf<ArgumentOutOfRangeException>());
        Assert.That(() => Facility.FromScaled(-1), Throws.InstanceOf<ArgumentOutOfRangeException>());
    });

    [TestCase(0.70, FacilityBand.Easy)]
    [TestCase(0.6999, FacilityBand.Medium)]
    [TestCase(0.40, FacilityBand.Medium)]
    [TestCase(0.3999, FacilityBand.Hard)]
    public void Band_BeginsAtItsLimit(double value, FacilityBand band) => Assert.That(Facility.From((decimal)value).Band, Is.EqualTo(band));

    [Test]
    public void SumsAndMultiples_AreExact_AndRefuseToOverflow() => Assert.Multiple(() =>
    {
        Assert.That((Marks.From(0.1m) + Marks.From(0.2m)).Value, Is.EqualTo(0.3m));
        Assert.That((Marks.From(0.01m) * 3).Value, Is.EqualTo(0.03m));
        Assert.That(Marks.Sum(Enumerable.Repeat(Marks.From(0.1m), 10)), Is.EqualTo(Marks.From(1)));
        Assert.That(Minutes.Sum([Minutes.From(1.25m), Minutes.From(0.75m)]), Is.EqualTo(Minutes.From(2)));
        Assert.That(() => Marks.From(1_000_000) + Marks.From(0.01m), Throws.InstanceOf<ArgumentOutOfRangeException>());
        Assert.That(() => Marks.From(1_000_000) * 1000, Throws.InstanceOf<OverflowException>());
        Assert.That(() => Minutes.From(1) * -1, Throws.InstanceOf<ArgumentOutOfRangeException>());
    });

    [Test]
    public void Values_AreComparedByNumber() => Assert.Multiple(() =>
    {
        Assert.That(Marks.From(2.50m), Is.EqualTo(Marks.From(2.5m)));
        Assert.That(Marks.From(10).CompareTo(Marks.From(9)), Is.Positive);
        Assert.That(Minutes.From(10).CompareTo(Minutes.From(9)), Is.Positive);
        Assert.That(Facility.From(0.1m).CompareTo(Facility.From(0.09m)), Is.Positive);
    });

    [Test]
    [SetCulture("de-DE")]
    public void Json_IsAShortNumberInEveryCulture() => Assert.Multiple(() =>
    {
        Assert.That(Json(Marks.From(2.50m)), Is.EqualTo("2.5"));
        Assert.That(Json(Minutes.From(120)), Is.EqualTo("120"));
        Assert.That(Json(Facility.From(0.65m)), Is.EqualTo("0.65"));
        Assert.That(Json(Facility.From(0)), Is.EqualTo("0"));
    });

    [FsCheck.NUnit.Property]
    public bool Json_ComesBack(int any) =>
        Math.Abs((long)any) % 10_001 is var scaled
        && Read<Marks>(Json(Marks.FromScaled((int)scaled))).Scaled == scaled
        && Read<Minutes>(Json(Minutes.FromScaled((int)scaled))).Scaled == scaled
        && Read<Facility>(Json(Facility.FromScaled((int)scaled))).Scaled == scaled;

    [TestCase("0.65", true)]
    [TestCase("6.5e-1", true)]
    [TestCase("\"0.65\"", false)]
    [TestCase("null", false)]
    [TestCase("true", false)]
    [TestCase("0.65001", false)]
    [TestCase("-0.1", false)]
    [TestCase("1e400", false)]
    [TestCase("[0.65]", false)]
    public void Json_TakesNumbersThatFit(string json, bool fits)
    {
        Check<Marks>();
        Check<Minutes>();
        Check<Facility>();

        void Check<T>()
        {
            if (fits) Assert.That(() => Read<T>(json), Throws.Nothing);
            else Assert.That(() => Read<T>(json), Throws.InstanceOf<JsonException>());
        }
    }

    private static string Json<T>(T value) => JsonSerializer.Serialize(value, ContentJson.Compact);

    private static T Read<T>(string json) => JsonSerializer.Deserialize<T>(json, ContentJson.Compact)!;
}
