using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace MangNon.Storage;

/// <summary>
/// Seals anew, under the current key, every value of <see cref="SealedFields.Columns"/> that is in clear or under
/// another key. The site goes on reading and writing meanwhile: a batch is its own transaction, a value is replaced
/// only while it is still the one that was read, and every key of the ring opens what it sealed.
/// </summary>
internal static class Resealing
{
    internal const int BatchSize = 500;

    /// <summary>Passes over all columns until a whole pass finds nothing to do.</summary>
    /// <param name="db">Must be in no transaction.</param>
    /// <param name="afterBatch">Told after each batch how many values it held.</param>
    /// <param name="cancel">Leaves whole batches: run again, it goes on.</param>
    /// <returns>How many values were sealed.</returns>
    /// <exception cref="System.Security.Cryptography.CryptographicException">A value is of another ring, or altered.</exception>
    public static async Task<int> RunAsync(MangNonDb db, Action<int>? afterBatch, CancellationToken cancel)
    {
        await using var open = await OpenAsync(db, cancel).ConfigureAwait(false);
        var (written, found) = (0, 0);
        do
        {
            found = 0;
            foreach (var column in SealedFields.Columns)
            {
                object? last = null;
                do
                {
                    var stale = await StaleAsync(db, column, last, cancel).ConfigureAwait(false);
                    last = stale.Count == BatchSize ? stale[^1].Key : null;
                    var due = stale.Where(s => s.New is not null).ToList();
                    found += due.Count;
                    if (due.Count > 0)
                    {
                        written += await WriteAsync(db, column, due, cancel).ConfigureAwait(false);
                        afterBatch?.Invoke(due.Count);
                    }
                } while (last is not null);
            }
        } while (found > 0);

        return written;
    }

    /// <summary>How many values a key has sealed; those of earlier versions, which name no key, count for every key.</summary>
    public static async Task<long> CountAsync(MangNonDb db, string keyId, CancellationToken cancel)
    {
        await using var open = await OpenAsync(db, cancel).ConfigureAwait(false);
        var count = 0L;
        foreach (var column in SealedFields.All)
        {
            await using var command = Command(
                db,
                $"""SELECT COUNT(*) FROM {column.Table} WHERE "{column.Name}" LIKE @key OR "{column.Name}" LIKE @earlier"""
            );
            Add(command, "@key", $"{FieldSeal.Prefix}{keyId}:%");
            Add(command, "@earlier", FieldSeal.EarlierPrefix + "%");
            count += (long)(await command.ExecuteScalarAsync(cancel).ConfigureAwait(false))!;
        }

        return count;
    }

    /// <summary>Values in clear or under another key than the current one; a value in clear is of an earlier version.</summary>
    public static async Task<bool> IsDueAsync(MangNonDb db, CancellationToken cancel)
    {
        await using var open = await OpenAsync(db, cancel).ConfigureAwait(false);
        foreach (var column in SealedFields.Columns)
        {
            await using var command = Command(
                db,
                $"""SELECT COUNT(*) FROM {column.Table} WHERE "{column.Name}" NOT LIKE @current"""
            );
            Add(command, "@current", Current(db));
            if ((long)(await command.ExecuteScalarAsync(cancel).ConfigureAwait(false))! > 0)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Leaves nothing of replaced values in a SQLite file's free pages or its log. PostgreSQL vacuums by itself.</summary>
    public static async Task ForgetAsync(MangNonDb db, CancellationToken cancel)
    {
        if (Provider.IsSqlite(db))
        {
            await db.Database.ExecuteSqlRawAsync("VACUUM", cancel).ConfigureAwait(false);
            await db.Database.ExecuteSqlRawAsync("PRAGMA wal_checkpoint(TRUNCATE)", cancel).ConfigureAwait(false);
        }
    }

    private static async Task<List<Stale>> StaleAsync(
        MangNonDb db,
        SealedColumn column,
        object? last,
        CancellationToken cancel
    )
    {
        var unindexed = column.IndexName is { } index
            ? $""" OR ("{index}" IS NULL AND "{column.Name}" IS NOT NULL)"""
            : "";
        await using var command = Command(
            db,
            $"""
            SELECT id, "{column.Name}" FROM {column.Table} WHERE ("{column.Name}" NOT LIKE @current{unindexed})
            {(last is null ? "" : "AND id > @last")} ORDER BY id LIMIT {BatchSize}
            """
        );
        Add(command, "@current", Current(db));
        if (last is not null)
        {
            Add(command, "@last", last);
        }

        var current = Current(db)[..^1];
        var stale = new List<Stale>();
        await using var rows = await command.ExecuteReaderAsync(cancel).ConfigureAwait(false);
        while (await rows.ReadAsync(cancel).ConfigureAwait(false))
        {
            var (key, old) = (rows.GetValue(0), rows.GetString(1));
            var clear = db.Seal.Open(old, column.Purpose);
            var indexed = column.IndexName is null ? null : db.Seal.Index(clear);
            var isDue = !old.StartsWith(current, StringComparison.Ordinal) || indexed is not null;
            stale.Add(new Stale(key, old, isDue ? db.Seal.Seal(clear, column.Purpose, column.Block) : null, indexed));
        }

        return stale;
    }

    private static async Task<int> WriteAsync(
        MangNonDb db,
        SealedColumn column,
        List<Stale> stale,
        CancellationToken cancel
    )
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancel).ConfigureAwait(false);
        var alsoIndex = column.IndexName is { } name ? $""", "{name}" = @index""" : "";
        var written = 0;
        foreach (var one in stale)
        {
            await using var command = Command(
                db,
                $"""UPDATE {column.Table} SET "{column.Name}" = @new{alsoIndex} WHERE id = @id AND "{column.Name}" = @old"""
            );
            Add(command, "@new", one.New!);
            Add(command, "@id", one.Key);
            Add(command, "@old", one.Old);
            if (column.IndexName is not null)
            {
                Add(command, "@index", one.Index ?? (object)DBNull.Value);
            }

            written += await command.ExecuteNonQueryAsync(cancel).ConfigureAwait(false);
        }

        await transaction.CommitAsync(cancel).ConfigureAwait(false);
        return written;
    }

    private static string Current(MangNonDb db) => $"{FieldSeal.Prefix}{db.Seal.Ring.Current(KeyUse.Seal).Id}:%";

    private static async Task<Opened> OpenAsync(MangNonDb db, CancellationToken cancel)
    {
        await db.Database.OpenConnectionAsync(cancel).ConfigureAwait(false);
        return new Opened(db);
    }

    private static DbCommand Command(MangNonDb db, string text)
    {
        var command = db.Database.GetDbConnection().CreateCommand();
        command.Transaction = db.Database.CurrentTransaction?.GetDbTransaction();
#pragma warning disable CA2100 // Names come from SealedFields.Columns, values are parameters.
        command.CommandText = text;
#pragma warning restore CA2100
        return command;
    }

    private static void Add(DbCommand command, string name, object value)
    {
        var parameter = command.CreateParameter();
        parameter.ParameterName = name;
        parameter.Value = value;
        command.Parameters.Add(parameter);
    }

    private sealed record Stale(object Key, string Old, string? New, byte[]? Index);

    /// <summary>The context's connection, kept open.</summary>
    private sealed class Opened(MangNonDb db) : IAsyncDisposable
    {
        public ValueTask DisposeAsync() => new(db.Database.CloseConnectionAsync());
    }
}
