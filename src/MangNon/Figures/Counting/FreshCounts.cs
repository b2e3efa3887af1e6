using System.Data;
using MangNon.Figures.Facts;
using MangNon.Figures.Loading;
using MangNon.Register;
using MangNon.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace MangNon.Figures.Counting;

/// <summary>The counts of a commune for some periods, all fresh.</summary>
/// <param name="Commune">The commune's own records.</param>
/// <param name="Villages">By village, then by period in the order asked for: one tally per rule.</param>
/// <param name="Whole">By period: the tallies of what belongs to the commune as a whole.</param>
/// <param name="Recomputed">Villages whose records had to be read.</param>
internal sealed record CommuneCounts(
    CommuneFile Commune,
    IReadOnlyDictionary<Guid, IReadOnlyList<Tally[]>> Villages,
    IReadOnlyList<Tally[]> Whole,
    int Recomputed
);

/// <summary>
/// Gives counts that are fresh: kept ones where the village's version has not moved since, and newly computed (and then
/// kept) where it has. A village is loaded once for all the periods it lacks.
/// </summary>
internal static class FreshCounts
{
    public static async Task<CommuneCounts> ReadAsync(
        MangNonDb db,
        RuleSet rules,
        Guid communeId,
        IReadOnlyList<Period> periods,
        CancellationToken cancel
    )
    {
        var commune = await CommuneLoader.LoadAsync(db, communeId, cancel).ConfigureAwait(false);
        var kept = (
            await CountsStore
                .ReadAsync(
                    db,
                    [.. commune.Villages.Select(v => v.Id)],
                    rules.Hash,
                    periods.Min(p => p.From),
                    periods.Max(p => p.To),
                    cancel
                )
                .ConfigureAwait(false)
        ).ToDictionary(s => (s.OwnerId, s.From, s.To));
        var villages = new Dictionary<Guid, IReadOnlyList<Tally[]>>();
        var recomputed = 0;
        var computed = new List<StoredCounts>();
        foreach (var village in commune.Villages)
        {
            var fresh = periods
                .Select(p =>
                    kept.TryGetValue((village.Id, p.From, p.To), out var s) && s.Version == village.Version
                        ? CountsCodec.Decode(s.Payload, rules.Rules.Count)
                        : null
                )
                .ToArray();
            if (fresh.Any(t => t is null))
            {
                computed.AddRange(
                    await ComputeAsync(db, rules, village.Id, periods, fresh, cancel).ConfigureAwait(false)
                );
                recomputed++;
            }

            villages[village.Id] = fresh!;
        }

        if (computed.Count > 0)
        {
            await CountsStore.KeepAsync(db, computed, cancel).ConfigureAwait(false);
        }

        var whole = periods
            .Select(p => Counter.CountCommune(rules.Rules, commune, new FactContext(p, rules.Schedule)))
            .ToList();
        return new CommuneCounts(commune, villages, whole, recomputed);
    }

    /// <summary>
    /// Reads a village's version and records at one moment and fills the gaps of <paramref name="tallies"/>.
    /// </summary>
    /// <returns>What is to be kept.</returns>
    private static async Task<List<StoredCounts>> ComputeAsync(
        MangNonDb db,
        RuleSet rules,
        Guid villageId,
        IReadOnlyList<Period> periods,
        Tally[]?[] tallies,
        CancellationToken cancel
    )
    {
        var (version, children, erased) = await LoadAtOneMomentAsync(db, villageId, cancel).ConfigureAwait(false);
        var rows = new List<StoredCounts>();
        for (var i = 0; i < periods.Count; i++)
        {
            if (tallies[i] is not null)
            {
                continue;
            }

            cancel.ThrowIfCancellationRequested();
            var counted = Counter.CountVillage(rules.Rules, children, new FactContext(periods[i], rules.Schedule));
            ErasedFigures.AddTo(counted, rules, periods[i], erased);
            tallies[i] = counted;
            rows.Add(
                new StoredCounts
                {
                    OwnerId = villageId,
                    From = periods[i].From,
                    To = periods[i].To,
                    RulesHash = rules.Hash,
                    Version = version,
                    Payload = CountsCodec.Encode(counted),
                }
            );
        }

        return rows;
    }

    internal static async Task<(
        long Version,
        IReadOnlyCollection<ChildFile> Children,
        IReadOnlyList<ErasedCounts> Erased
    )> LoadAtOneMomentAsync(MangNonDb db, Guid villageId, CancellationToken cancel)
    {
        // A caller's transaction is used as it is; otherwise one of our own gives a single moment of the database.
        var own = db.Database.CurrentTransaction is null
            ? await BeginReadAsync(db, cancel).ConfigureAwait(false)
            : null;
        try
        {
            var version = await db
                .Villages.Where(v => v.Id == villageId)
                .Select(v => v.Version)
                .SingleAsync(cancel)
                .ConfigureAwait(false);
            var children = await VillageLoader
                .LoadAsync(
                    db.Database.GetDbConnection(),
                    db.Database.CurrentTransaction!.GetDbTransaction(),
                    db.Seal,
                    villageId,
                    cancel
                )
                .ConfigureAwait(false);
            return (version, children, await ErasedFigures.ReadAsync(db, villageId, cancel).ConfigureAwait(false));
        }
        finally
        {
            if (own is not null)
            {
                await own.DisposeAsync().ConfigureAwait(false);
            }
        }
    }

    private static Task<IDbContextTransaction> BeginReadAsync(MangNonDb db, CancellationToken cancel) =>
        db.Database.BeginTransactionAsync(
            // SQLite: a deferred transaction reads one snapshot and takes no write lock. PostgreSQL: a snapshot.
            db.Database.ProviderName!.EndsWith("Sqlite", StringComparison.Ordinal)
                ? IsolationLevel.Unspecified
                : IsolationLevel.RepeatableRead,
            cancel
        );
}
