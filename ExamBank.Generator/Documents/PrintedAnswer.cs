using System.Globalization;
using ExamBank.Domain.Questions;
using ExamBank.Generator.Documents.Text;

namespace ExamBank.Generator.Documents;

/// <summary>Letters of options and keys as they stand in one version. Every document takes them from here.</summary>
public static class PrintedAnswer
{
    /// <summary>The letter at a place: A for 0.</summary>
    public static string Letter(int index) => ((char)('A' + index)).ToString();

    /// <summary>Options in printed order with their letters. <paramref name="part"/> is empty for the question itself.</summary>
    public static IReadOnlyList<(string Letter, Option Option)> Options(QuestionModel question, ResponseContent content, string part)
    {
        ArgumentNullException.ThrowIfNull(question);
        ArgumentNullException.ThrowIfNull(content);
        if (content.Options is not { } options) return [];
        return [.. question.OptionOrder[part].Select((id, index) => (Letter(index), options.Single(o => o.Id == id)))];
    }

    /// <summary>Letters of the right options, in alphabetical order.</summary>
    public static IReadOnlyList<string> KeyLetters(QuestionModel question, ResponseContent content, string part)
    {
        ArgumentNullException.ThrowIfNull(content);
        return content.Key?.Options is { } key
            ? [.. Options(question, content, part).Where(o => key.Contains(o.Option.Id, StringComparer.Ordinal)).Select(o => o.Letter)]
            : [];
    }

    /// <summary>The explanation with the letters of this version in place of its option tokens.</summary>
    public static string? Explanation(QuestionModel question, ResponseContent content, string part)
    {
        ArgumentNullException.ThrowIfNull(content);
        if (content.Explanation is null) return null;
        var letters = Options(question, content, part).ToDictionary(o => o.Option.Id, o => o.Letter, StringComparer.Ordinal);
        return ContentToken.Replace(content.Explanation, token => letters[token.Id]);
    }

    /// <summary>The key of a whole question.</summary>
    public static PrintedKey Key(QuestionModel question)
    {
        ArgumentNullException.ThrowIfNull(question);
        return question.Content.Parts is { } parts
            ? PrintedKey.Of(string.Join('\n', parts.Select((part, index) => string.Create(CultureInfo.InvariantCulture, $"({index + 1}) {Key(question, part, part.Id).Text}"))))
            : Key(question, question.Content, "");
    }

    /// <summary>The key of a question without parts, or of one part.</summary>
    public static PrintedKey Key(QuestionModel question, ResponseContent content, string part)
    {
        ArgumentNullException.ThrowIfNull(content);
        return content.Type switch
        {
            QuestionType.SingleChoice => PrintedKey.Of(KeyLetters(question, content, part).Single()),
            QuestionType.MultipleChoice => PrintedKey.Of(KeyLetters(question, content, part)),
            QuestionType.TrueFalse => PrintedKey.Of(content.Key!.Truth!.Value),
            QuestionType.FillBlank => PrintedKey.Of(string.Join('；', BlanksInOrder(content).Select(b => b.Accepted[0]))),
            QuestionType.ShortAnswer => PrintedKey.Of(PlainText.Of(content.Answer!)),
            _ => PrintedKey.Of("按评分细则给分"),
        };
    }

    /// <summary>Blanks in the order of their places in the stem, which is the order a candidate fills them in.</summary>
    public static IReadOnlyList<Blank> BlanksInOrder(ResponseContent content)
    {
        ArgumentNullException.ThrowIfNull(content);
        return [.. ContentToken.In(content.Stem)
            .Where(token => token.Kind == ContentToken.Blank)
            .Select(token => content.Blanks!.Single(b => b.Id == token.Id))];
    }
}
