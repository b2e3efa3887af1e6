namespace MangNon.Audit;

/// <summary>Who acts, for the log. Flows with the asynchronous work that it was begun for.</summary>
/// <param name="Source">Where it comes from.</param>
/// <param name="AccountId">The person signed in.</param>
/// <param name="SessionId">The session.</param>
public sealed record AuditActor(AuditSource Source, Guid? AccountId = null, Guid? SessionId = null)
{
    private static readonly AsyncLocal<AuditActor?> Acting = new();

    public static AuditActor System { get; } = new(AuditSource.System);

    /// <summary>The one who acts; the program itself where nobody was named.</summary>
    public static AuditActor Current => Acting.Value ?? System;

    /// <summary>Names who acts, until the answer is disposed.</summary>
    public static IDisposable Begin(AuditActor actor)
    {
        var before = Acting.Value;
        Acting.Value = actor;
        return new End(before);
    }

    private sealed class End(AuditActor? before) : IDisposable
    {
        public void Dispose() => Acting.Value = before;
    }
}
