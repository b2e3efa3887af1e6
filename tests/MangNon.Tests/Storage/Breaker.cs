using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace MangNon.Tests.Storage;

/// <summary>Fails at one statement that writes or reads, as a disk does that is gone.</summary>
internal sealed class Breaker(int at) : DbCommandInterceptor
{
    private int _count;

    public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
        DbCommand command,
        CommandEventData eventData,
        InterceptionResult<DbDataReader> result,
        CancellationToken cancellationToken = default
    ) => Next(result);

    public override ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(
        DbCommand command,
        CommandEventData eventData,
        InterceptionResult<int> result,
        CancellationToken cancellationToken = default
    ) => Next(result);

    private ValueTask<T> Next<T>(T result) =>
        ++_count == at ? throw new IOException("gone") : ValueTask.FromResult(result);
}
