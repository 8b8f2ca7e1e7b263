using ExamBank.Domain.Persistence.Search;
using ExamBank.Domain.Questions;
using ExamBank.Domain.Questions.Review;
using ExamBank.Domain.Standards;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ExamBank.Domain.Persistence.Configurations;

internal sealed class TextHitConfiguration : IEntityTypeConfiguration<TextHit>
{
    // Rows of the full-text index, which no table of the model holds.
    public void Configure(EntityTypeBuilder<TextHit> builder) => builder.HasNoKey().ToView(null);
}

internal sealed class RevisionApprovalConfiguration : IEntityTypeConfiguration<RevisionApproval>
{
    public void Configure(EntityTypeBuilder<RevisionApproval> builder)
    {
        builder.ToTable("RevisionApprovals");
        builder.HasIndex(a => new { a.RevisionId, a.At });
    }
}

internal sealed class ReviewThreadConfiguration : IEntityTypeConfiguration<ReviewThread>
{
    public void Configure(EntityTypeBuilder<ReviewThread> builder)
    {
        builder.Property(t => t.Id).ValueGeneratedNever();
        builder.HasIndex(t => t.QuestionId);
        builder.HasOne<Question>().WithMany().HasForeignKey(t => t.QuestionId).OnDelete(DeleteBehavior.Restrict);
        builder.HasMany(t => t.Comments).WithOne().HasForeignKey(c => c.ThreadId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class ReviewCommentConfiguration : IEntityTypeConfiguration<ReviewComment>
{
    public void Configure(EntityTypeBuilder<ReviewComment> builder) => builder.ToTable("ReviewComments");
}

internal sealed class AssignmentConfiguration : IEntityTypeConfiguration<Assignment>
{
    public void Configure(EntityTypeBuilder<Assignment> builder)
    {
        builder.Property(a => a.Id).ValueGeneratedNever();
        builder.HasIndex(a => a.Number).IsUnique();
        // Names of accounts are the same whatever their case.
        builder.Property(a => a.Assignee).UseCollation("NOCASE");
        builder.HasIndex(a => new { a.Assignee, a.State });
        builder.HasIndex(a => a.QuestionId);
        builder.HasIndex(a => a.RequirementId);
        builder.HasOne<Standard>().WithMany().HasForeignKey(a => a.StandardId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Question>().WithMany().HasForeignKey(a => a.QuestionId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Requirement>().WithMany().HasForeignKey(a => a.RequirementId).OnDelete(DeleteBehavior.Restrict);
    }
}
