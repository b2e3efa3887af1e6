using MangNon.Storage;
using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace MangNon.Storage.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class Sealing : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            SealedColumnsMigration.Up(migrationBuilder);

            migrationBuilder.AddColumn<byte[]>(
                name: "personal_id_index",
                table: "children",
                type: "BLOB",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "installation",
                columns: table => new
                {
                    id = table.Column<int>(type: "INTEGER", nullable: false),
                    ring_id = table.Column<string>(type: "TEXT", nullable: false),
                    proof = table.Column<string>(type: "TEXT", nullable: false),
                    all_sealed = table.Column<bool>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_installation", x => x.id);
                });

            migrationBuilder.CreateIndex(
                name: "ix_children_personal_id_index",
                table: "children",
                column: "personal_id_index");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder) =>
            SealedColumnsMigration.Down(migrationBuilder);
    }
}
