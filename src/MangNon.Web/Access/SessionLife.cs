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

    /// <summary>
    /// For so much longer what was typed on a page that opened in time is still taken: nobody loses a reason written
    /// down carefully because the quarter of an hour ran out while writing.
    /// </summary>
    public static readonly TimeSpan Typing = TimeSpan.FromMinutes(15);

    /// <summary>The last request is written when the one written is as old as this.</summary>
    public static readonly TimeSpan SeenEvery = TimeSpan.FromMinutes(1);

    /// <summary>Why a session that nobody ended has ended by itself; null while it holds. The limits themselves are too late.</summary>
    public static SessionEnd? RunOut(DateTime begun, DateTime lastSeen, DateTime now) =>
        now - begun >= Absolute ? SessionEnd.TooLong
        : now - lastSeen >= Idle ? SessionEnd.Idle
        : null;

    /// <param name="confirmed">When the person last proved who they are.</param>
    /// <param name="now">The present.</param>
    /// <param name="isSent">Something typed is sent, and no page asked for.</param>
    public static bool IsFresh(DateTime confirmed, DateTime now, bool isSent) =>
        now - confirmed < (isSent ? Fresh + Typing : Fresh);
}
