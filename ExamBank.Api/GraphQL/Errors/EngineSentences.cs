using ExamBank.Domain.Errors;
using GraphQL;
using GraphQL.Execution;
using GraphQL.Validation;
using GraphQLParser.AST;

namespace ExamBank.Api.GraphQL.Errors;

/// <summary>
/// What the engine says of a query in its own English words, by the rule that was broken: the catalogue has the rule
/// with the name that the query has at that place. English readers get the engine's own words, which tell more.
/// </summary>
internal static class EngineSentences
{
    private const string Suffix = "Error";

    /// <summary>The rules that the catalogue knows, by the numbers of their sections in the GraphQL specification or by what they are called here.</summary>
    public static readonly IReadOnlyDictionary<string, string> Rules = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["LoneAnonymousOperation"] = "5.2.2.1",
        ["UniqueOperationNames"] = "5.2.1.1",
        ["SingleRootFieldSubscriptions"] = "5.2.3.1",
        ["FieldsOnCorrectType"] = "5.3.1",
        ["OverlappingFieldsCanBeMerged"] = "5.3.2",
        ["ScalarLeafs"] = "5.3.3",
        ["KnownArgumentNames"] = "5.4.1",
        ["UniqueArgumentNames"] = "5.4.2",
        ["ProvidedNonNullArguments"] = "5.4.2.1",
        ["UniqueFragmentNames"] = "5.5.1.1",
        ["KnownTypeNames"] = "5.5.1.2",
        ["FragmentsOnCompositeTypes"] = "5.5.1.3",
        ["NoUnusedFragments"] = "5.5.1.4",
        ["KnownFragmentNames"] = "5.5.2.1",
        ["NoFragmentCycles"] = "5.5.2.2",
        ["PossibleFragmentSpreads"] = "5.5.2.3",
        ["ArgumentsOfCorrectType"] = "5.6.1",
        ["DefaultValuesOfCorrectType"] = "5.6.1",
        ["UniqueInputFieldNames"] = "5.6.3",
        ["OneOfInputValues"] = "5.6.4",
        ["KnownDirectives"] = "5.7.1",
        ["DirectivesInAllowedLocations"] = "5.7.2",
        ["UniqueDirectivesPerLocation"] = "5.7.3",
        ["UniqueVariableNames"] = "5.8.1",
        ["VariablesAreInputTypes"] = "5.8.2",
        ["NoUndefinedVariables"] = "5.8.3",
        ["NoUnusedVariables"] = "5.8.4",
        ["VariablesInAllowedPosition"] = "5.8.5",
        ["InvalidVariable"] = "5.8",
        ["InvalidValue"] = "5.6",
        ["InvalidLiteral"] = "5.6",
        ["NoIntrospection"] = "4",
        ["Syntax"] = "2",
        ["NoOperation"] = "6.1",
        ["NoOperationName"] = "6.1",
        ["InvalidOperationName"] = "6.1",
        ["InvalidOperation"] = "6.1",
    };

    /// <summary>The code of a rule in the catalogue.</summary>
    public static string CodeOf(string rule) => $"graphql.{rule}";

    /// <summary>The engine's error as the catalogue says it; null where the catalogue does not know it.</summary>
    public static BankError? Of(ExecutionError error)
    {
        var rule = error.GetType().Name is var type && type.EndsWith(Suffix, StringComparison.Ordinal) ? type[..^Suffix.Length] : type;
        if (!Rules.ContainsKey(rule) || error is not (RequestError or ValidationError or DocumentError)) return null;
        return BankError.Of(CodeOf(rule), "", ("name", NameAt(error)));
    }

    private static string NameAt(ExecutionError error) => error is ValidationError { Nodes: { } nodes }
        ? nodes.Select(NameOf).FirstOrDefault(name => name is not null) ?? ""
        : "";

    private static string? NameOf(ASTNode node) => node switch
    {
        GraphQLFragmentSpread spread => spread.FragmentName.Name.StringValue,
        GraphQLFragmentDefinition fragment => fragment.FragmentName.Name.StringValue,
        GraphQLVariableDefinition variable => $"${variable.Variable.Name.StringValue}",
        GraphQLVariable variable => $"${variable.Name.StringValue}",
        GraphQLNamedType type => type.Name.StringValue,
        INamedNode named => named.Name?.StringValue,
        _ => null,
    };
}
