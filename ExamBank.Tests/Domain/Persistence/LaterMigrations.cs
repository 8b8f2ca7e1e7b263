using ExamBank.Domain.Persistence;
using ExamBank.Domain.Persistence.Migrations;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace ExamBank.Tests.Persistence;

/// <summary>The product's first migration, seen from this assembly, so that a bank made by the product is an old one here.</summary>
[DbContext(typeof(BankContext))]
[Migration(Id)]
public sealed class FirstMigration : Initial
{
    /// <summary>Its name in the history.</summary>
    public const string Id = "20261123153136_Initial";
}

/// <summary>The product's second migration, seen from this assembly.</summary>
[DbContext(typeof(BankContext))]
[Migration("20261123181656_StimulusSeedHash")]
public sealed class SecondMigration : StimulusSeedHash;

/// <summary>The product's third migration, seen from this assembly.</summary>
[DbContext(typeof(BankContext))]
[Migration("20261123185445_PartRequirements")]
public sealed class ThirdMigration : PartRequirements;

/// <summary>The product's fourth migration, seen from this assembly.</summary>
[DbContext(typeof(BankContext))]
[Migration("20261125210342_PaperEditions")]
public sealed class FourthMigration : PaperEditions;

/// <summary>The product's fifth migration, seen from this assembly.</summary>
[DbContext(typeof(BankContext))]
[Migration("20261126195036_Accounts")]
public sealed class FifthMigration : Accounts;

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
