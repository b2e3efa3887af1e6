using System.Globalization;
using MangNon.Storage.Postgres;
using Microsoft.EntityFrameworkCore;

namespace MangNon.Web.Storage;

/// <summary>Brings a folder's database to the program's model, at every start.</summary>
internal static class DataMigration
{
    /// <summary>
    /// Applies what is pending. A SQLite file that already holds data is first copied into
    /// <see cref="DataFolder.Backups"/>; a PostgreSQL server has its own administrator and backups.
    /// </summary>
    /// <returns>The copy's full path; null where none was needed.</returns>
    public static async Task<string?> RunAsync(DataFolder folder, TimeProvider clock, CancellationToken cancel)
    {
        var copy = await MigrateAsync(folder, clock, cancel);
        if (folder is { Postgres: { } application, PostgresOwner: { } owner })
        {
            await ApplicationRole.GrantAsync(owner, application, cancel);
        }

        return copy;
    }

    /// <summary>
    /// Whether the login that the site works with could alter the log: on PostgreSQL without an owner of its own. Of a
    /// SQLite file the owner of the folder always could; there the chain alone tells.
    /// </summary>
    public static async Task<bool> MayAlterLogAsync(DataFolder folder, CancellationToken cancel)
    {
        if (folder.Postgres is null)
        {
            return false;
        }

        await using var db = folder.NewContext();
        return await ApplicationRole.MayAlterLogAsync(db, cancel);
    }

    private static async Task<string?> MigrateAsync(DataFolder folder, TimeProvider clock, CancellationToken cancel)
    {
        await using var db = folder.NewOwnerContext();
        var pending = (await db.Database.GetPendingMigrationsAsync(cancel)).ToList();
        if (pending.Count == 0)
        {
            return null;
        }

        var holdsData = (await db.Database.GetAppliedMigrationsAsync(cancel)).Any();
        string? copy = null;
        if (holdsData && folder.Postgres is null)
        {
            copy = await BackUpAsync(folder, clock, cancel);
        }

        await db.Database.MigrateAsync(cancel);
        return copy;
    }

    /// <summary>Copies the SQLite file while it is in use; the copy is whole and needs no log beside it.</summary>
    public static async Task<string> BackUpAsync(DataFolder folder, TimeProvider clock, CancellationToken cancel)
    {
        DataFolder.MakeForOwner(folder.Backups);
        var stamp = clock.GetUtcNow().ToString("yyyyMMdd'T'HHmmssfff'Z'", CultureInfo.InvariantCulture);
        var copy = Path.Combine(folder.Backups, $"mangnon-{stamp}.db");
        await using var db = folder.NewContext();
        await db.Database.ExecuteSqlAsync($"VACUUM INTO {copy}", cancel);
        return copy;
    }
}
