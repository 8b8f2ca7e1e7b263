using ExamBank.Domain.Questions;
using ExamBank.Domain.Values;
using NUnit.Framework;

namespace ExamBank.Tests.QuestionRules;

public sealed class FacilityChoiceTests
{
    [Test]
    public void Observed_StandsBeforeAnEstimateOfTheSameLevel() =>
        Assert.That(Choose("L2", Estimate("L2", 0.7m), Observed("L2", 0.5m)), Is.EqualTo(0.5m));

    [Test]
    public void TheLevelsOwnEstimate_StandsBeforeALowerLevelsObservation() =>
        Assert.That(Choose("L2", Observed("L1", 0.5m), Estimate("L2", 0.7m)), Is.EqualTo(0.7m));

    [Test]
    public void TheNearestLowerLevel_StandsForALevelWithoutAValue() =>
        Assert.That(Choose("L3", Estimate("L1", 0.3m), Estimate("L2", 0.6m), Observed("L1", 0.4m)), Is.EqualTo(0.6m));

    [Test]
    public void AHigherLevel_NeverStandsForALowerOne() => Assert.Multiple(() =>
    {
        Assert.That(Choose("L1", Observed("L2", 0.9m), Estimate("L1", 0.3m)), Is.EqualTo(0.3m));
        Assert.That(() => Choose("L1", Observed("L2", 0.9m)), Throws.ArgumentException);
        Assert.That(() => Choose("L1"), Throws.ArgumentException);
    });

    private static decimal Choose(string level, params FacilityValue[] known) => FacilityChoice.For(level, known).Value;

    private static FacilityValue Estimate(string level, decimal value) => new(level, FacilitySource.Estimate, Facility.From(value));

    private static FacilityValue Observed(string level, decimal value) => new(level, FacilitySource.Observed, Facility.From(value));
}
