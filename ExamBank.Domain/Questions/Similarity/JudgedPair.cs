using System.Text.Json.Nodes;
using ExamBank.Domain.Audit;
using ExamBank.Domain.Errors;

namespace ExamBank.Domain.Questions.Similarity;

/// <summary>What a person has decided of two questions that look alike.</summary>
public enum PairVerdict
{
    /// <summary>不同题: they ask different things; not told again while both texts stay as they were compared.</summary>
    Different,

    /// <summary>互斥题: they must not meet in one form, whatever becomes of their texts.</summary>
    Enemies,
}

/// <summary>Two questions of a standard that a person has judged. A later judgement takes the place of an earlier one; the audit log keeps both.</summary>
public sealed class JudgedPair : EventSource
{
    private JudgedPair()
    {
    }

    /// <summary>The question with the lower number.</summary>
    public QuestionId FirstId { get; private set; }

    /// <summary>The other one.</summary>
    public QuestionId SecondId { get; private set; }

    /// <summary>The decision.</summary>
    public PairVerdict Verdict { get; private set; }

    /// <summary>Hash of the compared text of the first as it was judged.</summary>
    public string FirstText { get; private set; } = "";

    /// <summary>Hash of the compared text of the second as it was judged.</summary>
    public string SecondText { get; private set; } = "";

    /// <summary>Who judged.</summary>
    public string JudgedBy { get; private set; } = "";

    /// <summary>When, in UTC.</summary>
    public DateTimeOffset JudgedAt { get; private set; }

    /// <summary>A pair that nobody has judged yet; judge it before it is stored.</summary>
    public static JudgedPair Of(ComparedQuestion one, ComparedQuestion other)
    {
        ArgumentNullException.ThrowIfNull(one);
        ArgumentNullException.ThrowIfNull(other);
        var (first, second) = InOrder(one, other);
        return new JudgedPair { FirstId = first.Id, SecondId = second.Id };
    }

    /// <summary>Records a decision about the texts as they are.</summary>
    public Result<JudgedPair> Judge(PairVerdict verdict, ComparedQuestion one, ComparedQuestion other, Actor actor, DateTimeOffset at)
    {
        ArgumentNullException.ThrowIfNull(one);
        ArgumentNullException.ThrowIfNull(other);
        ArgumentNullException.ThrowIfNull(actor);
        var (first, second) = InOrder(one, other);
        var before = JudgedBy.Length == 0 ? null : Facts();
        (Verdict, FirstText, SecondText, JudgedBy, JudgedAt) = (verdict, first.Text.Hash, second.Text.Hash, actor.Name, at);
        Record("pair.judged", $"pair:{first.Code}|{second.Code}", actor, at, before, Facts());
        return this;
    }

    /// <summary>Whether the pair need not be told: enemies never, different ones while both texts are those that were judged.</summary>
    public bool Settles(string firstText, string secondText) => Verdict == PairVerdict.Enemies || (FirstText == firstText && SecondText == secondText);

    private static (ComparedQuestion First, ComparedQuestion Second) InOrder(ComparedQuestion one, ComparedQuestion other) =>
        one.Number < other.Number ? (one, other) : (other, one);

    private JsonObject Facts() => new() { ["verdict"] = Verdict.ToString(), ["first"] = FirstText, ["second"] = SecondText };
}
