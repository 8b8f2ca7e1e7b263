using ExamBank.Domain.Blueprints;
using ExamBank.Domain.Questions;
using ExamBank.Domain.Values;
using ExamBank.Generator.Assembly;
using ExamBank.Generator.Assembly.Papers;

namespace ExamBank.Tests.Support;

/// <summary>A pool and a blueprint over work areas 1 to 3 of level 3, two requirements each, to be broken in one place.</summary>
internal sealed class PoolBuilder
{
    private readonly List<PoolQuestion> questions = [];
    private readonly List<BlueprintSection> sections = [];
    private readonly List<Rule> rules = [];

    public static IReadOnlyList<PoolPlace> Places { get; } =
        [.. Enumerable.Range(1, 3).SelectMany(a => Enumerable.Range(1, 2).Select(r => new PoolPlace("L3", $"L3-{a}", $"L3-{a}.1", $"L3-{a}.1.{r}")))];

    public Pool Pool => new(Places, questions);

    public BlueprintDocument Blueprint => new()
    {
        Name = "TEST",
        Title = "试卷",
        Standard = "CAFE-2024",
        Level = "L3",
        Minutes = Minutes.From(60),
        Parts = [new BlueprintPart("理论", sections)],
        Rules = rules,
    };

    /// <summary>Questions at a requirement, alike but for their codes.</summary>
    public PoolBuilder With(int count, QuestionType type, int area = 1, int requirement = 1, decimal facility = 0.6m, CognitiveLevel cognitive = CognitiveLevel.Apply)
    {
        var place = Places.Single(p => p.Requirement == $"L3-{area}.1.{requirement}");
        for (var i = 0; i < count; i++)
            questions.Add(new PoolQuestion($"Q{questions.Count + 1:000}", 1, "hash", type, place, cognitive, Facility.From(facility), Minutes.From(1.5m), null));
        return this;
    }

    public PoolBuilder Section(QuestionType type, int count, decimal marks = 2)
    {
        sections.Add(new BlueprintSection(type, count, Marks.From(marks), new ScoringRule(ScoringMethod.AllOrNothing)));
        return this;
    }

    public PoolBuilder Rule(Rule rule)
    {
        rules.Add(rule);
        return this;
    }

    public AssemblyResult Assemble(long seed = 1, int forms = 1) => PaperAssembler.Assemble(Pool, Blueprint, new PaperDemand(forms), seed, CancellationToken.None);

    public static Dictionary<string, AttributeFilter> Where(params (string Attribute, string Value)[] conditions) =>
        conditions.ToDictionary(c => c.Attribute, c => AttributeFilter.OneOf(c.Value));
}
