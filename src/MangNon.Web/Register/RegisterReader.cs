using MangNon.Access;
using MangNon.Register;
using MangNon.Storage;
using MangNon.Web.Access;
using MangNon.Web.Shell;
using MangNon.Web.Site;
using Microsoft.EntityFrameworkCore;

namespace MangNon.Web.Register;

/// <summary>Finds and reads children of the current commune, as the page and the file of the register show them.</summary>
internal sealed class RegisterReader(
    IDbContextFactory<MangNonDb> databases,
    CurrentCommune current,
    Preferences preferences,
    SearchState search,
    CurrentViewer viewers,
    RegisterSearch registerSearch
)
{
    /// <summary>All who fit the address's filters and the words searched for; null without a commune.</summary>
    public Task<RegisterFound?> FindAsync(HttpContext context) =>
        FindAsync(RegisterView.Of(context.Request.Query), search.Read(context), Act.Read, context.RequestAborted);

    /// <summary>All who fit and with whom the person may do something; null without a commune.</summary>
    public async Task<RegisterFound?> FindAsync(RegisterView view, string words, Act act, CancellationToken cancel)
    {
        if (await current.GetAsync() is not { } commune)
        {
            return null;
        }

        var query = view.ToQuery(preferences.Today, words) with { Act = act };
        await using var db = await databases.CreateDbContextAsync(cancel);
        return await registerSearch.FindAsync(db, await viewers.GetAsync(), commune.Id, query, cancel);
    }

    public async Task<IReadOnlyList<RegisterLine>> ReadAsync(IReadOnlyList<Guid> ids, CancellationToken cancel)
    {
        await using var db = await databases.CreateDbContextAsync(cancel);
        return await RegisterSearch.ReadAsync(db, ids, cancel);
    }

    /// <summary>Children of the commune that the person may see, in all.</summary>
    public async Task<int> CountAsync(CancellationToken cancel)
    {
        if (await current.GetAsync() is not { } commune)
        {
            return 0;
        }

        await using var db = await databases.CreateDbContextAsync(cancel);
        return await (await viewers.GetAsync())
            .Reach(Act.Read, RecordKind.Identity)
            .Of(db, db.Children.Where(child => child.CommuneId == commune.Id))
            .CountAsync(cancel);
    }
}
