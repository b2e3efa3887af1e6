using System.Globalization;
using MangNon.Access;
using MangNon.Circumstances;
using MangNon.Register;
using MangNon.Reporting;
using MangNon.Storage;
using MangNon.Web.Access;
using MangNon.Web.Programme;
using MangNon.Web.Shell;
using MangNon.Web.Site;
using Microsoft.EntityFrameworkCore;

namespace MangNon.Web.Circumstances;

/// <summary>The table of injuries of a quarter, or of a year, as it is shown and written.</summary>
internal sealed class InjuryReader(
    MangNonDb db,
    CurrentCommune communes,
    CurrentViewer viewers,
    Programmes programmes,
    Preferences preferences
)
{
    public const string QuarterKey = "quy";

    /// <summary>Null where there is no commune.</summary>
    public async Task<InjuryView?> ReadAsync(IQueryCollection query, CancellationToken cancel)
    {
        int? asked = int.TryParse(query[YearChoice.Key], CultureInfo.InvariantCulture, out var typed) ? typed : null;
        var year = YearChoice.Of(asked, preferences.Today);
        int? quarter =
            int.TryParse(query[QuarterKey], CultureInfo.InvariantCulture, out var number) && number is >= 1 and <= 4
                ? number
                : null;
        if (await communes.GetAsync() is not { } commune)
        {
            return null;
        }

        var period = quarter is { } one
            ? new Period(
                new DateOnly(year, (3 * one) - 2, 1),
                new DateOnly(year, (3 * one) - 2, 1).AddMonths(3).AddDays(-1)
            )
            : Period.OfYear(year);
        var viewer = await viewers.GetAsync();
        var lines = await IncidentList.ReadAsync(db, viewer, commune.Id, period.From, period.To, cancel);
        // The cause of a death is health: who may not read it gets the table of what is written as injuries.
        var dead = await viewer
            .Reach(Act.Read, RecordKind.Health)
            .Of(db, db.Children.AsNoTracking())
            .Where(child => child.CommuneId == commune.Id && child.DeathCause == DeathCause.Injury)
            .Where(child => child.DiedOn >= period.From && child.DiedOn <= period.To)
            .ToListAsync(cancel);
        return new InjuryView(
            year,
            quarter,
            InjuryTable.Of(lines, dead, programmes.InjuryCauses),
            viewer.Reach(Act.Read, RecordKind.Incidents).Covers(commune.Id)
        );
    }
}
