using System.Text;
using System.Text.RegularExpressions;
using DiffPlex;

namespace ExamBank.Api.Features.Questions.Comparing;

/// <summary>What became of a piece of text.</summary>
internal enum PieceKind
{
    /// <summary>It stands in both.</summary>
    Kept,

    /// <summary>It stands in the earlier text alone.</summary>
    Removed,

    /// <summary>It stands in the later text alone.</summary>
    Added,
}

/// <summary>
/// Compares two texts word by word: letters and digits that belong together are a word, and so is each Chinese character, which
/// needs no dictionary to be right. What is left between two changes by chance is taken into them, so that a person can read it.
/// </summary>
internal static partial class TextComparison
{
    // Shorter than what stands around it, a kept piece of this length is chance.
    private const int Chance = 2;

    /// <summary>The pieces in order; those kept and removed make up <paramref name="before"/>, those kept and added <paramref name="after"/>.</summary>
    public static IReadOnlyList<(PieceKind Kind, string Text)> Compare(string before, string after)
    {
        var difference = Differ.Instance.CreateDiffs(before, after, ignoreWhiteSpace: false, ignoreCase: false, WordChunker.Instance);
        var changes = new List<Change>();
        var done = 0;
        foreach (var block in difference.DiffBlocks)
        {
            var change = new Change(
                Text(difference.PiecesOld, done, block.DeleteStartA - done),
                Text(difference.PiecesOld, block.DeleteStartA, block.DeleteCountA),
                Text(difference.PiecesNew, block.InsertStartB, block.InsertCountB));
            done = block.DeleteStartA + block.DeleteCountA;
            if (changes is [.., var last] && change.Kept.Length <= Math.Min(Chance, Math.Min(last.Size, change.Size)))
                changes[^1] = last with { Removed = last.Removed + change.Kept + change.Removed, Added = last.Added + change.Kept + change.Added };
            else
                changes.Add(change);
        }

        return
        [
            .. changes.SelectMany(c => new[] { (PieceKind.Kept, c.Kept), (PieceKind.Removed, c.Removed), (PieceKind.Added, c.Added) })
                .Append((PieceKind.Kept, Text(difference.PiecesOld, done, difference.PiecesOld.Count - done)))
                .Where(piece => piece.Item2.Length > 0),
        ];
    }

    private static string Text(IReadOnlyList<string> pieces, int start, int count)
    {
        var text = new StringBuilder();
        for (var i = start; i < start + count; i++) text.Append(pieces[i]);
        return text.ToString();
    }

    // A number with its point and sign of per cent, a word with its apostrophe, a token of ours; otherwise character by character.
    [GeneratedRegex(@"\[\[[a-z]+(:[a-z0-9]*)?\]\]|\d+([.,]\d+)*[%％‰]?|[A-Za-z\u00C0-\u024F][A-Za-z0-9\u00C0-\u024F]*('[A-Za-z]+)*|[\uD800-\uDBFF][\uDC00-\uDFFF]|.", RegexOptions.ExplicitCapture | RegexOptions.Singleline | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Words();

    private sealed record Change(string Kept, string Removed, string Added)
    {
        public int Size => Math.Max(Removed.Length, Added.Length);
    }

    private sealed class WordChunker : IChunker
    {
        public static readonly WordChunker Instance = new();

        public IReadOnlyList<string> Chunk(string text) => [.. Words().Matches(text).Select(word => word.Value)];
    }
}
