using ExamBank.Domain.Questions;
using ExamBank.Domain.Standards;
using ExamBank.Domain.Values;
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
        // By what coverage finds the revision that counts, without a step into the table.
        builder.HasIndex(q => new { q.Id, q.State, q.ApprovedRevision, q.LatestRevision, q.StandardId, q.Number });
        builder.HasOne<Standard>().WithMany().HasForeignKey(q => q.StandardId).OnDelete(DeleteBehavior.Restrict);
        builder.HasMany(q => q.Revisions).WithOne().HasForeignKey(r => r.QuestionId).OnDelete(DeleteBehavior.Restrict);
        builder.HasMany(q => q.StatePeriods).WithOne().HasForeignKey(p => p.QuestionId).OnDelete(DeleteBehavior.Restrict);
        builder.Ignore(q => q.Latest).Ignore(q => q.Current).Ignore(q => q.DisplayNumber);
    }
}

internal sealed class RevisionConfiguration : IEntityTypeConfiguration<Revision>
{
    // QuestionKind.Code in the database's words.
    private static readonly string KindSql =
        $"({Ordinal<QuestionType>("Type")} * 10 + {Ordinal<CognitiveLevel>("CognitiveLevel")}) * 10 + CASE WHEN \"Facility\" >= {Facility.EasyFrom.Scaled} THEN 0 WHEN \"Facility\" >= {Facility.MediumFrom.Scaled} THEN 1 ELSE 2 END";

    public void Configure(EntityTypeBuilder<Revision> builder)
    {
        builder.Property(r => r.Id).ValueGeneratedNever();
        builder.HasIndex(r => new { r.QuestionId, r.Number }).IsUnique();
        builder.HasIndex(r => new { r.Status, r.LevelCode, r.Type });
        // Holds only what a bank of an earlier build still lacks.
        builder.HasIndex(r => r.HasBands).HasFilter("NOT (\"HasBands\")");
        // All that coverage reads of a revision: texts make the rows of the table long, and counting a level would walk all of them.
        builder.HasIndex(r => new { r.LevelCode, r.QuestionId, r.Number, r.Status, r.Kind, r.Minutes, r.Id });
        builder.Property(r => r.Kind).HasConversion<QuestionKindConverter>().HasComputedColumnSql(KindSql, stored: false);
        builder.HasOne<StimulusRevision>().WithMany().HasForeignKey(r => r.StimulusRevisionId).OnDelete(DeleteBehavior.Restrict);
        builder.HasMany(r => r.Requirements).WithOne().HasForeignKey(t => t.RevisionId).OnDelete(DeleteBehavior.Restrict);
        builder.HasMany(r => r.Facilities).WithOne().HasForeignKey(f => f.RevisionId).OnDelete(DeleteBehavior.Restrict);
        builder.HasMany(r => r.Approvals).WithOne().HasForeignKey(a => a.RevisionId).OnDelete(DeleteBehavior.Restrict);
        builder.Ignore(r => r.ApprovalsOfThisRound);
        builder.HasMany(r => r.StatusPeriods).WithOne().HasForeignKey(p => p.RevisionId).OnDelete(DeleteBehavior.Restrict);
    }

    private static string Ordinal<TEnum>(string column)
        where TEnum : struct, Enum =>
        $"CASE \"{column}\" {string.Join(' ', Enum.GetValues<TEnum>().Select(value => $"WHEN '{value}' THEN {value:D}"))} END";
}

internal sealed class RevisionRequirementConfiguration : IEntityTypeConfiguration<RevisionRequirement>
{
    public void Configure(EntityTypeBuilder<RevisionRequirement> builder)
    {
        builder.HasKey(t => new { t.RevisionId, t.RequirementId });
        builder.HasIndex(t => new { t.RevisionId, t.IsPrimary, t.IsOfPart, t.RequirementId });
        // The few that only a part of a case names.
        builder.HasIndex(t => new { t.RevisionId, t.RequirementId }).HasFilter("\"IsOfPart\" AND NOT (\"IsPrimary\")");
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
