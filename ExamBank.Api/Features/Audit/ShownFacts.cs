using System.Collections.Frozen;
using System.Text.Json.Nodes;
using ExamBank.Domain.Access;
using ExamBank.Domain.Audit;
using ExamBank.Domain.Questions;

namespace ExamBank.Api.Features.Audit;

/// <summary>
/// The facts of an entry as an account may read them: whoever reads the log neither assembles nor reads texts. Left out are the seed, which
/// gives a paper away; what a later key accepts; and what reviewers write about texts.
/// </summary>
internal static class ShownFacts
{
    private static readonly FrozenDictionary<string, string[]> Hidden = new Dictionary<string, string[]>
    {
        [CheckAudit.Locked] = ["seed"],
        ["draft.assembled"] = ["seed"],
        ["paper.key-revised"] = ["changes", AuditSalt.Member],
        ["step.requested"] = ["changes", AuditSalt.Member],
        ["review.thread-opened"] = ["text"],
        ["review.replied"] = ["text"],
        ["question.approved"] = ["note"],
        ["question.approval-given"] = ["note"],
        ["question.rejected"] = ["reason"],
        ["question.retired"] = ["reason"],
        ["question.reinstated"] = ["reason"],
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>The facts, for these rights.</summary>
    public static string? Of(string verb, string? facts, Rights rights)
    {
        if (rights.IsOperator || facts is null || !Hidden.TryGetValue(verb, out var hidden) || JsonNode.Parse(facts) is not { } read) return facts;
        foreach (var member in hidden) Remove(read, member);
        return read.ToJsonString(ContentJson.Compact);
    }

    private static void Remove(JsonNode node, string member)
    {
        if (node is JsonObject members) members.Remove(member);
        IEnumerable<JsonNode?> inside = node switch
        {
            JsonObject all => all.Select(m => m.Value),
            JsonArray items => items,
            _ => [],
        };
        foreach (var child in inside)
            if (child is not null) Remove(child, member);
    }
}
