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
    private static readonly string[] Approved = ["Stem", "Options", "Explanation"];
    private static readonly string[] Draft = ["DraftStem", "DraftOptions", "DraftExplanation"];

    private readonly BankContext bank;
    private readonly bool isShort;
    private readonly string phrase;

    // The columns of each place that are looked at.
    private readonly string[] places;

    private TextHits(BankContext bank, string folded, bool drafts)
    {
        this.bank = bank;
        isShort = folded.EnumerateRunes().Take(Grams.Longest + 1).Count() <= Grams.Longest;
        phrase = $"\"{(isShort ? Grams.Term(folded) : folded.Replace("\"", "\"\"", StringComparison.Ordinal))}\"";
        places = drafts ? [.. Approved.Zip(Draft, (approved, draft) => $"{approved} {draft}")] : Approved;
    }

    /// <summary>What finds <paramref name="text"/>; null when nothing of it is left to look for.</summary>
    /// <param name="bank">The bank.</param>
    /// <param name="text">The text.</param>
    /// <param name="drafts">Whether it is looked for in newer texts too that are not approved.</param>
    public static TextHits? Of(BankContext bank, string text, bool drafts) =>
        SearchableText.Fold(text) is { Length: > 0 } folded ? new TextHits(bank, folded, drafts) : null;

    /// <summary>The questions of which a text has it.</summary>
    public IQueryable<TextHit> Anywhere() => Matches(In(places));

    /// <summary>Those in whose texts this is the most telling place that has it; a question has one such place.</summary>
    public IQueryable<TextHit> At(TextPlace place)
    {
        var (better, here) = (places[..(int)place], In(places[(int)place]));
        return Matches(better.Length == 0 ? here : $"({here}) NOT ({In(better)})");
    }

    /// <summary>Those whose newest text is not approved, and has it.</summary>
    public IQueryable<TextHit> InNewer() => Matches(In(Draft));

    /// <summary>Those whose approved text has it.</summary>
    public IQueryable<TextHit> InApproved() => Matches(In(Approved));

    private string In(params string[] columns) => $"{{{string.Join(' ', columns)}}} : {phrase}";

    private IQueryable<TextHit> Matches(string match) =>
        bank.Set<TextHit>().FromSqlRaw(
            isShort
                ? """SELECT rowid AS "Number" FROM "QuestionGrams" WHERE "QuestionGrams" MATCH {0}"""
                : """SELECT rowid AS "Number" FROM "QuestionTrigrams" WHERE "QuestionTrigrams" MATCH {0}""",
            match);
}
