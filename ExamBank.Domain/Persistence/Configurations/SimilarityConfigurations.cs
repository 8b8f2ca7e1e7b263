using ExamBank.Domain.Questions;
using ExamBank.Domain.Questions.Similarity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ExamBank.Domain.Persistence.Configurations;

internal sealed class RevisionBandConfiguration : IEntityTypeConfiguration<RevisionBand>
{
    // The table is its own index (WITHOUT ROWID, in the migration): a hash leads straight to the questions that have it.
    public void Configure(EntityTypeBuilder<RevisionBand> builder) => builder.HasKey(b => new { b.Hash, b.Question, b.Revision });
}

internal sealed class JudgedPairConfiguration : IEntityTypeConfiguration<JudgedPair>
{
    public void Configure(EntityTypeBuilder<JudgedPair> builder)
    {
        builder.HasKey(p => new { p.FirstId, p.SecondId });
        builder.HasIndex(p => p.SecondId);
        builder.HasOne<Question>().WithMany().HasForeignKey(p => p.FirstId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Question>().WithMany().HasForeignKey(p => p.SecondId).OnDelete(DeleteBehavior.Restrict);
    }
}
