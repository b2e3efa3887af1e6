using MangNon.Storage;
using Microsoft.EntityFrameworkCore;

namespace MangNon.Figures.Counting;

/// <summary>Reads and writes kept counts.</summary>
internal static class CountsStore
{
    /// <summary>The kept counts of some owners under one set of rules, fresh or not.</summary>
    public static Task<List<StoredCounts>> ReadAsync(
        MangNonDb db,
        IReadOnlyCollection<Guid> owners,
        string rulesHash,
        DateOnly earliestFrom,
        DateOnly latestTo,
        CancellationToken cancel
    ) =>
        db
            .StoredCounts.AsNoTracking()
            .Where(s =>
                owners.Contains(s.OwnerId) && s.RulesHash == rulesHash && s.From >= earliestFrom && s.To <= latestTo
            )
            .ToListAsync(cancel);

    /// <summary>
    /// Keeps counts, unless newer ones are there already: two readers may compute the same village at once, and the one
    /// that saw the later version wins. In one transaction of its own or in the one under way.
    /// </summary>
    public static async Task KeepAsync(MangNonDb db, IReadOnlyList<StoredCounts> rows, CancellationToken cancel)
    {
        await using var own = db.Database.CurrentTransaction is null
            ? await db.Database.BeginTransactionAsync(cancel).ConfigureAwait(false)
            : null;
        foreach (var row in rows)
        {
            await db
                .Database.ExecuteSqlAsync(
                    $"""
                    INSERT INTO stored_counts (owner_id, "from", "to", rules_hash, version, payload)
                    VALUES ({row.OwnerId}, {row.From}, {row.To}, {row.RulesHash}, {row.Version}, {row.Payload})
                    ON CONFLICT (owner_id, "from", "to", rules_hash) DO UPDATE
                    SET version = excluded.version, payload = excluded.payload
                    WHERE stored_counts.version < excluded.version
                    """,
                    cancel
                )
                .ConfigureAwait(false);
        }

        if (own is not null)
        {
            await own.CommitAsync(cancel).ConfigureAwait(false);
        }
    }
}
