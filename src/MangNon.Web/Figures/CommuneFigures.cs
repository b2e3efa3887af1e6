using MangNon.Figures;
using MangNon.Programme;
using MangNon.Register;
using MangNon.Storage;
using MangNon.Web.Access;
using MangNon.Web.Programme;
using MangNon.Web.Shell;
using Microsoft.EntityFrameworkCore;

namespace MangNon.Web.Figures;

/// <summary>The figures of the current commune and period, for the pages.</summary>
internal sealed class CommuneFigures(
    IDbContextFactory<MangNonDb> databases,
    CurrentCommune current,
    Programmes programmes,
    CurrentViewer viewers
)
{
    /// <summary>The commune and its programme; nulls where one is missing.</summary>
    public async Task<(Commune? Commune, ActionProgramme? Programme)> WhereAsync()
    {
        var commune = await current.GetAsync();
        return (commune, commune is null ? null : programmes.RulesOf(commune.ProgrammeId)?.Programme);
    }

    /// <summary>Asks the figures something; null where there is no commune or no programme.</summary>
    public async Task<T?> AskAsync<T>(Func<FigureService, FigureQuery, Task<T>> question, Guid? village = null)
        where T : class?
    {
        if (await current.GetAsync() is not { } commune || programmes.RulesOf(commune.ProgrammeId) is not { } rules)
        {
            return null;
        }

        await using var db = await databases.CreateDbContextAsync();
        var query = new FigureQuery(commune.Id, await current.PeriodAsync(), village is { } id ? [id] : null);
        return await question(new FigureService(db, rules, await viewers.GetAsync()), query);
    }

    /// <summary>Villages of the commune in reading order.</summary>
    public async Task<IReadOnlyList<Village>> VillagesAsync()
    {
        if (await current.GetAsync() is not { } commune)
        {
            return [];
        }

        await using var db = await databases.CreateDbContextAsync();
        var villages = await db.Villages.AsNoTracking().Where(v => v.CommuneId == commune.Id).ToListAsync();
        return [.. villages.OrderBy(village => village.Name, VillageNames.Order)];
    }
}
