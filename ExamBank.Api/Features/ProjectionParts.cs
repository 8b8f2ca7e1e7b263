using System.Linq.Expressions;

namespace ExamBank.Api.Features;

/// <summary>Lets one projection be part of another, so that how a row becomes a node is written once.</summary>
internal static class ProjectionParts
{
    /// <summary>Stands for <paramref name="projection"/> of <paramref name="source"/> inside another projection; see <see cref="Whole{TFrom, TTo}"/>.</summary>
    public static TTo Of<TFrom, TTo>(this Expression<Func<TFrom, TTo>> projection, TFrom source) =>
        throw new InvalidOperationException($"{projection} of {source} stands in a projection that was not made whole.");

    /// <summary>The projection with the bodies of its parts in place, which the database provider understands.</summary>
    public static Expression<Func<TFrom, TTo>> Whole<TFrom, TTo>(Expression<Func<TFrom, TTo>> projection) =>
        (Expression<Func<TFrom, TTo>>)new PartVisitor().Visit(projection);

    private sealed class PartVisitor : ExpressionVisitor
    {
        protected override Expression VisitMethodCall(MethodCallExpression node)
        {
            if (node.Method.DeclaringType != typeof(ProjectionParts)) return base.VisitMethodCall(node);
            var part = (LambdaExpression)Expression.Lambda(node.Arguments[0]).Compile().DynamicInvoke()!;
            return new ParameterVisitor(part.Parameters[0], Visit(node.Arguments[1])).Visit(part.Body);
        }
    }

    private sealed class ParameterVisitor(ParameterExpression parameter, Expression argument) : ExpressionVisitor
    {
        protected override Expression VisitParameter(ParameterExpression node) => node == parameter ? argument : node;
    }
}
