using ExamBank.Generator.Assembly;
using ExamBank.Tests.Support;
using NUnit.Framework;

namespace ExamBank.Tests.Generator.Assembling;

/// <summary>The judge and the textbook model read the specification each in its own way, and agree.</summary>
public sealed class TextbookModelTests
{
    [Test]
    public void What_the_textbook_model_finds_passes_the_judge_with_the_same_values() => Agree(Enumerable.Range(0, 100));

    [Test, Long]
    public void What_the_textbook_model_finds_passes_the_judge_with_the_same_values_a_thousand_times() => Agree(Enumerable.Range(100, 1000));

    private static void Agree(IEnumerable<int> seeds)
    {
        var found = 0;
        foreach (var seed in seeds)
        {
            var given = RandomAssembly.Of(seed);
            var answer = TextbookModel.Solve(given.Pool, given.Specification);
            Assert.That(answer.Status, Is.AnyOf(AssemblyStatus.Optimal, AssemblyStatus.Infeasible), given.ToString());
            if (answer.Status == AssemblyStatus.Infeasible) continue;
            found++;
            var verdict = FormsJudge.Judge(given.Pool, given.Specification, answer.Forms);
            Assert.That(verdict.Violations, Is.Empty, given.ToString());
            Assert.That(verdict.Objectives.Select(o => o.Value), Is.EqualTo(answer.Values), given.ToString());
        }

        Assert.That(found / (double)seeds.Count(), Is.InRange(0.5, 0.7), "share of cases that have an answer");
    }
}
