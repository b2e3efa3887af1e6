using System.Globalization;
using MangNon.Storage.Postgres;
using MangNon.Web.Storage.Keeping;
using Microsoft.EntityFrameworkCore;

namespace MangNon.Web.Storage;

/// <summary>Brings a folder's database to the program's model, at every start.</summary>
internal static class DataMigration
{
    /// <summary>
    /// Applies what is pending. A SQLite file that already holds data is first backed up into
    /// <see cref="DataFolder.Backups"/>; a PostgreSQL server has its own administrator and backups.
    /// </summary>
    /// <param name="folder">Whose database.</param>
    /// <param name="clock">Names the backup.</param>
    /// <param name="tell">Gets the recovery code where this is the folder's first backup.</param>
    /// <param name="cancel">Before the migration begins.</param>
    /// <returns>The backup's full path; null where none was needed.</returns>
    /// <exception cref="BackupRefusedException">It could not be backed up, and was not migrated.</exception>
    public static async Task<string?> RunAsync(
        DataFolder folder,
        TimeProvider clock,
        TextWriter tell,
        CancellationToken cancel
    )
    {
        var copy = await MigrateAsync(folder, clock, tell, cancel);
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

    private static async Task<string?> MigrateAsync(
        DataFolder folder,
        TimeProvider clock,
        TextWriter tell,
        CancellationToken cancel
    )
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
            DataFolder.MakeForOwner(folder.Backups);
            var stamp = clock.GetUtcNow().ToString("yyyyMMdd'T'HHmmssfff'Z'", CultureInfo.InvariantCulture);
            copy = Path.Combine(folder.Backups, $"truoc-nang-cap-{stamp}.mnb");
            await BackupWriter.WriteAsync(folder, copy, BackupKey.Ensure(folder.Path, tell), clock, cancel);
        }

        await db.Database.MigrateAsync(cancel);
        return copy;
    }
}
