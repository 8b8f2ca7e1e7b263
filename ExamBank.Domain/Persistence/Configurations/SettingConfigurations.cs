using ExamBank.Domain.Blueprints;
using ExamBank.Domain.Papers;
using ExamBank.Domain.Standards;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ExamBank.Domain.Persistence.Configurations;

internal sealed class KeyRevisionConfiguration : IEntityTypeConfiguration<KeyRevision>
{
    public void Configure(EntityTypeBuilder<KeyRevision> builder) => builder.HasKey(r => new { r.PaperId, r.Number });
}

internal sealed class DraftPaperConfiguration : IEntityTypeConfiguration<DraftPaper>
{
    public void Configure(EntityTypeBuilder<DraftPaper> builder)
    {
        builder.Property(d => d.Id).ValueGeneratedNever();
        builder.HasIndex(d => d.Number).IsUnique();
        builder.Property(d => d.Revision).IsConcurrencyToken();
        builder.HasOne<Standard>().WithMany().HasForeignKey(d => d.StandardId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<BlueprintRevision>().WithMany().HasForeignKey(d => d.BlueprintRevisionId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<PoolSnapshot>().WithMany().HasForeignKey(d => d.PoolHash).OnDelete(DeleteBehavior.Restrict);
        builder.Ignore(d => d.DisplayNumber);
    }
}

internal sealed class JointStepConfiguration : IEntityTypeConfiguration<JointStep>
{
    public void Configure(EntityTypeBuilder<JointStep> builder)
    {
        builder.Property(s => s.Id).ValueGeneratedNever();
        builder.HasIndex(s => s.Number).IsUnique();
        builder.HasIndex(s => new { s.Partner, s.Kind, s.TargetNumber });
        builder.Property(s => s.State).IsConcurrencyToken();
        builder.HasOne<Standard>().WithMany().HasForeignKey(s => s.StandardId).OnDelete(DeleteBehavior.Restrict);
        builder.Ignore(s => s.DisplayNumber).Ignore(s => s.Target);
    }
}

internal sealed class PaperReleaseConfiguration : IEntityTypeConfiguration<PaperRelease>
{
    public void Configure(EntityTypeBuilder<PaperRelease> builder)
    {
        builder.Property(r => r.Id).ValueGeneratedNever();
        builder.HasIndex(r => r.Number).IsUnique();
        builder.Property(r => r.WithdrawnAt).IsConcurrencyToken();
        builder.HasOne<Paper>().WithMany().HasForeignKey(r => r.PaperId).OnDelete(DeleteBehavior.Restrict);
        builder.HasMany(r => r.Centres).WithOne().HasForeignKey(c => c.PaperReleaseId).OnDelete(DeleteBehavior.Restrict);
        builder.HasMany(r => r.Files).WithOne().HasForeignKey(f => f.PaperReleaseId).OnDelete(DeleteBehavior.Restrict);
        builder.Ignore(r => r.DisplayNumber);
    }
}

internal sealed class ReleasedCentreConfiguration : IEntityTypeConfiguration<ReleasedCentre>
{
    public void Configure(EntityTypeBuilder<ReleasedCentre> builder)
    {
        builder.HasKey(c => new { c.PaperReleaseId, c.Centre });
        builder.HasIndex(c => c.Centre);
    }
}

internal sealed class ReleaseFileConfiguration : IEntityTypeConfiguration<ReleaseFile>
{
    public void Configure(EntityTypeBuilder<ReleaseFile> builder)
    {
        builder.HasKey(f => new { f.PaperReleaseId, f.Centre, f.Path });
        builder.HasOne<StoredFile>().WithMany().HasForeignKey(f => f.Sha256).OnDelete(DeleteBehavior.Restrict);
    }
}
