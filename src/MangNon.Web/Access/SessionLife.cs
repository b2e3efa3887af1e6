using MangNon.Access;

namespace MangNon.Web.Access;

/// <summary>How long a session holds. All instants are UTC.</summary>
internal static class SessionLife
{
    /// <summary>Without a request for so long, one is signed out.</summary>
    public static readonly TimeSpan Idle = TimeSpan.FromMinutes(30);

    /// <summary>After so long, one signs in anew whatever one does.</summary>
    public static readonly TimeSpan Absolute = TimeSpan.FromHours(12);

    /// <summary>For so long after proving who one is, sensitive things can be done.</summary>
    public static readonly TimeSpan Fresh = TimeSpan.FromMinutes(15);

    /// <summary>The last request is written when the one written is as old as this.</summary>
    public static readonly TimeSpan SeenEvery = TimeSpan.FromMinutes(1);

    /// <summary>Why a session that nobody ended has ended by itself; null while it holds. The limits themselves are too late.</summary>
    public static SessionEnd? RunOut(DateTime begun, DateTime lastSeen, DateTime now) =>
        now - begun >= Absolute ? SessionEnd.TooLong
        : now - lastSeen >= Idle ? SessionEnd.Idle
        : null;

    public static bool IsFresh(DateTime confirmed, DateTime now) => now - confirmed < Fresh;
}
