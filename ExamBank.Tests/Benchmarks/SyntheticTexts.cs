using System.Text.RegularExpressions;
using ExamBank.Domain.Questions;
using ExamBank.Domain.Values;
using ExamBank.Tests.Support;

namespace ExamBank.Tests.Benchmarks;

/// <summary>
/// Questions put together from the clauses of the seed with a fixed seed, so that they have the words of one trade and, in a bank of a
/// million, each clause stands in hundreds of others. A near-duplicate is one with other words in the place of two.
/// </summary>
internal sealed partial class SyntheticTexts
{
    private readonly Random dice = new(20260301);
    private readonly string[] clauses =
    [
        .. SeedFiles.Questions.Values
            .SelectMany(q => (q["options"]?.AsArray() ?? []).Select(o => (string)o!["text"]!).Prepend((string)q["stem"]!))
            .SelectMany(text => Punctuation().Split(text)).Where(clause => clause.Length is >= 6 and <= 24).Distinct().Order(StringComparer.Ordinal),
    ];

    /// <summary>How many different clauses there are.</summary>
    public int Clauses => clauses.Length;

    /// <summary>A single choice: a stem of three clauses and four options of one.</summary>
    public QuestionContent Next() => Of([.. Enumerable.Range(0, 7).Select(_ => clauses[dice.Next(clauses.Length)])]);

    /// <summary>The same question with a different clause in its stem and another at the end of an option.</summary>
    public QuestionContent Varied(QuestionContent question)
    {
        var parts = question.Stem.Split('，');
        parts[dice.Next(parts.Length)] = clauses[dice.Next(clauses.Length)];
        List<Option> options = [.. question.Options!];
        var place = dice.Next(options.Count);
        options[place] = options[place] with { Text = options[place].Text[..^3] + clauses[dice.Next(clauses.Length)][..3] };
        return question with { Stem = string.Join('，', parts), Options = options };
    }

    private static QuestionContent Of(string[] parts) => new()
    {
        Type = QuestionType.SingleChoice,
        Requirement = "L1-1.1.1",
        CognitiveLevel = CognitiveLevel.Understand,
        Facility = new Dictionary<string, Facility> { ["L1"] = Facility.From(0.6m) },
        Marks = Marks.From(2),
        Minutes = Minutes.From(1.5m),
        Stem = string.Join('，', parts[..3]),
        Options = [.. parts[3..].Select((text, i) => new Option(((char)('a' + i)).ToString(), text))],
        Key = AnswerKey.Of("b"),
    };

    [GeneratedRegex(@"[\p{P}\p{S}\s]+", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Punctuation();
}
