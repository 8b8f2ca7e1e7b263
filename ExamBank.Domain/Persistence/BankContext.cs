using ExamBank.Domain.Access;
using ExamBank.Domain.Audit;
using ExamBank.Domain.Blueprints;
using ExamBank.Domain.Media;
using ExamBank.Domain.Papers;
using ExamBank.Domain.Persistence.Search;
using ExamBank.Domain.Questions;
using ExamBank.Domain.Questions.Review;
using ExamBank.Domain.Questions.Similarity;
using ExamBank.Domain.Standards;
using ExamBank.Domain.Values;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Storage;

namespace ExamBank.Domain.Persistence;

/// <summary>The bank. Reads are <c>AsNoTracking</c> projections; writes go through <see cref="BankWriter"/>.</summary>
public sealed class BankContext(DbContextOptions<BankContext> options) : DbContext(options)
{
    private readonly List<DomainEvent> happenings = [];

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

    /// <summary>Hashes of the texts of all revisions, by which similar questions are found.</summary>
    public DbSet<RevisionBand> RevisionBands => Set<RevisionBand>();

    /// <summary>Pairs of questions that somebody has judged to be different, or enemies.</summary>
    public DbSet<JudgedPair> JudgedPairs => Set<JudgedPair>();

    /// <summary>Stimuli.</summary>
    public DbSet<Stimulus> Stimuli => Set<Stimulus>();

    /// <summary>Texts of all stimuli.</summary>
    public DbSet<StimulusRevision> StimulusRevisions => Set<StimulusRevision>();

    /// <summary>Pictures that questions show.</summary>
    public DbSet<Picture> Pictures => Set<Picture>();

    /// <summary>Threads of all questions.</summary>
    public DbSet<ReviewThread> ReviewThreads => Set<ReviewThread>();

    /// <summary>Who is asked to do what.</summary>
    public DbSet<Assignment> Assignments => Set<Assignment>();

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

    /// <summary>Later keys of all papers.</summary>
    public DbSet<KeyRevision> KeyRevisions => Set<KeyRevision>();

    /// <summary>Assembled forms that are not locked yet, and those that were.</summary>
    public DbSet<DraftPaper> DraftPapers => Set<DraftPaper>();

    /// <summary>Steps that two accounts take together.</summary>
    public DbSet<JointStep> JointSteps => Set<JointStep>();

    /// <summary>Releases of papers to centres.</summary>
    public DbSet<PaperRelease> PaperReleases => Set<PaperRelease>();

    /// <summary>Centres of all releases.</summary>
    public DbSet<ReleasedCentre> ReleasedCentres => Set<ReleasedCentre>();

    /// <summary>Files that were rendered for centres.</summary>
    public DbSet<ReleaseFile> ReleaseFiles => Set<ReleaseFile>();

    /// <summary>Pool snapshots.</summary>
    public DbSet<PoolSnapshot> PoolSnapshots => Set<PoolSnapshot>();

    /// <summary>Accounts.</summary>
    public DbSet<Account> Accounts => Set<Account>();

    /// <summary>Centres.</summary>
    public DbSet<Centre> Centres => Set<Centre>();

    /// <summary>Tokens of all accounts.</summary>
    public DbSet<AccessToken> AccessTokens => Set<AccessToken>();

    /// <summary>Grants by which auditors read papers.</summary>
    public DbSet<PaperGrant> PaperGrants => Set<PaperGrant>();

    /// <summary>The audit log.</summary>
    public DbSet<AuditEvent> AuditEvents => Set<AuditEvent>();

    /// <summary>
    /// Begins a view of the bank as it is at the first read: what others commit meanwhile is not seen, and nobody waits for it.
    /// </summary>
    public Task<IDbContextTransaction> BeginReadAsync(CancellationToken cancellationToken) =>
        // This level makes Microsoft.Data.Sqlite begin a deferred transaction; every other one would take the writer's lock.
        Database.BeginTransactionAsync(System.Data.IsolationLevel.ReadUncommitted, cancellationToken);

