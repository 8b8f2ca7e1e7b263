using ExamBank.Domain.Questions;

namespace ExamBank.Generator.Documents.Keys;

/// <summary>What a later key says of a question beside the key that the paper was locked with.</summary>
/// <param name="IsVoid">Whether every candidate who sat the paper earns its marks (全员得分).</param>
/// <param name="Further">Further right answers, in the order in which they were accepted.</param>
public sealed record KeyAmendment(bool IsVoid, IReadOnlyList<FurtherKey> Further);

/// <summary>A further right answer to a question, or to one of its parts.</summary>
/// <param name="Part">Id of the part; empty for the question itself.</param>
/// <param name="Key">The answer, where it is a choice or a statement.</param>
/// <param name="Blank">Id of the blank that <paramref name="Text"/> fills.</param>
/// <param name="Text">The text of a blank; it stands among the accepted ones of the content too.</param>
public sealed record FurtherKey(string Part, AnswerKey? Key, string? Blank = null, string? Text = null);

/// <summary>Which key a paper is marked by, where it is not the one that it was locked with.</summary>
/// <param name="Number">2, 3, ….</param>
/// <param name="Reason">Why the key was revised.</param>
/// <param name="RequestedBy">Who asked for it.</param>
/// <param name="ConfirmedBy">Who confirmed it.</param>
/// <param name="At">When it began to hold.</param>
public sealed record KeyRevisionModel(int Number, string Reason, string RequestedBy, string ConfirmedBy, DateTimeOffset At);
