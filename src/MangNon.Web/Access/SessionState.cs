using MangNon.Access;

namespace MangNon.Web.Access;

/// <summary>The session of the request under way, as the database had it when the request came in.</summary>
/// <param name="Id">The session.</param>
/// <param name="AccountId">Whose it is.</param>
/// <param name="ConfirmedAt">UTC; when the person last proved who they are.</param>
/// <param name="Method">How it was begun.</param>
internal sealed record SessionState(Guid Id, Guid AccountId, DateTime ConfirmedAt, SignInMethod Method)
{
    private static readonly object Key = new();

    /// <summary>Null when nobody is signed in.</summary>
    public static SessionState? Of(HttpContext context) => context.Items[Key] as SessionState;

    public void Keep(HttpContext context) => context.Items[Key] = this;

    public static void Forget(HttpContext context) => context.Items.Remove(Key);
}
