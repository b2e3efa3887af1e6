using MangNon.Audit;
using MangNon.Storage;

namespace MangNon.Web.Tests.Storage.Keeping;

/// <summary>The one place where the drill proves the log of a database that was restored or reopened.</summary>
internal static class LogChain
{
    /// <summary>From its first line to its head, and that there is one.</summary>
    public static async Task VerifyAsync(MangNonDb db)
    {
        var (broken, head) = await AuditChain.VerifyAsync(db, anchor: null, CancellationToken.None);
        Assert.Null(broken);
        Assert.NotEqual(0, head.Id);
    }
}
