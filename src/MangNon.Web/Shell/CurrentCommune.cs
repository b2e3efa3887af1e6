using MangNon.Register;
using MangNon.Storage;
using MangNon.Web.Site;
using Microsoft.EntityFrameworkCore;

namespace MangNon.Web.Shell;

/// <summary>The commune that the pages are about, and the period chosen for it. Read once per request.</summary>
internal sealed class CurrentCommune(IDbContextFactory<MangNonDb> databases, Preferences preferences)
{
    private Task<Commune?>? _commune;

    /// <summary>Null while no commune has been imported.</summary>
    public Task<Commune?> GetAsync() => _commune ??= ReadAsync();

    public async Task<Period> PeriodAsync()
    {
        await GetAsync();
        return preferences.Chosen ?? Period.OfYear(preferences.Today.Year);
    }

    private async Task<Commune?> ReadAsync()
    {
        await using var db = await databases.CreateDbContextAsync();
        return await db.Communes.AsNoTracking().OrderBy(commune => commune.Id).FirstOrDefaultAsync();
    }
}
