using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ExamBank.Domain.Persistence.Migrations
{
    /// <inheritdoc />
    public partial class Accreditation : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateIndex(
                name: "IX_Revisions_LevelCode_QuestionId_Number_Status_Type_CognitiveLevel_Facility_Minutes_Id",
                table: "Revisions",
                columns: new[] { "LevelCode", "QuestionId", "Number", "Status", "Type", "CognitiveLevel", "Facility", "Minutes", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_RevisionRequirements_RevisionId_IsPrimary_IsOfPart_RequirementId",
                table: "RevisionRequirements",
                columns: new[] { "RevisionId", "IsPrimary", "IsOfPart", "RequirementId" });

            migrationBuilder.CreateIndex(
                name: "IX_AuditEvents_ActorName",
                table: "AuditEvents",
                column: "ActorName");

            migrationBuilder.CreateIndex(
                name: "IX_AuditEvents_At",
                table: "AuditEvents",
                column: "At");

            migrationBuilder.CreateIndex(
                name: "IX_AuditEvents_Verb",
                table: "AuditEvents",
                column: "Verb");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Revisions_LevelCode_QuestionId_Number_Status_Type_CognitiveLevel_Facility_Minutes_Id",
                table: "Revisions");

            migrationBuilder.DropIndex(
                name: "IX_RevisionRequirements_RevisionId_IsPrimary_IsOfPart_RequirementId",
                table: "RevisionRequirements");

            migrationBuilder.DropIndex(
                name: "IX_AuditEvents_ActorName",
                table: "AuditEvents");

            migrationBuilder.DropIndex(
                name: "IX_AuditEvents_At",
                table: "AuditEvents");

            migrationBuilder.DropIndex(
                name: "IX_AuditEvents_Verb",
                table: "AuditEvents");
        }
    }
}
