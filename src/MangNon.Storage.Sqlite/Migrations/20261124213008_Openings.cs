using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace MangNon.Storage.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class Openings : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "kinds",
                table: "child_openings",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "kinds",
                table: "agreements",
                type: "TEXT",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "notices",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    account_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    kind = table.Column<int>(type: "INTEGER", nullable: false),
                    commune_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    child_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    agreement_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    opening_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    by_account_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    seen_at = table.Column<DateTime>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_notices", x => x.id);
                    table.ForeignKey(
                        name: "fk_notices_accounts_account_id",
                        column: x => x.account_id,
                        principalTable: "accounts",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_notices_accounts_by_account_id",
                        column: x => x.by_account_id,
                        principalTable: "accounts",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_notices_communes_commune_id",
                        column: x => x.commune_id,
                        principalTable: "communes",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "ix_child_openings_approval_id",
                table: "child_openings",
                column: "approval_id",
                unique: true);

            migrationBuilder.AddCheckConstraint(
                name: "ck_agreements_two_people",
                table: "agreements",
                sql: "decided_by IS NULL OR decided_by <> asked_by");

            migrationBuilder.CreateIndex(
                name: "ix_notices_account_id_seen_at",
                table: "notices",
                columns: new[] { "account_id", "seen_at" });

            migrationBuilder.CreateIndex(
                name: "ix_notices_by_account_id",
                table: "notices",
                column: "by_account_id");

            migrationBuilder.CreateIndex(
                name: "ix_notices_child_id",
                table: "notices",
                column: "child_id");

            migrationBuilder.CreateIndex(
                name: "ix_notices_commune_id",
                table: "notices",
                column: "commune_id");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "notices");

            migrationBuilder.DropIndex(
                name: "ix_child_openings_approval_id",
                table: "child_openings");

            migrationBuilder.DropCheckConstraint(
                name: "ck_agreements_two_people",
                table: "agreements");

            migrationBuilder.DropColumn(
                name: "kinds",
                table: "child_openings");

            migrationBuilder.DropColumn(
                name: "kinds",
                table: "agreements");
        }
    }
}
