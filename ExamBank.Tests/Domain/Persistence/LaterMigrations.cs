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

/// <summary>The product's sixth migration, seen from this assembly.</summary>
[DbContext(typeof(BankContext))]
[Migration("20261126204324_Pictures")]
public sealed class SixthMigration : Pictures;

/// <summary>The product's seventh migration, seen from this assembly.</summary>
[DbContext(typeof(BankContext))]
[Migration("20261126205000_Similarity")]
public sealed class SeventhMigration : Similarity;

/// <summary>The product's eighth migration, seen from this assembly.</summary>
[DbContext(typeof(BankContext))]
[Migration("20261126210000_ReleasesAndDrafts")]
public sealed class EighthMigration : ReleasesAndDrafts;

/// <summary>The product's ninth migration, seen from this assembly.</summary>
[DbContext(typeof(BankContext))]
[Migration("20261126210400_QuestionReview")]
public sealed class NinthMigration : QuestionReview;

/// <summary>The product's tenth migration, seen from this assembly.</summary>
[DbContext(typeof(BankContext))]
[Migration("20261126210500_Accreditation")]
public sealed class TenthMigration : Accreditation;

/// <summary>The product's eleventh migration, seen from this assembly.</summary>
[DbContext(typeof(BankContext))]
[Migration("20261127003428_PaperGrants")]
public sealed class EleventhMigration : PaperGrants;

/// <summary>The product's twelfth migration, seen from this assembly.</summary>
[DbContext(typeof(BankContext))]
[Migration("20261127182850_QuestionKinds")]
public sealed class TwelfthMigration : QuestionKinds;

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
