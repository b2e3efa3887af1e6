using MangNon.Access;
using MangNon.Reporting.Freezing;
using MangNon.Reporting.WorkPlans;
using MangNon.Storage;
using Microsoft.EntityFrameworkCore;

namespace MangNon.Reporting.UnitReports;

/// <summary>
/// The steps of a unit's report: written, handed in, returned or accepted. Each is one transaction with its line of the log;
/// who writes in one commune waits for one another.
/// </summary>
public static class UnitReportWork
{
    /// <summary>By it is known at saving whether another changed the words, or where the report stands, meanwhile.</summary>
    public static string StampOf(UnitReport? report) => ReportWords.StampOf(report, report?.State);

    /// <summary>Writes the words.</summary>
    public static Task<ReportAnswer> SaveAsync(
        MangNonDb db,
        Viewer viewer,
        ReportingPlace place,
        UnitReportKey key,
        ReportWords words,
        string? stamp,
        CancellationToken cancel
    ) => WriteAsync(db, viewer, place, key, stamp, words, (_, _) => Task.FromResult(ReportAnswer.Done), cancel);

    /// <summary>Writes the words and hands in, with the figures and the tasks of the year as they stand now.</summary>
    /// <param name="db">The database.</param>
    /// <param name="viewer">Who hands in.</param>
    /// <param name="place">Where.</param>
    /// <param name="key">Which.</param>
    /// <param name="words">As typed.</param>
    /// <param name="figures">The unit's figures at this moment, as this person sees them.</param>
    /// <param name="stamp">The stamp of the form that was filled in.</param>
    /// <param name="cancel">To stop.</param>
    public static Task<ReportAnswer> HandInAsync(
        MangNonDb db,
        Viewer viewer,
        ReportingPlace place,
        UnitReportKey key,
        ReportWords words,
        IReadOnlyList<FrozenFigure> figures,
        string? stamp,
        CancellationToken cancel
    ) =>
        WriteAsync(
            db,
            viewer,
            place,
            key,
            stamp,
            words,
            async (report, now) =>
            {
                if (report.Results is null)
                {
                    return ReportAnswer.NoWords;
                }

                report.State = UnitReportState.HandedIn;
                report.FirstHandedInAt ??= now;
                report.Figures = FrozenFigure.Write(figures);
                report.Tasks = FrozenTask.Write(
                    await UnitReportSheet.TasksAsync(db, place, key, cancel).ConfigureAwait(false)
                );
                db.ReportSteps.Add(Step(viewer, report, ReportStepKind.HandedIn, now, null));
                return ReportAnswer.Done;
            },
            cancel
        );

    /// <summary>Accepts what was handed in.</summary>
    public static Task<ReportAnswer> AcceptAsync(
        MangNonDb db,
        Viewer viewer,
        ReportingPlace place,
        UnitReportKey key,
        string? stamp,
        CancellationToken cancel
    ) => DecideAsync(db, viewer, place, key, stamp, UnitReportState.Accepted, null, cancel);

    /// <summary>Gives back what was handed in or accepted, saying why.</summary>
    public static Task<ReportAnswer> ReturnAsync(
        MangNonDb db,
        Viewer viewer,
        ReportingPlace place,
        UnitReportKey key,
        string? why,
        string? stamp,
        CancellationToken cancel
    ) => DecideAsync(db, viewer, place, key, stamp, UnitReportState.Returned, ReportWords.Tidy(why), cancel);

    private static async Task<ReportAnswer> WriteAsync(
        MangNonDb db,
        Viewer viewer,
        ReportingPlace place,
        UnitReportKey key,
        string? stamp,
        ReportWords words,
        Func<UnitReport, DateTime, Task<ReportAnswer>> then,
        CancellationToken cancel
    )
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(place);
        ArgumentNullException.ThrowIfNull(words);
        await using var work = await OneTransaction.BeginAsync(db, cancel).ConfigureAwait(false);
        await Turn.OfCommuneAsync(db, place.CommuneId, cancel).ConfigureAwait(false);
        if (await WritableAsync(db, viewer, place, key, cancel).ConfigureAwait(false) is not { } line)
        {
            return ReportAnswer.NotFound;
        }

