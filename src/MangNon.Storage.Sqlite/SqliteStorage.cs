using MangNon.Storage;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;
using Microsoft.EntityFrameworkCore.Infrastructure;

namespace MangNon.Storage.Sqlite;

/// <summary>The database in one file: a commune's own computer.</summary>
public static class SqliteStorage
{
    /// <summary>Points <paramref name="builder"/> at a file. Foreign keys are on; write-ahead logging is set when the database is made.</summary>
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
            .ReplaceService<IModelCacheKeyFactory, SealedModelCacheKeyFactory>();
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
