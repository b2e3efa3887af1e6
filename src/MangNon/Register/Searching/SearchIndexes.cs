using MangNon.Storage;
using Microsoft.EntityFrameworkCore;

namespace MangNon.Register.Searching;

/// <summary>
/// The indexes of the communes searched lately, in memory only. Each is as fresh as the register: it is kept with the
/// versions that every write to a child or household raises (<see cref="Freshness"/>), which are asked for at each
/// search, and made anew when they differ. Safe to use from many threads.
/// </summary>
public sealed class SearchIndexes : IDisposable
{
    /// <summary>Children in all indexes together, beyond which the one not used for longest is dropped: some 100 MB.</summary>
    public const int MostChildren = 500_000;

    private readonly SemaphoreSlim _turn = new(1);
    private readonly Dictionary<Guid, Kept> _kept = [];
    private long _uses;

    /// <summary>The index of a commune as its register stands now.</summary>
    public async Task<SearchIndex> GetAsync(MangNonDb db, Guid communeId, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(db);
        // Before the rows: what is written in between makes the index newer than its stamp, never older.
        var stamp = await StampAsync(db, communeId, cancel).ConfigureAwait(false);
        if (db.Database.CurrentTransaction is not null)
        {
            // What is not committed may be taken back.
            return await BuildAsync(db, communeId, cancel).ConfigureAwait(false);
        }

        await _turn.WaitAsync(cancel).ConfigureAwait(false);
        try
        {
            if (!_kept.TryGetValue(communeId, out var kept) || kept.Stamp != stamp)
            {
                kept = new Kept(stamp, await BuildAsync(db, communeId, cancel).ConfigureAwait(false));
            }

            _kept[communeId] = kept with { LastUse = ++_uses };
            DropOldest();
            return kept.Index;
        }
        finally
        {
            _turn.Release();
        }
    }

    public void Dispose() => _turn.Dispose();

    private static Task<Stamp?> StampAsync(MangNonDb db, Guid communeId, CancellationToken cancel) =>
        db
            .Communes.Where(commune => commune.Id == communeId)
            .Select(commune => new Stamp(
                commune.Version,
                db.Villages.Count(village => village.CommuneId == communeId),
                db.Villages.Where(village => village.CommuneId == communeId).Sum(village => village.Version)
            ))
            .SingleOrDefaultAsync(cancel);

    private static async Task<SearchIndex> BuildAsync(MangNonDb db, Guid communeId, CancellationToken cancel) =>
        SearchIndexBuilder.Build(
            await (
                from child in db.Children.AsNoTracking()
                where child.CommuneId == communeId
                join household in db.Households on child.HouseholdId equals household.Id
                join village in db.Villages on household.VillageId equals village.Id
                select new SearchRow(
                    child.Id,
                    child.FullName,
                    child.BirthDate,
                    child.Code,
                    child.FatherName,
                    child.MotherName,
                    child.Caregiver,
                    household.Code,
                    household.Head,
                    village.Name
                )
            )
                .ToListAsync(cancel)
                .ConfigureAwait(false)
        );

    private void DropOldest()
    {
        while (_kept.Count > 1 && _kept.Values.Sum(kept => (long)kept.Index.Count) > MostChildren)
        {
            _kept.Remove(_kept.MinBy(pair => pair.Value.LastUse).Key);
        }
    }

    private sealed record Stamp(long Commune, int Villages, long Sum);

    private sealed record Kept(Stamp? Stamp, SearchIndex Index, long LastUse = 0);
}
