using MangNon.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;
using Microsoft.EntityFrameworkCore.Infrastructure;

namespace MangNon.Storage.Postgres;

/// <summary>The database on a PostgreSQL server: a province.</summary>
public static class PostgresStorage
{
    public static DbContextOptionsBuilder UseMangNonPostgres(
        this DbContextOptionsBuilder builder,
        string connectionString
    )
    {
        ArgumentNullException.ThrowIfNull(builder);
        return builder
            .UseNpgsql(connectionString, o => o.MigrationsAssembly(typeof(PostgresStorage).Assembly.GetName().Name))
            .UseSnakeCaseNamingConvention()
            .ReplaceService<IModelCacheKeyFactory, SealedModelCacheKeyFactory>();
    }
}

/// <summary>For the migrations tool only.</summary>
internal sealed class PostgresDesign : IDesignTimeDbContextFactory<MangNonDb>
{
    public MangNonDb CreateDbContext(string[] args)
    {
        var builder = new DbContextOptionsBuilder<MangNonDb>();
        builder.UseMangNonPostgres("Host=localhost;Database=design");
        return new MangNonDb(builder.Options, new FieldSeal(new byte[32]));
    }
}
