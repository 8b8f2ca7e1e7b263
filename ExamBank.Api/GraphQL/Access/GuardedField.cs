using System.Reflection;
using ExamBank.Api.Features.Access;
using ExamBank.Api.GraphQL.Errors;
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
    private readonly RootGuard guard;
    private readonly Func<IReadOnlyList<IUserError>, object>? payload;

    public GuardedField(FieldType field, AccessRule rule, string name)
    {
        (inner, guard) = (field.Resolver ?? throw new InvalidOperationException($"{name} has no resolver."), new RootGuard(rule, name));
        payload = PayloadOf(field.ResolvedType?.GetNamedType());
    }

    /// <inheritdoc/>
    public async ValueTask<object?> ResolveAsync(IResolveFieldContext context)
    {
        if (await guard.RefusalAsync(context) is var (error, argument))
        {
            return payload is null
                ? throw RootGuard.Thrown(error, argument)
                : payload(context.RequestServices!.GetRequiredService<UserErrorFactory>().From([error], error.Path.Length == 0 ? "" : argument.Argument));
        }

        return await inner.ResolveAsync(context);
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
