using System.Text.RegularExpressions;

namespace ExamBank.Domain.Questions.Quality;

/// <summary>An option that speaks of the others (以上都对, 以上都不对): half knowledge is enough to choose or to exclude it.</summary>
internal sealed partial class AllOrNoneOfTheAbove : ChoiceRule
{
    protected override IEnumerable<QualityFinding> Find(ResponseContent response, IReadOnlyList<Choice> choices) =>
        choices.Where(c => OfTheOthers().IsMatch(ReadableText.Words(c.Text))).Select(c => QualityFinding.Warning("quality.all-or-none", c.Path, ("option", c.Letter)));

    [GeneratedRegex("^(以上|上述|前面)[^,。]{0,4}(都|均|皆|全|没有)|^(都|均|全)(对|不对|正确|不正确|错|错误|是|不是)。?$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex OfTheOthers();
}

/// <summary>Two options differ in spaces, width or final punctuation only. Surely wrong: both are right, or neither.</summary>
internal sealed class OptionsAlike : ChoiceRule
{
    protected override IEnumerable<QualityFinding> Find(ResponseContent response, IReadOnlyList<Choice> choices)
    {
        foreach (var choice in choices)
        {
            // Equal texts are refused by the content's own check.
            var twin = choices.Take(choice.Index).FirstOrDefault(c => Said(c) == Said(choice) && c.Text != choice.Text);
            if (twin is not null) yield return QualityFinding.Error("quality.options-alike", choice.Path, ("option", choice.Letter), ("other", twin.Letter));
        }

        // Formulas, code and marks may be all that differs.
        static string Said(Choice choice) => choice.Text.Contains('$', StringComparison.Ordinal) || choice.Text.Contains('`', StringComparison.Ordinal)
            ? choice.Text
            : ReadableText.Words(choice.Text).TrimEnd('。', '.', ';', '；');
    }
}

/// <summary>Some options are bare numbers and others are words, or only some end like a sentence: the odd one out is noticed.</summary>
internal sealed class OptionsUnequal : ChoiceRule
{
    protected override IEnumerable<QualityFinding> Find(ResponseContent response, IReadOnlyList<Choice> choices)
    {
        var numbers = choices.Count(c => OptionAmount.Of(c.Text) is { IsNumber: true } || OptionRange.Of(c.Text) is not null);
        if (numbers * 2 >= choices.Count && numbers < choices.Count)
            yield return QualityFinding.Warning("quality.options-unequal", "options", ("numbers", numbers), ("words", choices.Count - numbers));
    }
}

/// <summary>Some options end with a full stop and others do not.</summary>
internal sealed class OptionsEndUnequally : ChoiceRule
{
    protected override IEnumerable<QualityFinding> Find(ResponseContent response, IReadOnlyList<Choice> choices)
    {
        var stops = choices.Count(c => c.Text.TrimEnd().EndsWith('。'));
        if (stops > 0 && stops < choices.Count) yield return QualityFinding.Warning("quality.options-end-unequally", "options", ("stops", stops), ("count", choices.Count));
    }
}

/// <summary>Numbers, or names in a row such as 甲 to 丁, that are not in order: looking for one's answer costs time and tests nothing.</summary>
internal sealed class OptionsDisordered : ChoiceRule
{
    protected override IEnumerable<QualityFinding> Find(ResponseContent response, IReadOnlyList<Choice> choices) =>
        OptionAmount.AreOfOneKind(choices, out var amounts) && !OptionAmount.InOrder(amounts) ? [QualityFinding.Warning("quality.options-disordered", "options")] : [];
}

/// <summary>Options in an order of their own that versions may shuffle.</summary>
internal sealed class OrderedOptionsShuffled : ChoiceRule
{
    protected override IEnumerable<QualityFinding> Find(ResponseContent response, IReadOnlyList<Choice> choices) =>
        response.Shuffle != false && response.Options!.All(o => o.Shuffle != false) && OptionAmount.AreOfOneKind(choices, out var amounts) && OptionAmount.InOrder(amounts)
            ? [QualityFinding.Warning("quality.ordered-options-shuffled", "shuffle")]
            : [];
}

/// <summary>Ranges of numbers that share values: a number in both makes two options right.</summary>
internal sealed class OptionsOverlap : ChoiceRule
{
    protected override IEnumerable<QualityFinding> Find(ResponseContent response, IReadOnlyList<Choice> choices)
    {
        if (response.Type != QuestionType.SingleChoice) yield break;
        var ranges = choices.Select(c => (Choice: c, Range: OptionRange.Of(c.Text))).Where(r => r.Range is not null).ToList();
        for (var i = 0; i < ranges.Count; i++)
            foreach (var earlier in ranges.Take(i).Where(e => e.Range!.Overlaps(ranges[i].Range!)))
                yield return QualityFinding.Warning("quality.options-overlap", ranges[i].Choice.Path, ("option", ranges[i].Choice.Letter), ("other", earlier.Choice.Letter));
    }
}
