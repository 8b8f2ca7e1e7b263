using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ExamBank.Domain.Persistence.Migrations
{
    /// <inheritdoc />
    public partial class QuestionReview : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            // Entity Framework would write the whole table anew.
            migrationBuilder.Sql("""ALTER TABLE "Revisions" DROP COLUMN "SearchText";""");
            migrationBuilder.Sql(
                """
                CREATE VIRTUAL TABLE "QuestionTrigrams" USING fts5(Stem, Options, Explanation, DraftStem, DraftOptions, DraftExplanation,
                    content='', contentless_delete=1, tokenize='trigram case_sensitive 1');
                CREATE VIRTUAL TABLE "QuestionGrams" USING fts5(Stem, Options, Explanation, DraftStem, DraftOptions, DraftExplanation,
                    content='', contentless_delete=1, detail=column, tokenize='ascii');
                CREATE TABLE "TextIndexVersion" ("Version" INTEGER NOT NULL);
                """);

            migrationBuilder.AddColumn<int>(
                name: "ApprovalsNeeded",
                table: "Standards",
                type: "INTEGER",
                nullable: false,
                defaultValue: 1);

            migrationBuilder.CreateTable(
                name: "Assignments",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Number = table.Column<int>(type: "INTEGER", nullable: false),
                    Subject = table.Column<string>(type: "TEXT", nullable: false),
                    StandardId = table.Column<Guid>(type: "TEXT", nullable: false),
                    QuestionId = table.Column<Guid>(type: "TEXT", nullable: true),
                    RequirementId = table.Column<Guid>(type: "TEXT", nullable: true),
                    Count = table.Column<int>(type: "INTEGER", nullable: true),
                    Role = table.Column<string>(type: "TEXT", nullable: false),
                    Assignee = table.Column<string>(type: "TEXT", nullable: false, collation: "NOCASE"),
                    DueAt = table.Column<long>(type: "INTEGER", nullable: true),
                    Note = table.Column<string>(type: "TEXT", nullable: true),
                    AssignedBy = table.Column<string>(type: "TEXT", nullable: false),
                    AssignedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    State = table.Column<string>(type: "TEXT", nullable: false),
                    ClosedAt = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Assignments", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Assignments_Questions_QuestionId",
                        column: x => x.QuestionId,
                        principalTable: "Questions",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Assignments_Requirements_RequirementId",
                        column: x => x.RequirementId,
                        principalTable: "Requirements",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Assignments_Standards_StandardId",
                        column: x => x.StandardId,
                        principalTable: "Standards",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "ReviewThreads",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    QuestionId = table.Column<Guid>(type: "TEXT", nullable: false),
                    QuestionCode = table.Column<string>(type: "TEXT", nullable: false),
                    Revision = table.Column<int>(type: "INTEGER", nullable: false),
                    Field = table.Column<string>(type: "TEXT", nullable: false),
                    OpenedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    ResolvedBy = table.Column<string>(type: "TEXT", nullable: true),
                    ResolvedAt = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ReviewThreads", x => x.Id);
                    table.ForeignKey(
                        name: "FK_ReviewThreads_Questions_QuestionId",
                        column: x => x.QuestionId,
                        principalTable: "Questions",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "RevisionApprovals",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    RevisionId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Reviewer = table.Column<string>(type: "TEXT", nullable: false),
                    At = table.Column<long>(type: "INTEGER", nullable: false),
                    ChecklistText = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_RevisionApprovals", x => x.Id);
                    table.ForeignKey(
                        name: "FK_RevisionApprovals_Revisions_RevisionId",
                        column: x => x.RevisionId,
                        principalTable: "Revisions",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "ReviewComments",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    ThreadId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Author = table.Column<string>(type: "TEXT", nullable: false),
                    At = table.Column<long>(type: "INTEGER", nullable: false),
                    Text = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ReviewComments", x => x.Id);
                    table.ForeignKey(
                        name: "FK_ReviewComments_ReviewThreads_ThreadId",
                        column: x => x.ThreadId,
                        principalTable: "ReviewThreads",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "IX_Assignments_Assignee_State",
                table: "Assignments",
                columns: new[] { "Assignee", "State" });

            migrationBuilder.CreateIndex(
                name: "IX_Assignments_Number",
                table: "Assignments",
                column: "Number",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Assignments_QuestionId",
                table: "Assignments",
                column: "QuestionId");

            migrationBuilder.CreateIndex(
                name: "IX_Assignments_RequirementId",
                table: "Assignments",
                column: "RequirementId");

            migrationBuilder.CreateIndex(
                name: "IX_Assignments_StandardId",
                table: "Assignments",
                column: "StandardId");

            migrationBuilder.CreateIndex(
                name: "IX_ReviewComments_ThreadId",
                table: "ReviewComments",
                column: "ThreadId");

            migrationBuilder.CreateIndex(
                name: "IX_ReviewThreads_QuestionId",
                table: "ReviewThreads",
                column: "QuestionId");

            migrationBuilder.CreateIndex(
                name: "IX_RevisionApprovals_RevisionId_At",
                table: "RevisionApprovals",
                columns: new[] { "RevisionId", "At" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql("""DROP TABLE "QuestionTrigrams"; DROP TABLE "QuestionGrams"; DROP TABLE "TextIndexVersion";""");
            migrationBuilder.DropTable(
                name: "Assignments");

            migrationBuilder.DropTable(
                name: "ReviewComments");

            migrationBuilder.DropTable(
                name: "RevisionApprovals");

            migrationBuilder.DropTable(
                name: "ReviewThreads");

            migrationBuilder.Sql("""ALTER TABLE "Standards" DROP COLUMN "ApprovalsNeeded";""");

            migrationBuilder.AddColumn<string>(
                name: "SearchText",
                table: "Revisions",
                type: "TEXT",
                nullable: false,
                defaultValue: "");
        }
    }
}
