using System.Security.Cryptography;
using ExamBank.Domain.Audit;
using ExamBank.Domain.Errors;
using ExamBank.Domain.Persistence;
using ExamBank.Domain.Questions;
using ExamBank.Tests.Support;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using NUnit.Framework;
using static ExamBank.Tests.Support.DatabaseFolder;

namespace ExamBank.Tests.Persistence;

/// <summary>How the bank's file is brought up to date, and what is refused without touching it.</summary>
public sealed class MigrationTests
{
    private DatabaseFolder folder = null!;

    private string Bank => folder.File("bank.db");

    [SetUp]
    public void SetUp() => folder = new DatabaseFolder();

    [TearDown]
    public void TearDown() => folder.Dispose();

    [Test]
    public async Task ANewFile_IsMadeWithoutABackup()
    {
        var path = folder.File("new.db");
        var migrated = await BankDatabase.MigrateAsync(path, TimeProvider.System, CancellationToken.None);
        Assert.That(migrated.Succeeded, Is.True);
        Assert.That(migrated.Value, Is.Null);
        Assert.That(await BankDatabase.InspectAsync(path, CancellationToken.None), Is.Null);
        Assert.That(Query(path, "PRAGMA journal_mode"), Is.EqualTo(new[] { "wal" }));
    }

    [Test]
    public async Task ABankThatIsUpToDate_IsLeftAlone()
    {
        await MigrateAsync();
        Assert.That((await MigrateAsync()).Value, Is.Null);
        Assert.That(folder.Files.Where(f => f.EndsWith(".bak", StringComparison.Ordinal)), Is.Empty);
    }

    [Test]
    public async Task TheModel_HasNoChangeWithoutAMigration()
    {
        await using var bank = await BankFile.CreateAsync();
        await using var context = bank.Open();
        Assert.That(context.Database.HasPendingModelChanges(), Is.False);
    }

    [Test]
    public async Task AnOldBank_IsBackedUpWhole_BeforeItChanges()
    {
        await MakeAsync();
        var backup = (await MigrateLaterAsync()).Value;
        Assert.That(Path.GetFileName(backup), Is.EqualTo("bank.db.20300203040506.bak"));
        Assert.That(Tables(Bank), Has.Member("Later"));
        Assert.That(Tables(backup!), Has.No.Member("Later"));
        Assert.That(Query(backup!, "SELECT Code FROM Standards"), Is.EqualTo(new[] { SampleBank.Standard }));
        Assert.That(await BankDatabase.InspectAsync(backup!, CancellationToken.None), Is.Null);
        Assert.That(AuditChain.Check(Bank).Faults, Is.Empty);
    }

    [TestCase("UPDATE AuditEvents SET ActorName = 'nobody'")]
    [TestCase("DELETE FROM AuditEvents")]
    [TestCase("INSERT OR REPLACE INTO AuditEvents SELECT * FROM AuditEvents WHERE Sequence = 1")]
    public async Task AfterAMigrationThatLostTheTriggers_EventsCannotBeChanged_AndNobodyIsBlamed(string sql)
    {
        await MakeAsync();
        // What Entity Framework does to a table of SQLite whose column it alters.
        Execute(Bank, "DROP TRIGGER AuditEvents_NoUpdate; DROP TRIGGER AuditEvents_NoDelete; DROP TRIGGER AuditEvents_NoReplace");
        Assert.That((await MigrateLaterAsync()).Succeeded, Is.True);
        Assert.That(() => Execute(Bank, sql), Throws.InstanceOf<SqliteException>().With.Message.Contains("audit events cannot be"));
        Assert.That(Query(Bank, "SELECT count(*) FROM AuditEvents WHERE Verb = 'audit.triggers-restored'"), Is.EqualTo(new[] { "0" }));
        Assert.That(AuditChain.Check(Bank).Faults, Is.Empty);
    }

    [Test]
    public async Task AMigrationThatFails_LeavesTheOldBank_AndTheNextStartGoesOn()
    {
        await MakeAsync();
        Execute(Bank, "CREATE TABLE Trap (Id INTEGER)");
        Assert.That(async () => await MigrateLaterAsync(), Throws.InstanceOf<SqliteException>());
        Assert.That(Tables(Bank), Has.No.Member("Later"));
        Assert.That(Query(Bank, "SELECT Code FROM Standards"), Is.EqualTo(new[] { SampleBank.Standard }));
        Execute(Bank, "DROP TABLE Trap");
        Assert.That((await MigrateLaterAsync()).Succeeded, Is.True);
        Assert.That(Tables(Bank), Is.SupersetOf(new[] { "Later", "Trap" }));
    }

