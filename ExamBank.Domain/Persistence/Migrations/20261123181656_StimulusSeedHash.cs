using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ExamBank.Domain.Persistence.Migrations
{
    /// <inheritdoc />
    public partial class StimulusSeedHash : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "SeedHash",
                table: "Stimuli",
                type: "TEXT",
                nullable: true);

            // A stimulus whose newest text the seed has written holds the seed's text.
            migrationBuilder.Sql(
                """
                UPDATE "Stimuli" SET "SeedHash" = (
                    SELECT "ContentHash" FROM "StimulusRevisions"
                    WHERE "StimulusId" = "Stimuli"."Id" AND "Number" = "Stimuli"."LatestRevision")
                WHERE 'Seed' = (
                    SELECT "ActorKind" FROM "AuditEvents" WHERE "Subject" = 'stimulus:' || "Stimuli"."Code"
                    ORDER BY "Sequence" DESC LIMIT 1);
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "SeedHash",
                table: "Stimuli");
        }
    }
}
