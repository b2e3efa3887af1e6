using MangNon.Storage;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;
using Microsoft.EntityFrameworkCore.Infrastructure;

namespace MangNon.Storage.Sqlite;

/// <summary>The database in one file: a commune's own computer.</summary>
public static class SqliteStorage
{
    /// <summary>
    /// Points <paramref name="builder"/> at a file. Every connection has foreign keys on, waits 30 seconds for another
    /// writer, and forces each commit to the disk (docs/decisions/0010-durability.md).
    /// </summary>
    public static DbContextOptionsBuilder UseMangNonSqlite(this DbContextOptionsBuilder builder, string path)
    {
        ArgumentNullException.ThrowIfNull(builder);
        var connection = new SqliteConnectionStringBuilder
        {
            DataSource = path,
            ForeignKeys = true,
            DefaultTimeout = 30,
        };
        return builder
            .UseSqlite(
                connection.ConnectionString,
                o => o.MigrationsAssembly(typeof(SqliteStorage).Assembly.GetName().Name)
            )
            .UseSnakeCaseNamingConvention()
            .ReplaceService<IModelCacheKeyFactory, SealedModelCacheKeyFactory>()
            .AddInterceptors(DurableConnection.Instance);
    }
}

/// <summary>For the migrations tool only.</summary>
internal sealed class SqliteDesign : IDesignTimeDbContextFactory<MangNonDb>
{
    public MangNonDb CreateDbContext(string[] args)
    {
        var builder = new DbContextOptionsBuilder<MangNonDb>();
        builder.UseMangNonSqlite("design.db");
        return new MangNonDb(builder.Options, new FieldSeal(new byte[32]));
    }
}
