using ExamBank.Generator.Assembly.Compiling;

namespace ExamBank.Generator.Assembly.Solving;

/// <summary>Rules of a model that may be broken, each at a price for what is missing or too much.</summary>
/// <param name="model">The model that they stand in.</param>
internal sealed class ElasticRules(IntegerModel model)
{
    private readonly List<Term> slack = [];

    /// <summary>The price of the rules broken.</summary>
    public IReadOnlyList<Term> Slack => slack;

    /// <summary>Adds a rule: one row, or a row for each limit where steps of the slack could miss what lies between them.</summary>
    public void Add(LinearRule rule, Term[] terms, int group)
    {
        var (least, greatest) = model.Range(terms);
        // A thousandth of an item is the smallest price.
        var typical = rule.Typical;
        var price = Math.Max(1, 1000 / typical);
        var divisor = Math.Max(1, typical / 1000);
        Term[] below = rule.Minimum > least ? [SlackOf(rule.Minimum - least, divisor, price, 1)] : [];
        Term[] above = rule.Maximum < greatest ? [SlackOf(greatest - rule.Maximum, divisor, price, -1)] : [];
        if (rule.Minimum == Int128.MinValue || rule.Maximum == Int128.MaxValue || rule.Maximum - rule.Minimum >= divisor - 1)
        {
            model.Add([.. terms, .. below, .. above], rule.Minimum, rule.Maximum, group);
            return;
        }

        model.Add([.. terms, .. below], rule.Minimum, Int128.MaxValue, group);
        model.Add([.. terms, .. above], Int128.MinValue, rule.Maximum, group);
    }

    private Term SlackOf(Int128 most, long divisor, long price, long sign)
    {
        var variable = model.NewVariable(0, (long)Int128.Min(((most - 1) / divisor) + 1, long.MaxValue / 4));
        slack.Add(new Term(variable, price));
        return new Term(variable, sign * divisor);
    }
}
