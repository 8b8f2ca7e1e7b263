using ExamBank.Domain.Questions;
using Microsoft.EntityFrameworkCore;

namespace ExamBank.Domain.Persistence.Search;

/// <summary>Where in a question the words stand, the most telling place first.</summary>
public enum TextPlace
{
    /// <summary>题干: in a stem.</summary>
    Stem,

    /// <summary>选项与答案: in an option or an answer, and in no stem.</summary>
    Options,

    /// <summary>解析: in an explanation alone.</summary>
    Explanation,
}

/// <summary>A question that has the words.</summary>
public sealed class TextHit
{
    /// <summary>Number of the question; the index hands them out in rising order.</summary>
    public int Number { get; init; }
}

/// <summary>A piece of text that is looked for: any one that a text may hold, from one character up, as it is read.</summary>
public sealed class TextHits
{
    private static readonly string[] Columns = ["Stem ApprovedStem", "Options ApprovedOptions", "Explanation ApprovedExplanation"];

    private readonly BankContext bank;
    private readonly bool isShort;
    private readonly string phrase;

    private TextHits(BankContext bank, string folded)
    {
        this.bank = bank;
        isShort = folded.EnumerateRunes().Take(Grams.Longest + 1).Count() <= Grams.Longest;
        phrase = $"\"{(isShort ? Grams.Term(folded) : folded.Replace("\"", "\"\"", StringComparison.Ordinal))}\"";
    }

    /// <summary>What finds <paramref name="text"/>; null when nothing of it is left to look for.</summary>
    public static TextHits? Of(BankContext bank, string text) => SearchableText.Fold(text) is { Length: > 0 } folded ? new TextHits(bank, folded) : null;

    /// <summary>The questions whose newest or approved text has it.</summary>
    public IQueryable<TextHit> Anywhere() => Matches(phrase);

    /// <summary>Those in whose newest or approved text this is the most telling place that has it; a question has one such place.</summary>
    public IQueryable<TextHit> At(TextPlace place)
    {
        var better = string.Join(' ', Columns.Take((int)place));
        var here = $"{{{Columns[(int)place]}}} : {phrase}";
        return Matches(better.Length == 0 ? here : $"({here}) NOT ({{{better}}} : {phrase})");
    }

    /// <summary>Those whose newest text has it.</summary>
    public IQueryable<TextHit> InNewest() => Matches($"{{Stem Options Explanation}} : {phrase}");

    /// <summary>Those whose approved text is not the newest, and has it.</summary>
    public IQueryable<TextHit> InApproved() => Matches($"{{ApprovedStem ApprovedOptions ApprovedExplanation}} : {phrase}");

    private IQueryable<TextHit> Matches(string match) =>
        bank.Database.SqlQueryRaw<TextHit>(
            isShort
                ? """SELECT rowid AS "Number" FROM "QuestionGrams" WHERE "QuestionGrams" MATCH {0}"""
                : """SELECT rowid AS "Number" FROM "QuestionTrigrams" WHERE "QuestionTrigrams" MATCH {0}""",
            match);
}
