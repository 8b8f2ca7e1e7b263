using ExamBank.Domain.Blueprints;
using ExamBank.Generator.Assembly;

namespace ExamBank.Tests.Benchmarks;

/// <summary>A figure that the engine is to reach.</summary>
/// <param name="Name">Its number and letter.</param>
/// <param name="What">What is assembled from what.</param>
/// <param name="Goal">What is to be reached.</param>
/// <param name="Runs">How many runs the median is over.</param>
/// <param name="Make">The pool and the specification of a run; runs whose pool is the same share it.</param>
/// <param name="IsInformation">Whether the baseline is a mixed-integer solver: the objective is linear information.</param>
internal sealed record AssemblyFigure(
    string Name, string What, string Goal, int Runs, Func<int, (ItemPool Pool, AssemblySpecification Specification)> Make, bool IsInformation = false);

/// <summary>The figures, each with its pool and specification.</summary>
internal static class AssemblyFigures
{
    public static IReadOnlyList<AssemblyFigure> All { get; } =
    [
        Bank("1a", 10_000, 1, "≤ 20 ms, first ≤ 300 ms"),
        Bank("1b", 10_000, 10, "≤ 50 ms, deviation 0, spread ≤ 1 unit"),
        Bank("2a", 1_000_000, 1, "≤ 60 ms, < 400 MB"),
        Bank("2b", 1_000_000, 10, "≤ 100 ms, < 400 MB"),
        Tight("3a", 900),
        Tight("3b", 1_500),
        new("4", "4 forms of 100 with 20 anchors from 2,000", "≤ 300 ms", 7, One(() => SyntheticBank.Even(2_000, 4), Anchored())),
        new("5a", "80 items into 14 booklets, each once", "proven ≤ 500 ms", 7, One(() => SyntheticBank.Booklets(5), Booklets())),
        new("5b", "most information, 1 form of 40 from 600, passages", "the optimum, no later than SCIP", 5, One(() => SyntheticBank.Information(600, 5, 4), Information(1)), true),
        new("5c", "maximin information, 3 forms of 30 from 300", "the optimum, no later than SCIP", 3, One(() => SyntheticBank.Information(300, 6, 2), Information(3)), true),
        new("6", "why not: 10,000 items, 200 named rules", "≤ 500 ms, irreducible", 7, One(() => SyntheticBank.Even(10_000, 1), Impossible())),
        new("7", "500 forms of 50 from 3,000, sharing ≤ 10", "≤ 5 s, uses even", 3, One(() => SyntheticBank.Even(3_000, 7), Candidates())),
    ];

    private static AssemblyFigure Bank(string name, int count, int forms, string goal) => new(
        name, string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{forms} form{(forms == 1 ? "" : "s")} of 60 from {count:N0}"), goal, 15,
        One(() => SyntheticBank.Even(count, 1), Plan(forms)));

    private static AssemblyFigure Tight(string name, int count) => new(
        name, $"10 forms of 60 from tight banks of {count}", "all feasible ones proven, median ≤ 1 s", 30, run => (SyntheticBank.Tight(count, 10, run), Plan(10)));

    private static Func<int, (ItemPool, AssemblySpecification)> One(Func<ItemPool> pool, AssemblySpecification specification)
    {
        var made = new Lazy<ItemPool>(pool);
        return _ => (made.Value, specification);
    }

    /// <summary>Exact types, areas within limits, one question a requirement at most, exact facility levels, a mean facility.</summary>
    public static AssemblySpecification Plan(int forms) => new()
    {
        Forms = forms,
        Rules =
        [
            new() { Name = "length", Count = RuleCount.Items, EqualTo = SyntheticBank.Levels.Sum() },
            new() { Name = "type", Count = RuleCount.Items, Per = "type", EqualTo = SyntheticBank.Levels.Sum() / SyntheticBank.Types },
            new() { Name = "area", Count = RuleCount.Items, Per = "area", Min = 8, Max = 16 },
            new() { Name = "requirement", Count = RuleCount.Items, Per = "requirement", Max = 1 },
            .. SyntheticBank.Levels.Select((n, level) => new Rule { Name = $"level {level + 1}", Count = RuleCount.Items, Where = Where("level", $"{level + 1}"), EqualTo = n }),
        ],
        Use = forms == 1 ? null : new Bounds(Max: 1),
        Objectives =
        [
            new() { MinimizeDeviation = new Measure { Mean = "facility", Target = 0.6m } },
            new() { Parallel = new Measure { Sum = "facility" } },
        ],
    };

