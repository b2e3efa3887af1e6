using MangNon.Storage;

namespace MangNon.Web.Tests.Storage.Keeping;

/// <summary>The one place where the drill and the kill tests prove the log of a database that was restored or reopened.</summary>
internal static class LogChain
{
    /// <summary>
    /// The log's chain of hashes is to be verified here, from its first entry to its head, once the log is in this
    /// branch; until then there is no chain to prove.
    /// </summary>
    public static Task VerifyAsync(MangNonDb db) => Task.CompletedTask;
}
