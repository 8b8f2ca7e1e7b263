using ExamBank.Domain.Access;
using ExamBank.Domain.Audit;
using ExamBank.Domain.Blueprints;
using ExamBank.Domain.Papers;
using ExamBank.Domain.Questions;
using ExamBank.Domain.Standards;
using ExamBank.Domain.Values;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace ExamBank.Domain.Persistence;

/// <summary>The bank. Reads are <c>AsNoTracking</c> projections; writes go through <see cref="BankWriter"/>.</summary>
public sealed class BankContext(DbContextOptions<BankContext> options) : DbContext(options)
{
    /// <summary>Standards.</summary>
    public DbSet<Standard> Standards => Set<Standard>();

    /// <summary>Levels of all standards.</summary>
    public DbSet<Level> Levels => Set<Level>();

    /// <summary>Work areas of all levels.</summary>
    public DbSet<WorkArea> WorkAreas => Set<WorkArea>();

    /// <summary>Work tasks of all areas.</summary>
    public DbSet<WorkTask> WorkTasks => Set<WorkTask>();

    /// <summary>Requirements of all tasks.</summary>
    public DbSet<Requirement> Requirements => Set<Requirement>();

    /// <summary>Questions.</summary>
    public DbSet<Question> Questions => Set<Question>();

    /// <summary>Revisions of all questions.</summary>
    public DbSet<Revision> Revisions => Set<Revision>();

    /// <summary>Tags of all revisions.</summary>
    public DbSet<RevisionRequirement> RevisionRequirements => Set<RevisionRequirement>();

    /// <summary>Stimuli.</summary>
    public DbSet<Stimulus> Stimuli => Set<Stimulus>();

    /// <summary>Texts of all stimuli.</summary>
    public DbSet<StimulusRevision> StimulusRevisions => Set<StimulusRevision>();

    /// <summary>Blueprints.</summary>
    public DbSet<Blueprint> Blueprints => Set<Blueprint>();

    /// <summary>Revisions of all blueprints.</summary>
    public DbSet<BlueprintRevision> BlueprintRevisions => Set<BlueprintRevision>();

    /// <summary>Papers.</summary>
    public DbSet<Paper> Papers => Set<Paper>();

    /// <summary>Files of all papers.</summary>
    public DbSet<PaperFile> PaperFiles => Set<PaperFile>();

    /// <summary>Files of further editions and packages of all papers.</summary>
    public DbSet<EditionFile> EditionFiles => Set<EditionFile>();

    /// <summary>What the files of each paper are rendered from.</summary>
    public DbSet<LockedModel> LockedModels => Set<LockedModel>();

    /// <summary>Bytes of rendered files.</summary>
    public DbSet<StoredFile> StoredFiles => Set<StoredFile>();

    /// <summary>Pool snapshots.</summary>
    public DbSet<PoolSnapshot> PoolSnapshots => Set<PoolSnapshot>();

    /// <summary>Accounts.</summary>
    public DbSet<Account> Accounts => Set<Account>();

    /// <summary>Centres.</summary>
    public DbSet<Centre> Centres => Set<Centre>();

    /// <summary>Tokens of all accounts.</summary>
    public DbSet<AccessToken> AccessTokens => Set<AccessToken>();

    /// <summary>The audit log.</summary>
    public DbSet<AuditEvent> AuditEvents => Set<AuditEvent>();

    /// <summary>
    /// Begins a view of the bank as it is at the first read: what others commit meanwhile is not seen, and nobody waits for it.
    /// </summary>
    public Task<IDbContextTransaction> BeginReadAsync(CancellationToken cancellationToken) =>
        // This level makes Microsoft.Data.Sqlite begin a deferred transaction; every other one would take the writer's lock.
        Database.BeginTransactionAsync(System.Data.IsolationLevel.ReadUncommitted, cancellationToken);

    /// <summary>
    /// Stores new entities with all that hangs on them, and their events, at once and untracked: the way for hundreds of them.
    /// What they refer to must be stored already.
    /// </summary>
    /// <exception cref="InvalidOperationException">No transaction has begun.</exception>
    public async Task InsertAsync(IReadOnlyCollection<EventSource> created, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(created);
        if (created.Count == 0) return;
        await using var rows = new RowWriter(this);
        foreach (var entity in created) await rows.InsertAsync(entity, cancellationToken);
        foreach (var change in await ChainAsync(created, cancellationToken)) await rows.InsertAsync(change, cancellationToken);
        foreach (var entity in created) entity.ClearPendingEvents();
    }

    /// <inheritdoc/>
    /// <exception cref="InvalidOperationException">Events are pending outside a transaction, where the chain could fork.</exception>
    public override async Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default)
    {
        var sources = ChangeTracker.Entries<EventSource>().Select(e => e.Entity).Where(s => s.PendingEvents.Length > 0).ToList();
        if (sources.Count > 0) AuditEvents.AddRange(await ChainAsync(sources, cancellationToken));
        var written = await base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
        foreach (var source in sources) source.ClearPendingEvents();
        return written;
    }

    /// <inheritdoc/>
    /// <exception cref="NotSupportedException">Always: the bank is written asynchronously.</exception>
    public override int SaveChanges(bool acceptAllChangesOnSuccess) => throw new NotSupportedException("Use SaveChangesAsync.");

    // The events of these entities, linked to the last one stored.
    private async Task<List<AuditEvent>> ChainAsync(IReadOnlyCollection<EventSource> sources, CancellationToken cancellationToken)
    {
        if (Database.CurrentTransaction is null)
            throw new InvalidOperationException("Changes with events are saved through BankWriter, inside its transaction.");
        var last = await AuditEvents.AsNoTracking().OrderByDescending(e => e.Sequence).FirstOrDefaultAsync(cancellationToken);
        var (sequence, hash) = last is null ? (0, AuditEvent.Genesis) : (last.Sequence, last.Hash);
        var chained = new List<AuditEvent>();
        foreach (var change in sources.SelectMany(s => s.PendingEvents))
        {
            var stored = AuditEvent.Append(change, ++sequence, hash);
            hash = stored.Hash;
            chained.Add(stored);
        }

        return chained;
    }

    /// <inheritdoc/>
    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        ArgumentNullException.ThrowIfNull(configurationBuilder);
        TypedIdConvention.Apply(configurationBuilder);
        configurationBuilder.Properties<DateTimeOffset>().HaveConversion<UtcTicksConverter>();
        configurationBuilder.Properties<Marks>().HaveConversion<MarksConverter>();
        configurationBuilder.Properties<Minutes>().HaveConversion<MinutesConverter>();
        configurationBuilder.Properties<Facility>().HaveConversion<FacilityConverter>();
        configurationBuilder.Properties<Enum>().HaveConversion<string>();
    }

    /// <inheritdoc/>
    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        ArgumentNullException.ThrowIfNull(modelBuilder);
        modelBuilder.ApplyConfigurationsFromAssembly(typeof(BankContext).Assembly);
    }
}
