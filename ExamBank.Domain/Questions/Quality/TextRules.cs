using System.Text.RegularExpressions;

namespace ExamBank.Domain.Questions.Quality;

/// <summary>A letter written where an option is meant: it is wrong in every version that shuffles the options.</summary>
internal sealed partial class LetterForOption : ResponseRule
{
    protected override IEnumerable<QualityFinding> Find(ResponseContent response)
    {
        if (response.Options is not { } options) yield break;
        if (response.Explanation is { } explanation && InExplanation().Match(ReadableText.Chinese(explanation)) is { Success: true } match)
            yield return QualityFinding.Warning("quality.letter-for-option", "explanation", ("text", match.Value));
        for (var i = 0; i < options.Count; i++)
            if (BeforeOption().Match(options[i].Text) is { Success: true } typed)
                yield return QualityFinding.Warning("quality.letter-for-option", $"options[{i}].text", ("text", typed.Value));
    }

    [GeneratedRegex("(选项?|答案[为是]?)[ “]?[A-JＡ-Ｊ](?![A-Za-z0-9])|(?<![A-Za-z0-9])[A-JＡ-Ｊ](选?项)(?!目)|(?<![A-Za-z0-9])[A-JＡ-Ｊ](、[A-JＡ-Ｊ])+(?=选?项|[正错均都])", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex InExplanation();

    [GeneratedRegex(@"^[ ]*[A-JＡ-Ｊ][.．、:：]", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex BeforeOption();
}

/// <summary>The label of a text typed at its head: the printer draws 【参考答案】 and 【解析】 itself, and it would stand there twice.</summary>
internal sealed partial class TypedLabel : ResponseRule
{
    protected override IEnumerable<QualityFinding> Find(ResponseContent response)
    {
        foreach (var (text, path) in (IEnumerable<(string?, string)>)[(response.Answer, "answer"), (response.Explanation, "explanation")])
            if (text is not null && Label().Match(text) is { Success: true } typed)
                yield return QualityFinding.Warning("quality.typed-label", path, ("text", typed.Value.Trim()));
    }

    [GeneratedRegex(@"^\s*(\*\*)?([【\[](参考|标准)?(答案|解析)[】\]]|(参考|标准)?(答案|解析)(\*\*)?\s*[：:])", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Label();
}

/// <summary>Half-width punctuation beside Chinese.</summary>
internal sealed partial class HalfWidthPunctuation : TextRule
{
    protected override IEnumerable<QualityFinding> Find(string text, string path) =>
        Half().Match(ReadableText.Chinese(text)) is { Success: true } match ? [QualityFinding.Warning("quality.half-width", path, ("text", match.Value))] : [];

    [GeneratedRegex(@"[\u4E00-\u9FFF》”）】][,;:?!](?![\d/])|[\u4E00-\u9FFF]\.(?=[\s\u4E00-\u9FFF]|$)|[,;?!][\u4E00-\u9FFF]|\([^()\n]*[\u4E00-\u9FFF][^()\n]*\)", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Half();
}

/// <summary>A bracket or quotation mark without its other half.</summary>
internal sealed class UnbalancedBrackets : TextRule
{
    private const string Opening = "（【《“(「『〔";
    private const string Closing = "）】》”)」』〕";

    protected override IEnumerable<QualityFinding> Find(string text, string path)
    {
        var readable = ReadableText.Chinese(text);
        var open = new Stack<char>();
        for (var i = 0; i < readable.Length; i++)
        {
            if (Opening.Contains(readable[i], StringComparison.Ordinal)) open.Push(readable[i]);
            var kind = Closing.IndexOf(readable[i], StringComparison.Ordinal);
            if (kind < 0) continue;
            // Full and half width may stand together as a pair: another rule tells that.
            if (open.TryPeek(out var last) && Same(last, Opening[kind])) open.Pop();
            // "1)" numbers a line.
            else if (readable[i] is not (')' or '）') || i == 0 || !char.IsAsciiLetterOrDigit(readable[i - 1]))
                return [QualityFinding.Warning("quality.brackets", path, ("mark", readable[i]))];
        }

        return open.TryPop(out var left) ? [QualityFinding.Warning("quality.brackets", path, ("mark", left))] : [];
    }

    private static bool Same(char a, char b) => a == b || (a is '(' or '（' && b is '(' or '（');
}

/// <summary>Spaces at the ends of a text, between Chinese characters or beside Chinese punctuation, or several in a row.</summary>
internal sealed partial class StraySpaces : TextRule
{
    protected override IEnumerable<QualityFinding> Find(string text, string path)
    {
        // Spaces lay out the cells of a table and indent lists and code.
        var lines = ReadableText.Chinese(text).Split('\n').Where(line => !line.TrimStart().StartsWith('|'));
        var match = text != text.Trim() ? "" : lines.Select(line => Stray().Match(line)).FirstOrDefault(m => m.Success)?.Value;
        return match is null ? [] : [QualityFinding.Warning("quality.spaces", path, ("text", match.Trim()))];
    }

    [GeneratedRegex(@"[\u4E00-\u9FFF][ \u3000]+[\u4E00-\u9FFF]|[，。；：？！、（“《][ \u3000]+[^\s）”》]|[^\s（“《][ \u3000]+[，。；：？！、）”》]|[^\s（(][ \u3000]{2,}[^\s）)]", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Stray();
}
