using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using MangNon.Storage;
using Microsoft.EntityFrameworkCore;

namespace MangNon.Audit;

/// <summary>The last line of the log: noted elsewhere it proves later that nothing before it was altered or cut off.</summary>
/// <param name="Id">Number of the line; 0 for an empty log.</param>
/// <param name="Hash">Its hash; 32 zero bytes for an empty log.</param>
public sealed record AuditHead(long Id, byte[] Hash)
{
    public static AuditHead Empty { get; } = new(0, new byte[SHA256.HashSizeInBytes]);
}

/// <summary>A line that does not fit, and why.</summary>
/// <param name="Id">Number of the first line that does not fit.</param>
/// <param name="Missing">The line is not there; otherwise it, or the one before it, was altered.</param>
public sealed record AuditBreak(long Id, bool Missing);

/// <summary>Writes and proves the chain.</summary>
public static class AuditChain
{
    /// <summary>Any number, the same in every process: who writes the log waits for the others who do.</summary>
    private const long PostgresLock = 0x6D6E_6C6F_67;

    private static readonly JsonSerializerOptions Json = new()
    {
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        DefaultIgnoreCondition = System.Text.Json.Serialization.JsonIgnoreCondition.WhenWritingNull,
    };

    /// <summary>
    /// Appends events within the transaction under way, which holds the log from here to its end: call it last before
    /// the commit.
    /// </summary>
    /// <exception cref="InvalidOperationException">No transaction is under way.</exception>
    public static async Task AppendAsync(MangNonDb db, IReadOnlyCollection<AuditEvent> events, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(events);
        if (db.Database.CurrentTransaction is null)
        {
            throw new InvalidOperationException("The log is written in the transaction of what it tells of.");
        }

        if (events.Count == 0)
        {
            return;
        }

        await HoldAsync(db, cancel).ConfigureAwait(false);
        var head = await HeadAsync(db, cancel).ConfigureAwait(false);
        var actor = AuditActor.Current;
        await using var writer = new BulkWriter<AuditEntry>(db);
        foreach (var one in events)
        {
            var entry = Next(head, one, actor, db);
            head = new AuditHead(entry.Id, entry.Hash);
            await writer.InsertAsync(entry, cancel).ConfigureAwait(false);
        }

        await writer.FlushAsync(cancel).ConfigureAwait(false);
    }

    /// <summary>Whoever writes the log waits from here to the end of the transaction under way, which must be short.</summary>
    internal static Task HoldAsync(MangNonDb db, CancellationToken cancel) =>
        Provider.IsSqlite(db)
            ? Task.CompletedTask
            : db.Database.ExecuteSqlAsync($"SELECT pg_advisory_xact_lock({PostgresLock})", cancel);

    public static async Task<AuditHead> HeadAsync(MangNonDb db, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(db);
        return await db
                .AuditEntries.OrderByDescending(e => e.Id)
                .Select(e => new AuditHead(e.Id, e.Hash))
                .FirstOrDefaultAsync(cancel)
                .ConfigureAwait(false)
            ?? AuditHead.Empty;
    }

    /// <summary>Reads the whole log and checks every link.</summary>
    /// <param name="db">The database.</param>
    /// <param name="anchor">A head noted earlier, which must still be a line of the log; null where there is none.</param>
    /// <param name="cancel">To stop.</param>
    /// <returns>The first break, or null, and the head of what was read up to there.</returns>
    public static async Task<(AuditBreak? Break, AuditHead Head)> VerifyAsync(
        MangNonDb db,
        AuditHead? anchor,
        CancellationToken cancel
    )
    {
        ArgumentNullException.ThrowIfNull(db);
        var head = AuditHead.Empty;
        await foreach (
            var entry in db
                .AuditEntries.AsNoTracking()
                .OrderBy(e => e.Id)
                .AsAsyncEnumerable()
                .WithCancellation(cancel)
                .ConfigureAwait(false)
        )
        {
            if (entry.Id != head.Id + 1)
            {
                return (new AuditBreak(head.Id + 1, Missing: true), head);
            }

            if (
                !CryptographicOperations.FixedTimeEquals(entry.Hash, HashOf(head.Hash, entry))
                || (anchor?.Id == entry.Id && !CryptographicOperations.FixedTimeEquals(entry.Hash, anchor.Hash))
            )
            {
                return (new AuditBreak(entry.Id, Missing: false), head);
            }

            head = new AuditHead(entry.Id, entry.Hash);
        }

        return anchor?.Id > head.Id ? (new AuditBreak(head.Id + 1, Missing: true), head) : (null, head);
    }

    private static AuditEntry Next(AuditHead head, AuditEvent what, AuditActor actor, MangNonDb db)
    {
        var now = db.Clock.GetUtcNow().UtcDateTime;
        var entry = new AuditEntry
        {
            Id = head.Id + 1,
            At = new DateTime(now.Ticks - (now.Ticks % TimeSpan.TicksPerMillisecond), DateTimeKind.Utc),
            Source = actor.Source,
            AccountId = actor.AccountId,
            SessionId = actor.SessionId,
            Act = what.Act,
            Subject = what.Subject,
            SubjectId = what.SubjectId,
            CommuneId = what.CommuneId,
            DetailSealed = what.Detail is null
                ? null
                : db.Seal.Seal(JsonSerializer.Serialize(what.Detail, Json), SealedFields.AuditDetail),
        };
        entry.Hash = HashOf(head.Hash, entry);
        return entry;
    }

    private static byte[] HashOf(byte[] before, AuditEntry entry)
    {
        // No field can hold a line feed, so that two different lines never make one text.
        var text = string.Create(
            CultureInfo.InvariantCulture,
            $"{entry.Id}\n{entry.At.Ticks / TimeSpan.TicksPerMillisecond}\n{(int)entry.Source}\n{entry.AccountId}\n{entry.SessionId}\n{entry.Act}\n{entry.Subject}\n{entry.SubjectId}\n{entry.CommuneId}\n{entry.DetailSealed}"
        );
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(before);
        hash.AppendData(Encoding.UTF8.GetBytes(text));
        return hash.GetHashAndReset();
    }
}
