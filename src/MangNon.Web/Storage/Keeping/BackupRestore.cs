using System.Globalization;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace MangNon.Web.Storage.Keeping;

/// <summary>What came of a restore.</summary>
/// <param name="Manifest">Of the backup.</param>
/// <param name="MovedAside">Where the folder that was there before now lies; null where there was none.</param>
internal sealed record Restored(BackupManifest Manifest, string? MovedAside);

/// <summary>Puts a backup in place of a data folder: unpacked and checked beside it, then one rename.</summary>
internal static class BackupRestore
{
    private const string NoServer =
        "Bản sao lưu này của cơ sở dữ liệu PostgreSQL. Đặt chuỗi kết nối tới một cơ sở dữ liệu trống trong biến môi trường "
        + DataFolder.PostgresVariable
        + ".";
    private const string ServerNotEmpty =
        "Cơ sở dữ liệu PostgreSQL đích không trống. Tạo một cơ sở dữ liệu trống rồi khôi phục vào đó.";
    private const string ServerGiven =
        "Bản sao lưu này của tệp SQLite, nhưng đang đặt máy chủ PostgreSQL. Bỏ biến môi trường "
        + DataFolder.PostgresVariable
        + " rồi làm lại.";

    /// <param name="path">The backup.</param>
    /// <param name="data">The data folder to be.</param>
    /// <param name="postgres">An empty database, for a backup of a PostgreSQL one; null or blank otherwise.</param>
    /// <param name="keys">Where the backup's key comes from.</param>
    /// <param name="replace">A folder that holds something is moved aside.</param>
    /// <param name="clock">Names the folder moved aside.</param>
    /// <param name="cancel">Leaves everything as it was.</param>
    /// <exception cref="BackupRefusedException">Nothing was changed; said in Vietnamese.</exception>
    public static Task<Restored> RunAsync(
        string path,
        string data,
        string? postgres,
        BackupKeySource keys,
        bool replace,
        TimeProvider clock,
        CancellationToken cancel
    ) =>
        BackupRefusedException.SaidAsync(async () =>
        {
            var target = Path.TrimEndingDirectorySeparator(Path.GetFullPath(data));
            var holds = Directory.Exists(target) && Directory.EnumerateFileSystemEntries(target).Any();
            if (holds && !replace)
            {
                throw InTheWay(target);
            }

            using var alone = holds ? FolderLock.TryRestore(target) ?? throw Used(target) : null;
            var parent = Path.GetDirectoryName(target) ?? throw new BackupRefusedException("Chọn thư mục khác.");
            using var scratch = Scratch.In(parent);
            var manifest = await Task.Run(() => BackupReader.Unpack(path, keys, scratch.Path, cancel), cancel);
            RestoredDatabase.MustBeKnown(manifest);
            if (manifest.Database == BackupManifest.Sqlite)
            {
                await PrepareSqliteAsync(scratch.Path, manifest, postgres, cancel);
            }
            else
            {
                await FillServerAsync(scratch.Path, manifest, postgres, cancel);
            }

            if (OperatingSystem.IsWindows())
            {
                // There a folder with an open file in it cannot be renamed.
                alone?.Dispose();
            }

            return new Restored(manifest, PutInPlace(scratch.Path, target, holds, clock));
        });

