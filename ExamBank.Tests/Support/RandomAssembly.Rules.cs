using ExamBank.Domain.Blueprints;
using ExamBank.Generator.Assembly;

namespace ExamBank.Tests.Support;

/// <summary>Rules and objectives of every form, their limits taken from the planted forms.</summary>
internal sealed partial class RandomAssembly
{
    private static readonly string[] WordColumns = ["type", "area", "passage", "tags"];
    private static readonly string[] NumberColumns = ["p", "marks", "minutes", "gain"];

    private Rule RandomRule(string name, bool hasStimuli)
    {
        var rule = new Rule { Name = name, Where = RandomWhere(), Per = Chance(30) ? Any([.. WordColumns, "marks"]) : null };
        rule = Between(0, hasStimuli ? 5 : 4) switch
        {
            0 or 1 => rule with { Count = RuleCount.Items },
            2 or 3 => rule with { Sum = Any(NumberColumns) },
            4 => rule with { Mean = Any(["p", "minutes"]), Weight = Chance(50) ? Any(["marks", "minutes"]) : null },
            _ => rule with { Count = RuleCount.Stimuli },
        };
        if (planted.Count > 1 && Chance(25)) rule = rule with { Across = true };
        if (Chance(25)) rule = rule with { Forms = [.. Enumerable.Range(1, planted.Count).Where(_ => Chance(60)).DefaultIfEmpty(1)] };
        var values = PlantedValues(rule);
        var (least, greatest) = values.Count == 0 ? (0, 1) : (values.Min(), values.Max());
        var slack = rule.Count is not null ? Between(0, 1) : Between(0, 3) * 0.1m;
        return Between(0, 3) switch
        {
            0 when least == greatest => rule with { EqualTo = least },
            1 => rule with { Min = least - slack },
            2 => rule with { Max = greatest + slack },
            _ => rule with { Min = least - slack, Max = greatest + slack },
        };
    }

    private Dictionary<string, AttributeFilter>? RandomWhere()
    {
        if (Chance(45)) return null;
        var where = new Dictionary<string, AttributeFilter>();
        for (var i = Between(1, 2); i > 0; i--)
        {
            if (Chance(65))
            {
                var column = Any(WordColumns);
                var words = Cells(column).SelectMany(w => w).Distinct().ToList();
                where[column] = AttributeFilter.OneOf(words.Count == 0 ? ["none"] : [.. new[] { Any(words), Any(words) }.Distinct()]);
            }
            else if (Chance(30))
            {
                where["marks"] = AttributeFilter.OneOf(Text(Numbers("marks")[0]!.Value));
            }
            else
            {
                var column = Any(["p", "minutes"]);
                var known = Numbers(column).OfType<decimal>().DefaultIfEmpty(1).ToList();
                where[column] = Chance(50) ? AttributeFilter.Between(null, Any(known)) : AttributeFilter.Between(known.Min(), Any(known));
            }
        }

        return where;
    }

    /// <summary>The values that a rule has on the planted forms.</summary>
    private List<decimal> PlantedValues(Rule rule)
    {
        var pool = new ItemPool([.. ids], columns.Select(c => c.Built));
        var specification = new AssemblySpecification { Forms = planted.Count, Rules = [rule with { Min = 0 }], Stimuli = new StimulusSets("passage") };
        return [.. FormsJudge.Judge(pool, specification, planted).Rules.Select(r => r.Value).OfType<decimal>().Select(v => Math.Round(v, 2))];
    }

    private Objective RandomObjective(bool hasStimuli)
    {
        var measure = new Measure { Where = Chance(30) ? RandomWhere() : null };
        var amount = Between(0, hasStimuli ? 4 : 3) switch
        {
            0 => measure with { Count = RuleCount.Items },
            4 => measure with { Count = RuleCount.Stimuli },
            _ => measure with { Sum = Any(NumberColumns) },
        };
        return Between(0, 8) switch
        {
            0 => new Objective { MinimizeDeviation = amount with { Target = Between(0, 30) * 0.5m } },
            1 => new Objective { MinimizeDeviation = measure with { Mean = Any(["p", "minutes"]), Weight = Chance(60) ? "marks" : null, Target = Between(4, 18) * 0.05m } },
            2 => new Objective { Maximize = amount },
            3 => new Objective { Maximize = measure with { Distinct = Any(WordColumns) } },
            4 => new Objective { Minimize = amount },
            5 => new Objective { Maximin = amount },
            6 => new Objective { Parallel = amount with { Per = Chance(40) ? Any(WordColumns) : null } },
            7 => new Objective { Parallel = amount },
            _ => new Objective { EvenUse = true },
        };
    }

    /// <summary>The specification with one or two of its limits moved, so that it often cannot be kept.</summary>
    private AssemblySpecification Twisted(AssemblySpecification specification)
    {
        var rules = specification.Rules!.ToList();
        for (var i = Between(1, 2); i > 0; i--)
        {
            var place = dice.Next(rules.Count);
            var rule = rules[place];
            var step = rule.Mean is not null ? 0.15m : Between(1, 2);
            rules[place] = rule.EqualTo is { } exact ? rule with { EqualTo = Math.Max(0, exact + (Chance(70) ? step : -step)) }
                : rule.Min is { } min && (rule.Max is null || Chance(50)) ? rule with { Min = min + step, Max = rule.Max is { } top ? Math.Max(top, min + step) : null }
                : rule with { Max = rule.Max - step, Min = rule.Min is { } least ? Math.Min(least, rule.Max!.Value - step) : null };
        }

        return specification with { Rules = rules };
    }
}
