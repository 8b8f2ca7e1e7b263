using ExamBank.Domain.Questions;
using ExamBank.Domain.Values;
using NUnit.Framework;
using static ExamBank.Tests.Support.Questions;
using static ExamBank.Tests.Support.Resolved;

namespace ExamBank.Tests.QuestionRules;

public sealed class ContentResolverTests
{
    [Test]
    public void Resolve_GivesLevelAndRequirements_ThePrimaryFirst()
    {
        var resolved = Of(Single() with { FurtherRequirements = ["L2-1.1.1", "L1-1.1.2"] });
        Assert.That(resolved.LevelCode, Is.EqualTo("L1"));
        Assert.That(resolved.Tags, Is.EqualTo(new[]
        {
            new ResolvedTag(Requirements["L1-1.1.1"], IsPrimary: true, IsOfPart: false),
            new ResolvedTag(Requirements["L2-1.1.1"], IsPrimary: false, IsOfPart: false),
            new ResolvedTag(Requirements["L1-1.1.2"], IsPrimary: false, IsOfPart: false),
        }));
    }

    [Test]
    public void Resolve_GivesTheStimulusOfACase_AndNoneToOthers()
    {
        Assert.That(Of(Case()).Stimulus, Is.SameAs(Text));
        Assert.That(Of(Single()).Stimulus, Is.Null);
    }

    [Test]
    public void Resolve_TellsAllProblemsAtOnce()
    {
        var parts = Case().Parts!.Select((part, i) => i == 1 ? part with { Requirement = "L1-9.9.9" } : part).ToList();
        var errors = Resolver.Resolve(Case() with
        {
            Minutes = default,
            FurtherRequirements = ["L1-7.7.7"],
            Facility = new Dictionary<string, Facility> { ["L9"] = Facility.From(0.5m) },
            Stimulus = "STIM-2",
            Parts = parts,
        }).Errors;
        Assert.That(errors.Select(e => $"{e.Code} {e.Path}"), Is.EquivalentTo(new[]
        {
            "question.not-positive minutes",
            "question.unknown-requirement furtherRequirements[0]",
            "question.unknown-requirement parts[1].requirement",
            "question.unknown-level facility.L9",
            "question.facility-missing facility",
            "question.unknown-stimulus stimulus",
        }));
    }

    [TestCase("L1-1.1.9")]
    [TestCase("CAFE-2024/L1-1.1.1")]
    [TestCase("1.1.1")]
    [TestCase("")]
    public void Resolve_RefusesARequirementThatTheStandardLacks(string key)
    {
        var error = Resolver.Resolve(Single() with { Requirement = key }).Errors.Single();
        Assert.That((error.Code, error.Path, error.Facts["key"]), Is.EqualTo(("question.unknown-requirement", "requirement", key)));
    }

    [Test]
    public void Resolve_NeedsAFacilityForTheQuestionsOwnLevel()
    {
        var error = Resolver.Resolve(Single() with { Requirement = "L2-1.1.1" }).Errors.Single();
        Assert.That((error.Code, error.Facts["level"]), Is.EqualTo(("question.facility-missing", "L2")));
        var both = new Dictionary<string, Facility> { ["L1"] = Facility.From(0.4m), ["L2"] = Facility.From(0.6m) };
        Assert.That(Of(Single() with { Requirement = "L2-1.1.1", Facility = both }).LevelCode, Is.EqualTo("L2"));
    }

    [Test]
    public void Resolve_TellsAMissingFacilityOnce()
    {
        var errors = Resolver.Resolve(Single() with { Facility = new Dictionary<string, Facility>() }).Errors;
        Assert.That(errors.Select(e => e.Code), Is.EqualTo(new[] { "question.field-missing" }));
    }
}
