namespace ExamBank.Domain.Questions.Quality;

/// <summary>A stimulus too short to carry several parts, or so long that a case tests reading speed.</summary>
internal static class StimulusLength
{
    private const int Least = 150;
    private const int Most = 400;

    /// <summary>Letters and digits count; marks of tables, emphasis and punctuation do not, nor does what has a language of its own.</summary>
    public static IEnumerable<QualityFinding> Check(string content) =>
        ReadableText.Chinese(content).Count(char.IsLetterOrDigit) is var length and (< Least or > Most)
            ? [QualityFinding.Warning("quality.stimulus-length", "content", ("length", length), ("least", Least), ("most", Most))]
            : [];
}
