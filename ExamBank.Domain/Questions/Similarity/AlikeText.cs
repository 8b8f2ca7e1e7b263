namespace ExamBank.Domain.Questions.Similarity;

/// <summary>A text of a question, cut where what it has in common with another question begins and ends.</summary>
/// <param name="Place">Path within the content, such as <c>options[1].text</c>.</param>
/// <param name="Stretches">The text in order, whole.</param>
public sealed record AlikeText(string Place, IReadOnlyList<TextStretch> Stretches)
{
    private const int LeastPairs = 2;

    /// <summary>The texts of <paramref name="one"/> with what <paramref name="other"/> has too; two characters by chance are not told.</summary>
    public static IReadOnlyList<AlikeText> Between(ComparedText one, ComparedText other)
    {
        ArgumentNullException.ThrowIfNull(one);
        ArgumentNullException.ThrowIfNull(other);
        return [.. one.Pieces.Select(piece => new AlikeText(piece.Place, Cut(piece, other)))];
    }

    private static List<TextStretch> Cut(ComparedPiece piece, ComparedText other)
    {
        var stretches = new List<TextStretch>();
        var end = 0;
        foreach (var (from, to) in Shared(piece, other))
        {
            if (from > end) stretches.Add(new TextStretch(piece.Text[end..from], IsAlike: false));
            stretches.Add(new TextStretch(piece.Text[from..to], IsAlike: true));
            end = to;
        }

        if (end < piece.Text.Length) stretches.Add(new TextStretch(piece.Text[end..], IsAlike: false));
        return stretches;
    }

    /// <summary>Where runs of shared pairs begin and end; punctuation within a run belongs to it.</summary>
    private static IEnumerable<(int From, int To)> Shared(ComparedPiece piece, ComparedText other)
    {
        // A text of one or two characters is a run as a whole.
        var least = Math.Min(LeastPairs, piece.Pairs.Count);
        for (int first = 0, last; first < piece.Pairs.Count; first = last)
        {
            for (last = first; last < piece.Pairs.Count && other.Has(piece.Pairs[last].Value);) last++;
            if (last - first >= least) yield return (piece.Pairs[first].From, piece.Pairs[last - 1].To + 1);
            last++;
        }
    }
}

/// <summary>A stretch of a text.</summary>
/// <param name="Text">The characters.</param>
/// <param name="IsAlike">Whether the other question has them too.</param>
public sealed record TextStretch(string Text, bool IsAlike);
