using ExamBank.Domain.Standards;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ExamBank.Domain.Persistence.Configurations;

internal sealed class StandardConfiguration : IEntityTypeConfiguration<Standard>
{
    public void Configure(EntityTypeBuilder<Standard> builder)
    {
        builder.Property(s => s.Id).ValueGeneratedNever();
        builder.HasIndex(s => s.Code).IsUnique();
        builder.Property(s => s.ApprovalsNeeded).HasDefaultValue(1).ValueGeneratedNever();
        builder.HasMany(s => s.Levels).WithOne().HasForeignKey(l => l.StandardId).OnDelete(DeleteBehavior.Restrict);
        builder.OwnsMany(s => s.Programmes, programme => programme.ToJson());
        builder.OwnsMany(s => s.Terms, term => term.ToJson());
        builder.Ignore(s => s.Requirements);
    }
}

internal sealed class LevelConfiguration : IEntityTypeConfiguration<Level>
{
    public void Configure(EntityTypeBuilder<Level> builder)
    {
        builder.Property(l => l.Id).ValueGeneratedNever();
        builder.HasIndex(l => new { l.StandardId, l.Code }).IsUnique();
        builder.HasMany(l => l.Areas).WithOne().HasForeignKey(a => a.LevelId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class WorkAreaConfiguration : IEntityTypeConfiguration<WorkArea>
{
    public void Configure(EntityTypeBuilder<WorkArea> builder)
    {
        builder.Property(a => a.Id).ValueGeneratedNever();
        builder.HasIndex(a => new { a.LevelId, a.Number }).IsUnique();
        builder.HasIndex(a => a.Key);
        builder.HasMany(a => a.Tasks).WithOne().HasForeignKey(t => t.WorkAreaId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class WorkTaskConfiguration : IEntityTypeConfiguration<WorkTask>
{
    public void Configure(EntityTypeBuilder<WorkTask> builder)
    {
        builder.Property(t => t.Id).ValueGeneratedNever();
        builder.HasIndex(t => new { t.WorkAreaId, t.Number }).IsUnique();
        builder.HasIndex(t => t.Key);
        builder.HasMany(t => t.Requirements).WithOne().HasForeignKey(r => r.WorkTaskId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class RequirementConfiguration : IEntityTypeConfiguration<Requirement>
{
    public void Configure(EntityTypeBuilder<Requirement> builder)
    {
        builder.Property(r => r.Id).ValueGeneratedNever();
        builder.HasIndex(r => new { r.WorkTaskId, r.Number }).IsUnique();
        builder.HasIndex(r => r.Key);
    }
}
