using System.Collections.Concurrent;

namespace MangNon.Web.Site;

/// <summary>
/// Things between one page and the next that are written nowhere: in memory only, for whoever made them, and for a
/// while. Safe to use from many threads.
/// </summary>
/// <param name="time">The clock.</param>
/// <param name="kept">For how long.</param>
internal abstract class KeptInMemory<T>(TimeProvider time, TimeSpan kept)
    where T : class
{
    private readonly ConcurrentDictionary<(Guid Maker, Guid Key), (DateTimeOffset At, T It)> _kept = new();

    public void Keep(Guid maker, Guid key, T it)
    {
        Forget();
        _kept[(maker, key)] = (time.GetUtcNow(), it);
    }

    /// <summary>Null where there is none, it was taken already, or it is too old.</summary>
    public T? Find(Guid maker, Guid key)
    {
        Forget();
        return _kept.TryGetValue((maker, key), out var found) ? found.It : null;
    }

    /// <summary>As <see cref="Find"/>, once.</summary>
    public T? Take(Guid maker, Guid key)
    {
        Forget();
        return _kept.TryRemove((maker, key), out var found) ? found.It : null;
    }

    private void Forget()
    {
        var oldest = time.GetUtcNow() - kept;
        foreach (var (key, (at, _)) in _kept)
        {
            if (at < oldest)
            {
                _kept.TryRemove(key, out _);
            }
        }
    }
}
