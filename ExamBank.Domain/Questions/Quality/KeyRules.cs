using System.Text.RegularExpressions;

namespace ExamBank.Domain.Questions.Quality;

/// <summary>A rule over a choice question and which of its options are right.</summary>
internal abstract class ChoiceRule : ResponseRule
{
    protected sealed override IEnumerable<QualityFinding> Find(ResponseContent response) =>
        response is { Options: { Count: > 1 } options, Key.Options: { Count: > 0 } key }
            ? Find(response, [.. options.Select((option, index) => new Choice(index, option.Text, key.Contains(option.Id, StringComparer.Ordinal)))])
            : [];

    /// <summary>What the rule finds among the options.</summary>
    protected abstract IEnumerable<QualityFinding> Find(ResponseContent response, IReadOnlyList<Choice> choices);
}

/// <summary>An option, where it stands and whether it is right.</summary>
internal sealed record Choice(int Index, string Text, bool IsRight)
{
    public string Path => $"options[{Index}].text";

    /// <summary>The letter it has in authored order.</summary>
    public string Letter => ((char)('A' + Index)).ToString();
}

/// <summary>The one right option is the longest by far: whoever knows nothing chooses it.</summary>
internal sealed class KeyIsLongest : ChoiceRule
{
    private const double ByFar = 1.3;
    private const int LeastDifference = 5;

    protected override IEnumerable<QualityFinding> Find(ResponseContent response, IReadOnlyList<Choice> choices)
    {
        if (response.Type != QuestionType.SingleChoice || choices.SingleOrDefault(c => c.IsRight) is not { } key) yield break;
        var longest = choices.Where(c => !c.IsRight).Max(c => ReadableText.Words(c.Text).Length);
        var length = ReadableText.Words(key.Text).Length;
        if (length >= longest * ByFar && length - longest >= LeastDifference)
            yield return QualityFinding.Warning("quality.key-longest", key.Path, ("option", key.Letter), ("length", length), ("longest", longest));
    }
}

/// <summary>Words of the stem that only the key repeats.</summary>
internal sealed class KeyRepeatsStem : ChoiceRule
{
    private const int LongWord = 5;

    protected override IEnumerable<QualityFinding> Find(ResponseContent response, IReadOnlyList<Choice> choices)
    {
        if (response.Type != QuestionType.SingleChoice || choices.SingleOrDefault(c => c.IsRight) is not { } key) yield break;
        var stem = ReadableText.Words(response.Stem);
        // A distractor that repeats words of the stem too balances the clue.
        if (choices.Any(c => !c.IsRight && Common(stem, c.Text).Length >= LongWord - 1)) yield break;
        if (Common(stem, key.Text) is { Length: >= LongWord } words)
            yield return QualityFinding.Warning("quality.key-repeats-stem", key.Path, ("option", key.Letter), ("words", words));
    }

    /// <summary>The longest stretch of an option, within its punctuation, that stands in <paramref name="stem"/>.</summary>
    private static string Common(string stem, string option)
    {
        var best = "";
        foreach (var text in ReadableText.Clauses(option))
        {
            for (var from = 0; from < text.Length; from++)
                while (from + best.Length < text.Length && stem.Contains(text.Substring(from, best.Length + 1), StringComparison.Ordinal))
                    best = text.Substring(from, best.Length + 1);
        }

        return best;
    }
}

/// <summary>Absolute words stand in wrong options only: candidates have learnt to distrust them.</summary>
internal sealed partial class AbsoluteDistractors : ChoiceRule
{
    protected override IEnumerable<QualityFinding> Find(ResponseContent response, IReadOnlyList<Choice> choices)
    {
        var absolute = choices.Where(c => Absolute().IsMatch(c.Text)).ToList();
        if (absolute.Count < 2 || absolute.Exists(c => c.IsRight)) yield break;
        yield return QualityFinding.Warning(
            "quality.absolute-distractors", "options", ("options", string.Join('、', absolute.Select(c => c.Letter))), ("words", string.Join('、', absolute.Select(c => Absolute().Match(c.Text).Value).Distinct())));
    }

    [GeneratedRegex("一定|必定|必然|绝对|从不|从来|永远|总是|毫无|任何|一律|无论如何|百分之百", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Absolute();
}

/// <summary>Every option of a multiple choice is right: ticking all needs no knowledge.</summary>
internal sealed class AllOptionsRight : ChoiceRule
{
    protected override IEnumerable<QualityFinding> Find(ResponseContent response, IReadOnlyList<Choice> choices) =>
        response.Type == QuestionType.MultipleChoice && choices.All(c => c.IsRight)
            ? [QualityFinding.Warning("quality.all-options-right", "key", ("count", choices.Count))]
            : [];
}
