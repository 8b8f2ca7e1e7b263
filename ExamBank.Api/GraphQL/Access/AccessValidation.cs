using ExamBank.Api.GraphQL.Errors;
using ExamBank.Domain.Access;
using GraphQL;
using GraphQL.Types;
using GraphQL.Validation;
using GraphQLParser.AST;

namespace ExamBank.Api.GraphQL.Access;

/// <summary>
/// Refuses an operation that asks for a field which the rights do not include, wherever it stands: below a list, in a fragment, under another
/// name. It looks at the text of the operation once, so that a thousand rows cost no more than one. A change that is not allowed is left to
/// <see cref="GuardedField"/>, which answers it in its payload.
/// </summary>
internal sealed class AccessValidation : ValidationRuleBase
{
    /// <inheritdoc/>
    public override ValueTask<INodeVisitor?> GetPreNodeVisitorAsync(ValidationContext context)
    {
        var rights = context.RequestServices!.GetRequiredService<CurrentActor>().Rights;
        if (!rights.IsOperator) new Walk(context, rights).Operation();
        return default;
    }

    private sealed class Walk(ValidationContext context, Rights rights)
    {
        private readonly HashSet<string> seen = new(StringComparer.Ordinal);

        public void Operation()
        {
            var root = context.Operation.Operation switch
            {
                OperationType.Mutation => context.Schema.Mutation,
                OperationType.Subscription => context.Schema.Subscription,
                _ => (IObjectGraphType?)context.Schema.Query,
            };
            if (root is not null) Selections(context.Operation.SelectionSet, root);
        }

        private void Selections(GraphQLSelectionSet selections, IGraphType type)
        {
            foreach (var selection in selections.Selections)
            {
                switch (selection)
                {
                    case GraphQLField field:
                        Field(field, type);
                        break;
                    case GraphQLInlineFragment inline:
                        Selections(inline.SelectionSet, inline.TypeCondition is { } condition ? TypeOf(condition) ?? type : type);
                        break;
                    case GraphQLFragmentSpread spread when seen.Add(spread.FragmentName.Name.StringValue):
                        if (FragmentOf(spread) is { } fragment && TypeOf(fragment.TypeCondition) is { } on)
                            Selections(fragment.SelectionSet, on);
                        break;
                }
            }
        }

        private void Field(GraphQLField field, IGraphType type)
        {
            // The schema's description of itself is no secret, and what the type does not have is told by the rules of the language.
            var name = field.Name.StringValue;
            if (name.StartsWith("__", StringComparison.Ordinal) || (type as IComplexGraphType)?.GetField(field.Name) is not { } definition) return;
            if (AccessVisitor.RuleOf(definition)?.Allows(rights) != true)
            {
                if (type != context.Schema.Mutation) context.ReportError(new BankValidationError(AccessErrors.Denied($"{type.Name}.{name}")));
                return;
            }

            if (field.SelectionSet is { } below && definition.ResolvedType?.GetNamedType() is { } inside) Selections(below, inside);
        }

        private GraphQLFragmentDefinition? FragmentOf(GraphQLFragmentSpread spread) => context.Document.Definitions.OfType<GraphQLFragmentDefinition>()
            .FirstOrDefault(fragment => fragment.FragmentName.Name.Value == spread.FragmentName.Name.Value);

        private IGraphType? TypeOf(GraphQLTypeCondition condition) => context.Schema.AllTypes[condition.Type.Name];
    }
}