    private static AssemblySpecification Anchored() => new()
    {
        Forms = 4,
        Rules =
        [
            new() { Name = "length", Count = RuleCount.Items, EqualTo = 100 },
            new() { Name = "area", Count = RuleCount.Items, Per = "area", Min = 15, Max = 25 },
            new() { Name = "type", Count = RuleCount.Items, Per = "type", Min = 10, Max = 25 },
            new() { Name = "facility", Mean = "facility", Min = 0.718m, Max = 0.722m },
        ],
        Anchors = new Anchors(20),
        Objectives = [new() { MinimizeDeviation = new Measure { Mean = "facility", Target = 0.72m } }],
    };

    private static AssemblySpecification Booklets() => new()
    {
        Forms = 14,
        Rules =
        [
            new() { Name = "length", Count = RuleCount.Items, Min = 5, Max = 6 },
            new() { Name = "open", Count = RuleCount.Items, Where = Where("format", "open"), Min = 1, Max = 3 },
        ],
        EnemiesColumn = "not",
        Use = new Bounds(EqualTo: 1),
        Objectives = [new() { MinimizeDeviation = new Measure { Sum = "time", Target = 0 } }],
    };

    private static AssemblySpecification Information(int forms) => new()
    {
        Forms = forms,
        Rules =
        [
            new() { Name = "length", Count = RuleCount.Items, EqualTo = forms == 1 ? 40 : 30 },
            new() { Name = "domain", Count = RuleCount.Items, Per = "domain", Min = forms == 1 ? 8 : 5, Max = forms == 1 ? 12 : 10 },
            new() { Name = "time", Sum = "minutes", Max = forms == 1 ? 80 : 65 },
        ],
        Stimuli = forms == 1 ? new StimulusSets("passage", new Bounds(2, 4), new Bounds(3, 5)) : null,
        Use = new Bounds(Max: 1),
        Objectives = [forms == 1 ? new() { Maximize = new Measure { Sum = "info0" } } : new() { Maximin = new Measure { Sum = "info0" } }],
    };

    /// <summary>The plan of one form with 200 named rules, four of which ask for 65 questions where 60 are asked for.</summary>
    private static AssemblySpecification Impossible() => Plan(1) with
    {
        Rules =
        [
            .. Plan(1).Rules!.Where(r => r.Name is "length" or "type" || r.Name.StartsWith("level", StringComparison.Ordinal)),
            new() { Name = "area 1", Count = RuleCount.Items, Where = Where("area", "1"), Min = 25 },
            new() { Name = "area 2", Count = RuleCount.Items, Where = Where("area", "2"), Min = 20 },
            new() { Name = "area 3", Count = RuleCount.Items, Where = Where("area", "3"), Min = 20 },
            .. Enumerable.Range(1, 185).Select(r => new Rule { Name = $"requirement {r}", Count = RuleCount.Items, Where = Where("requirement", $"R{r}"), Max = 1 }),
        ],
    };

    /// <summary>A form for each of 500 candidates.</summary>
    public static AssemblySpecification Candidates() => new()
    {
        Forms = 500,
        Rules =
        [
            new() { Name = "length", Count = RuleCount.Items, EqualTo = 50 },
            new() { Name = "area", Count = RuleCount.Items, Per = "area", EqualTo = 10 },
            new() { Name = "type", Count = RuleCount.Items, Per = "type", Min = 7, Max = 10 },
            new() { Name = "requirement", Count = RuleCount.Items, Per = "requirement", Max = 1 },
            new() { Name = "facility", Mean = "facility", Min = 0.59m, Max = 0.61m },
        ],
        Overlap = new Bounds(Max: 10),
        Objectives = [new() { EvenUse = true }],
    };

    private static Dictionary<string, AttributeFilter> Where(string column, string word) => new() { [column] = AttributeFilter.OneOf(word) };
}
