using System.Text.RegularExpressions;

namespace ExamBank.Domain.Questions.Quality;

/// <summary>A negative question whose negation is not emphasised: candidates overlook it.</summary>
internal sealed partial class NegativeStem : ChoiceRule
{
    protected override IEnumerable<QualityFinding> Find(ResponseContent response, IReadOnlyList<Choice> choices)
    {
        var stem = response.Stem.TrimEnd().TrimEnd('。', '？', '?', '：', ':');
        var asked = stem[(stem.LastIndexOfAny(['。', '？', '！', '；', '\n']) + 1)..];
        // What is quoted is not what is asked.
        var plain = EmphasisedOrQuoted().Replace(asked, "");
        if (Negation().Match(plain) is { Success: true } match)
            yield return QualityFinding.Warning("quality.negative-stem", "stem", ("words", match.Groups["not"].Value));
    }

    [GeneratedRegex(@"\*\*[^*]+\*\*|“[^”]*”", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex EmphasisedOrQuoted();

    [GeneratedRegex("(?<not>不正确|不属于|不包括|不符合|不恰当|不合理|不合适|不合规|不妥|不当|不应当?|不宜|不能|不可以?|不得|不需要|不是|错误|有误)[^，。；]{0,12}(的|中)?(一项|做法|说法|行为|情况|内容)?(是|有|为)(\\[\\[answer\\]\\])?$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Negation();
}

/// <summary>A stem too short to be understood without its options.</summary>
internal sealed class ShortStem : IQuestionRule
{
    private const int Shortest = 8;

    // A part of a case stands on its stimulus, practical work on its task: their stems may be short.
    public IEnumerable<QualityFinding> Check(QuestionContent question) =>
        question.Type <= QuestionType.FillBlank && ReadableText.Words(question.Stem).Length is var length and < Shortest
            ? [QualityFinding.Warning("quality.short-stem", "stem", ("length", length), ("minimum", Shortest))]
            : [];
}

/// <summary>A stem that says no more than "which is right" (以下说法正确的是): the options become a row of true-or-false questions.</summary>
internal sealed partial class GeneralStem : ChoiceRule
{
    protected override IEnumerable<QualityFinding> Find(ResponseContent response, IReadOnlyList<Choice> choices) =>
        General().IsMatch(ReadableText.Words(response.Stem)) ? [QualityFinding.Warning("quality.general-stem", "stem")] : [];

    [GeneratedRegex("^(以下|下列|下面)?(各项|选项|哪些|哪项|哪个)?(的|中)?,?(说法|叙述|表述|描述|做法|选项|判断|陈述)?(中)?,?(不)?(正确|错误|恰当|合理|准确|有误)?的?(一项|选项)?(是|有|为|包括)(哪些|哪项|哪个|\\(\\))?[。?:]?$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex General();
}

/// <summary>An answer place typed by hand, beside the one that the printer draws.</summary>
internal sealed partial class TypedAnswerPlace : ResponseRule
{
    protected override IEnumerable<QualityFinding> Find(ResponseContent response) =>
        response.Type <= QuestionType.FillBlank && Place().Match(ReadableText.Chinese(response.Stem)) is { Success: true } place
            ? [QualityFinding.Warning("quality.typed-answer-place", "stem", ("text", place.Value))]
            : [];

    [GeneratedRegex(@"[（(][ \u3000]*[）)]|_{2,}|＿+|﹍+", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Place();
}
