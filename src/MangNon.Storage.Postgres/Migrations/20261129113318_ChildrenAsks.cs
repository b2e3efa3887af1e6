using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace MangNon.Storage.Postgres.Migrations
{
    /// <inheritdoc />
    public partial class ChildrenAsks : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "children_asks",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    commune_id = table.Column<Guid>(type: "uuid", nullable: false),
                    activity_id = table.Column<Guid>(type: "uuid", nullable: true),
                    asked_on = table.Column<DateOnly>(type: "date", nullable: false),
                    topic = table.Column<int>(type: "integer", nullable: false),
                    matter = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: false),
                    put_to = table.Column<string>(type: "text", nullable: true),
                    answered_on = table.Column<DateOnly>(type: "date", nullable: true),
                    answer = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: true),
                    is_done = table.Column<bool>(type: "boolean", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_children_asks", x => x.id);
                    table.ForeignKey(
                        name: "fk_children_asks_activities_activity_id",
                        column: x => x.activity_id,
                        principalTable: "activities",
                        principalColumn: "id",
                        onDelete: ReferentialAction.SetNull);
                    table.ForeignKey(
                        name: "fk_children_asks_communes_commune_id",
                        column: x => x.commune_id,
                        principalTable: "communes",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "ix_children_asks_activity_id",
                table: "children_asks",
                column: "activity_id");

            migrationBuilder.CreateIndex(
                name: "ix_children_asks_commune_id_asked_on",
                table: "children_asks",
                columns: new[] { "commune_id", "asked_on" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "children_asks");
        }
    }
}
