using MangNon.Access;
using MangNon.Participation;
using MangNon.Register;
using MangNon.Storage;
using MangNon.Web.Access;
using MangNon.Web.Shell;
using MangNon.Web.Site;
using Microsoft.EntityFrameworkCore;

namespace MangNon.Web.Participation;

/// <summary>What the pages of activities read and write, of the current commune and within what the person may.</summary>
internal sealed class ActivityReader(
    IDbContextFactory<MangNonDb> databases,
    CurrentCommune current,
    CurrentViewer viewers,
    Preferences preferences
)
{
    public DateOnly Today => preferences.Today;

    /// <summary>Asks within a commune; the default where the person has none.</summary>
    public async Task<T?> AskAsync<T>(Func<MangNonDb, Viewer, Guid, Task<T?>> question)
    {
        if (await current.GetAsync() is not { } commune)
        {
            return default;
        }

        await using var db = await databases.CreateDbContextAsync();
        return await question(db, await viewers.GetAsync(), commune.Id);
    }

    /// <summary>The commune's villages in reading order.</summary>
    public async Task<IReadOnlyList<Village>> VillagesAsync() =>
        await AskAsync<IReadOnlyList<Village>>(
            async (db, _, commune) =>
                [
                    .. (await db.Villages.AsNoTracking().Where(v => v.CommuneId == commune).ToListAsync()).OrderBy(
                        v => v.Name,
                        VillageNames.Order
                    ),
                ]
        ) ?? [];

    public async Task<IReadOnlyList<ActivityLine>> ListAsync(ActivityAddress view, CancellationToken cancel)
    {
        var villages = await VillagesAsync();
        return await AskAsync<IReadOnlyList<ActivityLine>>(
                async (db, viewer, commune) =>
                    await ActivityList.FindAsync(db, viewer, view.Query(commune, villages), cancel)
            ) ?? [];
    }

    public async Task<IReadOnlyList<AskLine>> AsksAsync(CancellationToken cancel) =>
        await AskAsync<IReadOnlyList<AskLine>>(
            async (db, viewer, commune) => await ChildrenAsks.FindAsync(db, viewer, commune, Today, cancel)
        ) ?? [];
}
