using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ExamBank.Domain.Persistence.Migrations
{
    /// <inheritdoc />
    public partial class TextIndex : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            // Entity Framework would write the whole table anew.
            migrationBuilder.Sql("""ALTER TABLE "Revisions" DROP COLUMN "SearchText";""");
            migrationBuilder.Sql(
                """
                CREATE VIRTUAL TABLE "QuestionTrigrams" USING fts5(Stem, Options, Explanation, ApprovedStem, ApprovedOptions, ApprovedExplanation,
                    content='', contentless_delete=1, tokenize='trigram case_sensitive 1');
                CREATE VIRTUAL TABLE "QuestionGrams" USING fts5(Stem, Options, Explanation, ApprovedStem, ApprovedOptions, ApprovedExplanation,
                    content='', contentless_delete=1, detail=column, tokenize='ascii');
                CREATE TABLE "TextIndexVersion" ("Version" INTEGER NOT NULL);
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql("""DROP TABLE "QuestionTrigrams"; DROP TABLE "QuestionGrams"; DROP TABLE "TextIndexVersion";""");
            migrationBuilder.AddColumn<string>(
                name: "SearchText",
                table: "Revisions",
                type: "TEXT",
                nullable: false,
                defaultValue: "");
        }
    }
}
