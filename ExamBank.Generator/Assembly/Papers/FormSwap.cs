using System.Collections.Immutable;
using System.Globalization;
using ExamBank.Domain.Blueprints;
using ExamBank.Domain.Errors;
using ExamBank.Domain.Papers;

namespace ExamBank.Generator.Assembly.Papers;

/// <summary>Puts a question in the place of another in assembled forms, as long as everything that the blueprint asks is kept in all forms together.</summary>
public static class FormSwap
{
    /// <summary>Swaps, or says what would be broken. Linear in rules times questions.</summary>
    /// <param name="pool">The questions that may be drawn.</param>
    /// <param name="blueprint">A valid blueprint.</param>
    /// <param name="demand">What is asked beside it; nothing kept.</param>
    /// <param name="forms">The forms.</param>
    /// <param name="form">Name of the form.</param>
    /// <param name="replace">Code of the question that leaves.</param>
    /// <param name="by">Code of the question that comes.</param>
    public static Result<Assembled> Swap(
        Pool pool, BlueprintDocument blueprint, PaperDemand demand, ImmutableArray<DrawnForm> forms, string form, string replace, string by)
    {
        ArgumentNullException.ThrowIfNull(demand);
        var stale = Stale(pool, [.. forms.Select(f => f.Name == form ? f with { Sections = [.. f.Sections.Select(s => s.RemoveAll(q => q.Code == replace))] } : f)]);
        if (stale.Count > 0) return Result.Fail<Assembled>(stale);
        var translated = BlueprintSpecification.Of(pool, blueprint, demand with { Forms = forms.Length, Keep = [] });
        var items = Enumerable.Range(0, translated.Placed.Length).ToDictionary(i => (translated.Placed[i].Question.Code, translated.Placed[i].Section));
        var chosen = new List<ImmutableArray<int>>();
        foreach (var drawn in forms)
        {
            var places = ImmutableArray.CreateBuilder<int>();
            foreach (var (section, questions) in drawn.Sections.Index())
            {
                foreach (var question in questions)
                {
                    var isReplaced = drawn.Name == form && question.Code == replace;
                    if (!items.TryGetValue((isReplaced ? by : question.Code, section), out var item))
                        return isReplaced ? PaperErrors.MissingQuestion("by", by) : DraftErrors.Stale(drawn.Name, question.Code);
                    places.Add(item);
                }
            }

            chosen.Add(Solving.FormFiller.Order(translated.Items, translated.Specification, places));
        }

        var verdict = FormsJudge.Judge(translated.Items, translated.Specification, chosen.ConvertAll<IReadOnlyList<int>>(form => form));
        return verdict.IsGood ? Assembled(translated, forms, chosen, verdict) : Result.Fail<Assembled>(Broken(verdict));
    }

    /// <summary>Questions of forms that are not drawn any more as they were: revised or retired since.</summary>
    public static IReadOnlyList<BankError> Stale(Pool pool, ImmutableArray<DrawnForm> forms)
    {
        ArgumentNullException.ThrowIfNull(pool);
        var current = pool.Questions.ToDictionary(q => q.Code, q => (q.Revision, q.ContentHash), StringComparer.Ordinal);
        return
        [
            .. forms.SelectMany(form => form.Questions
                .Where(q => !current.TryGetValue(q.Code, out var now) || now != (q.Revision, q.ContentHash))
                .Select(q => DraftErrors.Stale(form.Name, q.Code))),
        ];
    }

    private static Assembled Assembled(BlueprintSpecification translated, ImmutableArray<DrawnForm> forms, List<ImmutableArray<int>> chosen, FormsVerdict verdict)
    {
        var own = translated.Rules.SelectMany(translated.Parts).Select(r => r.Name).ToHashSet(StringComparer.Ordinal);
        return new Assembled(
            [.. forms.Zip(chosen, (form, items) => form with { Sections = translated.InSections(items) })],
            new Certificate(
                [
                    .. verdict.Rules.Where(r => own.Contains(r.Name)).Select(r => r.Value is { } value
                        ? new RuleValue(r.Name, value, r.Min, r.Max, r.Form)
                        : new RuleValue(r.Name, 0, Form: r.Form)),
                ],
                // A person has chosen: whether anything better is possible nobody has asked.
                [.. verdict.Objectives.Select(o => new ObjectiveValue(o.Name, o.Value, Proven: false))]));
    }

    private static IEnumerable<BankError> Broken(FormsVerdict verdict)
    {
        var rules = verdict.Rules.Where(r => r.Value < r.Min || r.Value > r.Max).ToList();
        foreach (var rule in rules)
            yield return DraftErrors.Broken("by", string.Create(CultureInfo.InvariantCulture, $"{rule.Name}{(rule.Form is null ? "" : $" ({rule.Form})")}: {rule.Value:0.####} [{rule.Min:0.####}, {rule.Max:0.####}]"));
        foreach (var violation in verdict.Violations.Where(v => !rules.Exists(r => v.StartsWith(r.Name, StringComparison.Ordinal))))
            yield return DraftErrors.Broken("by", violation);
    }
}
