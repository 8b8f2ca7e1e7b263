using System.Collections.Immutable;

namespace ExamBank.Domain.Questions.Similarity;

/// <summary>
/// A text's signature for finding candidates (MinHash with locality-sensitive hashing: Broder 1997, Indyk and Motwani 1998): of 90 fixed
/// orders of all pairs of characters the first that the text has, hashed three by three. Two texts of similarity s share one of the 30
/// hashes with a probability of 1 − (1 − s³)³⁰: 0.999 at 0.6, 0.94 at 0.45, 0.86 at 0.4, and 0.03 at 0.1; unrelated questions are at 0.03.
/// </summary>
/// <remarks>The bank stores the hashes: whoever changes anything here has to make every bank compute them anew.</remarks>
public static class SimilarityBands
{
    /// <summary>Hashes of a text.</summary>
    public const int Count = 30;

    /// <summary>First pairs that one of them is made of.</summary>
    private const int Rows = 3;

    private static readonly ImmutableArray<ulong> Orders = [.. Enumerable.Range(1, Count * Rows).Select(i => Mix((ulong)i * 0x9E3779B97F4A7C15))];

    /// <summary>The hashes, each of which tells its place among them too; none for a text without characters.</summary>
    public static ImmutableArray<int> Of(ComparedText text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (text.Pairs.IsEmpty) return [];
        var bands = ImmutableArray.CreateBuilder<int>(Count);
        for (var band = 0; band < Count; band++)
        {
            var hash = (ulong)band;
            for (var row = 0; row < Rows; row++)
            {
                var order = Orders[(band * Rows) + row];
                var first = ulong.MaxValue;
                foreach (var pair in text.Pairs) first = Math.Min(first, Mix((ulong)(uint)pair ^ order));
                hash = Mix(hash ^ first);
            }

            bands.Add((int)(hash >> 32));
        }

        return bands.MoveToImmutable();
    }

    /// <summary>The finaliser of SplitMix64, which maps every number to another one (Steele, Lea and Flood 2014).</summary>
    private static ulong Mix(ulong value)
    {
        value = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9;
        value = (value ^ (value >> 27)) * 0x94D049BB133111EB;
        return value ^ (value >> 31);
    }
}

/// <summary>
/// A hash of a revision's text (<see cref="SimilarityBands"/>). It is stored with the revision and never changes, like its text; whether
/// that is the newest text of its question is looked up when candidates are compared.
/// </summary>
public sealed class RevisionBand
{
    /// <summary>A hash of a revision.</summary>
    public RevisionBand(int hash, int question, int revision) => (Hash, Question, Revision) = (hash, question, revision);

    /// <summary>The hash.</summary>
    public int Hash { get; private set; }

    /// <summary>Number of the question.</summary>
    public int Question { get; private set; }

    /// <summary>Number of the revision within it.</summary>
    public int Revision { get; private set; }

    /// <summary>The hashes of a revision.</summary>
    /// <param name="question">Number of the question.</param>
    /// <param name="revision">Number of the revision.</param>
    /// <param name="content">Its text.</param>
    public static IEnumerable<RevisionBand> Of(int question, int revision, QuestionContent content) =>
        SimilarityBands.Of(ComparedText.Of(content)).Select(hash => new RevisionBand(hash, question, revision));
}
