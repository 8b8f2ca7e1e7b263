using System.Reflection;
using ExamBank.Api.Features.Access;
using ExamBank.Api.GraphQL.Errors;
using ExamBank.Domain.Access;
using ExamBank.Domain.Errors;
using GraphQL;

namespace ExamBank.Api.GraphQL.Access;

/// <summary>Judges a field of the root by its rule: whether it is allowed, its arguments too, and whether what they name exists for the account.</summary>
internal sealed class RootGuard(AccessRule rule, string name)
{
    /// <summary>A refusal of a field that has no payload to tell it in.</summary>
    public static BankExecutionError Thrown(BankError error, ArgumentPath argument) => new(argument.Member is null ? error : error.Within(argument.Argument));

    /// <summary>Why the field is not for whoever asks, and the argument that it is about; null when it is.</summary>
    public async Task<(BankError Error, ArgumentPath Argument)?> RefusalAsync(IResolveFieldContext context)
    {
        var services = context.RequestServices!;
        var rights = services.GetRequiredService<CurrentActor>().Rights;
        if (rights.IsOperator) return null;
        if (!rule.Allows(rights)) return (AccessErrors.Denied(name), ArgumentPath.Of(""));
        foreach (var (path, roles) in rule.Arguments)
        {
            if (!rights.Has(roles) && ValueOf(context, path) is not null) return (AccessErrors.Denied($"{name}({path})"), ArgumentPath.Of(""));
        }

        foreach (var (kind, path) in rule.Names)
        {
            // What is left out names nothing.
            if (ValueOf(context, path) is not { } given) continue;
            var named = given as string ?? throw new InvalidOperationException($"{path} of {name} is no text.");
            var missing = await services.GetRequiredService<NamedObjects>().MissingAsync(kind, named, path.Member ?? path.Argument, context.CancellationToken);
            if (missing is not null) return (missing, path);
        }

        return null;
    }

    private static object? ValueOf(IResolveFieldContext context, ArgumentPath path)
    {
        var value = context.Arguments is { } arguments && arguments.TryGetValue(path.Argument, out var argument) ? argument.Value : null;
        return path.Member is null || value is null ? value : value switch
        {
            IDictionary<string, object?> members => members.TryGetValue(path.Member, out var member) ? member : null,
            _ => value.GetType().GetProperty(path.Member, BindingFlags.Public | BindingFlags.Instance | BindingFlags.IgnoreCase)!.GetValue(value),
        };
    }
}
