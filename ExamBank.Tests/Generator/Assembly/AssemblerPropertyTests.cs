using ExamBank.Domain.Blueprints;
using ExamBank.Domain.Questions;
using ExamBank.Generator.Assembly;
using ExamBank.Generator.Assembly.Papers;
using ExamBank.Tests.Support;
using NUnit.Framework;
using static ExamBank.Tests.Support.FormOracle;

namespace ExamBank.Tests.Generator.Assembling;

/// <summary>What holds for any pool and blueprint, checked against a search through every form of a tiny pool.</summary>
public sealed class AssemblerPropertyTests
{
    [FsCheck.NUnit.Property(MaxTest = 60, StartSize = 10, EndSize = 120)]
    public void Assemble_GivesAGoodForm_OrNamesWhatTrulyClashes(byte[] choices, int seed)
    {
        var tiny = new TinyPool(choices);
        Assert.That(BlueprintValidator.Validate(tiny.Blueprint).Errors, Is.Empty, tiny.ToString());
        switch (Assemble(tiny, seed))
        {
            case Assembled assembled:
                IsGoodAndBest(tiny, assembled);
                break;
            case Infeasible infeasible:
                IsImpossible(tiny, infeasible);
                break;
            case var other:
                Assert.Fail($"{other} for {tiny}");
                break;
        }
    }

    /// <summary>The same pool, blueprint and seed give the same answer, in whatever order the pool's questions come.</summary>
    [FsCheck.NUnit.Property(MaxTest = 30, StartSize = 10, EndSize = 120)]
    public void Assemble_DoesNotDependOnTheOrderOfThePool(byte[] choices, int seed)
    {
        var tiny = new TinyPool(choices);
        var turned = new Pool(TinyPool.Places, tiny.Questions.Reverse());
        Assert.That(turned.Hash, Is.EqualTo(tiny.Pool.Hash));
        Assert.That(
            Told(PaperAssembler.Assemble(turned, tiny.Blueprint, new PaperDemand(), seed, CancellationToken.None)), Is.EqualTo(Told(Assemble(tiny, seed))), tiny.ToString());
    }

    private static void IsGoodAndBest(TinyPool tiny, Assembled assembled)
    {
        var sections = tiny.Blueprint.Sections.ToList();
        IReadOnlyList<IReadOnlyList<Chosen>> form = [.. assembled.Forms[0].Sections.Select((questions, i) => (IReadOnlyList<Chosen>)[.. questions.Select(q => new Chosen(q, sections[i].Marks))])];
        var codes = assembled.Forms[0].Sections.SelectMany(s => s).Select(q => q.Code).ToList();
        Assert.That(codes, Is.Unique, tiny.ToString());
        Assert.That(codes, Is.SubsetOf(tiny.Questions.Select(q => q.Code)));
        var demands = Demands(tiny.Pool, tiny.Blueprint);
        Assert.That(demands.Where(d => !d.Keeps(form)).Select(d => d.Name), Is.Empty, tiny.ToString());
        Assert.That(assembled.Certificate.Objectives.Select(o => o.Proven), Is.All.True);
        var best = Forms(tiny.Pool, tiny.Blueprint).Where(f => demands.All(d => d.Keeps(f))).Select(f => Objectives(tiny.Blueprint, f)).Min(Lexicographic);
        Assert.That(Objectives(tiny.Blueprint, form), Is.EqualTo(best), tiny.ToString());
    }

    private static void IsImpossible(TinyPool tiny, Infeasible infeasible)
    {
        var demands = Demands(tiny.Pool, tiny.Blueprint);
        Assert.That(Possible(demands, free: false), Is.False, $"there is a form for {tiny}");
        Assert.That(infeasible.Clashes, Is.Not.Empty);
        Assert.That(infeasible.Clashes.Select(c => c.Rule), Is.SubsetOf(demands.Select(d => d.Name)));

        // A shortage: whatever fills the sections, what is needed is not there.
        foreach (var clash in infeasible.Clashes.Where(c => c.Needed is not null))
        {
            var demand = demands.First(d => d.Name == clash.Rule);
            var ofOneSection = tiny.Blueprint.Sections.Count(s => demand.Name.EndsWith(QuestionTypeNames.Of(s.Type), StringComparison.Ordinal)) == 1;
            var values = Forms(tiny.Pool, tiny.Blueprint, free: ofOneSection).Select(demand.Value!).ToHashSet();
            Assert.That(clash.Available, Is.LessThan(clash.Needed!.Value), $"{clash} in {tiny}");
            if (values.Max() < clash.Needed) Assert.That(clash.Available, Is.EqualTo(values.Max()), $"{clash} in {tiny}");
            else Assert.That(Forms(tiny.Pool, tiny.Blueprint).Any(demand.Keeps), Is.False, $"{clash} in {tiny}");
        }

        // A clash together: the named rules alone are impossible, and without any one of them possible.
        var together = infeasible.Clashes.Where(c => c.Needed is null).Select(c => c.Rule).ToList();
        if (together.Count == 0) return;
        var named = demands.Where(d => together.Contains(d.Name)).ToList();
        Assert.That(Possible(named, free: true), Is.False, $"{string.Join(", ", together)} do not clash in {tiny}");
        foreach (var name in together)
            Assert.That(Possible([.. named.Where(d => d.Name != name)], free: true), Is.True, $"{name} is named for nothing in {tiny}");

        bool Possible(IReadOnlyList<Demand> kept, bool free) => Forms(tiny.Pool, tiny.Blueprint, free).Any(f => kept.All(d => d.Keeps(f)));
    }

    private static AssemblyResult Assemble(TinyPool tiny, long seed) => PaperAssembler.Assemble(tiny.Pool, tiny.Blueprint, new PaperDemand(), seed, CancellationToken.None);

    private static string Told(AssemblyResult result) => result switch
    {
        Assembled assembled => string.Join(" | ", assembled.Forms[0].Sections.Select(s => string.Join(' ', s.Select(q => q.Code)))),
        Infeasible infeasible => string.Join("; ", infeasible.Clashes),
        _ => result.ToString(),
    };

    private static readonly Comparer<IReadOnlyList<decimal>> Lexicographic = Comparer<IReadOnlyList<decimal>>.Create(
        (a, b) => a.Zip(b).Select(pair => pair.First.CompareTo(pair.Second)).FirstOrDefault(c => c != 0));
}
