using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ExamBank.Domain.Persistence.Migrations
{
    /// <inheritdoc />
    public partial class ReleasesAndDrafts : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<int>(
                name: "Changes",
                table: "Blueprints",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<long>(
                name: "RetiredAt",
                table: "Blueprints",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "RetirementReason",
                table: "Blueprints",
                type: "TEXT",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "DraftPapers",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Number = table.Column<int>(type: "INTEGER", nullable: false),
                    StandardId = table.Column<Guid>(type: "TEXT", nullable: false),
                    LevelCode = table.Column<string>(type: "TEXT", nullable: false),
                    BlueprintRevisionId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Seed = table.Column<long>(type: "INTEGER", nullable: false),
                    Engine = table.Column<string>(type: "TEXT", nullable: false),
                    PoolHash = table.Column<string>(type: "TEXT", nullable: false),
                    FormCount = table.Column<int>(type: "INTEGER", nullable: false),
                    VersionsPerForm = table.Column<int>(type: "INTEGER", nullable: false),
                    Layout = table.Column<string>(type: "TEXT", nullable: false),
                    LayoutText = table.Column<string>(type: "TEXT", nullable: false),
                    Demands = table.Column<string>(type: "TEXT", nullable: false),
                    Setter = table.Column<string>(type: "TEXT", nullable: true),
                    ContentText = table.Column<string>(type: "TEXT", nullable: false),
                    State = table.Column<string>(type: "TEXT", nullable: false),
                    PaperNumber = table.Column<int>(type: "INTEGER", nullable: true),
                    Revision = table.Column<int>(type: "INTEGER", nullable: false),
                    CreatedAt = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_DraftPapers", x => x.Id);
                    table.ForeignKey(
                        name: "FK_DraftPapers_BlueprintRevisions_BlueprintRevisionId",
                        column: x => x.BlueprintRevisionId,
                        principalTable: "BlueprintRevisions",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_DraftPapers_PoolSnapshots_PoolHash",
                        column: x => x.PoolHash,
                        principalTable: "PoolSnapshots",
                        principalColumn: "Hash",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_DraftPapers_Standards_StandardId",
                        column: x => x.StandardId,
                        principalTable: "Standards",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "JointSteps",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Number = table.Column<int>(type: "INTEGER", nullable: false),
                    Kind = table.Column<string>(type: "TEXT", nullable: false),
                    TargetNumber = table.Column<int>(type: "INTEGER", nullable: false),
                    StandardId = table.Column<Guid>(type: "TEXT", nullable: false),
                    ContentText = table.Column<string>(type: "TEXT", nullable: false),
                    RequestedBy = table.Column<string>(type: "TEXT", nullable: false),
                    Partner = table.Column<string>(type: "TEXT", nullable: false),
                    RequestedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    ExpiresAt = table.Column<long>(type: "INTEGER", nullable: false),
                    State = table.Column<string>(type: "TEXT", nullable: false),
                    DecidedAt = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_JointSteps", x => x.Id);
                    table.ForeignKey(
                        name: "FK_JointSteps_Standards_StandardId",
                        column: x => x.StandardId,
                        principalTable: "Standards",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "KeyRevisions",
                columns: table => new
                {
                    PaperId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Number = table.Column<int>(type: "INTEGER", nullable: false),
                    ChangesText = table.Column<string>(type: "TEXT", nullable: false),
                    Reason = table.Column<string>(type: "TEXT", nullable: false),
                    RequestedBy = table.Column<string>(type: "TEXT", nullable: false),
                    ConfirmedBy = table.Column<string>(type: "TEXT", nullable: false),
                    CreatedAt = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_KeyRevisions", x => new { x.PaperId, x.Number });
                    table.ForeignKey(
                        name: "FK_KeyRevisions_Papers_PaperId",
                        column: x => x.PaperId,
                        principalTable: "Papers",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "PaperReleases",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Number = table.Column<int>(type: "INTEGER", nullable: false),
                    PaperId = table.Column<Guid>(type: "TEXT", nullable: false),
                    PapersFrom = table.Column<long>(type: "INTEGER", nullable: false),
                    PapersTo = table.Column<long>(type: "INTEGER", nullable: false),
                    KeysFrom = table.Column<long>(type: "INTEGER", nullable: false),
                    KeysTo = table.Column<long>(type: "INTEGER", nullable: false),
                    IsSpare = table.Column<bool>(type: "INTEGER", nullable: false),
                    IsMarked = table.Column<bool>(type: "INTEGER", nullable: false),
                    ReleasedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    RequestedBy = table.Column<string>(type: "TEXT", nullable: false),
                    ReleasedBy = table.Column<string>(type: "TEXT", nullable: false),
                    WithdrawnAt = table.Column<long>(type: "INTEGER", nullable: true),
                    WithdrawalReason = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PaperReleases", x => x.Id);
                    table.ForeignKey(
                        name: "FK_PaperReleases_Papers_PaperId",
                        column: x => x.PaperId,
                        principalTable: "Papers",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "ReleasedCentres",
                columns: table => new
                {
                    PaperReleaseId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Centre = table.Column<string>(type: "TEXT", nullable: false),
                    Forms = table.Column<string>(type: "TEXT", nullable: false),
                    OpenedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    OpeningReason = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ReleasedCentres", x => new { x.PaperReleaseId, x.Centre });
                    table.ForeignKey(
                        name: "FK_ReleasedCentres_PaperReleases_PaperReleaseId",
                        column: x => x.PaperReleaseId,
                        principalTable: "PaperReleases",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "ReleaseFiles",
                columns: table => new
                {
                    PaperReleaseId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Centre = table.Column<string>(type: "TEXT", nullable: false),
                    Path = table.Column<string>(type: "TEXT", nullable: false),
                    Sha256 = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ReleaseFiles", x => new { x.PaperReleaseId, x.Centre, x.Path });
                    table.ForeignKey(
                        name: "FK_ReleaseFiles_PaperReleases_PaperReleaseId",
                        column: x => x.PaperReleaseId,
                        principalTable: "PaperReleases",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_ReleaseFiles_StoredFiles_Sha256",
                        column: x => x.Sha256,
                        principalTable: "StoredFiles",
                        principalColumn: "Sha256",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "IX_DraftPapers_BlueprintRevisionId",
                table: "DraftPapers",
                column: "BlueprintRevisionId");

            migrationBuilder.CreateIndex(
                name: "IX_DraftPapers_Number",
                table: "DraftPapers",
                column: "Number",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_DraftPapers_PoolHash",
                table: "DraftPapers",
                column: "PoolHash");

            migrationBuilder.CreateIndex(
                name: "IX_DraftPapers_StandardId",
                table: "DraftPapers",
                column: "StandardId");

            migrationBuilder.CreateIndex(
                name: "IX_JointSteps_Number",
                table: "JointSteps",
                column: "Number",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_JointSteps_Partner_Kind_TargetNumber",
                table: "JointSteps",
                columns: new[] { "Partner", "Kind", "TargetNumber" });

            migrationBuilder.CreateIndex(
                name: "IX_JointSteps_StandardId",
                table: "JointSteps",
                column: "StandardId");

            migrationBuilder.CreateIndex(
                name: "IX_PaperReleases_Number",
                table: "PaperReleases",
                column: "Number",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_PaperReleases_PaperId",
                table: "PaperReleases",
                column: "PaperId");

            migrationBuilder.CreateIndex(
                name: "IX_ReleasedCentres_Centre",
                table: "ReleasedCentres",
                column: "Centre");

            migrationBuilder.CreateIndex(
                name: "IX_ReleaseFiles_Sha256",
                table: "ReleaseFiles",
                column: "Sha256");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "DraftPapers");

            migrationBuilder.DropTable(
                name: "JointSteps");

            migrationBuilder.DropTable(
                name: "KeyRevisions");

            migrationBuilder.DropTable(
                name: "ReleasedCentres");

            migrationBuilder.DropTable(
                name: "ReleaseFiles");

            migrationBuilder.DropTable(
                name: "PaperReleases");

            migrationBuilder.DropColumn(
                name: "Changes",
                table: "Blueprints");

            migrationBuilder.DropColumn(
                name: "RetiredAt",
                table: "Blueprints");

            migrationBuilder.DropColumn(
                name: "RetirementReason",
                table: "Blueprints");
        }
    }
}