    [Test]
    public async Task ABankOfANewerVersion_IsRefused_AndStaysAsItIs()
    {
        await MigrateAsync();
        Execute(Bank, "INSERT INTO __EFMigrationsHistory VALUES ('29991231235959_Future', '99.0.0')");
        await AssertRefusedUntouchedAsync("database.newer");
        Assert.That((await MigrateAsync()).Errors.Single().Facts["migration"], Is.EqualTo("29991231235959_Future"));
    }

    [Test]
    public async Task AFileThatIsNoDatabase_IsRefused_AndStaysAsItIs()
    {
        await File.WriteAllTextAsync(Bank, string.Concat(Enumerable.Repeat("这不是数据库。\n", 500)));
        await AssertRefusedUntouchedAsync("database.not-a-bank");
    }

    [Test]
    public async Task ADatabaseOfAnotherProgram_IsRefused_AndStaysAsItIs()
    {
        Execute(Bank, "CREATE TABLE Recipes (Name TEXT); INSERT INTO Recipes VALUES ('拿铁')");
        await AssertRefusedUntouchedAsync("database.not-a-bank");
        Assert.That(Query(Bank, "PRAGMA journal_mode"), Is.EqualTo(new[] { "delete" }));
    }

    [Test]
    public async Task ADamagedBank_IsRefused()
    {
        await MigrateAsync();
        SqliteConnection.ClearAllPools();
        var bytes = await File.ReadAllBytesAsync(Bank);
        Array.Fill<byte>(bytes, 0xAA, 100, 4000);
        await File.WriteAllBytesAsync(Bank, bytes);
        Assert.That((await MigrateAsync()).Errors.Single().Code, Is.EqualTo("database.not-a-bank"));
        Assert.That((await BankDatabase.InspectAsync(Bank, CancellationToken.None))!.Code, Is.EqualTo("database.not-a-bank"));
    }

    [Test]
    public async Task AFolderInTheWay_IsToldAsUnusable()
    {
        await File.WriteAllTextAsync(folder.File("file"), "");
        var refused = await BankDatabase.MigrateAsync(folder.File("file/bank.db"), TimeProvider.System, CancellationToken.None);
        Assert.That(refused.Errors.Single().Code, Is.EqualTo("database.unusable"));
    }

    /// <summary>What a process leaves behind that was killed while it held Entity Framework's lock.</summary>
    [Test]
    public async Task AStaleMigrationLock_DoesNotBlock()
    {
        Execute(Bank, """
            CREATE TABLE __EFMigrationsLock (Id INTEGER NOT NULL CONSTRAINT PK___EFMigrationsLock PRIMARY KEY, Timestamp TEXT NOT NULL);
            INSERT INTO __EFMigrationsLock VALUES (1, '2026-01-01 00:00:00+00:00');
            """);
        Assert.That((await MigrateAsync()).Succeeded, Is.True);
        Assert.That(await BankDatabase.InspectAsync(Bank, CancellationToken.None), Is.Null);
    }

    [Test]
    public async Task AStaleMigrationLockInAnOldBank_DoesNotBlock()
    {
        await MakeAsync();
        Execute(Bank, """
            CREATE TABLE IF NOT EXISTS __EFMigrationsLock (Id INTEGER NOT NULL CONSTRAINT PK___EFMigrationsLock PRIMARY KEY, Timestamp TEXT NOT NULL);
            INSERT INTO __EFMigrationsLock VALUES (1, '2026-01-01 00:00:00+00:00');
            """);
        Assert.That((await MigrateLaterAsync()).Succeeded, Is.True);
        Assert.That(Tables(Bank), Has.Member("Later"));
    }

