using GraphQLParser;
using GraphQLParser.AST;
using GraphQLParser.Visitors;

namespace ExamBank.Tests.Support;

/// <summary>What changed between two schemas that could break a client of the older one. Additions that no client needs to know are none of it.</summary>
internal static class SchemaChanges
{
    /// <summary>The breaking changes, each as a sentence with its place.</summary>
    public static IReadOnlyList<string> Breaking(string older, string newer)
    {
        var (before, after) = (Types(older), Types(newer));
        return [.. before.OrderBy(type => type.Key, StringComparer.Ordinal).SelectMany(type => after.TryGetValue(type.Key, out var now)
            ? Of(type.Key, type.Value, now)
            : [$"{type.Key} is gone"])];
    }

    /// <summary>Fields of the roots that the newer schema has and the older has not, such as <c>Query.standards</c>.</summary>
    public static IReadOnlyList<string> NewRootFields(string older, string newer) =>
        [.. RootFields(newer).Except(RootFields(older), StringComparer.Ordinal).Order(StringComparer.Ordinal)];

    private static IEnumerable<string> RootFields(string schema) =>
        from type in Types(schema).Values.OfType<GraphQLObjectTypeDefinition>()
        where type.Name.StringValue is "Query" or "Mutation" or "Subscription"
        from field in Items(type.Fields)
        select $"{type.Name.StringValue}.{field.Name.StringValue}";

    private static IEnumerable<string> Of(string name, GraphQLTypeDefinition before, GraphQLTypeDefinition after) => (before, after) switch
    {
        (GraphQLObjectTypeDefinition b, GraphQLObjectTypeDefinition a) => [.. Fields(name, b.Fields, a.Fields), .. Interfaces(name, b.Interfaces, a.Interfaces)],
        (GraphQLInterfaceTypeDefinition b, GraphQLInterfaceTypeDefinition a) => Fields(name, b.Fields, a.Fields),
        (GraphQLInputObjectTypeDefinition b, GraphQLInputObjectTypeDefinition a) => [.. Inputs(name, Items(b.Fields), Items(a.Fields)), .. OneOf(name, b, a)],
        (GraphQLEnumTypeDefinition b, GraphQLEnumTypeDefinition a) =>
            Items(b.Values).Select(v => v.Name.StringValue).Except(Items(a.Values).Select(v => v.Name.StringValue)).Select(value => $"{name}.{value} is gone"),
        (GraphQLUnionTypeDefinition b, GraphQLUnionTypeDefinition a) =>
            Items(b.Types).Select(t => t.Name.StringValue).Except(Items(a.Types).Select(t => t.Name.StringValue)).Select(member => $"{name} holds no {member} any more"),
        _ when before.Kind != after.Kind => [$"{name} is of another kind"],
        _ => [],
    };

    private static IEnumerable<string> Fields(string name, GraphQLFieldsDefinition? before, GraphQLFieldsDefinition? after)
    {
        var now = Items(after).ToDictionary(field => field.Name.StringValue);
        foreach (var field in Items(before))
        {
            var place = $"{name}.{field.Name.StringValue}";
            if (!now.TryGetValue(field.Name.StringValue, out var changed)) yield return $"{place} is gone";
            else
            {
                if (!AnswersAs(changed.Type, field.Type)) yield return $"{place} was {Text(field.Type)} and is {Text(changed.Type)}";
                foreach (var change in Inputs(place, Items(field.Arguments), Items(changed.Arguments))) yield return change;
            }
        }
    }

    private static IEnumerable<string> Inputs(string owner, IReadOnlyList<GraphQLInputValueDefinition> before, IReadOnlyList<GraphQLInputValueDefinition> after)
    {
        var then = before.ToDictionary(value => value.Name.StringValue);
        var now = after.ToDictionary(value => value.Name.StringValue);
        foreach (var (name, value) in then)
        {
            if (!now.TryGetValue(name, out var changed)) yield return $"{owner}({name}) is gone";
            else if (!TakesAs(changed, value)) yield return $"{owner}({name}) took {Text(value.Type)} and takes {Text(changed.Type)}";
            else if (value.DefaultValue is not null && Text(value.DefaultValue) != Text(changed.DefaultValue)) yield return $"{owner}({name}) has another default";
        }

        foreach (var (name, value) in now)
            if (!then.ContainsKey(name) && IsRequired(value)) yield return $"{owner}({name}) is new and required";
    }

    private static IEnumerable<string> Interfaces(string name, GraphQLImplementsInterfaces? before, GraphQLImplementsInterfaces? after) =>
        Items(before).Select(i => i.Name.StringValue).Except(Items(after).Select(i => i.Name.StringValue)).Select(i => $"{name} is no {i} any more");

    private static IEnumerable<string> OneOf(string name, GraphQLInputObjectTypeDefinition before, GraphQLInputObjectTypeDefinition after)
    {
        static bool Has(GraphQLInputObjectTypeDefinition type) => type.Directives?.Any(d => d.Name.StringValue == "oneOf") == true;
        return !Has(before) && Has(after) ? [$"{name} takes exactly one of its fields now"] : [];
    }

    /// <summary>Whether a client that knows the older type understands an answer of the newer one: it may promise more.</summary>
    private static bool AnswersAs(GraphQLType newer, GraphQLType older) => (newer, older) switch
    {
        (GraphQLNonNullType n, GraphQLNonNullType o) => AnswersAs(n.Type, o.Type),
        (GraphQLNonNullType n, _) => AnswersAs(n.Type, older),
        (_, GraphQLNonNullType) => false,
        (GraphQLListType n, GraphQLListType o) => AnswersAs(n.Type, o.Type),
        (GraphQLNamedType n, GraphQLNamedType o) => n.Name.StringValue == o.Name.StringValue,
        _ => false,
    };

    /// <summary>Whether what a client sends for the older input is taken by the newer one: it may ask for less.</summary>
    private static bool TakesAs(GraphQLInputValueDefinition newer, GraphQLInputValueDefinition older) =>
        AnswersAs(older.Type, newer.Type) && (IsRequired(older) || !IsRequired(newer));

    private static bool IsRequired(GraphQLInputValueDefinition value) => value is { Type: GraphQLNonNullType, DefaultValue: null };

    private static Dictionary<string, GraphQLTypeDefinition> Types(string schema) =>
        Parser.Parse(schema).Definitions.OfType<GraphQLTypeDefinition>().ToDictionary(type => type.Name.StringValue);

    private static List<TNode> Items<TNode>(ASTListNode<TNode>? list)
        where TNode : ASTNode => list?.Items ?? [];

    private static string Text(ASTNode? node) => node is null ? "" : new SDLPrinter().Print(node);
}
