using MangNon.Register;
using MangNon.Storage;
using MangNon.Web.Access;
using MangNon.Web.Site;
using Microsoft.EntityFrameworkCore;

namespace MangNon.Web.Shell;

/// <summary>The commune that the pages are about, and the period chosen for it. Read once per request.</summary>
internal sealed class CurrentCommune(
    IDbContextFactory<MangNonDb> databases,
    Preferences preferences,
    CurrentViewer viewers
)
{
    private Task<Commune?>? _commune;
    private Task<Period>? _period;

    /// <summary>Null where the person holds no role for any commune.</summary>
    public Task<Commune?> GetAsync() => _commune ??= ReadAsync();

    /// <summary>
    /// The period chosen; before one was chosen, the last year for which the commune has surveys, scores or reported
    /// figures, so that one does not begin with an empty year.
    /// </summary>
    public Task<Period> PeriodAsync() => _period ??= ReadPeriodAsync();

    private async Task<Period> ReadPeriodAsync()
    {
        if (preferences.Chosen is { } chosen)
        {
            return chosen;
        }

        var thisYear = preferences.Today.Year;
        if (await GetAsync() is not { } commune)
        {
            return Period.OfYear(thisYear);
        }

        await using var db = await databases.CreateDbContextAsync();
        var surveyed = await db
            .FacilitySurveys.Join(db.Facilities, s => s.FacilityId, f => f.Id, (s, f) => new { s.Year, f.CommuneId })
            .Where(survey => survey.CommuneId == commune.Id && survey.Year <= thisYear)
            .MaxAsync(survey => (int?)survey.Year);
        var reported = await db
            .ReportedFigures.Where(figure => figure.CommuneId == commune.Id && figure.Year <= thisYear)
            .MaxAsync(figure => (int?)figure.Year);
        var scored = await db
            .ChildFriendlyScores.Where(score => score.CommuneId == commune.Id && score.Year <= thisYear)
            .MaxAsync(score => (int?)score.Year);
        int?[] years = [surveyed, reported, scored];
        return Period.OfYear(years.Max() ?? thisYear);
    }

    private async Task<Commune?> ReadAsync()
    {
        await using var db = await databases.CreateDbContextAsync();
        var homes = (await viewers.GetAsync()).HomeCommunes;
        return await db
            .Communes.AsNoTracking()
            .Where(commune => homes.Contains(commune.Id))
            .OrderBy(commune => commune.Id)
            .FirstOrDefaultAsync();
    }
}