    [Test]
    public async Task TwoStartsAtOnce_MakeOneBank()
    {
        var results = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(MigrateAsync)));
        Assert.That(results.Select(r => r.Succeeded), Is.All.True);
        Assert.That(Query(Bank, "SELECT MigrationId FROM __EFMigrationsHistory"), Is.Unique.And.Member(FirstMigration.Id));
    }

    [Test]
    public async Task ABankOfTheFirstSchema_IsBackedUp_Migrated_AndKeepsWhatItHolds()
    {
        await MakeAsync();
        await AddCaseAsync("SEED-STIM", Actor.Seed);
        await AddCaseAsync("MINE-STIM", Actor.LocalOperator("test"), "L1-1.1.1", "L1-1.1.2");
        await GoBackToTheFirstSchemaAsync();
        var before = WithoutHistory(SeededBank.Content(Bank));

        var backup = (await BankDatabase.MigrateAsync(Bank, new FixedTime(), CancellationToken.None)).Value;
        Assert.That(Path.GetFileName(backup), Is.EqualTo("bank.db.20300203040506.bak"));
        Assert.That(Columns(backup!), Has.No.Member("SeedHash"));
        Assert.That(WithoutHistory(SeededBank.Content(backup!)), Is.EqualTo(before));

        Assert.That(Columns(Bank), Has.Member("SeedHash"));
        Assert.That(
            Query(Bank, "SELECT s.Code || ':' || coalesce(s.SeedHash = r.ContentHash, 'none') FROM Stimuli s JOIN StimulusRevisions r ON r.StimulusId = s.Id ORDER BY s.Code"),
            Is.EqualTo(new[] { "MINE-STIM:none", "SEED-STIM:1" }));
        Assert.That(
            Query(Bank, "SELECT p.Key || ' ' || t.IsPrimary || t.IsOfPart FROM RevisionRequirements t JOIN Requirements p ON p.Id = t.RequirementId ORDER BY 1"),
            Is.EqualTo(new[] { "L1-1.1.1 10", "L1-1.1.1 11", "L1-1.1.2 01" }), "what parts name is tagged from now on");

        Assert.That(Tables(Bank), Is.SupersetOf(new[] { "EditionFiles", "LockedModels", "Pictures", "JudgedPairs", "DraftPapers", "JointSteps", "KeyRevisions", "PaperReleases", "ReleasedCentres", "ReleaseFiles", "ReviewThreads", "Assignments", "PaperGrants" }));
        Assert.That(Query(Bank, "SELECT rowid FROM QuestionGrams WHERE QuestionGrams MATCH '\"材料\"' ORDER BY 1"), Is.EqualTo(new[] { "1", "2" }), "texts of before are found");
        Assert.That(Query(Bank, "SELECT count(DISTINCT Question) FROM RevisionBands"), Is.EqualTo(new[] { "2" }), "similar questions are found in old banks too");
        Execute(Bank, "DROP TABLE PaperGrants");
        Execute(Bank, """
            DROP INDEX IX_Revisions_LevelCode_QuestionId_Number_Status_Kind_Minutes_Id; ALTER TABLE Revisions DROP COLUMN Kind;
            DROP INDEX IX_RevisionRequirements_RevisionId_RequirementId; DROP INDEX IX_Questions_Id_State_ApprovedRevision_LatestRevision_StandardId_Number;
            DROP INDEX IX_RevisionRequirements_RevisionId_IsPrimary_IsOfPart_RequirementId;
            DROP INDEX IX_AuditEvents_ActorName; DROP INDEX IX_AuditEvents_At; DROP INDEX IX_AuditEvents_Verb;
            """);
        Execute(Bank, "DROP TABLE ReviewComments; DROP TABLE ReviewThreads; DROP TABLE Assignments; DROP TABLE RevisionApprovals; ALTER TABLE Standards DROP COLUMN ApprovalsNeeded");
        Execute(Bank, "DROP TABLE QuestionGrams; DROP TABLE QuestionTrigrams; DROP TABLE TextIndexVersion; ALTER TABLE Revisions ADD COLUMN SearchText TEXT NOT NULL DEFAULT ''");
        Execute(Bank, "DROP TABLE ReleaseFiles; DROP TABLE ReleasedCentres; DROP TABLE PaperReleases; DROP TABLE KeyRevisions; DROP TABLE JointSteps; DROP TABLE DraftPapers; ALTER TABLE Blueprints DROP COLUMN Changes; ALTER TABLE Blueprints DROP COLUMN RetiredAt; ALTER TABLE Blueprints DROP COLUMN RetirementReason");
        Execute(Bank, "DROP TABLE JudgedPairs; DROP TABLE RevisionBands; DROP INDEX IX_Revisions_HasBands; ALTER TABLE Revisions DROP COLUMN HasBands");
        Execute(Bank, "DROP TABLE Pictures; DROP TABLE AccessTokens; DROP TABLE SignInLink; DROP TABLE AccountStandard; DROP TABLE Accounts; DROP TABLE Centres; ALTER TABLE Papers DROP COLUMN Setter");
        Execute(Bank, "DROP TABLE EditionFiles; DROP TABLE LockedModels; ALTER TABLE Stimuli DROP COLUMN SeedHash; DELETE FROM RevisionRequirements WHERE IsOfPart AND NOT IsPrimary; ALTER TABLE RevisionRequirements DROP COLUMN IsOfPart");
        Assert.That(WithoutHistory(SeededBank.Content(Bank)), Is.EqualTo(before));
        Assert.That(AuditChain.Check(Bank).Faults, Is.Empty);
        foreach (var change in new[] { "UPDATE AuditEvents SET Verb = 'x'", "DELETE FROM AuditEvents", "REPLACE INTO AuditEvents SELECT * FROM AuditEvents WHERE Sequence = 1" })
            Assert.That(() => Execute(Bank, change), Throws.InstanceOf<SqliteException>().With.Message.Contains("audit events cannot be"), change);
    }

    private async Task AssertRefusedUntouchedAsync(string code)
    {
        SqliteConnection.ClearAllPools();
        var before = Hash();
        Assert.That((await MigrateAsync()).Errors.Select(e => e.Code), Is.EqualTo(new[] { code }));
        Assert.That((await BankDatabase.InspectAsync(Bank, CancellationToken.None))!.Code, Is.EqualTo(code));
        SqliteConnection.ClearAllPools();
        Assert.That(Hash(), Is.EqualTo(before));
    }

    private string Hash() => Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(Bank)));

    /// <summary>A bank of today's version with a standard in it.</summary>
    private async Task MakeAsync()
    {
        await MigrateAsync();
        using var writer = new BankWriter(new Factory(Bank));
        await new SampleBank(writer).AddStandardAsync();
    }

    /// <summary>A stimulus and an approved question on it, made by <paramref name="actor"/>.</summary>
    private async Task AddCaseAsync(string code, Actor actor, params string[] ofParts)
    {
        using var writer = new BankWriter(new Factory(Bank));
        var added = await writer.WriteAsync<bool>(
            async bank =>
            {
                var standard = await bank.Standards.SingleAsync();
                var stimulus = Stimulus.Create(standard.Id, code, "材料", "一月 100 人。", actor, SampleBank.Start).Value;
                bank.Stimuli.Add(stimulus);
                var requirements = await bank.Requirements.Where(r => r.Key.StartsWith("L1-1.1")).ToDictionaryAsync(r => r.Key, r => r.Id);
                var resolver = new ContentResolver(requirements, ["L1"], new Dictionary<string, StimulusRevision> { [code] = stimulus.Latest });
                var number = await bank.Questions.CountAsync() + 1;
                var content = resolver.Resolve(Support.Questions.Case() with
                {
                    Stimulus = code,
                    Parts = [.. Support.Questions.Case().Parts!.Select((part, index) => part with { Requirement = ofParts.ElementAtOrDefault(index) })],
                }).Value;
                bank.Questions.Add(Question.Create(number, null, standard.Id, content, published: false, actor, SampleBank.Start).Value);
                return true;
            },
            CancellationToken.None);
        Assert.That(added.Succeeded, Is.True);
    }

    /// <summary>Takes every later migration back, so that the file is what the first build made.</summary>
    private async Task GoBackToTheFirstSchemaAsync()
    {
        Execute(Bank, "DELETE FROM RevisionRequirements WHERE IsOfPart AND NOT IsPrimary");
        await using (var bank = new Factory(Bank).CreateDbContext()) await bank.GetService<IMigrator>().MigrateAsync(FirstMigration.Id);
        Assert.That(Columns(Bank), Has.No.Member("SeedHash").And.Member("LatestRevision"));
        Assert.That(Query(Bank, "SELECT MigrationId FROM __EFMigrationsHistory"), Is.EqualTo(new[] { FirstMigration.Id }));
        Execute(Bank, "DROP TABLE IF EXISTS __EFMigrationsLock");
    }

    private static IReadOnlyList<string> Columns(string path) => Query(path, "SELECT name FROM pragma_table_info('Stimuli')");

    /// <summary>What a bank holds, without Entity Framework's own tables.</summary>
    private static IReadOnlyList<string> WithoutHistory(string content) => [.. content.Split("# ").Where(table => !table.StartsWith("__EF", StringComparison.Ordinal))];

    private Task<Result<string?>> MigrateAsync() => BankDatabase.MigrateAsync(Bank, TimeProvider.System, CancellationToken.None);

    private Task<Result<string?>> MigrateLaterAsync() => BankDatabase.MigrateAsync(Bank, new FixedTime(), typeof(LaterMigration).Assembly, CancellationToken.None);

    private static IReadOnlyList<string> Tables(string path) => Query(path, "SELECT name FROM sqlite_master WHERE type = 'table'");

    private sealed class Factory(string path) : IDbContextFactory<BankContext>
    {
        public BankContext CreateDbContext() => new((DbContextOptions<BankContext>)new DbContextOptionsBuilder<BankContext>().UseBank(path).Options);
    }

    private sealed class FixedTime : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => new(2030, 2, 3, 4, 5, 6, TimeSpan.Zero);
    }
}
