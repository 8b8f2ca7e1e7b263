using ExamBank.Domain.Standards;
using NUnit.Framework;

namespace ExamBank.Tests.Standards;

public sealed class LevelInclusionTests
{
    [TestCase("L1", "L1", true)]
    [TestCase("L2", "L1", true)]
    [TestCase("L1", "L2", false)]
    [TestCase("L3", "L1", true)]
    [TestCase("L2", "L3", false)]
    public void Includes_ItselfAndEveryLowerLevel(string level, string other, bool included) =>
        Assert.That(LevelInclusion.Includes(level, other), Is.EqualTo(included));

    [TestCase("L1", "L1")]
    [TestCase("L3", "L1 L2 L3")]
    public void CoveredBy_IsLowestFirstItselfLast(string level, string covered) =>
        Assert.That(string.Join(' ', LevelInclusion.CoveredBy(level)), Is.EqualTo(covered));

    /// <summary>The three ways of asking agree.</summary>
    [Test]
    public void CoveredBy_IsWhatIsIncluded([Range(1, 9)] int rank)
    {
        var levels = Enumerable.Range(1, 9).Select(r => $"L{r}");
        Assert.That(LevelInclusion.CoveredBy($"L{rank}"), Is.EqualTo(levels.Where(other => LevelInclusion.Includes($"L{rank}", other))));
        Assert.That(LevelInclusion.Rank($"L{rank}"), Is.EqualTo(rank));
    }
}
