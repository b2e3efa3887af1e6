using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace MangNon.Storage.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class Agreements : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "agreements",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    matter = table.Column<int>(type: "INTEGER", nullable: false),
                    commune_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    child_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    asked_by = table.Column<Guid>(type: "TEXT", nullable: false),
                    asked_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    reason = table.Column<string>(type: "TEXT", nullable: false),
                    decided_by = table.Column<Guid>(type: "TEXT", nullable: true),
                    decided_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    is_given = table.Column<bool>(type: "INTEGER", nullable: true),
                    remark = table.Column<string>(type: "TEXT", nullable: true),
                    until = table.Column<DateTime>(type: "TEXT", nullable: false),
                    done_at = table.Column<DateTime>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_agreements", x => x.id);
                    table.ForeignKey(
                        name: "fk_agreements_accounts_asked_by",
                        column: x => x.asked_by,
                        principalTable: "accounts",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_agreements_accounts_decided_by",
                        column: x => x.decided_by,
                        principalTable: "accounts",
                        principalColumn: "id");
                    table.ForeignKey(
                        name: "fk_agreements_communes_commune_id",
                        column: x => x.commune_id,
                        principalTable: "communes",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "ix_agreements_asked_by",
                table: "agreements",
                column: "asked_by");

            migrationBuilder.CreateIndex(
                name: "ix_agreements_child_id",
                table: "agreements",
                column: "child_id");

            migrationBuilder.CreateIndex(
                name: "ix_agreements_commune_id_is_given",
                table: "agreements",
                columns: new[] { "commune_id", "is_given" });

            migrationBuilder.CreateIndex(
                name: "ix_agreements_decided_by",
                table: "agreements",
                column: "decided_by");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "agreements");
        }
    }
}