    /// <summary>Puts something that has happened, and changes nothing in the bank, into the log with the next save: a download, for one.</summary>
    public void Record(DomainEvent happening) => happenings.Add(happening);

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
        foreach (var band in created.OfType<Question>().SelectMany(Bands)) await rows.InsertAsync(band, cancellationToken);
        foreach (var change in await ChainAsync(created.SelectMany(e => e.PendingEvents), cancellationToken)) await rows.InsertAsync(change, cancellationToken);
        await TextIndex.UpdateAsync(this, [.. created.OfType<Question>().Select(q => q.Id)], cancellationToken);
        foreach (var entity in created) entity.ClearPendingEvents();
    }

    /// <inheritdoc/>
    /// <exception cref="InvalidOperationException">Events are pending outside a transaction, where the chain could fork.</exception>
    public override async Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default)
    {
        var sources = ChangeTracker.Entries<EventSource>().Select(e => e.Entity).Where(s => s.PendingEvents.Length > 0).ToList();
        if (sources.Count > 0 || happenings.Count > 0)
            AuditEvents.AddRange(await ChainAsync(sources.SelectMany(s => s.PendingEvents).Concat(happenings), cancellationToken));
        var bands = NewBands();
        var texts = ChangeTracker.Entries<Question>().Where(HasOtherText).Select(e => e.Entity.Id).ToList();
        var written = await base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
        await InsertAsync(bands, cancellationToken);
        await TextIndex.UpdateAsync(this, texts, cancellationToken);
        foreach (var source in sources) source.ClearPendingEvents();
        happenings.Clear();
        return written;
    }

    /// <inheritdoc/>
    public override void Dispose()
    {
        happenings.Clear();
        base.Dispose();
    }

    /// <inheritdoc/>
    public override ValueTask DisposeAsync()
    {
        // A pool hands the context out again: what was recorded and never saved is not the next one's.
        happenings.Clear();
        return base.DisposeAsync();
    }

    /// <inheritdoc/>
    /// <exception cref="NotSupportedException">Always: the bank is written asynchronously.</exception>
    public override int SaveChanges(bool acceptAllChangesOnSuccess) => throw new NotSupportedException("Use SaveChangesAsync.");

    // Tens of rows a revision that nobody reads again: they are not worth tracking.
    private async Task InsertAsync(List<RevisionBand> bands, CancellationToken cancellationToken)
    {
        if (bands.Count == 0) return;
        await using var rows = new RowWriter(this);
        foreach (var band in bands) await rows.InsertAsync(band, cancellationToken);
    }

    // A new revision is always written together with its question, which knows the number.
    private List<RevisionBand> NewBands()
    {
        var added = ChangeTracker.Entries<Revision>().Where(e => e.State == EntityState.Added).Select(e => e.Entity).ToList();
        if (added.Count == 0) return [];
        var numbers = ChangeTracker.Entries<Question>().ToDictionary(e => e.Entity.Id, e => e.Entity.Number);
        return [.. added.SelectMany(revision => RevisionBand.Of(numbers[revision.QuestionId], revision.Number, revision.ReadContent()))];
    }

    private static IEnumerable<RevisionBand> Bands(Question question) =>
        question.Revisions.SelectMany(revision => RevisionBand.Of(question.Number, revision.Number, revision.ReadContent()));

    /// <summary>Whether saving gives a question another newest or approved text.</summary>
    private static bool HasOtherText(EntityEntry<Question> entry) => entry.State == EntityState.Added
        || (entry.State == EntityState.Modified && (entry.Property(q => q.LatestRevision).IsModified || entry.Property(q => q.ApprovedRevision).IsModified));

    // These events, linked to the last one stored.
    private async Task<List<AuditEvent>> ChainAsync(IEnumerable<DomainEvent> changes, CancellationToken cancellationToken)
    {
        if (Database.CurrentTransaction is null)
            throw new InvalidOperationException("Changes with events are saved through BankWriter, inside its transaction.");
        var last = await AuditEvents.AsNoTracking().OrderByDescending(e => e.Sequence).FirstOrDefaultAsync(cancellationToken);
        var (sequence, hash) = last is null ? (0, AuditEvent.Genesis) : (last.Sequence, last.Hash);
        var chained = new List<AuditEvent>();
        foreach (var change in changes)
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
