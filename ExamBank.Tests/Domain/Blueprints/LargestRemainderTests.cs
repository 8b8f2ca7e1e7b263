using ExamBank.Domain.Blueprints;
using NUnit.Framework;

namespace ExamBank.Tests.Blueprints;

public sealed class LargestRemainderTests
{
    [TestCase(10, "1 1 1", "4 3 3")]
    [TestCase(5, "1 1", "3 2")]
    [TestCase(100, "45 45 10", "45 45 10")]
    [TestCase(0, "3 4", "0 0")]
    [TestCase(7, "0 5 0", "0 7 0")]
    [TestCase(3, "5 3 1", "2 1 0")]
    [TestCase(1, "1000000 2147483647", "0 1")]
    public void Divide_GivesWhatIsLeftToTheLargestRemainder_TiesToTheEarlierPlace(int total, string weights, string shares) =>
        Assert.That(string.Join(' ', LargestRemainder.Divide(total, Numbers(weights))), Is.EqualTo(shares));

    /// <summary>Quota: shares add up to the total, and each is its exact share rounded down or up.</summary>
    [FsCheck.NUnit.Property]
    public void Divide_KeepsTheTotal_AndStaysWithinOneOfTheExactShare(byte total, byte[] weights)
    {
        var sum = weights.Sum(w => w);
        if (sum == 0) return;
        var shares = LargestRemainder.Divide(total, [.. weights.Select(w => (int)w)]);
        Assert.That(shares.Sum(), Is.EqualTo(total));
        Assert.That(shares.Zip(weights).All(s => Math.Abs((decimal)s.First - ((decimal)total * s.Second / sum)) < 1), Is.True);
    }

    /// <summary>A larger weight never gets less.</summary>
    [FsCheck.NUnit.Property]
    public void Divide_NeverGivesLessToALargerWeight(byte total, byte[] weights)
    {
        if (weights.Sum(w => w) == 0) return;
        var shares = LargestRemainder.Divide(total, [.. weights.Select(w => (int)w)]);
        var pairs = shares.Zip(weights).OrderBy(p => p.Second).ThenBy(p => p.First).ToList();
        Assert.That(pairs.Zip(pairs.Skip(1)).All(p => p.First.Second == p.Second.Second || p.First.First <= p.Second.First), Is.True);
    }

    [TestCase(1, "")]
    [TestCase(1, "0 0")]
    [TestCase(1, "2 -1")]
    [TestCase(-1, "1")]
    public void Divide_RefusesWhatHasNoShares(int total, string weights) =>
        Assert.That(() => LargestRemainder.Divide(total, Numbers(weights)), Throws.InstanceOf<ArgumentException>());

    private static int[] Numbers(string text) =>
        [.. text.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(n => int.Parse(n, System.Globalization.CultureInfo.InvariantCulture))];
}
