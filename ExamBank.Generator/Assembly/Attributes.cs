using ExamBank.Domain.Blueprints;
using ExamBank.Domain.Values;

namespace ExamBank.Generator.Assembly;

/// <summary>Reads the attributes that rules name.</summary>
internal static class Attributes
{
    /// <summary>The word that a question has for a categorical attribute; null when it has none.</summary>
    public static string? Word(PoolQuestion question, string attribute) => attribute switch
    {
        AttributeNames.Type => question.Type.ToString(),
        AttributeNames.CognitiveLevel => question.CognitiveLevel.ToString(),
        AttributeNames.FacilityBand => question.Facility.Band.ToString(),
        AttributeNames.Code => question.Code,
        AttributeNames.Stimulus => question.Stimulus,
        _ => Word(question.Place, attribute) ?? throw new ArgumentOutOfRangeException(nameof(attribute), attribute, "Not categorical."),
    };

    /// <summary>The word of a place; null when the attribute is none of places.</summary>
    public static string? Word(PoolPlace place, string attribute) => attribute switch
    {
        AttributeNames.Level => place.Level,
        AttributeNames.WorkArea => place.WorkArea,
        AttributeNames.WorkTask => place.WorkTask,
        AttributeNames.Requirement => place.Requirement,
        _ => null,
    };

    /// <summary>The number that a question has for a numeric attribute, with the marks of the section it stands in.</summary>
    public static decimal Number(PoolQuestion question, Marks marks, string attribute) => attribute switch
    {
        AttributeNames.Facility => question.Facility.Value,
        AttributeNames.Minutes => question.Minutes.Value,
        AttributeNames.Marks => marks.Value,
        _ => throw new ArgumentOutOfRangeException(nameof(attribute), attribute, "Not numeric."),
    };

    /// <summary>Whether a question in a section passes a rule's filter.</summary>
    public static bool Matches(PoolQuestion question, Marks marks, IReadOnlyDictionary<string, AttributeFilter>? where) =>
        where is null || where.All(condition => condition.Value.Values is { } words
            ? words.Contains(Word(question, condition.Key), StringComparer.Ordinal)
            : Within(Number(question, marks, condition.Key), condition.Value.Min, condition.Value.Max));

    /// <summary>
    /// The values for each of which a rule with <c>per</c> holds: for places those of the standard, so that a work area
    /// without any question is not passed over in silence; otherwise those that the pool has.
    /// </summary>
    public static IReadOnlyList<string> ValuesPer(Pool pool, Rule rule)
    {
        var per = rule.Per ?? throw new ArgumentException("The rule has no per.", nameof(rule));
        var conditions = (rule.Where ?? new Dictionary<string, AttributeFilter>()).Where(c => c.Value.Values is not null).ToList();
        if (Word(pool.Places.FirstOrDefault() ?? new PoolPlace("", "", "", ""), per) is null)
            return [.. pool.Questions.Select(q => Word(q, per)).OfType<string>().Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        return
        [
            .. pool.Places
                .Where(p => conditions.All(c => Word(p, c.Key) is not { } word || c.Value.Values!.Contains(word, StringComparer.Ordinal)))
                .Select(p => Word(p, per)!)
                .Distinct(StringComparer.Ordinal),
        ];
    }

    private static bool Within(decimal value, decimal? minimum, decimal? maximum) => !(value < minimum) && !(value > maximum);
}
