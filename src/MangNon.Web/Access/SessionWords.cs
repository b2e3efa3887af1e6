using MangNon.Access;
using static MangNon.Web.Texts;

namespace MangNon.Web.Access;

/// <summary>Sessions in words.</summary>
internal static class SessionWords
{
    public static string Browser(Session session) =>
        session.Browser.Length > 0 ? session.Browser : T("Sessions.UnknownBrowser");

    public static string Method(SignInMethod method) => T("SignInMethod." + method);

    /// <summary>“Đang dùng”, or why it ended.</summary>
    public static string End(Session session) => session.Ended is { } why ? End(why) : T("SessionEnd.Holding");

    public static string End(SessionEnd why) => T("SessionEnd." + why);
}
