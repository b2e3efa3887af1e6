using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace MangNon.Storage.Sqlite;

/// <summary>
/// Sets on every connection what makes a commit survive a power cut, and a deletion leave nothing behind
/// (docs/decisions/0010-durability.md). These settings belong to the connection, except for the write-ahead log, which
/// the file remembers: there it changes nothing, unless the file was put in place by hand.
/// </summary>
internal sealed class DurableConnection : DbConnectionInterceptor
{
    public static readonly DurableConnection Instance = new();

    private const string Pragmas =
        "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA fullfsync = ON; "
        + "PRAGMA checkpoint_fullfsync = ON; PRAGMA secure_delete = ON;";

    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData)
    {
        using var command = connection.CreateCommand();
        command.CommandText = Pragmas;
        command.ExecuteNonQuery();
    }

    public override async Task ConnectionOpenedAsync(
        DbConnection connection,
        ConnectionEndEventData eventData,
        CancellationToken cancellationToken = default
    )
    {
        await using var command = connection.CreateCommand();
        command.CommandText = Pragmas;
        await command.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
    }
}
