using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace ExamBank.Domain.Persistence;

/// <summary>Lets <c>dotnet ef</c> build the context to write migrations.</summary>
internal sealed class BankContextDesignFactory : IDesignTimeDbContextFactory<BankContext>
{
    public BankContext CreateDbContext(string[] args) =>
        new(new DbContextOptionsBuilder<BankContext>().UseSqlite("Data Source=design.db").Options);
}
