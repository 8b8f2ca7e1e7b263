using ExamBank.Domain.Persistence;
using ExamBank.Tests.Support;
using GraphQL.Types;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NUnit.Framework;

namespace ExamBank.Tests.Architecture;

/// <summary>What the graph shows is written for it: no entity and no context leaks into the schema.</summary>
[TestFixture]
public sealed class GraphTypeTests
{
    [Test]
    public async Task No_entity_and_no_context_is_a_graph_type()
    {
        await using var server = await RunningServer.StartAsync();
        var schema = server.Services.GetRequiredService<ISchema>();
        schema.Initialize();
        await using var context = await server.Services.GetRequiredService<IDbContextFactory<BankContext>>().CreateDbContextAsync();
        var entities = context.Model.GetEntityTypes().Select(e => e.ClrType).Append(typeof(BankContext)).ToHashSet();

        var shown = schema.AllTypes.SelectMany(type => Generations(type.GetType())).SelectMany(type => type.GetGenericArguments()).ToList();

        Assert.That(entities, Has.Count.GreaterThan(20));
        Assert.That(shown, Is.Not.Empty);
        Assert.That(shown.Where(entities.Contains), Is.Empty);
    }

    private static IEnumerable<Type> Generations(Type? type)
    {
        for (; type is not null; type = type.BaseType) yield return type;
    }
}
