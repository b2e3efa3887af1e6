using MangNon.Access;
using MangNon.Reporting.Freezing;
using MangNon.Storage;
using Microsoft.EntityFrameworkCore;

namespace MangNon.Reporting.UnitReports;

/// <summary>What became of a step.</summary>
public enum ReportAnswer
{
    Done,

    /// <summary>There is none, or not for this person: the two look the same.</summary>
    NotFound,

    /// <summary>Another changed it meanwhile: nothing was written.</summary>
    Stale,

    /// <summary>Where it stands the step cannot be taken: what was handed in changes by return only.</summary>
    WrongState,

    /// <summary>What was done is not said, or a return gives no reason.</summary>
    NoWords,

    TooLong,

    /// <summary>No number, a denominator under 0, or a component that the unit does not answer for.</summary>
    NotANumber,

    /// <summary>Another report of that year bears the number.</summary>
    NumberTaken,
}

/// <summary>A figure that is contested, as typed.</summary>
public sealed record DifferenceInput(
    string ComponentId,
    string Numerator,
    string Denominator,
    string Reason,
    string Source
);

/// <summary>
/// The steps of a unit's report: written, handed in, returned or accepted. Each is one transaction with its line of the log;
/// who writes in one commune waits for one another.
/// </summary>
public static class UnitReportWork
{
    /// <summary>By it is known at saving whether another changed the words, or where the report stands, meanwhile.</summary>
    public static string StampOf(UnitReport? report)
    {
        var words = ReportWords.Of(report);
        return report is null
            ? ""
            : Recording.EntryStamp.Of([.. ReportWords.Parts.Select(part => words[part]), report.State.ToString()]);
    }

    /// <summary>Writes the words.</summary>
    public static Task<ReportAnswer> SaveAsync(
        MangNonDb db,
        Viewer viewer,
        ReportingPlace place,
        UnitReportKey key,
        ReportWords words,
        string? stamp,
        CancellationToken cancel
    ) => WriteAsync(db, viewer, place, key, stamp, words, (_, _) => ReportAnswer.Done, cancel);

    /// <summary>Writes the words and hands in, with the figures as they stand now.</summary>
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
            (report, now) =>
            {
                if (report.Results is null)
                {
                    return ReportAnswer.NoWords;
                }

                report.State = UnitReportState.HandedIn;
                report.FirstHandedInAt ??= now;
                report.Figures = FrozenFigure.Write(figures);
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

    /// <summary>Remarks on a part of the words or on a figure; of one who decides on it or writes it.</summary>
    public static async Task<ReportAnswer> RemarkAsync(
        MangNonDb db,
        Viewer viewer,
        ReportingPlace place,
        UnitReportKey key,
        string? part,
        string? text,
        CancellationToken cancel
    )
    {
        ArgumentNullException.ThrowIfNull(db);
        await using var work = await OneTransaction.BeginAsync(db, cancel).ConfigureAwait(false);
        var line = await UnitReportBook.FindAsync(db, viewer, place, key, cancel).ConfigureAwait(false);
        if (line?.Report is not { } report || !Has(line, place, part))
        {
            return ReportAnswer.NotFound;
        }

        var tidied = ReportWords.Tidy(text);
        if (tidied.Length is 0 or > ReportRemark.LongestText)
        {
            return tidied.Length == 0 ? ReportAnswer.NoWords : ReportAnswer.TooLong;
        }

        db.ReportRemarks.Add(
            new ReportRemark
            {
                Id = Guid.CreateVersion7(),
                ReportId = report.Id,
                Place = part!,
                Text = tidied,
                ByAccountId = Agreements.AccountOf(viewer),
                At = Now(db),
            }
        );
        return await DoneAsync(db, work, cancel).ConfigureAwait(false);
    }

    /// <summary>Says that a remark was seen to.</summary>
    public static async Task<ReportAnswer> SettleAsync(
        MangNonDb db,
        Viewer viewer,
        ReportingPlace place,
        UnitReportKey key,
        Guid remarkId,
        CancellationToken cancel
    )
    {
        ArgumentNullException.ThrowIfNull(db);
        await using var work = await OneTransaction.BeginAsync(db, cancel).ConfigureAwait(false);
        var line = await UnitReportBook.FindAsync(db, viewer, place, key, cancel).ConfigureAwait(false);
        if (
            line?.Report is not { } report
            || await db
                .ReportRemarks.SingleOrDefaultAsync(one => one.Id == remarkId && one.ReportId == report.Id, cancel)
                .ConfigureAwait(false)
                is not { } remark
        )
        {
            return ReportAnswer.NotFound;
        }

        remark.SettledAt ??= Now(db);
        return await DoneAsync(db, work, cancel).ConfigureAwait(false);
    }

    /// <summary>
    /// Contests a figure, changes what was said against it, or (both numbers empty) takes it back. The figure itself stays.
    /// </summary>
    public static async Task<ReportAnswer> DifferAsync(
        MangNonDb db,
        Viewer viewer,
        ReportingPlace place,
        UnitReportKey key,
        DifferenceInput input,
        CancellationToken cancel
    )
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(place);
        ArgumentNullException.ThrowIfNull(input);
        await using var work = await OneTransaction.BeginAsync(db, cancel).ConfigureAwait(false);
        await Turn.OfCommuneAsync(db, place.CommuneId, cancel).ConfigureAwait(false);
        if (
            await WritableAsync(db, viewer, place, key, cancel).ConfigureAwait(false) is not { } line
            || !line.Reporter.ComponentsOf(place.Programme).Contains(input.ComponentId)
        )
        {
            return ReportAnswer.NotFound;
        }

        if (line.IsIn)
        {
            return ReportAnswer.WrongState;
        }

        var report = line.Report ?? Begin(db, place, key);
        var stored = await db
            .FigureDifferences.SingleOrDefaultAsync(
                one => one.ReportId == report.Id && one.ComponentId == input.ComponentId,
                cancel
            )
            .ConfigureAwait(false);
        if (string.IsNullOrWhiteSpace(input.Numerator) && string.IsNullOrWhiteSpace(input.Denominator))
        {
            if (stored is not null)
            {
                db.FigureDifferences.Remove(stored);
            }

            return await DoneAsync(db, work, cancel).ConfigureAwait(false);
        }

        if (
            !GroupedDecimal.TryRead(input.Numerator, out var numerator)
            || !GroupedDecimal.TryRead(input.Denominator, out var denominator)
            || denominator < 0
        )
        {
            return ReportAnswer.NotANumber;
        }

        var (reason, source) = (ReportWords.Tidy(input.Reason), ReportWords.Tidy(input.Source));
        if (reason.Length == 0 || source.Length == 0)
        {
            return ReportAnswer.NoWords;
        }

        if (reason.Length > FigureDifference.LongestText || source.Length > FigureDifference.LongestText)
        {
            return ReportAnswer.TooLong;
        }

        if (stored is null)
        {
            stored = new FigureDifference
            {
                Id = Guid.CreateVersion7(),
                ReportId = report.Id,
                ComponentId = input.ComponentId,
                Numerator = 0,
                Denominator = 0,
                Reason = "",
                Source = "",
            };
            db.FigureDifferences.Add(stored);
        }

        (stored.Numerator, stored.Denominator, stored.Reason, stored.Source) = (numerator, denominator, reason, source);
        return await DoneAsync(db, work, cancel).ConfigureAwait(false);
    }

