using ExamBank.Domain.Blueprints;
using ExamBank.Generator.Assembly;
using ExamBank.Tests.Support;
using FsCheck;
using FsCheck.Fluent;
using NUnit.Framework;

namespace ExamBank.Tests.Generator.Assembling;

/// <summary>What holds for any small pool and specification: the judge and the textbook model are the witnesses.</summary>
public sealed class EnginePropertyTests
{
    [FsCheck.NUnit.Property(Arbitrary = [typeof(RandomAssembly)], MaxTest = 100)]
    public void A_case_is_decided_as_the_textbook_model_decides_it(AssemblyCase given) => IsDecidedRightly(given);

    [TestCase(732144129)]
    [TestCase(1893387484)]
    public void A_case_that_was_once_decided_wrongly_is_decided_rightly(int seed)
    {
        var given = RandomAssembly.Of(seed);
        IsDecidedRightly(given);
        ComesAgain(given);
    }

    /// <summary>FsCheck's attribute would run it, and the next one, whether long tests are asked for or not.</summary>
    [Test, Long]
    public void The_same_answer_comes_again_and_whatever_the_order_of_the_columns() =>
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(100), Prop.ForAll(RandomAssembly.Cases(), ComesAgain));

    [Test, Long]
    public void Every_promise_holds_for_many_cases() => Check.One(
        Config.QuickThrowOnFailure.WithMaxTest(1500),
        Prop.ForAll(RandomAssembly.Cases(), given =>
        {
            IsDecidedRightly(given);
            ComesAgain(given);
        }));

    private static void IsDecidedRightly(AssemblyCase given)
    {
        var answer = Assemble(given);
        var truth = TextbookModel.Solve(given.Pool, given.Specification);
        Assert.That(answer.Status, Is.EqualTo(truth.Status), $"{answer.Explanation} {given}");
        if (answer.Status == AssemblyStatus.Infeasible)
        {
            ClashIsIrreducible(given, answer.Explanation!);
            RepairRepairs(given, answer.Explanation!);
        }
        else
        {
            PassesTheJudge(given, answer);
            IsBest(given, answer, truth);
        }
    }

    private static void PassesTheJudge(AssemblyCase given, AssemblyAnswer answer)
    {
        var verdict = FormsJudge.Judge(given.Pool, given.Specification, [.. answer.Forms.Select(f => f.Items)]);
        Assert.That(verdict.Violations, Is.Empty, given.ToString());
        Assert.That(answer.Rules, Is.EqualTo(verdict.Rules), given.ToString());
        Assert.That(answer.Objectives.Select(o => (o.Name, o.Value)), Is.EqualTo(verdict.Objectives), given.ToString());
        Assert.That(answer.Forms.Select(f => f.Name), Is.EqualTo(new[] { "A", "B", "C" }.Take(given.Specification.Forms ?? 1)));
        Assert.That(answer.Explanation, Is.Null);
    }

    private static void IsBest(AssemblyCase given, AssemblyAnswer answer, TextbookAnswer truth)
    {
        var reached = TextbookModel.Solve(given.Pool, given.Specification, new TextbookOptions(Forms: [.. answer.Forms.Select(f => f.Items)]));
        Assert.That(reached.Status, Is.EqualTo(AssemblyStatus.Optimal), $"the textbook model refuses the forms of {given}");
        Assert.That(reached.Values, Is.EqualTo(truth.Values), $"{string.Join("; ", answer.Objectives)} in {given}");
        Assert.That(answer.Objectives.Select(o => o.IsProven), Is.All.True, given.ToString());
    }

    private static void ClashIsIrreducible(AssemblyCase given, Explanation explanation)
    {
        Assert.That(explanation.Clash, Is.Not.Empty.And.Unique, given.ToString());
        Assert.That(explanation.IsIrreducible, Is.True, given.ToString());
        Assert.That(IsPossible(given, explanation.Clash), Is.False, $"{string.Join(", ", explanation.Clash)} do not clash in {given}");
        foreach (var name in explanation.Clash)
            Assert.That(IsPossible(given, [.. explanation.Clash.Where(c => c != name)]), Is.True, $"{name} is named for nothing beside {string.Join(", ", explanation.Clash)} in {given}");
    }

    private static bool IsPossible(AssemblyCase given, IReadOnlyCollection<string> names) => TextbookModel
        .Solve(given.Pool, given.Specification with { Objectives = null }, new TextbookOptions(Keeps: names.Contains)).Status == AssemblyStatus.Optimal;

    private static void RepairRepairs(AssemblyCase given, Explanation explanation)
    {
        // Rules can be loosened, sets not: without a repair the sets clash among themselves.
        if (explanation.Repair.IsEmpty)
        {
            Assert.That(
                TextbookModel.Solve(given.Pool, given.Specification with { Objectives = null, Rules = null }).Status, Is.EqualTo(AssemblyStatus.Infeasible),
                $"no repair of {given}");
            return;
        }

        foreach (var repair in explanation.Repair)
        {
            Assert.That(decimal.Round(repair.To, 6), Is.EqualTo(repair.To), $"{repair} is no limit that a person writes, for {given}");
            Assert.That(repair.To, repair.Kind == RepairKind.LowerMinimum ? Is.LessThan(repair.From) : Is.GreaterThan(repair.From), $"{repair} of {given}");
        }

        var repaired = TextbookModel.Solve(given.Pool, given.Specification with { Objectives = null }, new TextbookOptions(Repairs: explanation.Repair));
        Assert.That(repaired.Status, Is.EqualTo(AssemblyStatus.Optimal), $"{string.Join("; ", explanation.Repair)} does not repair {given}");
    }

    private static void ComesAgain(AssemblyCase given)
    {
        var told = Told(Assemble(given));
        Assert.That(Told(Assemble(given)), Is.EqualTo(told), given.ToString());
        Assert.That(Told(Engine(given.Turned, given.Specification)), Is.EqualTo(told), given.ToString());
    }

    private static AssemblyAnswer Assemble(AssemblyCase given) => Engine(given.Pool, given.Specification);

    private static AssemblyAnswer Engine(ItemPool pool, AssemblySpecification specification) =>
        AssemblyEngine.Assemble(pool, specification, new AssemblyOptions(7), CancellationToken.None).Value;

    private static string Told(AssemblyAnswer answer) => string.Join(
        '\n',
        [
            $"{answer.Status}",
            .. answer.Forms.Select(f => $"{f.Name}: {string.Join(' ', f.Items)}"),
            .. answer.Objectives.Select(o => $"{o}"),
            .. answer.Rules.Select(r => $"{r}"),
            .. answer.Explanation is { } why ? [.. why.Clash, .. why.Repair.Select(r => $"{r}")] : Array.Empty<string>(),
        ]);
}
