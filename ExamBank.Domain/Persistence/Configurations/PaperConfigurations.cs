using ExamBank.Domain.Audit;
using ExamBank.Domain.Blueprints;
using ExamBank.Domain.Papers;
using ExamBank.Domain.Questions;
using ExamBank.Domain.Standards;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ExamBank.Domain.Persistence.Configurations;

internal sealed class BlueprintConfiguration : IEntityTypeConfiguration<Blueprint>
{
    public void Configure(EntityTypeBuilder<Blueprint> builder)
    {
        builder.Property(b => b.Id).ValueGeneratedNever();
        builder.HasIndex(b => b.Name).IsUnique();
        builder.HasOne<Standard>().WithMany().HasForeignKey(b => b.StandardId).OnDelete(DeleteBehavior.Restrict);
        builder.HasMany(b => b.Revisions).WithOne().HasForeignKey(r => r.BlueprintId).OnDelete(DeleteBehavior.Restrict);
        builder.Property(b => b.Changes).IsConcurrencyToken();
        builder.Ignore(b => b.Latest);
    }
}

internal sealed class BlueprintRevisionConfiguration : IEntityTypeConfiguration<BlueprintRevision>
{
    public void Configure(EntityTypeBuilder<BlueprintRevision> builder)
    {
        builder.Property(r => r.Id).ValueGeneratedNever();
        builder.HasIndex(r => new { r.BlueprintId, r.Number }).IsUnique();
    }
}

internal sealed class PaperConfiguration : IEntityTypeConfiguration<Paper>
{
    public void Configure(EntityTypeBuilder<Paper> builder)
    {
        builder.Property(p => p.Id).ValueGeneratedNever();
        builder.HasIndex(p => p.Number).IsUnique();
        builder.HasIndex(p => p.InputHash).IsUnique();
        builder.HasOne<Standard>().WithMany().HasForeignKey(p => p.StandardId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<BlueprintRevision>().WithMany().HasForeignKey(p => p.BlueprintRevisionId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<PoolSnapshot>().WithMany().HasForeignKey(p => p.PoolHash).OnDelete(DeleteBehavior.Restrict);
        builder.HasMany(p => p.Forms).WithOne().HasForeignKey(f => f.PaperId).OnDelete(DeleteBehavior.Restrict);
        builder.HasMany(p => p.Files).WithOne().HasForeignKey(f => f.PaperId).OnDelete(DeleteBehavior.Restrict);
        builder.HasMany(p => p.Editions).WithOne().HasForeignKey(f => f.PaperId).OnDelete(DeleteBehavior.Restrict);
        builder.HasMany(p => p.KeyRevisions).WithOne().HasForeignKey(r => r.PaperId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne(p => p.Model).WithOne().HasForeignKey<LockedModel>(m => m.PaperId).OnDelete(DeleteBehavior.Restrict);
        builder.Ignore(p => p.DisplayNumber);
    }
}

internal sealed class PaperFormConfiguration : IEntityTypeConfiguration<PaperForm>
{
    public void Configure(EntityTypeBuilder<PaperForm> builder)
    {
        builder.Property(f => f.Id).ValueGeneratedNever();
        builder.HasIndex(f => new { f.PaperId, f.Name }).IsUnique();
        builder.HasMany(f => f.Questions).WithOne().HasForeignKey(q => q.PaperFormId).OnDelete(DeleteBehavior.Restrict);
        builder.HasMany(f => f.Versions).WithOne().HasForeignKey(v => v.PaperFormId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class FormQuestionConfiguration : IEntityTypeConfiguration<FormQuestion>
{
    public void Configure(EntityTypeBuilder<FormQuestion> builder)
    {
        builder.HasKey(q => new { q.PaperFormId, q.Position });
        builder.HasOne<Revision>().WithMany().HasForeignKey(q => q.RevisionId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class PaperVersionConfiguration : IEntityTypeConfiguration<PaperVersion>
{
    public void Configure(EntityTypeBuilder<PaperVersion> builder)
    {
        builder.Property(v => v.Id).ValueGeneratedNever();
        builder.HasIndex(v => new { v.PaperFormId, v.Number }).IsUnique();
        builder.HasMany(v => v.Questions).WithOne().HasForeignKey(q => q.PaperVersionId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class VersionQuestionConfiguration : IEntityTypeConfiguration<VersionQuestion>
{
    public void Configure(EntityTypeBuilder<VersionQuestion> builder) => builder.HasKey(q => new { q.PaperVersionId, q.Number });
}

internal sealed class PaperFileConfiguration : IEntityTypeConfiguration<PaperFile>
{
    public void Configure(EntityTypeBuilder<PaperFile> builder)
    {
        builder.HasKey(f => new { f.PaperId, f.Path });
        builder.HasOne<StoredFile>().WithMany().HasForeignKey(f => f.Sha256).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class EditionFileConfiguration : IEntityTypeConfiguration<EditionFile>
{
    public void Configure(EntityTypeBuilder<EditionFile> builder)
    {
        builder.HasKey(f => new { f.PaperId, f.Path });
        builder.HasOne<StoredFile>().WithMany().HasForeignKey(f => f.Sha256).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class LockedModelConfiguration : IEntityTypeConfiguration<LockedModel>
{
    public void Configure(EntityTypeBuilder<LockedModel> builder) => builder.HasKey(m => m.PaperId);
}

internal sealed class StoredFileConfiguration : IEntityTypeConfiguration<StoredFile>
{
    public void Configure(EntityTypeBuilder<StoredFile> builder) => builder.HasKey(f => f.Sha256);
}

internal sealed class PoolSnapshotConfiguration : IEntityTypeConfiguration<PoolSnapshot>
{
    public void Configure(EntityTypeBuilder<PoolSnapshot> builder) => builder.HasKey(s => s.Hash);
}

internal sealed class AuditEventConfiguration : IEntityTypeConfiguration<AuditEvent>
{
    public void Configure(EntityTypeBuilder<AuditEvent> builder)
    {
        builder.HasKey(e => e.Sequence);
        builder.Property(e => e.Sequence).ValueGeneratedNever();
        // What the log is filtered by; an index ends in the row, which is the sequence, so that a page is read in order.
        builder.HasIndex(e => e.Subject);
        builder.HasIndex(e => e.Verb);
        builder.HasIndex(e => e.ActorName);
        builder.HasIndex(e => e.At);
    }
}
