using Microsoft.EntityFrameworkCore;

namespace MangNon.Storage;

/// <summary>A key and how much of the database needs it.</summary>
/// <param name="Key">The key.</param>
/// <param name="Values">Values it has sealed, or numbers it has indexed; those of earlier versions count for every key.</param>
public sealed record KeyInUse(RingKey Key, long Values);

/// <summary>How a change of keys went.</summary>
public enum RotationOutcome
{
    /// <summary>A new key was made, and everything is sealed with it.</summary>
    Rotated,

    /// <summary>An earlier change that was broken off was finished; no new key was made.</summary>
    Finished,

    /// <summary>Another change of keys is under way.</summary>
    Busy,
}

/// <summary>Whether a key was removed.</summary>
public enum RemovalOutcome
{
    Removed,

    /// <summary>The ring holds no such key.</summary>
    Unknown,

    /// <summary>New values are written with it.</summary>
    IsCurrent,

    /// <summary>The database still needs it.</summary>
    InUse,

    /// <summary>A change of keys is under way.</summary>
    Busy,
}

/// <summary>Changes the keys of sealed fields while the site reads and writes.</summary>
public static class KeyRotation
{
    /// <summary>The ring's keys, the oldest first, with what each is needed for.</summary>
    public static async Task<IReadOnlyList<KeyInUse>> ListAsync(MangNonDb db, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(db);
        var keys = new List<KeyInUse>();
        foreach (var key in db.Seal.Ring.Keys)
        {
            keys.Add(new KeyInUse(key, await CountAsync(db, key, cancel).ConfigureAwait(false)));
        }

        return keys;
    }

    /// <summary>
    /// Makes new keys and seals everything with them. Where an earlier change was broken off it is only finished. Every
    /// batch is whole: broken off at any moment, all values open, and the next call goes on.
    /// </summary>
    /// <param name="db">A context whose keys are in a file, in no transaction.</param>
    /// <param name="today">The day the new keys are made.</param>
    /// <param name="afterBatch">Told after each batch how many values it held.</param>
    /// <param name="cancel">Breaks off after a whole batch.</param>
    /// <exception cref="InvalidOperationException">The keys are in no file.</exception>
    public static async Task<RotationOutcome> RotateAsync(
        MangNonDb db,
        DateOnly today,
        Action<int>? afterBatch,
        CancellationToken cancel
    )
    {
        ArgumentNullException.ThrowIfNull(db);
        using var held = TryHold(RingFile(db));
        if (held is null)
        {
            return RotationOutcome.Busy;
        }

        var finishing = await Resealing.IsDueAsync(db, cancel).ConfigureAwait(false);
        if (!finishing)
        {
            KeyRingFile.Write(RingFile(db), db.Seal.Ring.Rotated(today), replace: true);
        }

        await Resealing.RunAsync(db, afterBatch, cancel).ConfigureAwait(false);
        await Resealing.ForgetAsync(db, cancel).ConfigureAwait(false);
        return finishing ? RotationOutcome.Finished : RotationOutcome.Rotated;
    }

    /// <summary>
    /// Takes a retired key out of the ring for good, if nothing in the database needs it. Writers wait meanwhile. Copies
    /// of the database made before the change of keys no longer open: see the guide.
    /// </summary>
    /// <exception cref="InvalidOperationException">The keys are in no file.</exception>
    public static async Task<RemovalOutcome> RemoveAsync(MangNonDb db, string keyId, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(db);
        using var held = TryHold(RingFile(db));
        if (held is null)
        {
            return RemovalOutcome.Busy;
        }

        var key = db.Seal.Ring.Keys.SingleOrDefault(k => k.Id == keyId);
        if (key is null or { State: KeyState.Current })
        {
            return key is null ? RemovalOutcome.Unknown : RemovalOutcome.IsCurrent;
        }

        await using var transaction = await db.Database.BeginTransactionAsync(cancel).ConfigureAwait(false);
        if (!Provider.IsSqlite(db))
        {
            // SQLite has one writer: this transaction. Here the tables must be locked against others.
            var tables = string.Join(", ", SealedFields.All.Select(c => c.Table));
#pragma warning disable EF1002 // Names of the program's own.
            await db.Database.ExecuteSqlRawAsync($"LOCK TABLE {tables} IN SHARE MODE", cancel).ConfigureAwait(false);
#pragma warning restore EF1002
        }

        if (await CountAsync(db, key, cancel).ConfigureAwait(false) > 0)
        {
            return RemovalOutcome.InUse;
        }

        KeyRingFile.Write(RingFile(db), db.Seal.Ring.Without(keyId), replace: true);
        await transaction.CommitAsync(cancel).ConfigureAwait(false);
        return RemovalOutcome.Removed;
    }

    private static Task<long> CountAsync(MangNonDb db, RingKey key, CancellationToken cancel) =>
        key.Use == KeyUse.Seal ? Resealing.CountAsync(db, key.Id, cancel) : IndexedAsync(db, key, cancel);

    /// <summary>An index does not name its key: the numbers are opened and the index made again.</summary>
    private static async Task<long> IndexedAsync(MangNonDb db, RingKey key, CancellationToken cancel)
    {
        var count = 0L;
        var indexed = db
            .Children.AsNoTracking()
            .Where(c => c.PersonalIdIndex != null)
            .Select(c => new { c.PersonalIdSealed, c.PersonalIdIndex });
        await foreach (var child in indexed.AsAsyncEnumerable().WithCancellation(cancel).ConfigureAwait(false))
        {
            var number = db.Seal.Open(child.PersonalIdSealed, SealedFields.ChildPersonalId);
            if (
                FieldSeal.IndexDigits(number) is { } digits
                && FieldSeal.IndexUnder(key, digits).AsSpan().SequenceEqual(child.PersonalIdIndex)
            )
            {
                count++;
            }
        }

        return count;
    }

    private static string RingFile(MangNonDb db) =>
        db.Seal.RingFile ?? throw new InvalidOperationException("The keys are in no file.");

    private static FileStream? TryHold(string ringFile)
    {
        try
        {
            return new FileStream(ringFile + ".lock", FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException)
        {
            return null;
        }
    }
}
