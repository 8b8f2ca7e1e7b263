using System.Text.Json.Nodes;
using ExamBank.Domain.Access;
using ExamBank.Domain.Questions;

namespace ExamBank.Api.Features.Audit;

/// <summary>The facts of an entry as an account may read them: the seed gives a paper away, and whoever reads the log does not assemble.</summary>
internal static class ShownFacts
{
    private const string Seed = "seed";

    /// <summary>The facts, for these rights.</summary>
    public static string? Of(string verb, string? facts, Rights rights)
    {
        if (rights.IsOperator || verb != CheckAudit.Locked || facts is null || JsonNode.Parse(facts) is not JsonObject members) return facts;
        members.Remove(Seed);
        return members.ToJsonString(ContentJson.Compact);
    }
}
