using ExamBank.Domain.Blueprints;
using ExamBank.Domain.Questions;
using ExamBank.Domain.Values;
using ExamBank.Generator.Assembly;
using ExamBank.Generator.Assembly.Papers;

namespace ExamBank.Tests.Support;

/// <summary>A small pool and a small valid blueprint that follow from some bytes, so that FsCheck can vary and shrink them.</summary>
internal sealed class TinyPool
{
    private static readonly decimal[] Facilities = [0.2m, 0.35m, 0.45m, 0.55m, 0.65m, 0.7m, 0.85m];
    private static readonly QuestionType[] Types = [QuestionType.SingleChoice, QuestionType.MultipleChoice, QuestionType.TrueFalse];
    private static readonly string[] Words = ["level", "workArea", "requirement", "type", "cognitiveLevel", "facilityBand", "stimulus"];

    private readonly byte[] choices;
    private int next;

    public TinyPool(byte[] choices)
    {
        this.choices = choices;
        Questions = [.. Enumerable.Range(0, 4 + Take(5)).Select(Question)];
        Pool = new Pool(Places, Questions);
        var sections = Enumerable.Range(0, 1 + Take(3)).Select(_ => Section()).ToList();
        Blueprint = new BlueprintDocument
        {
            Name = "TINY",
            Title = "小卷",
            Standard = "CAFE-2024",
            Level = "L2",
            Minutes = Minutes.From(10),
            Parts = [new BlueprintPart("理论", sections)],
            Rules = [.. Enumerable.Range(0, Take(5)).Select(Rule)],
            Objectives = [.. Enumerable.Range(0, Take(3)).Select(_ => Objective())],
        };
    }

    public static IReadOnlyList<PoolPlace> Places { get; } =
    [
        Place("L1", "1", "1.1", "1.1.1"), Place("L1", "1", "1.1", "1.1.2"), Place("L1", "2", "2.1", "2.1.1"),
        Place("L2", "1", "1.1", "1.1.1"), Place("L2", "2", "2.1", "2.1.1"),
    ];

    public IReadOnlyList<PoolQuestion> Questions { get; }

    public Pool Pool { get; }

    public BlueprintDocument Blueprint { get; }

    public override string ToString() => System.Text.Json.JsonSerializer.Serialize(new { Questions, Blueprint }, ContentJson.Indented);

    private PoolQuestion Question(int index) => new(
        $"Q{index}", 1, $"hash{index}", Types[Take(3)], Places[Take(Places.Count)], (CognitiveLevel)Take(3), Facility.From(Facilities[Take(Facilities.Length)]),
        Minutes.From(1 + (Take(3) / 2m)), Take(4) == 0 ? $"S{Take(2)}" : null);

    private BlueprintSection Section() => new(Types[Take(3)], 1 + Take(3), Marks.From(1 + (Take(4) / 2m)), new ScoringRule(ScoringMethod.AllOrNothing));

    private Rule Rule(int index)
    {
        var rule = new Rule
        {
            Name = $"规则 {index}",
            Where = Take(3) switch
            {
                0 => null,
                1 => Where(),
                _ => new Dictionary<string, AttributeFilter> { ["facility"] = AttributeFilter.Between(Take(2) == 0 ? null : 0.35m, 0.65m) },
            },
            Per = Take(3) == 0 ? Words[Take(Words.Length)] : null,
        };
        var (low, width) = (Take(4), Take(3));
        switch (Take(4))
        {
            case 0:
                var mean = Facilities[Take(Facilities.Length)];
                return rule with { Mean = "facility", Weight = new[] { null, "marks", "minutes" }[Take(3)], Min = mean - 0.1m, Max = mean + (width / 10m) };
            case 1:
                return rule with { Sum = Take(2) == 0 ? "marks" : "minutes", Min = low, Max = low + width + 0.25m };
            case 2:
                return rule with { Count = RuleCount.Items, Max = low };
            default:
                return width == 0 ? rule with { Count = RuleCount.Items, EqualTo = low } : rule with { Count = RuleCount.Items, Min = low - 1 };
        }
    }

    private Dictionary<string, AttributeFilter> Where()
    {
        var attribute = Words[Take(Words.Length)];
        var known = Questions.Select(q => new FormOracle.Chosen(q, default).Word(attribute) ?? "S0").ToList();
        return new Dictionary<string, AttributeFilter> { [attribute] = AttributeFilter.OneOf([known[Take(known.Count)], known[Take(known.Count)]]) };
    }

    private Objective Objective() => Take(2) == 0
        ? new Objective { MinimizeDeviation = new Measure { Mean = "facility", Weight = Take(2) == 0 ? null : "marks", Target = Facilities[Take(Facilities.Length)] } }
        : new Objective { Maximize = new Measure { Distinct = Words[Take(Words.Length)] } };

    private static PoolPlace Place(string level, string area, string task, string requirement) =>
        new(level, $"{level}-{area}", $"{level}-{task}", $"{level}-{requirement}");

    private int Take(int bound) => choices.Length == 0 ? 0 : (choices[next++ % choices.Length] + (next / choices.Length)) % bound;
}
