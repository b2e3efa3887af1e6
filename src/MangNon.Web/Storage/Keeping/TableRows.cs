using System.Data.Common;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace MangNon.Web.Storage.Keeping;

/// <summary>How many rows each table of a database has, whatever its tables are.</summary>
internal static class TableRows
{
    public static Task<IReadOnlyDictionary<string, long>> OfSqliteAsync(
        SqliteConnection connection,
        CancellationToken cancel
    ) =>
        CountAsync(
            connection,
            "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\'",
            cancel
        );

    public static Task<IReadOnlyDictionary<string, long>> OfPostgresAsync(
        NpgsqlConnection connection,
        CancellationToken cancel
    ) => CountAsync(connection, "SELECT tablename FROM pg_tables WHERE schemaname = current_schema()", cancel);

    /// <summary>Null where both hold the same; else the first table that differs.</summary>
    public static string? Difference(
        IReadOnlyDictionary<string, long> expected,
        IReadOnlyDictionary<string, long> found
    ) =>
        expected
            .Keys.Union(found.Keys, StringComparer.Ordinal)
            .Order(StringComparer.Ordinal)
            .FirstOrDefault(table =>
                !expected.TryGetValue(table, out var e) || !found.TryGetValue(table, out var f) || e != f
            );

    private static async Task<IReadOnlyDictionary<string, long>> CountAsync(
        DbConnection connection,
        string tables,
        CancellationToken cancel
    )
    {
        await using var command = connection.CreateCommand();
#pragma warning disable CA2100 // The two texts above, and names of tables from the database's own catalogue, quoted.
        command.CommandText = tables;
        var names = new List<string>();
        await using (var reader = await command.ExecuteReaderAsync(cancel))
        {
            while (await reader.ReadAsync(cancel))
            {
                names.Add(reader.GetString(0));
            }
        }

        var rows = new SortedDictionary<string, long>(StringComparer.Ordinal);
        foreach (var name in names)
        {
            command.CommandText = $"SELECT COUNT(*) FROM \"{name.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
            rows[name] = Convert.ToInt64(
                await command.ExecuteScalarAsync(cancel),
                System.Globalization.CultureInfo.InvariantCulture
            );
        }
#pragma warning restore CA2100

        return rows;
    }
}
