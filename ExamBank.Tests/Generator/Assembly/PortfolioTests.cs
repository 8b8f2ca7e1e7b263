using ExamBank.Generator.Assembly.Solving;
using NUnit.Framework;

namespace ExamBank.Tests.Generator.Assembling;

/// <summary>What is called proven is proven in whole numbers, also where a solver in doubles had a hand in it.</summary>
public sealed class PortfolioTests
{
    private const int Variables = 10;

    /// <summary>Numbers of three digits, as information has them, and of fifteen, where doubles lose the last of a sum.</summary>
    [TestCase(1_000L)]
    [TestCase(1_000_000L)]
    [TestCase(1_000_000_000_000_000L)]
    public void Whatever_is_called_proven_is_what_trying_every_value_finds(long largest)
    {
        for (var seed = 0; seed < 40; seed++)
        {
            var (model, objective) = Random(seed, largest);
            var best = Every().Where(v => model.IsSatisfiedBy(v)).Select(v => (Int128?)IntegerModel.Value(objective, v)).Min();
            foreach (var fine in new[] { true, false })
            {
                var found = Portfolio.Solve(model, objective, model.Range(objective).Least, null, fine, 0, CancellationToken.None);
                Assert.That(found.Status, Is.EqualTo(best is null ? SolveStatus.Infeasible : SolveStatus.Optimal), $"seed {seed}");
                if (best is null) continue;
                Assert.That(IntegerModel.Value(objective, found.Values), Is.EqualTo(best), $"seed {seed}");
                Assert.That(model.IsSatisfiedBy(found.Values), Is.True, $"seed {seed}");
            }
        }
    }

    [TestCase(1_000L)]
    [TestCase(1_000_000_000_000_000L)]
    public void A_bound_in_doubles_never_rules_out_the_best(long largest)
    {
        for (var seed = 0; seed < 40; seed++)
        {
            var (model, objective) = Random(seed, largest);
            var found = MixedIntegerSolver.Solve(model, objective, null, 1_000, CancellationToken.None);
            if (!found.HasValues) continue;
            var best = Every().Where(v => model.IsSatisfiedBy(v)).Min(v => IntegerModel.Value(objective, v));
            Assert.That(found.Bound, Is.LessThanOrEqualTo(best), $"seed {seed}");
            if (found.Status == SolveStatus.Optimal) Assert.That(IntegerModel.Value(objective, found.Values), Is.EqualTo(best), $"seed {seed}");
        }
    }

    [Test]
    public void Sums_too_large_for_doubles_are_not_proven_by_them()
    {
        var (model, objective) = Random(1, 1_000_000_000_000_000);
        Assert.That(MixedIntegerSolver.Solve(model, objective, null, 1_000, CancellationToken.None).Status, Is.Not.EqualTo(SolveStatus.Optimal));
    }

    /// <summary>Five of ten booleans, and a window on a sum that some of the seeds cannot meet.</summary>
    private static (IntegerModel Model, Term[] Objective) Random(int seed, long largest)
    {
        var dice = new Random(seed);
        var model = new IntegerModel();
        for (var i = 0; i < Variables; i++) model.NewVariable(0, 1);
        Term[] Terms() => [.. Enumerable.Range(0, Variables).Select(i => new Term(i, 1 + dice.NextInt64(largest)))];
        model.Add(Enumerable.Range(0, Variables).Select(i => new Term(i, 1)), 5, 5);
        var target = largest / 2 * 5;
        model.Add(Terms(), target, target + (largest / (seed % 4 == 0 ? 200 : 4)));
        return (model, [.. Terms().Select(t => t with { Coefficient = -t.Coefficient })]);
    }

    private static IEnumerable<long[]> Every() =>
        Enumerable.Range(0, 1 << Variables).Select(bits => Enumerable.Range(0, Variables).Select(i => (long)(bits >> i) & 1).ToArray());
}
