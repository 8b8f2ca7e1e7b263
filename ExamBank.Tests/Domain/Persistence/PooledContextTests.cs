using ExamBank.Domain.Audit;
using ExamBank.Domain.Errors;
using ExamBank.Domain.Persistence;
using ExamBank.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NUnit.Framework;

namespace ExamBank.Tests.Persistence;

/// <summary>Contexts are used again; nothing of one use may reach the next.</summary>
internal sealed class PooledContextTests
{
    [Test]
    public async Task What_was_recorded_in_work_that_failed_is_not_stored_with_the_work_after_it()
    {
        await using var server = await RunningServer.StartAsync();
        var writer = server.Services.GetRequiredService<BankWriter>();
        await server.Bank.AddStandardAsync();

        var failed = await writer.WriteAsync<bool>(
            bank =>
            {
                bank.Record(new DomainEvent("never.done", "nothing:1", Actor.LocalOperator("test"), SampleBank.Start, null, null));
                return Task.FromResult(Result.Fail<bool>([BankError.Of("page.size", "first")]));
            },
            CancellationToken.None);
        await server.Bank.AddQuestionAsync(SampleBank.Choice("L1-1.1.1"));

        Assert.That(failed.Succeeded, Is.False);
        await using var context = await server.Services.GetRequiredService<IDbContextFactory<BankContext>>().CreateDbContextAsync();
        var verbs = await context.AuditEvents.AsNoTracking().Select(e => e.Verb).ToListAsync();
        Assert.That(verbs, Does.Contain("question.created").And.Not.Contain("never.done"));
    }
}
