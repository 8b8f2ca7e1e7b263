using GraphQL.Types;
using GraphQL.Utilities;

namespace ExamBank.Api.GraphQL;

/// <summary>Describes the scalars that GraphQL itself does not have; those that it has, its specification describes.</summary>
internal sealed class ScalarWords : BaseSchemaNodeVisitor
{
    private static readonly Dictionary<string, string> Types = new(StringComparer.Ordinal)
    {
        ["DateTimeOffset"] = "A moment as ISO 8601 writes it, such as 2026-03-01T08:00:00Z; answers are in UTC. 时刻",
        ["Decimal"] = "A decimal number that is held exactly, such as 2.5, with up to 28 digits. 精确小数",
        ["Long"] = "A whole number of 64 bits, from -9223372036854775808 to 9223372036854775807. 长整数",
    };

    /// <inheritdoc/>
    public override void VisitScalar(ScalarGraphType type, ISchema schema) => type.Description = Types.GetValueOrDefault(type.Name) ?? type.Description;
}
