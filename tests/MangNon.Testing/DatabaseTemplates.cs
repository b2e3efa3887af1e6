using System.Globalization;
using MangNon.Storage;
using MangNon.Storage.Postgres;
using MangNon.Storage.Sqlite;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace MangNon.Testing;

/// <summary>Databases migrated once per process, from which each test's own is copied.</summary>
internal static class DatabaseTemplates
{
    private static readonly Lazy<Task<string>> SqliteFile = new(MakeSqliteAsync);
    private static readonly Lazy<Task<(string Server, string Template)>> PostgresTemplate = new(MakePostgresAsync);

    /// <summary>A fresh file; returns its path.</summary>
    public static async Task<string> CopySqliteAsync()
    {
        var template = await SqliteFile.Value;
        var path = Path.Combine(ScratchFolder.Path, $"{Guid.CreateVersion7():N}.db");
        File.Copy(template, path);
        return path;
    }

    /// <summary>A fresh database; returns its connection string.</summary>
    /// <param name="migrated">False for one without a single table.</param>
    public static async Task<string> CopyPostgresAsync(bool migrated = true)
    {
        var (server, template) = await PostgresTemplate.Value;
        var name = NewName();
        await ExecuteAsync(server, $"CREATE DATABASE {name} TEMPLATE {(migrated ? template : "template0")}");
        return new NpgsqlConnectionStringBuilder(server)
        {
            Database = name,
            MaxPoolSize = 20,
            ConnectionIdleLifetime = 5,
            ConnectionPruningInterval = 5,
        }.ConnectionString;
    }

    public static async Task DropPostgresAsync(string connectionString)
    {
        await using (var connection = new NpgsqlConnection(connectionString))
        {
            NpgsqlConnection.ClearPool(connection);
        }

        var (server, _) = await PostgresTemplate.Value;
        var name = new NpgsqlConnectionStringBuilder(connectionString).Database;
        await ExecuteAsync(server, $"DROP DATABASE IF EXISTS {name} WITH (FORCE)");
    }

    private static async Task<string> MakeSqliteAsync()
    {
        var path = Path.Combine(ScratchFolder.Path, "template.db");
        var builder = new DbContextOptionsBuilder<MangNonDb>();
        builder.UseMangNonSqlite(path);
        await using (var db = new MangNonDb(builder.Options, new FieldSeal(new byte[32])))
        {
            await db.Database.MigrateAsync();
            // The write-ahead log must be empty: only the one file is copied.
            await db.Database.ExecuteSqlRawAsync("PRAGMA wal_checkpoint(TRUNCATE)");
        }

        return path;
    }

    private static async Task<(string Server, string Template)> MakePostgresAsync()
    {
        var given = Environment.GetEnvironmentVariable("MANGNON_TEST_POSTGRES");
        var server = new NpgsqlConnectionStringBuilder(string.IsNullOrEmpty(given) ? ScratchServer.Start() : given)
        {
            IncludeErrorDetail = true,
        }.ConnectionString;
        var template = NewName();
        await ExecuteAsync(server, $"CREATE DATABASE {template}");
        var builder = new DbContextOptionsBuilder<MangNonDb>();
        // Unpooled: a template with a connection to it cannot be copied.
        builder.UseMangNonPostgres(
            new NpgsqlConnectionStringBuilder(server) { Database = template, Pooling = false }.ConnectionString
        );
        await using (var db = new MangNonDb(builder.Options, new FieldSeal(new byte[32])))
        {
            await db.Database.MigrateAsync();
        }

        if (!string.IsNullOrEmpty(given))
        {
            AppDomain.CurrentDomain.ProcessExit += (_, _) =>
                ExecuteAsync(server, $"DROP DATABASE IF EXISTS {template} WITH (FORCE)").GetAwaiter().GetResult();
        }

        return (server, template);
    }

    private static string NewName() =>
        string.Create(CultureInfo.InvariantCulture, $"mangnon_test_{Guid.CreateVersion7():N}");

    private static async Task ExecuteAsync(string server, string sql)
    {
        await using var connection = new NpgsqlConnection(server);
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync();
    }
}
