using System.Collections.Concurrent;
using System.Globalization;
using Microsoft.AspNetCore.Authentication;

namespace MangNon.Web.Access;

/// <summary>When a session began and which it is, kept in the encrypted cookie itself.</summary>
internal static class SessionLife
{
    private const string BegunKey = "begun";
    private const string IdKey = "session";

    public static void Begin(AuthenticationProperties properties, DateTimeOffset now)
    {
        properties.Items.TryAdd(BegunKey, now.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture));
        properties.Items.TryAdd(IdKey, Guid.CreateVersion7().ToString("N", CultureInfo.InvariantCulture));
    }

    /// <summary>False from <see cref="SignInSetup.Absolute"/> on, or when it is not known when the session began.</summary>
    public static bool Holds(AuthenticationProperties properties, DateTimeOffset now) =>
        properties.Items.TryGetValue(BegunKey, out var text)
        && long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var begun)
        && now < DateTimeOffset.FromUnixTimeSeconds(begun) + SignInSetup.Absolute;

    public static string? Id(AuthenticationProperties properties) =>
        properties.Items.TryGetValue(IdKey, out var id) ? id : null;
}

/// <summary>
/// Sessions that were signed out: a copy of their cookie is worth nothing. Kept in memory as long as such a cookie
/// could live. Safe to use from many threads.
/// </summary>
internal sealed class EndedSessions(TimeProvider time)
{
    private readonly ConcurrentDictionary<string, DateTimeOffset> _ended = new(StringComparer.Ordinal);

    public void Add(AuthenticationProperties? properties)
    {
        var now = time.GetUtcNow();
        foreach (var (id, at) in _ended)
        {
            if (now > at + SignInSetup.Absolute)
            {
                _ended.TryRemove(id, out _);
            }
        }

        if (properties is not null && SessionLife.Id(properties) is { } ended)
        {
            _ended[ended] = now;
        }
    }

    public bool Contains(AuthenticationProperties properties) =>
        SessionLife.Id(properties) is { } id && _ended.ContainsKey(id);
}
