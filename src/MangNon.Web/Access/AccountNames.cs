using MangNon.Storage;
using Microsoft.EntityFrameworkCore;

namespace MangNon.Web.Access;

/// <summary>The names shown of people who sign in.</summary>
internal static class AccountNames
{
    /// <summary>By id; an id of nobody is left out.</summary>
    public static async Task<IReadOnlyDictionary<Guid, string>> OfAsync(
        MangNonDb db,
        IEnumerable<Guid?> ids,
        CancellationToken cancel = default
    )
    {
        var wanted = ids.OfType<Guid>().Distinct().ToArray();
        return await db
            .Users.Where(account => wanted.Contains(account.Id))
            .ToDictionaryAsync(account => account.Id, account => account.DisplayName, cancel);
    }
}
