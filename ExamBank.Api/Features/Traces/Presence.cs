using System.Text.Json.Nodes;
using ExamBank.Domain.Audit;

namespace ExamBank.Api.Features.Traces;

/// <summary>Why a question stands in a form of a paper.</summary>
/// <param name="Paper">Number of the paper.</param>
/// <param name="Code">Code of the question.</param>
/// <param name="Number">Its number in this bank.</param>
/// <param name="Form">Name of the form.</param>
/// <param name="Section">Section of the blueprint, from 1.</param>
/// <param name="Revision">The revision that is printed.</param>
/// <param name="Printed">Where each version prints it.</param>
/// <param name="Blueprint">Name of the blueprint.</param>
/// <param name="BlueprintRevision">Its revision.</param>
/// <param name="Rules">Names of the rules that look at it and not at every question.</param>
/// <param name="Others">How many other questions of the pool could have stood in its place, every rule kept, the paper's other forms as they are.</param>
/// <param name="PoolSize">Questions in the pool that the paper was drawn from.</param>
/// <param name="Author">Who wrote the revision.</param>
/// <param name="WrittenAt">When, in UTC.</param>
/// <param name="History">What became of the revision until the paper was locked, oldest first.</param>
internal sealed record Presence(
    string Paper,
    string Code,
    string Number,
    string Form,
    int Section,
    int Revision,
    IReadOnlyList<PrintedPlace> Printed,
    string Blueprint,
    int BlueprintRevision,
    IReadOnlyList<string> Rules,
    int Others,
    int PoolSize,
    string Author,
    DateTimeOffset WrittenAt,
    IReadOnlyList<RevisionStep> History);

/// <summary>Where a version prints a question.</summary>
internal sealed record PrintedPlace(int Version, int Number);

/// <summary>A step of a revision through review.</summary>
/// <param name="Revision">Number of the revision; 0 for what concerns the question as a whole.</param>
/// <param name="Verb">What was done, such as <c>question.approved</c>.</param>
/// <param name="ActorKind">Kind of the actor.</param>
/// <param name="Actor">Who.</param>
/// <param name="At">When, in UTC.</param>
internal sealed record RevisionStep(int Revision, string Verb, ActorKind ActorKind, string Actor, DateTimeOffset At)
{
    /// <summary>The revision that the facts of an event name.</summary>
    public static int RevisionOf(string? after) => (int?)(after is null ? null : JsonNode.Parse(after)?["revision"]) ?? 0;
}
