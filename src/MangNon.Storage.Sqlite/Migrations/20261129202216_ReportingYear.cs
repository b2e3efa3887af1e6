using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace MangNon.Storage.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class ReportingYear : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "commune_reports",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    commune_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    duty_id = table.Column<string>(type: "TEXT", nullable: false),
                    year = table.Column<int>(type: "INTEGER", nullable: false),
                    part = table.Column<int>(type: "INTEGER", nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false),
                    replaces_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    why_replaced = table.Column<string>(type: "TEXT", nullable: true),
                    state = table.Column<int>(type: "INTEGER", nullable: false),
                    results = table.Column<string>(type: "TEXT", nullable: true),
                    causes = table.Column<string>(type: "TEXT", nullable: true),
                    plans = table.Column<string>(type: "TEXT", nullable: true),
                    requests = table.Column<string>(type: "TEXT", nullable: true),
                    presented_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    presented_by = table.Column<Guid>(type: "TEXT", nullable: true),
                    remark = table.Column<string>(type: "TEXT", nullable: true),
                    signed_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    signed_by = table.Column<Guid>(type: "TEXT", nullable: true),
                    signatory = table.Column<string>(type: "TEXT", nullable: true),
                    number = table.Column<int>(type: "INTEGER", nullable: true),
                    issued_on = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    hash = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_commune_reports", x => x.id);
                    table.ForeignKey(
                        name: "fk_commune_reports_accounts_presented_by",
                        column: x => x.presented_by,
                        principalTable: "accounts",
                        principalColumn: "id");
                    table.ForeignKey(
                        name: "fk_commune_reports_accounts_signed_by",
                        column: x => x.signed_by,
                        principalTable: "accounts",
                        principalColumn: "id");
                    table.ForeignKey(
                        name: "fk_commune_reports_commune_reports_replaces_id",
                        column: x => x.replaces_id,
                        principalTable: "commune_reports",
                        principalColumn: "id");
                    table.ForeignKey(
                        name: "fk_commune_reports_communes_commune_id",
                        column: x => x.commune_id,
                        principalTable: "communes",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "unit_reports",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    commune_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    duty_id = table.Column<string>(type: "TEXT", nullable: false),
                    year = table.Column<int>(type: "INTEGER", nullable: false),
                    part = table.Column<int>(type: "INTEGER", nullable: false),
                    unit_id = table.Column<string>(type: "TEXT", nullable: false),
                    place_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    state = table.Column<int>(type: "INTEGER", nullable: false),
                    results = table.Column<string>(type: "TEXT", nullable: true),
                    causes = table.Column<string>(type: "TEXT", nullable: true),
                    plans = table.Column<string>(type: "TEXT", nullable: true),
                    requests = table.Column<string>(type: "TEXT", nullable: true),
                    first_handed_in_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    figures = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_unit_reports", x => x.id);
                    table.ForeignKey(
                        name: "fk_unit_reports_communes_commune_id",
                        column: x => x.commune_id,
                        principalTable: "communes",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "report_scans",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    name = table.Column<string>(type: "TEXT", nullable: false),
                    type = table.Column<string>(type: "TEXT", nullable: false),
                    content = table.Column<byte[]>(type: "BLOB", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_report_scans", x => x.id);
                    table.ForeignKey(
                        name: "fk_report_scans_commune_reports_id",
                        column: x => x.id,
                        principalTable: "commune_reports",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "signed_reports",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    content = table.Column<string>(type: "TEXT", nullable: false),
                    document = table.Column<byte[]>(type: "BLOB", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_signed_reports", x => x.id);
                    table.ForeignKey(
                        name: "fk_signed_reports_commune_reports_id",
                        column: x => x.id,
                        principalTable: "commune_reports",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "figure_differences",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    report_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    component_id = table.Column<string>(type: "TEXT", nullable: false),
                    numerator = table.Column<string>(type: "TEXT", nullable: false),
                    denominator = table.Column<string>(type: "TEXT", nullable: false),
                    reason = table.Column<string>(type: "TEXT", nullable: false),
                    source = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_figure_differences", x => x.id);
                    table.ForeignKey(
                        name: "fk_figure_differences_unit_reports_report_id",
                        column: x => x.report_id,
                        principalTable: "unit_reports",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "report_remarks",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    report_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    place = table.Column<string>(type: "TEXT", nullable: false),
                    text = table.Column<string>(type: "TEXT", nullable: false),
                    by_account_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    settled_at = table.Column<DateTime>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_report_remarks", x => x.id);
                    table.ForeignKey(
                        name: "fk_report_remarks_accounts_by_account_id",
                        column: x => x.by_account_id,
                        principalTable: "accounts",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_report_remarks_unit_reports_report_id",
                        column: x => x.report_id,
                        principalTable: "unit_reports",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "report_steps",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    report_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    kind = table.Column<int>(type: "INTEGER", nullable: false),
                    at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    by_account_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    remark = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_report_steps", x => x.id);
                    table.ForeignKey(
                        name: "fk_report_steps_accounts_by_account_id",
                        column: x => x.by_account_id,
                        principalTable: "accounts",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_report_steps_unit_reports_report_id",
                        column: x => x.report_id,
                        principalTable: "unit_reports",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "ix_commune_reports_commune_id_year_duty_id_part_version",
                table: "commune_reports",
                columns: new[] { "commune_id", "year", "duty_id", "part", "version" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_commune_reports_presented_by",
                table: "commune_reports",
                column: "presented_by");

            migrationBuilder.CreateIndex(
                name: "ix_commune_reports_replaces_id",
                table: "commune_reports",
                column: "replaces_id");

            migrationBuilder.CreateIndex(
                name: "ix_commune_reports_signed_by",
                table: "commune_reports",
                column: "signed_by");

            migrationBuilder.CreateIndex(
                name: "ix_figure_differences_report_id_component_id",
                table: "figure_differences",
                columns: new[] { "report_id", "component_id" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_report_remarks_by_account_id",
                table: "report_remarks",
                column: "by_account_id");

            migrationBuilder.CreateIndex(
                name: "ix_report_remarks_report_id",
                table: "report_remarks",
                column: "report_id");

            migrationBuilder.CreateIndex(
                name: "ix_report_steps_by_account_id",
                table: "report_steps",
                column: "by_account_id");

            migrationBuilder.CreateIndex(
                name: "ix_report_steps_report_id",
                table: "report_steps",
                column: "report_id");

            migrationBuilder.CreateIndex(
                name: "ix_unit_reports_commune_id_year_duty_id_part_unit_id_place_id",
                table: "unit_reports",
                columns: new[] { "commune_id", "year", "duty_id", "part", "unit_id", "place_id" },
                unique: true);
            migrationBuilder.Sql(MangNon.Storage.AppendOnly.SqliteSigned);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "figure_differences");

            migrationBuilder.DropTable(
                name: "report_remarks");

            migrationBuilder.DropTable(
                name: "report_scans");

            migrationBuilder.DropTable(
                name: "report_steps");

            migrationBuilder.DropTable(
                name: "signed_reports");

            migrationBuilder.DropTable(
                name: "unit_reports");

            migrationBuilder.DropTable(
                name: "commune_reports");
        }
    }
}