        if (StampOf(line.Report) != (stamp ?? ""))
        {
            return ReportAnswer.Stale;
        }

        if (line.IsIn)
        {
            return ReportAnswer.WrongState;
        }

        var tidied = words.Tidied();
        if (tidied.IsTooLong)
        {
            return ReportAnswer.TooLong;
        }

        var report = line.Report ?? Begin(db, place, key);
        tidied.WriteTo(report);
        var answer = await then(report, Now(db)).ConfigureAwait(false);
        if (answer != ReportAnswer.Done)
        {
            db.ChangeTracker.Clear();
            return answer;
        }

        return await work.SavedAsync(db, cancel).ConfigureAwait(false);
    }

    private static async Task<ReportAnswer> DecideAsync(
        MangNonDb db,
        Viewer viewer,
        ReportingPlace place,
        UnitReportKey key,
        string? stamp,
        UnitReportState to,
        string? why,
        CancellationToken cancel
    )
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(place);
        await using var work = await OneTransaction.BeginAsync(db, cancel).ConfigureAwait(false);
        await Turn.OfCommuneAsync(db, place.CommuneId, cancel).ConfigureAwait(false);
        var line = await UnitReportBook.FindAsync(db, viewer, place, key, cancel).ConfigureAwait(false);
        if (line?.Report is not { } report || !UnitReportBook.Decides(viewer, place.CommuneId))
        {
            return ReportAnswer.NotFound;
        }

        if (StampOf(report) != stamp)
        {
            return ReportAnswer.Stale;
        }

        var fits = to == UnitReportState.Accepted ? report.State == UnitReportState.HandedIn : line.IsIn;
        if (!fits)
        {
            return ReportAnswer.WrongState;
        }

        if (why is not null && ReportWords.Fault(why, ReportRemark.LongestText) is { } fault)
        {
            return fault;
        }

        report.State = to;
        var kind = to == UnitReportState.Accepted ? ReportStepKind.Accepted : ReportStepKind.Returned;
        db.ReportSteps.Add(Step(viewer, report, kind, Now(db), why));
        return await work.SavedAsync(db, cancel).ConfigureAwait(false);
    }

    /// <summary>The report where this person writes it; null where there is none, or not for this person.</summary>
    internal static async Task<UnitReportLine?> WritableAsync(
        MangNonDb db,
        Viewer viewer,
        ReportingPlace place,
        UnitReportKey key,
        CancellationToken cancel
    ) =>
        await UnitReportBook.FindAsync(db, viewer, place, key, cancel).ConfigureAwait(false) is { } line
        && line.Reporter.IsWrittenBy(viewer, place.CommuneId)
            ? line
            : null;

    /// <summary>The row of a report of which nothing was written yet.</summary>
    internal static UnitReport Begin(MangNonDb db, ReportingPlace place, UnitReportKey key)
    {
        var report = new UnitReport
        {
            Id = Guid.CreateVersion7(),
            CommuneId = place.CommuneId,
            DutyId = key.DutyId,
            Year = key.Year,
            Part = key.Part,
            UnitId = key.Reporter.UnitId,
            PlaceId = key.Reporter.PlaceId,
        };
        db.UnitReports.Add(report);
        return report;
    }

    private static ReportStep Step(Viewer viewer, UnitReport report, ReportStepKind kind, DateTime now, string? why) =>
        new()
        {
            Id = Guid.CreateVersion7(),
            ReportId = report.Id,
            Kind = kind,
            At = now,
            ByAccountId = Agreements.AccountOf(viewer),
            Remark = why,
        };

    private static DateTime Now(MangNonDb db) => db.Clock.GetUtcNow().UtcDateTime;
}
