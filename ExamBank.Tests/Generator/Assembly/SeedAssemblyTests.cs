using System.Collections.Immutable;
using ExamBank.Api.Features.Papers;
using ExamBank.Api.Features.Seeding;
using ExamBank.Domain.Blueprints;
using ExamBank.Domain.Questions;
using ExamBank.Generator.Assembly;
using ExamBank.Generator.Assembly.Papers;
using ExamBank.Tests.Support;
using NUnit.Framework;

namespace ExamBank.Tests.Generator.Assembling;

/// <summary>The seed's blueprints on the seed's questions, out of a real bank.</summary>
public sealed class SeedAssemblyTests
{
    private static readonly string[] Levels = ["L1", "L2", "L3"];

    private readonly Dictionary<string, (Pool Pool, BlueprintDocument Blueprint)> inputs = [];

    [OneTimeSetUp]
    public async Task SetUpAsync()
    {
        await using var bank = await BankFile.CreateAsync();
        await bank.Get<SeedBank>().SeedIfEmptyAsync(CancellationToken.None);
        await using var context = bank.Open();
        foreach (var level in Levels)
            inputs.Add(level, (await PoolReader.ReadAsync(context, "SECO-2021", level, CancellationToken.None), EmbeddedSeed.Blueprints().Single(b => b.Name == $"SECO-2021-{level}-theory")));
    }

    [TestCaseSource(nameof(Levels))]
    public void EachLevel_AssemblesToAFormThatKeepsEveryRule(string level)
    {
        var form = Assemble(level, 20210101);
        var (pool, blueprint) = inputs[level];
        IReadOnlyList<IReadOnlyList<FormOracle.Chosen>> chosen =
            [.. form.Forms[0].Sections.Zip(blueprint.Sections, (questions, section) => (IReadOnlyList<FormOracle.Chosen>)[.. questions.Select(q => new FormOracle.Chosen(q, section.Marks))])];
        Assert.Multiple(() =>
        {
            Assert.That(FormOracle.Demands(pool, blueprint).Where(d => !d.Keeps(chosen)).Select(d => d.Name), Is.Empty);
            Assert.That(form.Forms[0].Sections.Select(s => s.Length), Is.EqualTo(new[] { 30, 15, 5 }));
            Assert.That(form.Forms[0].Sections.SelectMany(s => s).Select(q => q.Code), Is.Unique.And.Exactly(50).Items);
            Assert.That(form.Certificate.Objectives.Select(o => o.Proven), Is.All.True);
            Assert.That(form.Certificate.Objectives[0].Value, Is.LessThanOrEqualTo(0.001m), "the mean facility against its target");
        });
    }

    /// <summary>Whether an area is covered is asked of the level's own questions.</summary>
    [TestCase("L1", 5)]
    [TestCase("L2", 5)]
    [TestCase("L3", 4)]
    public void EveryOwnWorkArea_IsCovered(string level, int areas)
    {
        var own = Assemble(level, 7).Forms[0].Sections.SelectMany(s => s).Select(q => q.Place).Where(p => p.Level == level);
        Assert.That(own.Select(p => p.WorkArea).Distinct().Count(), Is.EqualTo(areas));
    }

    [TestCaseSource(nameof(Levels))]
    public void TheSameSeed_GivesTheSameForm_InWhateverOrderThePoolComes(string level)
    {
        var (pool, blueprint) = inputs[level];
        var turned = new Pool(pool.Places, pool.Questions.Reverse());
        Assert.That(turned.Hash, Is.EqualTo(pool.Hash));
        var again = (Assembled)PaperAssembler.Assemble(turned, blueprint, new PaperDemand(), 42, CancellationToken.None);
        Assert.That(Codes(again), Is.EqualTo(Codes(Assemble(level, 42))));
    }

    [TestCaseSource(nameof(Levels))]
    public void AnotherSeed_GivesAnotherForm(string level) =>
        Assert.That(Enumerable.Range(1, 3).Select(seed => string.Join(' ', Codes(Assemble(level, seed)))), Is.Unique);

    /// <summary>A bank that has lost most questions of an area says so.</summary>
    [Test]
    public void AThinnedOutArea_IsNamed()
    {
        var (pool, blueprint) = inputs["L2"];
        var kept = pool.Questions.Where(q => q.Place.WorkArea != "L2-3").Concat(pool.Questions.Where(q => q.Place.WorkArea == "L2-3").Take(2));
        var result = (Infeasible)PaperAssembler.Assemble(new Pool(pool.Places, kept), blueprint, new PaperDemand(), 1, CancellationToken.None);
        Assert.That(result.Clashes, Is.EqualTo(new[] { new Clash("L2 · 工作领域 3", 3, 2) }));
    }

    private Assembled Assemble(string level, long seed) =>
        (Assembled)PaperAssembler.Assemble(inputs[level].Pool, inputs[level].Blueprint, new PaperDemand(), seed, CancellationToken.None);

    private static ImmutableArray<string> Codes(Assembled form) => [.. form.Forms[0].Sections.SelectMany(s => s).Select(q => q.Code)];
}
