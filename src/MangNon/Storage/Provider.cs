namespace MangNon.Storage;

/// <summary>The two databases by the names of their EF providers, for what each does in its own way.</summary>
internal static class Provider
{
    public const string Sqlite = "Microsoft.EntityFrameworkCore.Sqlite";

    /// <summary>Whether the database is a SQLite file; otherwise it is PostgreSQL.</summary>
    public static bool IsSqlite(MangNonDb db) => db.Database.ProviderName == Sqlite;
}
