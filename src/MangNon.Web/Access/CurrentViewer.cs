using MangNon.Access;
using MangNon.Storage;
using Microsoft.EntityFrameworkCore;

namespace MangNon.Web.Access;

/// <summary>The one who asks. Read from the database once per request: what was taken back is gone at the next click.</summary>
internal sealed class CurrentViewer(
    IDbContextFactory<MangNonDb> databases,
    IHttpContextAccessor accessor,
    TimeProvider time
)
{
    private static readonly Viewer Nobody = new(Guid.Empty, [], new HashSet<Guid>(), DateOnly.MinValue);
    private Task<Viewer>? _viewer;

    /// <summary>One who may do nothing where nobody is signed in.</summary>
    public Task<Viewer> GetAsync() => _viewer ??= ReadAsync();

    private async Task<Viewer> ReadAsync()
    {
        if (AccountClaims.IdOf(accessor.HttpContext?.User) is not { } account)
        {
            return Nobody;
        }

        await using var db = await databases.CreateDbContextAsync();
        return await ViewerReader.ReadAsync(db, account, time, CancellationToken.None);
    }
}
