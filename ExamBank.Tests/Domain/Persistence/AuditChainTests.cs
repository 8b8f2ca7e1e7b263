using ExamBank.Api.Features.Seeding;
using ExamBank.Domain.Audit;
using ExamBank.Domain.Errors;
using ExamBank.Domain.Questions;
using ExamBank.Domain.Standards;
using ExamBank.Tests.Support;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using NUnit.Framework;

namespace ExamBank.Tests.Persistence;

/// <summary>Every change leaves its event in the same transaction, and the events form a chain that nobody can change unseen.</summary>
public sealed class AuditChainTests
{
    private BankFile bank = null!;

    [SetUp]
    public async Task SetUpAsync() => bank = await BankFile.CreateAsync();

    [TearDown]
    public async Task TearDownAsync() => await bank.DisposeAsync();

    [Test]
    public async Task EveryVerb_StoresItsEventWithTheChange_AndTheChainHolds()
    {
        var sample = new SampleBank(bank.Writer);
        await sample.AddStandardAsync();
        var question = await sample.AddQuestionAsync(SampleBank.Choice("L1-1.1.1"), code: "CAFE-001");
        await sample.ReviseAsync(question, SampleBank.Choice("L1-1.1.1", "新题干"), RevisionStatus.Rejected);
        await sample.RetireAsync(question);
        Assert.That(Verbs(), Is.EqualTo(new[]
        {
            "standard.created", "question.created", "question.submitted", "question.approved",
            "question.revised", "question.submitted", "question.rejected", "question.retired",
        }));
        var (faults, length) = AuditChain.Check(bank.Path);
        Assert.That(faults, Is.Empty);
        Assert.That(length, Is.EqualTo(8));
    }

    [Test]
    public async Task TheSeed_IsChainedFromTheFirstEventToTheLast()
    {
        await bank.Get<SeedBank>().SeedIfEmptyAsync(CancellationToken.None);
        var (faults, length) = AuditChain.Check(bank.Path);
        Assert.That(faults, Is.Empty);
        Assert.That(length, Is.GreaterThan(900), "a standard, three verbs a question, blueprints");
        Assert.That(DatabaseFolder.Query(bank.Path, "SELECT DISTINCT ActorKind || ' ' || ActorName FROM AuditEvents"), Is.EqualTo(new[] { "Seed seed" }));
    }

    [Test]
    public async Task TheCheck_SeesAChangeThatWentAroundTheTriggers()
    {
        await new SampleBank(bank.Writer).AddStandardAsync();
        await new SampleBank(bank.Writer).AddStandardAsync("CAFE-2025");
        DatabaseFolder.Execute(bank.Path, "DROP TRIGGER AuditEvents_NoUpdate; UPDATE AuditEvents SET ActorName = 'nobody' WHERE Sequence = 1");
        Assert.That(AuditChain.Check(bank.Path).Faults, Is.EqualTo(new[] { "event 1 has been changed" }));
        await using var context = bank.Open();
        var stored = await context.AuditEvents.AsNoTracking().OrderBy(e => e.Sequence).ToListAsync();
        Assert.That(stored.Select(e => e.ComputeHash() == e.Hash), Is.EqualTo(new[] { false, true }));
    }

    [Test]
    public async Task WorkThatFails_StoresNothing()
    {
        var failed = await bank.Writer.WriteAsync<int>(
            async context =>
            {
                context.Standards.Add(NewStandard());
                await context.SaveChangesAsync();
                return DatabaseErrorsSample;
            },
            CancellationToken.None);
        Assert.That(failed.Errors.Single(), Is.SameAs(DatabaseErrorsSample));
        AssertEmpty();
    }

    [Test]
    public void WorkThatThrows_StoresNothing()
    {
        Assert.That(
            async () => await bank.Writer.WriteAsync<int>(
                async context =>
                {
                    context.Standards.Add(NewStandard());
                    await context.SaveChangesAsync();
                    throw new IOException("power cut");
                },
                CancellationToken.None),
            Throws.InstanceOf<IOException>());
        AssertEmpty();
    }

