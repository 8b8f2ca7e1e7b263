using ExamBank.Domain.Access;
using ExamBank.Domain.Papers;
using ExamBank.Domain.Standards;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ExamBank.Domain.Persistence.Configurations;

internal sealed class CentreConfiguration : IEntityTypeConfiguration<Centre>
{
    public void Configure(EntityTypeBuilder<Centre> builder)
    {
        builder.Property(c => c.Id).ValueGeneratedNever();
        builder.HasIndex(c => c.Code).IsUnique();
    }
}

internal sealed class AccountConfiguration : IEntityTypeConfiguration<Account>
{
    public void Configure(EntityTypeBuilder<Account> builder)
    {
        builder.Property(a => a.Id).ValueGeneratedNever();
        builder.HasIndex(a => a.NormalizedName).IsUnique();
        builder.HasIndex(a => new { a.Issuer, a.Subject }).IsUnique();
        builder.Property(a => a.Version).HasDefaultValue(1).ValueGeneratedNever();
        builder.Property(a => a.SecurityStamp).IsConcurrencyToken();
        builder.HasOne<Centre>().WithMany().HasForeignKey(a => a.CentreId).OnDelete(DeleteBehavior.Restrict);
        builder.HasMany(a => a.Standards).WithOne().HasForeignKey(s => s.AccountId).OnDelete(DeleteBehavior.Cascade);
        builder.HasMany(a => a.Links).WithOne().HasForeignKey(l => l.AccountId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class AccountStandardConfiguration : IEntityTypeConfiguration<AccountStandard>
{
    public void Configure(EntityTypeBuilder<AccountStandard> builder)
    {
        builder.HasKey(s => new { s.AccountId, s.StandardId });
        builder.HasOne<Standard>().WithMany().HasForeignKey(s => s.StandardId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class SignInLinkConfiguration : IEntityTypeConfiguration<SignInLink>
{
    public void Configure(EntityTypeBuilder<SignInLink> builder)
    {
        builder.Property(l => l.Id).ValueGeneratedNever();
        builder.HasIndex(l => l.Hash).IsUnique();
    }
}

internal sealed class AccessTokenConfiguration : IEntityTypeConfiguration<AccessToken>
{
    public void Configure(EntityTypeBuilder<AccessToken> builder)
    {
        builder.Property(t => t.Id).ValueGeneratedNever();
        builder.HasIndex(t => t.Number).IsUnique();
        builder.HasIndex(t => t.Hash).IsUnique();
        builder.HasOne<Account>().WithMany().HasForeignKey(t => t.AccountId).OnDelete(DeleteBehavior.Restrict);
        builder.Ignore(t => t.DisplayNumber);
    }
}

internal sealed class PaperGrantConfiguration : IEntityTypeConfiguration<PaperGrant>
{
    public void Configure(EntityTypeBuilder<PaperGrant> builder)
    {
        builder.Property(g => g.Id).ValueGeneratedNever();
        builder.HasIndex(g => g.Number).IsUnique();
        builder.HasIndex(g => new { g.AccountId, g.PaperId });
        builder.HasOne<Account>().WithMany().HasForeignKey(g => g.AccountId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Paper>().WithMany().HasForeignKey(g => g.PaperId).OnDelete(DeleteBehavior.Restrict);
        builder.Ignore(g => g.DisplayNumber);
    }
}
