using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ExamBank.Domain.Persistence.Migrations
{
    /// <inheritdoc />
    public partial class Similarity : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<bool>(
                name: "HasBands",
                table: "Revisions",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.CreateTable(
                name: "JudgedPairs",
                columns: table => new
                {
                    FirstId = table.Column<Guid>(type: "TEXT", nullable: false),
                    SecondId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Verdict = table.Column<string>(type: "TEXT", nullable: false),
                    FirstText = table.Column<string>(type: "TEXT", nullable: false),
                    SecondText = table.Column<string>(type: "TEXT", nullable: false),
                    JudgedBy = table.Column<string>(type: "TEXT", nullable: false),
                    JudgedAt = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_JudgedPairs", x => new { x.FirstId, x.SecondId });
                    table.ForeignKey(
                        name: "FK_JudgedPairs_Questions_FirstId",
                        column: x => x.FirstId,
                        principalTable: "Questions",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_JudgedPairs_Questions_SecondId",
                        column: x => x.SecondId,
                        principalTable: "Questions",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            // The table is its own index: rows of some ten bytes, found by their hash. Entity Framework cannot say so.
            migrationBuilder.Sql(
                """
                CREATE TABLE "RevisionBands" (
                    "Hash" INTEGER NOT NULL,
                    "Question" INTEGER NOT NULL,
                    "Revision" INTEGER NOT NULL,
                    CONSTRAINT "PK_RevisionBands" PRIMARY KEY ("Hash", "Question", "Revision")
                ) WITHOUT ROWID;
                """);

            migrationBuilder.CreateIndex(
                name: "IX_Revisions_HasBands",
                table: "Revisions",
                column: "HasBands",
                filter: "NOT (\"HasBands\")");

            migrationBuilder.CreateIndex(
                name: "IX_JudgedPairs_SecondId",
                table: "JudgedPairs",
                column: "SecondId");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "JudgedPairs");

            migrationBuilder.DropTable(
                name: "RevisionBands");

            migrationBuilder.DropIndex(
                name: "IX_Revisions_HasBands",
                table: "Revisions");

            // In place: Entity Framework would build the table anew.
            migrationBuilder.Sql("""ALTER TABLE "Revisions" DROP COLUMN "HasBands";""");
        }
    }
}