    [Test]
    public async Task ARefusedConstraint_StoresNeitherChangeNorEvent_AndTheNextWriteGoesOn()
    {
        await WriteAsync(NewStandard());
        Assert.That(async () => await WriteAsync(NewStandard()), Throws.InstanceOf<DbUpdateException>());
        Assert.That(Verbs(), Is.EqualTo(new[] { "standard.created" }));
        await WriteAsync(NewStandard("CAFE-2025"));
        Assert.That(AuditChain.Check(bank.Path), Is.EqualTo((Array.Empty<string>(), 2)).Using<(IReadOnlyList<string> Faults, int Length)>(
            (a, b) => a.Length == b.Length && a.Faults.SequenceEqual(b.Faults)));
    }

    [Test]
    public async Task SavingEventsOutsideTheWriter_Throws_AndStoresNothing()
    {
        await using var context = bank.Open();
        context.Standards.Add(NewStandard());
        Assert.That(async () => await context.SaveChangesAsync(), Throws.InvalidOperationException.With.Message.Contains("BankWriter"));
        AssertEmpty();
    }

    [Test]
    public async Task SavingSynchronously_IsRefused()
    {
        await using var context = bank.Open();
        context.Standards.Add(NewStandard());
        Assert.That(() => context.SaveChanges(), Throws.InstanceOf<NotSupportedException>());
        AssertEmpty();
    }

    [TestCase("UPDATE AuditEvents SET ActorName = 'nobody'")]
    [TestCase("DELETE FROM AuditEvents")]
    [TestCase("INSERT OR REPLACE INTO AuditEvents SELECT * FROM AuditEvents WHERE Sequence = 1")]
    public async Task StoredEvents_CannotBeChanged(string sql)
    {
        await WriteAsync(NewStandard());
        var before = Dump();
        Assert.That(() => DatabaseFolder.Execute(bank.Path, sql), Throws.InstanceOf<SqliteException>());
        Assert.That(Dump(), Is.EqualTo(before));
    }

    [Test]
    public async Task Triggers_ComeBackAtTheNextStart()
    {
        DatabaseFolder.Execute(bank.Path, "DROP TRIGGER AuditEvents_NoUpdate; DROP TRIGGER AuditEvents_NoDelete; DROP TRIGGER AuditEvents_NoReplace");
        await Domain.Persistence.BankDatabase.MigrateAsync(bank.Path, TimeProvider.System, CancellationToken.None);
        Assert.That(
            DatabaseFolder.Query(bank.Path, "SELECT name FROM sqlite_master WHERE type = 'trigger' ORDER BY name"),
            Is.SupersetOf(new[] { "AuditEvents_NoDelete", "AuditEvents_NoReplace", "AuditEvents_NoUpdate" }));
    }

    [Test]
    public async Task ManyWritersAtOnce_StillMakeOneChain()
    {
        using var second = new Domain.Persistence.BankWriter(bank.Get<IDbContextFactory<Domain.Persistence.BankContext>>());
        await Task.WhenAll(Enumerable.Range(0, 20).Select(i => Task.Run(() => WriteAsync(NewStandard($"CAFE-{i}"), i % 2 == 0 ? bank.Writer : second))));
        var (faults, length) = AuditChain.Check(bank.Path);
        Assert.That(faults, Is.Empty);
        Assert.That(length, Is.EqualTo(20));
    }

    private static readonly BankError DatabaseErrorsSample = BankError.Of("paper.undecided", "");

    private static Standard NewStandard(string code = SampleBank.Standard) => Standard.Create(SampleBank.Document(code), Actor.Seed, Resolved.Start);

    private async Task WriteAsync(Standard standard, Domain.Persistence.BankWriter? writer = null) => await (writer ?? bank.Writer).WriteAsync<bool>(
        context =>
        {
            context.Standards.Add(standard);
            return Task.FromResult(Result.Of(true));
        },
        CancellationToken.None);

    private void AssertEmpty() => Assert.That(
        DatabaseFolder.Query(bank.Path, "SELECT (SELECT count(*) FROM Standards) || ' ' || (SELECT count(*) FROM AuditEvents)"), Is.EqualTo(new[] { "0 0" }));

    private IReadOnlyList<string> Verbs() => DatabaseFolder.Query(bank.Path, "SELECT Verb FROM AuditEvents ORDER BY Sequence");

    private IReadOnlyList<string> Dump() => DatabaseFolder.Query(bank.Path, "SELECT Sequence || ActorName || Hash FROM AuditEvents ORDER BY Sequence");
}
