using ExamBank.Domain.Standards;
using NUnit.Framework;

namespace ExamBank.Tests.Standards;

public sealed class StandardKeyTests
{
    [TestCase("L1-3", null, "L1", "3", 1)]
    [TestCase("L2-3.2", null, "L2", "3.2", 2)]
    [TestCase("L3-3.2.11", null, "L3", "3.2.11", 3)]
    [TestCase("SECO-2021/L1-3.2.1", "SECO-2021", "L1", "3.2.1", 3)]
    public void TryParse_ReadsShortAndFullKeys_AndWritesThemBack(string text, string? standard, string level, string number, int depth)
    {
        Assert.That(StandardKey.TryParse(text, out var key), Is.True);
        Assert.Multiple(() =>
        {
            Assert.That((key!.Standard, key.Level, key.Number, key.Depth), Is.EqualTo((standard, level, number, depth)));
            Assert.That(key.WithinStandard, Is.EqualTo($"{level}-{number}"));
            Assert.That(key.ToString(), Is.EqualTo(text));
        });
    }

    [TestCase(null)]
    [TestCase("")]
    [TestCase("L1")]
    [TestCase("L0-1")]
    [TestCase("L10-1")]
    [TestCase("l1-1")]
    [TestCase("L1-0")]
    [TestCase("L1-01")]
    [TestCase("L1-100")]
    [TestCase("L1-1.")]
    [TestCase("L1-1.1.1.1")]
    [TestCase("L1-1.1.1\n")]
    [TestCase(" L1-1")]
    [TestCase("/L1-1")]
    [TestCase("seco/L1-1")]
    [TestCase("A/B/L1-1")]
    [TestCase("L１-1")]
    public void TryParse_RefusesAnythingElse(string? text)
    {
        Assert.That(StandardKey.TryParse(text, out var key), Is.False);
        Assert.That(key, Is.Null);
    }
}
