using System.Text;
using ExamBank.Domain.Media;

namespace ExamBank.Domain.Questions;

/// <summary>
/// What a search looks at in one text of a question, by the place where it stands. Texts are folded: what looks the same to a
/// reader (full and half width, capital and small letters, one space or several) is the same to a search.
/// </summary>
/// <param name="Stem">The stem, and those of parts.</param>
/// <param name="Options">Options and answers.</param>
/// <param name="Explanation">Explanations.</param>
public sealed record SearchableText(string Stem, string Options, string Explanation)
{
    /// <summary>Stands between two texts, so that no search finds what begins in one and ends in the next. No text can hold it.</summary>
    public const char Separator = '\u0001';

    /// <summary>A text with nothing in it.</summary>
    public static SearchableText Nothing { get; } = new("", "", "");

    /// <summary>The texts of a question.</summary>
    public static SearchableText Of(QuestionContent content)
    {
        ArgumentNullException.ThrowIfNull(content);
        ResponseContent[] all = [content, .. content.Parts ?? []];
        return new SearchableText(
            Joined(all.Select(part => part.Stem)),
            Joined(all.SelectMany(Answers)),
            Joined(all.Select(part => part.Explanation)));
    }

    /// <summary>The form in which texts, and what is looked for in them, are compared.</summary>
    public static string Fold(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var folded = new StringBuilder(text.Length);
        // Half a surrogate pair, which only a request can bring, is no text that could be normalised.
        var whole = text.Any(char.IsSurrogate) ? string.Concat(text.EnumerateRunes()) : text;
        foreach (var c in whole.Normalize(NormalizationForm.FormKC).ToLowerInvariant())
        {
            if (!char.IsWhiteSpace(c)) folded.Append(c);
            else if (folded.Length > 0 && folded[^1] != ' ') folded.Append(' ');
        }

        return folded.ToString().Trim(' ');
    }

    private static IEnumerable<string?> Answers(ResponseContent part) =>
        [.. part.Options?.Select(option => option.Text) ?? [], .. part.Blanks?.SelectMany(blank => blank.Accepted) ?? [], part.Answer];

    private static string Joined(IEnumerable<string?> texts) => string.Join(Separator, texts.OfType<string>().Select(PictureReference.Hide).Select(Fold));
}
