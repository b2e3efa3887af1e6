using MangNon.Access;
using MangNon.Programme;
using MangNon.Register;
using MangNon.Reporting.Duties;
using MangNon.Reporting.WorkPlans;
using MangNon.Storage;
using Microsoft.EntityFrameworkCore;

namespace MangNon.Reporting.UnitReports;

/// <summary>Where reports are looked for.</summary>
/// <param name="CommuneId">The commune.</param>
/// <param name="Programme">Its programme.</param>
/// <param name="Duties">Who owes what.</param>
/// <param name="Calendar">Which days offices work.</param>
/// <param name="Tasks">What the programme gives to units.</param>
public sealed record ReportingPlace(
    Guid CommuneId,
    ActionProgramme Programme,
    ReportingDuties Duties,
    WorkCalendar Calendar,
    PlanTasks Tasks
);

/// <summary>One report owed by one reporter, with what there is of it.</summary>
/// <param name="Reporter">Who owes it.</param>
/// <param name="Term">What, and by when.</param>
/// <param name="Report">Null while nothing was written.</param>
public sealed record UnitReportLine(Reporter Reporter, DutyTerm Term, UnitReport? Report)
{
    public UnitReportState State => Report?.State ?? UnitReportState.Open;

    /// <summary>It lies with the focal office, or is accepted.</summary>
    public bool IsIn => State is UnitReportState.HandedIn or UnitReportState.Accepted;

    /// <summary>The day here on which it was first handed in; null while it never was.</summary>
    public DateOnly? HandedInOn => Report?.FirstHandedInAt is { } at ? VietnamTime.DayOf(at) : null;

    /// <summary>First handed in after its term, or not yet and the term is over.</summary>
    public bool IsLateOn(DateOnly today) => (HandedInOn ?? today) > Term.DueOn;
}

/// <summary>How complete and how timely the reports of a year are.</summary>
/// <param name="Year">The year.</param>
/// <param name="Owed">Reports owed.</param>
/// <param name="Opened">Of them begun.</param>
/// <param name="In">Of them with the focal office or accepted.</param>
/// <param name="Accepted">Of them accepted.</param>
/// <param name="InTime">Of them first handed in within the term.</param>
public sealed record ReportingTally(int Year, int Owed, int Opened, int In, int Accepted, int InTime)
{
    public static ReportingTally Of(int year, IReadOnlyCollection<UnitReportLine> lines, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(lines);
        return new ReportingTally(
            year,
            lines.Count,
            lines.Count(line => line.Report is not null),
            lines.Count(line => line.IsIn),
            lines.Count(line => line.State == UnitReportState.Accepted),
            lines.Count(line => line.HandedInOn is not null && !line.IsLateOn(today))
        );
    }
}

/// <summary>The reports of units and villages, as one person may see them: the own, or all of the commune.</summary>
public static class UnitReportBook
{
    /// <summary>Whether one sees the reports of all units.</summary>
    public static bool SeesAll(Viewer viewer, Guid communeId)
    {
        ArgumentNullException.ThrowIfNull(viewer);
        return viewer.MayAll(Act.Read, RecordKind.UnitReports, communeId);
    }

    /// <summary>Whether one accepts and returns reports.</summary>
    public static bool Decides(Viewer viewer, Guid communeId)
    {
        ArgumentNullException.ThrowIfNull(viewer);
        return viewer.MayAll(Act.Approve, RecordKind.UnitReports, communeId);
    }

    /// <summary>What is owed for a year, term by term in the order of section V. Empty for who has no part in it.</summary>
    public static async Task<IReadOnlyList<UnitReportLine>> FindAsync(
        MangNonDb db,
        Viewer viewer,
        ReportingPlace place,
        int year,
        CancellationToken cancel
    )
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(place);
        var reporters = await SeenAsync(db, viewer, place, year, cancel).ConfigureAwait(false);
        if (reporters.Count == 0)
        {
            return [];
        }

        var stored = await db
            .UnitReports.AsNoTracking()
            .Where(report => report.CommuneId == place.CommuneId && report.Year == year)
            .ToListAsync(cancel)
            .ConfigureAwait(false);
        var found = stored.ToDictionary(report =>
            (report.DutyId, report.Part, new ReporterKey(report.UnitId, report.PlaceId))
        );
        return
        [
            .. from duty in place.Duties.Duties
            where duty.Level == DutyLevel.Unit
            from term in duty.TermsOf(year, place.Calendar)
            from reporter in reporters
            select new UnitReportLine(reporter, term, found.GetValueOrDefault((duty.Id, term.Part, reporter.Key))),
        ];
    }

    /// <summary>One report; null where there is none of the kind, or not for this person: the two look the same.</summary>
    public static async Task<UnitReportLine?> FindAsync(
        MangNonDb db,
        Viewer viewer,
        ReportingPlace place,
        UnitReportKey key,
        CancellationToken cancel
    )
    {
        ArgumentNullException.ThrowIfNull(place);
        ArgumentNullException.ThrowIfNull(key);
        if (
            place.Duties.Find(key.DutyId) is not { Level: DutyLevel.Unit } duty
            || key.Year is < 1 or > 9998
            || duty.TermsOf(key.Year, place.Calendar).FirstOrDefault(one => one.Part == key.Part) is not { } term
        )
        {
            return null;
        }

        var reporters = await SeenAsync(db, viewer, place, key.Year, cancel).ConfigureAwait(false);
        if (reporters.FirstOrDefault(one => one.Key == key.Reporter) is not { } reporter)
        {
            return null;
        }

        var report = await db
            .UnitReports.SingleOrDefaultAsync(
                one =>
                    one.CommuneId == place.CommuneId
                    && one.DutyId == key.DutyId
                    && one.Year == key.Year
                    && one.Part == key.Part
                    && one.UnitId == key.Reporter.UnitId
                    && one.PlaceId == key.Reporter.PlaceId,
                cancel
            )
            .ConfigureAwait(false);
        return new UnitReportLine(reporter, term, report);
    }

    /// <summary>Those of a year that a person sees: the own, or all.</summary>
    internal static async Task<IReadOnlyList<Reporter>> SeenAsync(
        MangNonDb db,
        Viewer viewer,
        ReportingPlace place,
        int year,
        CancellationToken cancel
    )
    {
        var seesAll = SeesAll(viewer, place.CommuneId);
        if (!seesAll && viewer.Held(Act.Write, RecordKind.UnitReports) is [])
        {
            // The desk of everybody asks.
            return [];
        }

        var all = await Reporters
            .OfAsync(db, place.CommuneId, place.Programme, place.Duties, new DateOnly(year, 12, 31), cancel)
            .ConfigureAwait(false);
        return seesAll ? all : [.. all.Where(reporter => reporter.IsWrittenBy(viewer, place.CommuneId))];
    }
}

/// <summary>Names one report.</summary>
/// <param name="DutyId">The duty.</param>
/// <param name="Year">Of the period.</param>
/// <param name="Part">Half or quarter, from 1; 0 for the year.</param>
/// <param name="Reporter">Who owes it.</param>
public sealed record UnitReportKey(string DutyId, int Year, int Part, ReporterKey Reporter);
