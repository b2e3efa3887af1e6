using Microsoft.EntityFrameworkCore.Storage;

namespace MangNon.Storage;

/// <summary>A transaction of one's own, or a part in the caller's: then the caller commits, or all of it is undone.</summary>
internal sealed class OneTransaction(IDbContextTransaction? own) : IAsyncDisposable
{
    public static async Task<OneTransaction> BeginAsync(MangNonDb db, CancellationToken cancel) =>
        new(
            db.Database.CurrentTransaction is null
                ? await db.Database.BeginTransactionAsync(cancel).ConfigureAwait(false)
                : null
        );

    public Task CommitAsync(CancellationToken cancel) => own?.CommitAsync(cancel) ?? Task.CompletedTask;

    public ValueTask DisposeAsync() => own?.DisposeAsync() ?? ValueTask.CompletedTask;
}
