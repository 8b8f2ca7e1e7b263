using System.Reflection;
using ExamBank.Api.Features.Access;
using ExamBank.Api.GraphQL.Errors;
using ExamBank.Domain.Access;
using ExamBank.Domain.Errors;
using GraphQL;
using GraphQL.Resolvers;
using GraphQL.Types;

namespace ExamBank.Api.GraphQL.Access;

/// <summary>
/// The guard before a field of the root: a change that is not allowed, and an object that does not exist for the account, are answered in the
/// payload where the field has one.
/// </summary>
internal sealed class GuardedField : IFieldResolver
{
    private readonly IFieldResolver inner;
    private readonly AccessRule rule;
    private readonly string name;
    private readonly Func<IReadOnlyList<IUserError>, object>? payload;

    public GuardedField(FieldType field, AccessRule rule, string name)
    {
        (inner, this.rule, this.name) = (field.Resolver ?? throw new InvalidOperationException($"{name} has no resolver."), rule, name);
        payload = PayloadOf(field.ResolvedType?.GetNamedType());
    }

    /// <inheritdoc/>
    public async ValueTask<object?> ResolveAsync(IResolveFieldContext context)
    {
        var services = context.RequestServices!;
        var rights = services.GetRequiredService<CurrentActor>().Rights;
        if (!rights.IsOperator && await RefusalAsync(context, services, rights) is var (error, argument))
        {
            return payload is null
                ? throw new BankExecutionError(argument.Member is null ? error : error.Within(argument.Argument))
                : payload(services.GetRequiredService<UserErrorFactory>().From([error], error.Path.Length == 0 ? "" : argument.Argument));
        }

        return await inner.ResolveAsync(context);
    }

    private async Task<(BankError Error, ArgumentPath Argument)?> RefusalAsync(IResolveFieldContext context, IServiceProvider services, Rights rights)
    {
        if (!rule.Allows(rights)) return (AccessErrors.Denied(name), ArgumentPath.Of(""));
        foreach (var (path, roles) in rule.Arguments)
        {
            if (!rights.Has(roles) && ValueOf(context, path) is not null) return (AccessErrors.Denied($"{name}({path})"), ArgumentPath.Of(""));
        }

        foreach (var (kind, path) in rule.Names)
        {
            var named = ValueOf(context, path) as string ?? throw new InvalidOperationException($"{name} has no argument {path}.");
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

    private static Func<IReadOnlyList<IUserError>, object>? PayloadOf(IGraphType? type)
    {
        var found = Generations(type?.GetType()).SelectMany(t => t.GetGenericArguments()).FirstOrDefault(IsPayload);
        return found is null
            ? null
            : typeof(GuardedField).GetMethod(nameof(Refuse), BindingFlags.Static | BindingFlags.NonPublic)!.MakeGenericMethod(found)
                .CreateDelegate<Func<IReadOnlyList<IUserError>, object>>();
    }

    private static object Refuse<TPayload>(IReadOnlyList<IUserError> errors)
        where TPayload : class, IPayload<TPayload> => TPayload.Refused(errors);

    private static bool IsPayload(Type type) => type.GetInterfaces().Any(i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(IPayload<>));

    private static IEnumerable<Type> Generations(Type? type)
    {
        for (; type is not null; type = type.BaseType) yield return type;
    }
}
