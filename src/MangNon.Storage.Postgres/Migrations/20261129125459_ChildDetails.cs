using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace MangNon.Storage.Postgres.Migrations
{
    /// <inheritdoc />
    public partial class ChildDetails : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "child_details",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    child_id = table.Column<Guid>(type: "uuid", nullable: false),
                    approximate_birth = table.Column<DateOnly>(type: "date", nullable: true),
                    birth_known = table.Column<int>(type: "integer", nullable: true),
                    caregiver_relation = table.Column<int>(type: "integer", nullable: true),
                    health_insurance_sealed = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_child_details", x => x.id);
                    table.ForeignKey(
                        name: "fk_child_details_children_child_id",
                        column: x => x.child_id,
                        principalTable: "children",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "ix_child_details_child_id",
                table: "child_details",
                column: "child_id",
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "child_details");
        }
    }
}
