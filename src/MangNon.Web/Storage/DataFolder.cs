using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using MangNon.Register;
using MangNon.Storage;
using MangNon.Storage.Postgres;
using MangNon.Storage.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace MangNon.Web.Storage;

/// <summary>
/// The folder a running Măng Non keeps its things in (<c>--data</c>, by default <c>./data</c>): the SQLite file
/// <c>mangnon.db</c>, the ring of keys <c>keys/ring.json</c>, and <c>backups</c>. With a connection string in the environment
/// variable <c>MANGNON_POSTGRES</c>, or in the file <c>postgres.connection</c>, the database is on a PostgreSQL server
/// and only the ring is here.
/// </summary>
internal sealed class DataFolder
{
    /// <summary>The environment variable that puts the database on a PostgreSQL server.</summary>
    public const string PostgresVariable = "MANGNON_POSTGRES";

    /// <summary>
    /// The environment variable with the connection string of the tables' owner, for migrations alone; or the file
    /// <c>postgres.owner.connection</c>. With it the application's own login cannot alter the log.
    /// </summary>
    public const string PostgresOwnerVariable = "MANGNON_POSTGRES_OWNER";

    private DataFolder(string path, string? postgres, string? postgresOwner, FieldSeal seal)
    {
        Path = path;
        Postgres = postgres;
        PostgresOwner = postgresOwner;
        Seal = seal;
        var builder = new DbContextOptionsBuilder<MangNonDb>();
        Configure(builder);
        Options = builder.Options;
    }

    /// <summary>The full path.</summary>
    public string Path { get; }

    /// <summary>The connection string of the PostgreSQL server; null when the database is the SQLite file.</summary>
    public string? Postgres { get; }

    /// <summary>The connection string of the tables' owner on that server; null where the application itself owns them.</summary>
    public string? PostgresOwner { get; }

    /// <summary>The SQLite file's full path, whether or not it is in use.</summary>
    public string SqliteFile => SqliteFileIn(Path);

    /// <summary>Where copies of the SQLite file go.</summary>
    public string Backups => System.IO.Path.Combine(Path, "backups");

    /// <summary>Seals confidential fields with the folder's ring of keys.</summary>
    public FieldSeal Seal { get; }

    public DbContextOptions<MangNonDb> Options { get; }

    /// <summary>
    /// Opens the folder, making it and its ring of keys on first use, for its owner alone. The database itself is made by
    /// <see cref="DataMigration.RunAsync"/>.
    /// </summary>
    /// <param name="path">Absolute, or relative to the current folder.</param>
    /// <param name="postgres">The value of <see cref="PostgresVariable"/>; null or blank where it is not set.</param>
    /// <param name="folder">The opened folder.</param>
    /// <param name="problem">Why not, in Vietnamese, for the person who started the program.</param>
    /// <param name="postgresOwner">The value of <see cref="PostgresOwnerVariable"/>; null or blank where it is not set.</param>
    public static bool TryOpen(
        string path,
        string? postgres,
        [NotNullWhen(true)] out DataFolder? folder,
        [NotNullWhen(false)] out string? problem,
        string? postgresOwner = null
    )
    {
        folder = null;
        var full = System.IO.Path.GetFullPath(path);
        var ring = System.IO.Path.Combine(full, "keys", "ring.json");
        var earlier = System.IO.Path.Combine(full, "keys", "field.key");
        try
        {
            MakeForOwner(full);
            MakeForOwner(System.IO.Path.Combine(full, "keys"));
            ProveWritable(full);
            var server = ConnectionString(full, "postgres.connection", postgres);
            var owner = ConnectionString(full, "postgres.owner.connection", postgresOwner);
            if (owner is not null && server is null)
            {
                problem =
                    $"Có {PostgresOwnerVariable} mà thiếu {PostgresVariable}: cần cả tài khoản của ứng dụng. "
                    + "Bổ sung rồi chạy lại.";
                return false;
            }

            if (server is null && !File.Exists(ring) && !File.Exists(earlier) && File.Exists(SqliteFileIn(full)))
            {
                // A new ring would open nothing that the old one sealed.
                problem =
                    $"Thiếu tệp khóa {ring} của cơ sở dữ liệu đã có. Chép lại tệp khóa từ bản sao lưu rồi chạy lại.";
                return false;
            }

            KeyRingFile.Open(ring, earlier, VietnamTime.Today(TimeProvider.System));
            folder = new DataFolder(full, server, owner, new FieldSeal(ring));
            problem = null;
            return true;
        }
        catch (Exception e) when (e is FormatException or ArgumentException or CryptographicException)
        {
            problem =
                $"Tệp khóa {(File.Exists(ring) ? ring : earlier)} bị hỏng. Chép lại tệp khóa từ bản sao lưu rồi chạy lại.";
            return false;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            problem =
                $"Không ghi được vào thư mục dữ liệu {full}. "
                + "Kiểm tra quyền ghi và dung lượng đĩa, hoặc chọn thư mục khác bằng --data.";
            return false;
        }
    }

    /// <summary>Points a context at this folder's database.</summary>
    public void Configure(DbContextOptionsBuilder builder)
    {
        if (Postgres is null)
        {
            builder.UseMangNonSqlite(SqliteFile);
        }
        else
        {
            builder.UseMangNonPostgres(Postgres);
        }
    }

    public MangNonDb NewContext() => new(Options, Seal);

    /// <summary>A context that may change the tables themselves.</summary>
    public MangNonDb NewOwnerContext()
    {
        if (PostgresOwner is null)
        {
            return NewContext();
        }

        var builder = new DbContextOptionsBuilder<MangNonDb>();
        builder.UseMangNonPostgres(PostgresOwner);
        return new MangNonDb(builder.Options, Seal);
    }

    /// <summary>Makes a folder that only its owner enters; one that exists keeps the permissions it was given.</summary>
    internal static void MakeForOwner(string path)
    {
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(path);
        }
        else
        {
            Directory.CreateDirectory(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
    }

    private static string SqliteFileIn(string folder) => System.IO.Path.Combine(folder, "mangnon.db");

    private static void ProveWritable(string folder)
    {
        var probe = System.IO.Path.Combine(folder, $".probe-{Guid.CreateVersion7():N}");
        File.WriteAllBytes(probe, [1]);
        File.Delete(probe);
    }

    private static string? ConnectionString(string folder, string name, string? fromEnvironment)
    {
        if (!string.IsNullOrWhiteSpace(fromEnvironment))
        {
            return fromEnvironment.Trim();
        }

        var file = System.IO.Path.Combine(folder, name);
        var text = File.Exists(file) ? File.ReadAllText(file).Trim() : "";
        return text.Length == 0 ? null : text;
    }
}
