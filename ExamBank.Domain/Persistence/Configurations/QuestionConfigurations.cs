using ExamBank.Domain.Questions;
using ExamBank.Domain.Standards;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ExamBank.Domain.Persistence.Configurations;

internal sealed class QuestionConfiguration : IEntityTypeConfiguration<Question>
{
    public void Configure(EntityTypeBuilder<Question> builder)
    {
        builder.Property(q => q.Id).ValueGeneratedNever();
        builder.HasIndex(q => q.Number).IsUnique();
        builder.HasIndex(q => q.Code).IsUnique();
        builder.Property(q => q.Changes).IsConcurrencyToken();
        builder.HasOne<Standard>().WithMany().HasForeignKey(q => q.StandardId).OnDelete(DeleteBehavior.Restrict);
        builder.HasMany(q => q.Revisions).WithOne().HasForeignKey(r => r.QuestionId).OnDelete(DeleteBehavior.Restrict);
        builder.HasMany(q => q.StatePeriods).WithOne().HasForeignKey(p => p.QuestionId).OnDelete(DeleteBehavior.Restrict);
        builder.Ignore(q => q.Latest).Ignore(q => q.Current).Ignore(q => q.DisplayNumber);
    }
}

internal sealed class RevisionConfiguration : IEntityTypeConfiguration<Revision>
{
    public void Configure(EntityTypeBuilder<Revision> builder)
    {
        builder.Property(r => r.Id).ValueGeneratedNever();
        builder.HasIndex(r => new { r.QuestionId, r.Number }).IsUnique();
        builder.HasIndex(r => new { r.Status, r.LevelCode, r.Type });
        // Holds only what a bank of an earlier build still lacks.
        builder.HasIndex(r => r.HasBands).HasFilter("NOT (\"HasBands\")");
        builder.HasOne<StimulusRevision>().WithMany().HasForeignKey(r => r.StimulusRevisionId).OnDelete(DeleteBehavior.Restrict);
        builder.HasMany(r => r.Requirements).WithOne().HasForeignKey(t => t.RevisionId).OnDelete(DeleteBehavior.Restrict);
        builder.HasMany(r => r.Facilities).WithOne().HasForeignKey(f => f.RevisionId).OnDelete(DeleteBehavior.Restrict);
        builder.HasMany(r => r.StatusPeriods).WithOne().HasForeignKey(p => p.RevisionId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class RevisionRequirementConfiguration : IEntityTypeConfiguration<RevisionRequirement>
{
    public void Configure(EntityTypeBuilder<RevisionRequirement> builder)
    {
        builder.HasKey(t => new { t.RevisionId, t.RequirementId });
        builder.HasOne<Requirement>().WithMany().HasForeignKey(t => t.RequirementId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class QuestionFacilityConfiguration : IEntityTypeConfiguration<QuestionFacility>
{
    public void Configure(EntityTypeBuilder<QuestionFacility> builder) => builder.HasKey(f => new { f.RevisionId, f.LevelCode, f.Source });
}

internal sealed class RevisionStatusPeriodConfiguration : IEntityTypeConfiguration<RevisionStatusPeriod>
{
    public void Configure(EntityTypeBuilder<RevisionStatusPeriod> builder) => builder.HasIndex(p => new { p.RevisionId, p.From });
}

internal sealed class QuestionStatePeriodConfiguration : IEntityTypeConfiguration<QuestionStatePeriod>
{
    public void Configure(EntityTypeBuilder<QuestionStatePeriod> builder) => builder.HasIndex(p => new { p.QuestionId, p.From });
}

internal sealed class StimulusConfiguration : IEntityTypeConfiguration<Stimulus>
{
    public void Configure(EntityTypeBuilder<Stimulus> builder)
    {
        builder.Property(s => s.Id).ValueGeneratedNever();
        builder.HasIndex(s => s.Code).IsUnique();
        builder.HasOne<Standard>().WithMany().HasForeignKey(s => s.StandardId).OnDelete(DeleteBehavior.Restrict);
        builder.HasMany(s => s.Revisions).WithOne().HasForeignKey(r => r.StimulusId).OnDelete(DeleteBehavior.Restrict);
        builder.Ignore(s => s.Latest);
    }
}

internal sealed class StimulusRevisionConfiguration : IEntityTypeConfiguration<StimulusRevision>
{
    public void Configure(EntityTypeBuilder<StimulusRevision> builder)
    {
        builder.Property(r => r.Id).ValueGeneratedNever();
        builder.HasIndex(r => new { r.StimulusId, r.Number }).IsUnique();
    }
}