    /// <summary>Restores into a scratch folder only, and checks. A dump of PostgreSQL is only read through: restoring it takes a server.</summary>
    /// <param name="path">The backup.</param>
    /// <param name="workIn">The folder that the scratch folder is made in.</param>
    /// <param name="keys">Where the backup's key comes from.</param>
    /// <param name="cancel">Leaves nothing.</param>
    /// <exception cref="BackupRefusedException">The backup would not restore; said in Vietnamese.</exception>
    public static Task<BackupManifest> VerifyAsync(
        string path,
        string workIn,
        BackupKeySource keys,
        CancellationToken cancel
    ) =>
        BackupRefusedException.SaidAsync(async () =>
        {
            using var scratch = Scratch.In(workIn);
            var manifest = await Task.Run(() => BackupReader.Unpack(path, keys, scratch.Path, cancel), cancel);
            RestoredDatabase.MustBeKnown(manifest);
            if (manifest.Database == BackupManifest.Sqlite)
            {
                var file = Path.Combine(scratch.Path, DatabaseCopy.SqliteName);
                await RestoredDatabase.CheckSqliteAsync(file, manifest, cancel);
            }
            else
            {
                var dump = Path.Combine(scratch.Path, DatabaseCopy.PostgresName);
                await PostgresTool.RunAsync("pg_restore", "", ["--file=/dev/null", dump], cancel);
            }

            return manifest;
        });

    private static async Task PrepareSqliteAsync(
        string scratch,
        BackupManifest manifest,
        string? postgres,
        CancellationToken cancel
    )
    {
        if (!string.IsNullOrWhiteSpace(postgres))
        {
            throw new BackupRefusedException(ServerGiven);
        }

        var file = Path.Combine(scratch, DatabaseCopy.SqliteName);
        await RestoredDatabase.CheckSqliteAsync(file, manifest, cancel);
        // A copy has no write-ahead log until it is told so: here, while nobody else has it.
        await using var connection = await DatabaseCopy.OpenFileAsync(file, SqliteOpenMode.ReadWrite, cancel);
        await using var command = connection.CreateCommand();
        command.CommandText = "PRAGMA journal_mode = WAL";
        await command.ExecuteNonQueryAsync(cancel);
    }

    private static async Task FillServerAsync(
        string scratch,
        BackupManifest manifest,
        string? postgres,
        CancellationToken cancel
    )
    {
        if (string.IsNullOrWhiteSpace(postgres))
        {
            throw new BackupRefusedException(NoServer);
        }

        await using (var connection = new NpgsqlConnection(postgres))
        {
            await connection.OpenAsync(cancel);
            if ((await TableRows.OfPostgresAsync(connection, cancel)).Count > 0)
            {
                throw new BackupRefusedException(ServerNotEmpty);
            }
        }

        var dump = Path.Combine(scratch, DatabaseCopy.PostgresName);
        var database = new NpgsqlConnectionStringBuilder(postgres).Database;
        await PostgresTool.RunAsync(
            "pg_restore",
            postgres,
            ["--no-owner", "--no-privileges", "--single-transaction", "--exit-on-error", "--dbname=" + database, dump],
            cancel
        );
        await RestoredDatabase.CheckPostgresAsync(postgres, manifest, cancel);
        File.Delete(dump);
    }

    private static string? PutInPlace(string scratch, string target, bool holds, TimeProvider clock)
    {
        if (!holds)
        {
            if (Directory.Exists(target))
            {
                Directory.Delete(target);
            }

            Directory.Move(scratch, target);
            return null;
        }

        var stamp = clock.GetUtcNow().ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture);
        var aside = $"{target}-cu-{stamp}";
        Directory.Move(target, aside);
        try
        {
            Directory.Move(scratch, target);
        }
        catch
        {
            Directory.Move(aside, target);
            throw;
        }

        // The daily backups go on in one row.
        if (Directory.Exists(Path.Combine(aside, "backups")))
        {
            Directory.Move(Path.Combine(aside, "backups"), Path.Combine(target, "backups"));
        }

        return aside;
    }

    private static BackupRefusedException InTheWay(string target) =>
        new(
            $"Thư mục dữ liệu {target} đang có dữ liệu. "
                + "Thêm --replace để thay; thư mục cũ được chuyển sang bên cạnh, không bị xóa."
        );

    private static BackupRefusedException Used(string target) =>
        new($"Măng Non đang chạy trên thư mục {target}. Dừng chương trình rồi khôi phục lại.");
}
