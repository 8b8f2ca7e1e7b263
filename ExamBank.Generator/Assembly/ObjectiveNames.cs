using System.Globalization;
using System.Text;
using ExamBank.Domain.Blueprints;

namespace ExamBank.Generator.Assembly;

/// <summary>Names of objectives as people see them in an answer: the words of the specification, in one line.</summary>
public static class ObjectiveNames
{
    /// <summary>
    /// The name, such as <c>minimizeDeviation mean p by marks → 0.72</c>, <c>maximin sum info0</c>,
    /// <c>parallel count per area where type: A|B</c> or <c>evenUse</c>.
    /// </summary>
    /// <exception cref="ArgumentException">No member of the objective is set.</exception>
    public static string Of(Objective objective)
    {
        ArgumentNullException.ThrowIfNull(objective);
        return objective switch
        {
            { MinimizeDeviation: { } measure } => Of("minimizeDeviation", measure),
            { Maximize: { } measure } => Of("maximize", measure),
            { Minimize: { } measure } => Of("minimize", measure),
            { Maximin: { } measure } => Of("maximin", measure),
            { Parallel: { } measure } => Of("parallel", measure),
            { EvenUse: true } => "evenUse",
            _ => throw new ArgumentException("An objective without a member has no name.", nameof(objective)),
        };
    }

    private static string Of(string verb, Measure measure)
    {
        var name = new StringBuilder(verb).Append(measure switch
        {
            { Count: RuleCount.Stimuli } => " count stimuli",
            { Count: { } } => " count",
            { Sum: { } sum } => $" sum {sum}",
            { Mean: { } mean } => $" mean {mean}",
            _ => $" distinct {measure.Distinct}",
        });
        if (measure.Weight is { } weight) name.Append(" by ").Append(weight);
        if (measure.Per is { } per) name.Append(" per ").Append(per);
        if (measure.Where is { Count: > 0 } where) name.Append(" where ").AppendJoin(", ", where.Select(w => $"{w.Key}: {Of(w.Value)}"));
        if (measure.Target is { } target) name.Append(" → ").Append(Of(target));
        return name.ToString();
    }

    private static string Of(AttributeFilter filter) =>
        filter.Values is { } values ? string.Join('|', values) : $"{Of(filter.Min)}..{Of(filter.Max)}";

    private static string Of(decimal? number) => number?.ToString("0.############################", CultureInfo.InvariantCulture) ?? "";
}
