using MangNon.Storage;
using MangNon.Storage.Postgres;
using MangNon.Storage.Sqlite;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace MangNon.Web.Storage.Keeping;

/// <summary>Proves that a database out of a backup is sound and holds what the backup's manifest says.</summary>
internal static class RestoredDatabase
{
    private const string Different =
        "Dữ liệu trong bản sao lưu không khớp với bảng kê của nó. Không khôi phục gì; hãy dùng một bản khác.";

    /// <summary>A backup of a program newer than this one has migrations that this one does not know.</summary>
    public static void MustBeKnown(BackupManifest manifest)
    {
        var builder = new DbContextOptionsBuilder<MangNonDb>();
        if (manifest.Database == BackupManifest.Sqlite)
        {
            builder.UseMangNonSqlite("none.db");
        }
        else if (manifest.Database == BackupManifest.Postgres)
        {
            builder.UseMangNonPostgres("Host=none");
        }
        else
        {
            throw new BackupRefusedException(BackupRefusedException.Newer);
        }

        using var db = new MangNonDb(builder.Options, new FieldSeal(new byte[32]));
        if (manifest.Migrations.Except(db.Database.GetMigrations(), StringComparer.Ordinal).Any())
        {
            throw new BackupRefusedException(BackupRefusedException.Newer);
        }
    }

    public static async Task CheckSqliteAsync(string file, BackupManifest manifest, CancellationToken cancel)
    {
        try
        {
            await using var connection = await DatabaseCopy.OpenFileAsync(file, SqliteOpenMode.ReadOnly, cancel);
            await using var command = connection.CreateCommand();
            command.CommandText = "PRAGMA integrity_check(1)";
            var sound = (string?)await command.ExecuteScalarAsync(cancel) == "ok";
            command.CommandText = "PRAGMA foreign_key_check";
            var referring = await command.ExecuteScalarAsync(cancel) is null;
            if (!sound || !referring)
            {
                throw new BackupRefusedException(Different);
            }

            MustHold(manifest, await TableRows.OfSqliteAsync(connection, cancel));
        }
        catch (SqliteException fault) when (!BackupRefusedException.IsNoSpace(fault))
        {
            throw new BackupRefusedException(Different, fault);
        }
    }

    public static async Task CheckPostgresAsync(string server, BackupManifest manifest, CancellationToken cancel)
    {
        await using var connection = new NpgsqlConnection(server);
        await connection.OpenAsync(cancel);
        MustHold(manifest, await TableRows.OfPostgresAsync(connection, cancel));
    }

    private static void MustHold(BackupManifest manifest, IReadOnlyDictionary<string, long> rows)
    {
        if (TableRows.Difference(manifest.Rows, rows) is { } table)
        {
            throw new BackupRefusedException($"{Different} (bảng {table})");
        }
    }
}
