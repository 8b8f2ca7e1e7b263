using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ExamBank.Domain.Persistence.Migrations
{
    /// <inheritdoc />
    public partial class QuestionKinds : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Revisions_LevelCode_QuestionId_Number_Status_Type_CognitiveLevel_Facility_Minutes_Id",
                table: "Revisions");

            migrationBuilder.AddColumn<int>(
                name: "Kind",
                table: "Revisions",
                type: "INTEGER",
                nullable: false,
                computedColumnSql: "(CASE \"Type\" WHEN 'SingleChoice' THEN 0 WHEN 'MultipleChoice' THEN 1 WHEN 'TrueFalse' THEN 2 WHEN 'FillBlank' THEN 3 WHEN 'ShortAnswer' THEN 4 WHEN 'CaseAnalysis' THEN 5 WHEN 'Practical' THEN 6 END * 10 + CASE \"CognitiveLevel\" WHEN 'Remember' THEN 0 WHEN 'Understand' THEN 1 WHEN 'Apply' THEN 2 WHEN 'Analyse' THEN 3 WHEN 'Evaluate' THEN 4 WHEN 'Create' THEN 5 END) * 10 + CASE WHEN \"Facility\" >= 7000 THEN 0 WHEN \"Facility\" >= 4000 THEN 1 ELSE 2 END",
                stored: false);

            migrationBuilder.CreateIndex(
                name: "IX_Revisions_LevelCode_QuestionId_Number_Status_Kind_Minutes_Id",
                table: "Revisions",
                columns: new[] { "LevelCode", "QuestionId", "Number", "Status", "Kind", "Minutes", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_RevisionRequirements_RevisionId_RequirementId",
                table: "RevisionRequirements",
                columns: new[] { "RevisionId", "RequirementId" },
                filter: "\"IsOfPart\" AND NOT (\"IsPrimary\")");

            migrationBuilder.CreateIndex(
                name: "IX_Questions_Id_State_ApprovedRevision_LatestRevision_StandardId_Number",
                table: "Questions",
                columns: new[] { "Id", "State", "ApprovedRevision", "LatestRevision", "StandardId", "Number" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Revisions_LevelCode_QuestionId_Number_Status_Kind_Minutes_Id",
                table: "Revisions");

            migrationBuilder.DropIndex(
                name: "IX_RevisionRequirements_RevisionId_RequirementId",
                table: "RevisionRequirements");

            migrationBuilder.DropIndex(
                name: "IX_Questions_Id_State_ApprovedRevision_LatestRevision_StandardId_Number",
                table: "Questions");

            migrationBuilder.DropColumn(
                name: "Kind",
                table: "Revisions");

            migrationBuilder.CreateIndex(
                name: "IX_Revisions_LevelCode_QuestionId_Number_Status_Type_CognitiveLevel_Facility_Minutes_Id",
                table: "Revisions",
                columns: new[] { "LevelCode", "QuestionId", "Number", "Status", "Type", "CognitiveLevel", "Facility", "Minutes", "Id" });
        }
    }
}
