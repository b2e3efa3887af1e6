using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace MangNon.Web.Storage.Keeping;

/// <summary>A consistent copy of a database that is in use, in a file of its own, with what it holds.</summary>
/// <param name="Path">The copy.</param>
/// <param name="Name">Its name within a backup.</param>
/// <param name="Database">Kind, as in <see cref="BackupManifest.Database"/>.</param>
/// <param name="Migrations">Applied in it.</param>
/// <param name="Rows">Of each table.</param>
internal sealed record DatabaseCopy(
    string Path,
    string Name,
    string Database,
    IReadOnlyList<string> Migrations,
    IReadOnlyDictionary<string, long> Rows
)
{
    public const string SqliteName = "mangnon.db";
    public const string PostgresName = "mangnon.dump";

    public static async Task<DatabaseCopy> TakeAsync(DataFolder folder, string scratch, CancellationToken cancel)
    {
        await using var db = folder.NewContext();
        if (folder.Postgres is { } server)
        {
            return await DumpAsync(server, System.IO.Path.Combine(scratch, PostgresName), cancel);
        }

        // One read transaction: writers go on meanwhile, and the copy is as of its beginning.
        var copy = System.IO.Path.Combine(scratch, SqliteName);
        await db.Database.ExecuteSqlAsync($"VACUUM INTO {copy}", cancel);
        await using var connection = await OpenFileAsync(copy, SqliteOpenMode.ReadOnly, cancel);
        return new DatabaseCopy(
            copy,
            SqliteName,
            BackupManifest.Sqlite,
            await MigrationsAsync(connection, cancel),
            await TableRows.OfSqliteAsync(connection, cancel)
        );
    }

    /// <summary>A connection of its own to a SQLite file: closed, it leaves nothing open.</summary>
    public static async Task<SqliteConnection> OpenFileAsync(string file, SqliteOpenMode mode, CancellationToken cancel)
    {
        var connection = new SqliteConnection(
            new SqliteConnectionStringBuilder
            {
                DataSource = file,
                Mode = mode,
                Pooling = false,
            }.ConnectionString
        );
        await connection.OpenAsync(cancel);
        return connection;
    }

    /// <summary>The rows are counted in the very snapshot that is dumped.</summary>
    private static async Task<DatabaseCopy> DumpAsync(string server, string copy, CancellationToken cancel)
    {
        await using var connection = new NpgsqlConnection(server);
        await connection.OpenAsync(cancel);
        await using var transaction = await connection.BeginTransactionAsync(
            System.Data.IsolationLevel.RepeatableRead,
            cancel
        );
        await using var export = connection.CreateCommand();
        export.CommandText = "SELECT pg_export_snapshot()";
        var snapshot = (string)(await export.ExecuteScalarAsync(cancel))!;
        var rows = await TableRows.OfPostgresAsync(connection, cancel);
        var migrations = await MigrationsAsync(connection, cancel);
        await PostgresTool.RunAsync(
            "pg_dump",
            server,
            ["--format=custom", "--no-owner", "--no-privileges", "--snapshot=" + snapshot, "--file=" + copy],
            cancel
        );
        return new DatabaseCopy(copy, PostgresName, BackupManifest.Postgres, migrations, rows);
    }

    private static async Task<IReadOnlyList<string>> MigrationsAsync(DbConnection connection, CancellationToken cancel)
    {
        await using var command = connection.CreateCommand();
        // The one table whose names the naming convention changes: its columns are asked for by position.
        command.CommandText = """SELECT * FROM "__EFMigrationsHistory" ORDER BY 1""";
        await using var reader = await command.ExecuteReaderAsync(cancel);
        var applied = new List<string>();
        while (await reader.ReadAsync(cancel))
        {
            applied.Add(reader.GetString(0));
        }

        return applied;
    }
}
