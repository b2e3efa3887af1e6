using Microsoft.EntityFrameworkCore.Storage;

namespace MangNon.Storage;

/// <summary>A transaction of one's own, or a part in the caller's: then the caller commits, or all of it is undone.</summary>
public sealed class OneTransaction : IAsyncDisposable
{
    private readonly IDbContextTransaction? _own;

    private OneTransaction(IDbContextTransaction? own) => _own = own;

    public static async Task<OneTransaction> BeginAsync(MangNonDb db, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(db);
        return new OneTransaction(
            db.Database.CurrentTransaction is null
                ? await db.Database.BeginTransactionAsync(cancel).ConfigureAwait(false)
                : null
        );
    }

    public Task CommitAsync(CancellationToken cancel = default) => _own?.CommitAsync(cancel) ?? Task.CompletedTask;

    public ValueTask DisposeAsync() => _own?.DisposeAsync() ?? ValueTask.CompletedTask;
}