    private static async Task<ReportAnswer> WriteAsync(
        MangNonDb db,
        Viewer viewer,
        ReportingPlace place,
        UnitReportKey key,
        string? stamp,
        ReportWords words,
        Func<UnitReport, DateTime, ReportAnswer> then,
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
        if (ReportWords.Parts.Any(part => tidied[part].Length > ReportWords.LongestPart))
        {
            return ReportAnswer.TooLong;
        }

        var report = line.Report ?? Begin(db, place, key);
        tidied.WriteTo(report);
        var answer = then(report, Now(db));
        if (answer != ReportAnswer.Done)
        {
            db.ChangeTracker.Clear();
            return answer;
        }

        return await DoneAsync(db, work, cancel).ConfigureAwait(false);
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

        if (why is { Length: 0 or > ReportRemark.LongestText })
        {
            return why.Length == 0 ? ReportAnswer.NoWords : ReportAnswer.TooLong;
        }

        report.State = to;
        var kind = to == UnitReportState.Accepted ? ReportStepKind.Accepted : ReportStepKind.Returned;
        db.ReportSteps.Add(Step(viewer, report, kind, Now(db), why));
        return await DoneAsync(db, work, cancel).ConfigureAwait(false);
    }

    private static async Task<UnitReportLine?> WritableAsync(
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

    /// <summary>A part of the words, or a component that the unit answers for.</summary>
    private static bool Has(UnitReportLine line, ReportingPlace place, string? part) =>
        part is not null
        && (ReportWords.Parts.Contains(part) || line.Reporter.ComponentsOf(place.Programme).Contains(part));

    private static UnitReport Begin(MangNonDb db, ReportingPlace place, UnitReportKey key)
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

    private static async Task<ReportAnswer> DoneAsync(MangNonDb db, OneTransaction work, CancellationToken cancel)
    {
        await db.SaveChangesAsync(cancel).ConfigureAwait(false);
        await work.CommitAsync(cancel).ConfigureAwait(false);
        return ReportAnswer.Done;
    }

    private static DateTime Now(MangNonDb db) => db.Clock.GetUtcNow().UtcDateTime;
}
