using ExamBank.Api.Features.Access;
using GraphQL.Types;
using GraphQL.Utilities;

namespace ExamBank.Api.GraphQL.Access;

/// <summary>Writes its rule onto every field of the schema, and puts a guard before those at the root.</summary>
internal sealed class AccessVisitor : BaseSchemaNodeVisitor
{
    private const string Key = "access";

    /// <summary>The rule of a field; null when it has none, and then nobody may ask for it.</summary>
    public static AccessRule? RuleOf(FieldType field) => field.GetMetadata<AccessRule?>(Key, () => null);

    /// <inheritdoc/>
    public override void VisitObjectFieldDefinition(FieldType field, IObjectGraphType type, ISchema schema)
    {
        if (AccessPolicy.Of(type.Name, field.Name) is not { } rule) return;
        field.Metadata[Key] = rule;
        if (type == schema.Query || type == schema.Mutation) field.Resolver = new GuardedField(field, rule, $"{type.Name}.{field.Name}");
        else if (type == schema.Subscription) field.StreamResolver = new GuardedStream(field.StreamResolver!, rule, $"{type.Name}.{field.Name}");
    }

    /// <inheritdoc/>
    public override void VisitInterfaceFieldDefinition(FieldType field, IInterfaceGraphType type, ISchema schema)
    {
        if (AccessPolicy.Of(type.Name, field.Name) is { } rule) field.Metadata[Key] = rule;
    }
}
