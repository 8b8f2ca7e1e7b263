using System.Collections.Immutable;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;

namespace ExamBank.Domain.Questions.Similarity;

/// <summary>
/// What of a question is compared with others: its stem, options, accepted and model answers and the product of a practical task, and the
/// same of its parts. A stem that many questions share is a small share of that, so it alone makes no two of them alike. The stimulus
/// is left out, which questions share on purpose.
/// </summary>
public sealed class ComparedText
{
    private readonly ImmutableArray<int> pairs;

    private ComparedText(IReadOnlyList<ComparedPiece> pieces)
    {
        Pieces = pieces;
        pairs = Distinct([.. pieces.SelectMany(piece => piece.Pairs, (_, pair) => pair.Value)]);
    }

    /// <summary>The texts, each with its place.</summary>
    public IReadOnlyList<ComparedPiece> Pieces { get; }

    /// <summary>The distinct pairs of neighbouring characters of all texts, each as one number, in order.</summary>
    internal ImmutableArray<int> Pairs => pairs;

    /// <summary>SHA-256 of what is compared: the same for texts that differ in punctuation, width, case or the order of options only.</summary>
    public string Hash => Convert.ToHexStringLower(SHA256.HashData(MemoryMarshal.AsBytes(pairs.AsSpan())));

    /// <summary>Takes the compared text out of a question.</summary>
    public static ComparedText Of(QuestionContent question)
    {
        ArgumentNullException.ThrowIfNull(question);
        return new ComparedText([.. Texts(question).Where(piece => piece.Pairs.Count > 0)]);
    }

    /// <summary>
    /// How alike two questions are, 0 to 1: the share (Jaccard) of the pairs of neighbouring characters of either that both have. Two
    /// questions without characters have nothing in common.
    /// </summary>
    public double SimilarityTo(ComparedText other)
    {
        ArgumentNullException.ThrowIfNull(other);
        var one = pairs.AsSpan();
        var two = other.pairs.AsSpan();
        var (i, j, shared) = (0, 0, 0);
        while (i < one.Length && j < two.Length)
        {
            var order = one[i].CompareTo(two[j]);
            if (order == 0) shared++;
            if (order <= 0) i++;
            if (order >= 0) j++;
        }

        return shared == 0 ? 0 : (double)shared / (one.Length + two.Length - shared);
    }

    internal bool Has(int pair) => pairs.BinarySearch(pair) >= 0;

    private static ImmutableArray<int> Distinct(int[] values)
    {
        Array.Sort(values);
        var count = 0;
        for (var i = 0; i < values.Length; i++)
            if (i == 0 || values[i] != values[i - 1]) values[count++] = values[i];
        return ImmutableArray.Create(values, 0, count);
    }

    private static IEnumerable<ComparedPiece> Texts(QuestionContent question) =>
    [
        .. Texts(question, ""),
        .. (question.Parts ?? []).SelectMany((part, index) => Texts(part, $"parts[{index}].")),
        .. question.Task is { } task ? [ComparedPiece.Of("task.product", task.Product)] : Array.Empty<ComparedPiece>(),
    ];

    private static IEnumerable<ComparedPiece> Texts(ResponseContent response, string path) =>
    [
        ComparedPiece.Of(path + "stem", response.Stem),
        .. (response.Options ?? []).Select((option, i) => ComparedPiece.Of($"{path}options[{i}].text", option.Text)),
        .. (response.Blanks ?? []).SelectMany((blank, i) => blank.Accepted.Select((text, j) => ComparedPiece.Of($"{path}blanks[{i}].accepted[{j}]", text))),
        .. response.Answer is { } answer ? [ComparedPiece.Of(path + "answer", answer)] : Array.Empty<ComparedPiece>(),
    ];
}

/// <summary>One text of a question, with the pairs of neighbouring characters that it has in compatibility form (NFKC), lower case, without punctuation and tokens.</summary>
public sealed class ComparedPiece
{
    private ComparedPiece(string place, string text, IReadOnlyList<PlacedPair> pairs) => (Place, Text, Pairs) = (place, text, pairs);

    /// <summary>Path within the content, such as <c>options[1].text</c>.</summary>
    public string Place { get; }

    /// <summary>The text as it was written.</summary>
    public string Text { get; }

    /// <summary>The pairs in the order of the text.</summary>
    internal IReadOnlyList<PlacedPair> Pairs { get; }

    internal static ComparedPiece Of(string place, string text)
    {
        // Tokens name options and blanks and are no text.
        var readable = ContentToken.Cover(text, ' ');
        var letters = new List<(char Letter, int At)>();
        for (var at = 0; at < readable.Length; at++)
        {
            // Half of a rare character cannot be normalised by itself, and need not.
            if (char.IsSurrogate(readable[at])) letters.Add((readable[at], at));
            else if (readable[at] is < '\u0080' or >= '\u4E00' and <= '\u9FFF') Take(readable[at], at);
            else foreach (var letter in readable[at].ToString().Normalize(NormalizationForm.FormKC)) Take(letter, at);
        }

        // A text of one character is compared as that.
        return new ComparedPiece(place, text, letters is [var only]
            ? [new PlacedPair(only.Letter, only.At, only.At)]
            : [.. letters.Zip(letters.Skip(1), (a, b) => new PlacedPair((a.Letter << 16) | b.Letter, a.At, b.At))]);

        void Take(char letter, int at)
        {
            if (char.IsLetterOrDigit(letter)) letters.Add((char.ToLowerInvariant(letter), at));
        }
    }
}

/// <summary>A pair of neighbouring characters as one number, and where these stand in the text.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct PlacedPair(int Value, int From, int To);
