using MangNon.Storage;
using MangNon.Storage.Postgres;
using MangNon.Storage.Sqlite;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace MangNon.Testing;

/// <summary>
/// One test's own database, migrated and empty; gone when disposed. On a machine without PostgreSQL a test that
/// asks for it fails and says what to install.
/// </summary>
public sealed class TestDatabase : IAsyncDisposable
{
    // One for all: the model is built once for each seal.
    private static readonly FieldSeal Shared = new([.. Enumerable.Range(1, 32).Select(n => (byte)n)]);

    private TestDatabase(DatabaseKind kind, string place)
    {
        Kind = kind;
        Place = place;
        var builder = new DbContextOptionsBuilder<MangNonDb>();
        Configure(builder);
        Options = builder.Options;
    }

    public DatabaseKind Kind { get; }

    /// <summary>The SQLite file's path, or PostgreSQL's connection string.</summary>
    public string Place { get; }

    public DbContextOptions<MangNonDb> Options { get; }

    /// <summary>A seal whose key is the same in every test.</summary>
    public FieldSeal Seal { get; } = Shared;

    public static async Task<TestDatabase> CreateAsync(DatabaseKind kind) =>
        new(
            kind,
            kind == DatabaseKind.Sqlite
                ? await DatabaseTemplates.CopySqliteAsync()
                : await DatabaseTemplates.CopyPostgresAsync()
        );

    /// <summary>A database without a single table, for tests of migrations and to restore into.</summary>
    public static async Task<TestDatabase> CreateEmptyAsync(DatabaseKind kind) =>
        new(
            kind,
            kind == DatabaseKind.Sqlite
                ? Path.Combine(ScratchFolder.Path, $"{Guid.CreateVersion7():N}.db")
                : await DatabaseTemplates.CopyPostgresAsync(migrated: false)
        );

    /// <summary>Points a web application under test at this database.</summary>
    public void Configure(DbContextOptionsBuilder builder)
    {
        if (Kind == DatabaseKind.Sqlite)
        {
            builder.UseMangNonSqlite(Place);
        }
        else
        {
            builder.UseMangNonPostgres(Place);
        }
    }

    /// <summary>A context of its own: what one context saved, another must find.</summary>
    public MangNonDb NewContext() => new(Options, Seal);

    /// <summary>A context with keys of another ring.</summary>
    public MangNonDb NewContext(FieldSeal seal) => new(Options, seal);

    public async ValueTask DisposeAsync()
    {
        if (Kind == DatabaseKind.Postgres)
        {
            await DatabaseTemplates.DropPostgresAsync(Place);
            return;
        }

        await using (var db = NewContext())
        {
            SqliteConnection.ClearPool((SqliteConnection)db.Database.GetDbConnection());
        }

        foreach (var end in new[] { "", "-wal", "-shm" })
        {
            File.Delete(Place + end);
        }
    }
}
