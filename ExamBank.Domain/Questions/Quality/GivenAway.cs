namespace ExamBank.Domain.Questions.Quality;

/// <summary>A question whose stem tells the key of another one.</summary>
/// <param name="Giver">Index of the question that tells.</param>
/// <param name="Asked">Index of the question whose key is told.</param>
/// <param name="Words">The key, without punctuation.</param>
public sealed record GivenAway(int Giver, int Asked, string Words)
{
    private const int LeastLetters = 4;

    /// <summary>
    /// The pairs of a set, by the one that tells: the right option of a single choice, or the answer of a one-blank question, stands word
    /// for word in the stem of another question, or of a part of it, and not in its own. An index over stretches of the stems finds
    /// them, so that a set of any size takes one pass.
    /// </summary>
    public static IEnumerable<GivenAway> In(IReadOnlyList<QuestionContent> questions)
    {
        ArgumentNullException.ThrowIfNull(questions);
        var asked = questions.Select((question, index) => (Letters: KeyLetters(question), index)).Where(q => q.Letters is not null)
            .ToLookup(q => q.Letters![..LeastLetters], q => (Letters: q.Letters!, q.index), StringComparer.Ordinal);
        var stems = questions.Select(Stems).ToList();
        for (var giver = 0; giver < questions.Count; giver++)
        {
            var told = new HashSet<int>();
            for (var at = 0; at + LeastLetters <= stems[giver].Length; at++)
            {
                foreach (var (letters, index) in asked[stems[giver].Substring(at, LeastLetters)])
                {
                    if (index == giver || !stems[giver].AsSpan(at).StartsWith(letters, StringComparison.Ordinal)) continue;
                    // What the question's own stem says too is no secret.
                    if (stems[index].Contains(letters, StringComparison.Ordinal) || !told.Add(index)) continue;
                    yield return new GivenAway(giver, index, letters);
                }
            }
        }
    }

    /// <summary>The stem and those of the parts, apart by a character that no key has.</summary>
    private static string Stems(QuestionContent question) =>
        string.Join('\n', (question.Parts ?? []).Select(part => part.Stem).Prepend(question.Stem).Select(ReadableText.Letters));

    private static string? KeyLetters(QuestionContent question)
    {
        var key = question switch
        {
            { Type: QuestionType.SingleChoice, Options: { } options, Key.Options: [var id] } => options.FirstOrDefault(o => o.Id == id)?.Text,
            { Type: QuestionType.FillBlank, Blanks: [var blank] } => blank.Accepted.Count > 0 ? blank.Accepted[0] : null,
            _ => null,
        };
        // A number and its unit stand in many stems by chance.
        return key is not null && ReadableText.Letters(key) is var letters && letters.Count(c => !char.IsAsciiDigit(c)) >= LeastLetters ? letters : null;
    }
}
