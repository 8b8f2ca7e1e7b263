using ExamBank.Domain.Persistence;
using ExamBank.Domain.Persistence.Migrations;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace ExamBank.Tests.Persistence;

/// <summary>The product's first migration, seen from this assembly, so that a bank made by the product is an old one here.</summary>
[DbContext(typeof(BankContext))]
[Migration("20261123153136_Initial")]
public sealed class FirstMigration : Initial;

/// <summary>A migration that the product does not have yet; it fails in its middle in a bank whose table <c>Trap</c> is there.</summary>
[DbContext(typeof(BankContext))]
[Migration("29990101000000_Later")]
public sealed class LaterMigration : Migration
{
    /// <inheritdoc/>
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.Sql("CREATE TABLE Later (Id INTEGER)");
        migrationBuilder.Sql("CREATE TABLE Trap (Id INTEGER)");
    }
}
