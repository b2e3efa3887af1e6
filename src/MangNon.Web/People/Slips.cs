using System.Collections.Concurrent;

namespace MangNon.Web.People;

/// <summary>What a new person is handed: printed once.</summary>
/// <param name="Name">The person's.</param>
/// <param name="UserName">To sign in with.</param>
/// <param name="Password">In clear: changed at the first sign-in.</param>
/// <param name="Until">UTC; from then on the password opens nothing.</param>
internal sealed record Slip(string Name, string UserName, string Password, DateTime Until);

/// <summary>
/// One-time passwords between the form that made them and the page that shows them: in memory only, for whoever made
/// them, once, and for a few minutes. Safe to use from many threads.
/// </summary>
internal sealed class Slips(TimeProvider time)
{
    private static readonly TimeSpan Kept = TimeSpan.FromMinutes(5);
    private readonly ConcurrentDictionary<(Guid Maker, Guid Key), (DateTimeOffset At, IReadOnlyList<Slip> All)> _kept =
        new();

    public void Keep(Guid maker, Guid key, IReadOnlyList<Slip> slips)
    {
        Forget();
        _kept[(maker, key)] = (time.GetUtcNow(), slips);
    }

    /// <summary>Null where there are none, they were shown already, or they are too old.</summary>
    public IReadOnlyList<Slip>? Take(Guid maker, Guid key)
    {
        Forget();
        return _kept.TryRemove((maker, key), out var found) ? found.All : null;
    }

    private void Forget()
    {
        var oldest = time.GetUtcNow() - Kept;
        foreach (var (key, (at, _)) in _kept)
        {
            if (at < oldest)
            {
                _kept.TryRemove(key, out _);
            }
        }
    }
}
