using ExamBank.Api.GraphQL.Paging;
using GraphQL.Validation.Complexity;

namespace ExamBank.Api.GraphQL;

/// <summary>How much of an answer a field is expected to make up.</summary>
internal static class FieldWeights
{
    /// <summary>A field that has a solver look for a paper: seconds of a processor.</summary>
    public const int Solving = 5_000;

    /// <summary>A field that counts over the whole bank: some milliseconds, as many as a hundred rows.</summary>
    public const int Counting = 100;

    /// <summary>What one introspection of the schema counts for, whatever it selects.</summary>
    private const int WholeSchema = 1_000;

    /// <summary>
    /// The schema describes itself in lists of lists, which a guess of five a list takes for a quarter of a million fields.
    /// It is counted as a whole instead, and may not go round in circles: the same limit on nested lists as in graphql-js.
    /// </summary>
    private const int NestedIntrospectionLists = 2;

    private static readonly HashSet<string> CircularLists = ["fields", "interfaces", "possibleTypes", "inputFields"];

    /// <summary>The weight of a field; for ours the engine's <paramref name="usual"/> one, which counts lists by their <c>first</c>.</summary>
    public static FieldComplexityResult Of(FieldImpactContext field, Func<FieldImpactContext, FieldComplexityResult> usual) => field.FieldDefinition.Name switch
    {
        "__schema" or "__type" => new FieldComplexityResult(WholeSchema, 1),
        "edges" or "nodes" when IsUsualPage(field) => new FieldComplexityResult(1, PageSize.Usual),
        _ when !IsIntrospection(field) => usual(field),
        _ => new FieldComplexityResult(NestedLists(field) > NestedIntrospectionLists ? int.MaxValue : 0, 1),
    };

    /// <summary>Whether the field holds the rows of a connection whose <c>first</c> and <c>last</c> were left out.</summary>
    private static bool IsUsualPage(FieldImpactContext field) =>
        field.ParentType.Name.EndsWith("Connection", StringComparison.Ordinal) && field.Parent is { } connection
        && connection.GetArgument<int?>("first") is null && connection.GetArgument<int?>("last") is null;

    private static bool IsIntrospection(FieldImpactContext field) => field.ParentType.Name.StartsWith("__", StringComparison.Ordinal);

    private static int NestedLists(FieldImpactContext field)
    {
        var count = 0;
        for (FieldImpactContext? at = field; at is { } current && current.FieldDefinition.Name is not ("__schema" or "__type"); at = current.Parent)
            if (CircularLists.Contains(current.FieldDefinition.Name)) count++;
        return count;
    }
}
