using Microsoft.EntityFrameworkCore.Migrations;

namespace MangNon.Storage;

/// <summary>
/// Puts the columns of <c>incidents</c> and <c>supports</c> that are sealed from now on into one column each, still in
/// clear: keys are not at hand inside a migration. <see cref="Installation.SealAllAsync"/> seals them right after it.
/// Stands in for what the migrations tool makes of these two tables; all in one transaction on both databases.
/// </summary>
public static class SealedColumnsMigration
{
    public static void Up(MigrationBuilder migration)
    {
        ArgumentNullException.ThrowIfNull(migration);
        var json = migration.ActiveProvider == Provider.Sqlite ? "json_object" : "json_build_object";
        migration.Sql(
            $"""
            ALTER TABLE incidents ADD COLUMN matter TEXT NOT NULL DEFAULT '';
            UPDATE incidents SET matter = CAST(
                {json}('kind', kind, 'outcome', outcome, 'outcomeOn', outcome_on, 'detail', detail) AS TEXT);
            ALTER TABLE incidents DROP COLUMN kind;
            ALTER TABLE incidents DROP COLUMN outcome;
            ALTER TABLE incidents DROP COLUMN outcome_on;
            ALTER TABLE incidents DROP COLUMN detail;
            ALTER TABLE supports ADD COLUMN matter TEXT NOT NULL DEFAULT '';
            UPDATE supports SET matter = CAST({json}('form', form, 'source', source) AS TEXT);
            ALTER TABLE supports DROP COLUMN form;
            ALTER TABLE supports DROP COLUMN source;
            """
        );
    }

    /// <exception cref="NotSupportedException">Always: what is sealed cannot be opened inside a migration.</exception>
    public static void Down(MigrationBuilder migration) =>
        throw new NotSupportedException(
            "Sealed values cannot be opened inside a migration: restore the copy made before it."
        );
}
