using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ExamBank.Domain.Persistence.Migrations
{
    /// <inheritdoc />
    public partial class PartRequirements : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<bool>(
                name: "IsOfPart",
                table: "RevisionRequirements",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            // Until now a requirement that only a part names stood in the text alone.
            migrationBuilder.Sql(
                """
                INSERT INTO "RevisionRequirements" ("RevisionId", "RequirementId", "IsPrimary", "IsOfPart")
                SELECT DISTINCT v."Id", r."Id", 0, 1
                FROM "Revisions" v
                JOIN "Questions" q ON q."Id" = v."QuestionId"
                JOIN json_each(v."ContentText", '$.parts') part
                JOIN "Requirements" r ON r."Key" = json_extract(part.value, '$.requirement')
                JOIN "WorkTasks" t ON t."Id" = r."WorkTaskId"
                JOIN "WorkAreas" a ON a."Id" = t."WorkAreaId"
                JOIN "Levels" l ON l."Id" = a."LevelId" AND l."StandardId" = q."StandardId"
                WHERE v."Type" = 'CaseAnalysis'
                ON CONFLICT ("RevisionId", "RequirementId") DO UPDATE SET "IsOfPart" = 1;
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "IsOfPart",
                table: "RevisionRequirements");
        }
    }
}
