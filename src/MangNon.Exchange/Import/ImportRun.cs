using MangNon.Exchange.Reading;
using MangNon.Exchange.Sheets;
using MangNon.Storage;

namespace MangNon.Exchange.Import;

/// <summary>What the sheets of one import share while it runs.</summary>
internal sealed class ImportRun(
    MangNonDb db,
    FieldSeal seal,
    Guid communeId,
    Known known,
    SheetReader reader,
    CancellationToken cancellation
)
{
    public MangNonDb Db { get; } = db;

    public FieldSeal Seal { get; } = seal;

    public Guid CommuneId { get; } = communeId;

    public Known Known { get; } = known;

    public Stale Stale { get; } = new();

    public CommuneRecords Records { get; } = new(db, seal, communeId);

    public SheetReader Reader { get; } = reader;

    public CancellationToken Cancellation { get; } = cancellation;

    /// <summary>A sheet with a key: rows are added, change what is stored, or change nothing.</summary>
    /// <param name="form">The sheet's form.</param>
    /// <param name="rows">Its rows.</param>
    /// <param name="keyed">Its keys.</param>
    /// <param name="record">Makes the record to be stored.</param>
    /// <param name="taken">Told of each row taken, and of the row stored before it, before it is written.</param>
    /// <param name="refused">Told of each row refused whose key no row of the file holds.</param>
    public async Task KeyedAsync<TRow, TKey, TRecord>(
        SheetForm<TRow> form,
        IRowReader rows,
        KeyedRows<TRow, TKey> keyed,
        Func<Guid, TRow, TRecord> record,
        Func<Guid, TRow, TRow?, Fate, ValueTask> taken,
        Action<TRow>? refused = null
    )
        where TRow : class
        where TKey : notnull
        where TRecord : class
    {
        await using var writer = new BulkWriter<TRecord>(Db);
        await Reader.ReadAsync(
            form,
            rows,
            async (row, cells) =>
            {
                var (fate, id, merged, before) = keyed.Take(row, cells);
                if (fate == Fate.Refused || id == default)
                {
                    return fate;
                }

                await taken(id, merged, before, fate);
                if (fate == Fate.Added)
                {
                    await writer.InsertAsync(record(id, merged), Cancellation);
                }
                else if (fate == Fate.Changed)
                {
                    await writer.UpdateAsync(record(id, merged), Cancellation);
                }

                return fate;
            },
            row =>
            {
                if (refused is not null && !keyed.HasTaken(row))
                {
                    refused(row);
                }
            },
            Cancellation
        );
        await writer.FlushAsync(Cancellation);
    }

    /// <summary>A sheet without a key: equal rows are one row, and what is stored is never changed.</summary>
    public async Task SetAsync<TRow, TRecord>(
        SheetForm<TRow> form,
        IRowReader rows,
        IEnumerable<TRow> stored,
        Func<TRow, TRecord> record,
        Action<TRow> added
    )
        where TRow : struct
        where TRecord : class
    {
        var taken = stored.ToHashSet();
        await using var writer = new BulkWriter<TRecord>(Db);
        await Reader.ReadAsync(
            form,
            rows,
            async (row, _) =>
            {
                if (!taken.Add(row))
                {
                    return Fate.Unchanged;
                }

                added(row);
                await writer.InsertAsync(record(row), Cancellation);
                return Fate.Added;
            },
            null,
            Cancellation
        );
        await writer.FlushAsync(Cancellation);
    }
}
