using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace MangNon.Storage.Postgres.Migrations
{
    /// <inheritdoc />
    public partial class NameExports : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "name_exports",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    commune_id = table.Column<Guid>(type: "uuid", nullable: false),
                    account_id = table.Column<Guid>(type: "uuid", nullable: false),
                    asked_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    list = table.Column<int>(type: "integer", nullable: false),
                    selection = table.Column<string>(type: "text", nullable: false),
                    village_id = table.Column<Guid>(type: "uuid", nullable: true),
                    component_id = table.Column<string>(type: "text", nullable: true),
                    purpose = table.Column<string>(type: "text", nullable: false),
                    matter = table.Column<string>(type: "text", nullable: false),
                    children = table.Column<int>(type: "integer", nullable: false),
                    agreement_id = table.Column<Guid>(type: "uuid", nullable: true),
                    number = table.Column<int>(type: "integer", nullable: true),
                    begun_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    broken_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    completed_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    digest = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_name_exports", x => x.id);
                    table.ForeignKey(
                        name: "fk_name_exports_accounts_account_id",
                        column: x => x.account_id,
                        principalTable: "accounts",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_name_exports_agreements_agreement_id",
                        column: x => x.agreement_id,
                        principalTable: "agreements",
                        principalColumn: "id");
                    table.ForeignKey(
                        name: "fk_name_exports_communes_commune_id",
                        column: x => x.commune_id,
                        principalTable: "communes",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "ix_name_exports_account_id_begun_at",
                table: "name_exports",
                columns: new[] { "account_id", "begun_at" });

            migrationBuilder.CreateIndex(
                name: "ix_name_exports_agreement_id",
                table: "name_exports",
                column: "agreement_id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_name_exports_commune_id_number",
                table: "name_exports",
                columns: new[] { "commune_id", "number" },
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "name_exports");
        }
    }
}
