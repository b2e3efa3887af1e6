using MangNon.Access;
using MangNon.Audit;
using MangNon.Reporting.UnitReports;
using MangNon.Storage;
using Microsoft.EntityFrameworkCore;

namespace MangNon.Reporting.CommuneReports;

/// <summary>What the one who signs fills in.</summary>
/// <param name="Signatory">Họ và tên, without titles.</param>
/// <param name="Number">In the register of outgoing documents, from 1.</param>
/// <param name="IssuedOn">Day of issue.</param>
public sealed record Signing(string Signatory, int Number, DateOnly IssuedOn);

/// <summary>
/// The steps of the commune's report: written, presented, given back or signed, replaced. Each is one transaction with its
/// line of the log; who writes in one commune waits for one another.
/// </summary>
public static class CommuneReportWork
{
    /// <summary>By it is known at saving whether another changed the words, or where the report stands, meanwhile.</summary>
    public static string StampOf(CommuneReport? report) => ReportWords.StampOf(report, report?.Id, report?.State);

    /// <summary>Writes the words; the first time, begins the report.</summary>
    public static Task<ReportAnswer> SaveAsync(
        MangNonDb db,
        Viewer viewer,
        ReportingPlace place,
        CommuneReportKey key,
        ReportWords words,
        string? stamp,
        CancellationToken cancel
    ) => WriteAsync(db, viewer, place, key, words, stamp, present: false, cancel);

    /// <summary>Writes the words and presents the report for signature.</summary>
    public static Task<ReportAnswer> PresentAsync(
        MangNonDb db,
        Viewer viewer,
        ReportingPlace place,
        CommuneReportKey key,
        ReportWords words,
        string? stamp,
        CancellationToken cancel
    ) => WriteAsync(db, viewer, place, key, words, stamp, present: true, cancel);

    /// <summary>Gives a presented report back, saying why.</summary>
    public static async Task<ReportAnswer> GiveBackAsync(
        MangNonDb db,
        Viewer viewer,
        ReportingPlace place,
        CommuneReportKey key,
        string? why,
        string? stamp,
        CancellationToken cancel
    )
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(place);
        await using var work = await OneTransaction.BeginAsync(db, cancel).ConfigureAwait(false);
        await Turn.OfCommuneAsync(db, place.CommuneId, cancel).ConfigureAwait(false);
        var (answer, report) = await ToSignAsync(db, viewer, place, key, stamp, cancel).ConfigureAwait(false);
        if (report is null)
        {
            return answer;
        }

        var reason = ReportWords.Tidy(why);
        if (ReportWords.Fault(reason, CommuneReport.LongestRemark) is { } fault)
        {
            return fault;
        }

        (report.State, report.Remark) = (CommuneReportState.Draft, reason);
        return await work.SavedAsync(db, cancel).ConfigureAwait(false);
    }

    /// <summary>
    /// Signs: freezes what <paramref name="freeze"/> gathers in the same transaction, with the document written from it and
    /// the hash of both.
    /// </summary>
    /// <param name="db">The database.</param>
    /// <param name="viewer">Who signs; that it is really this person was proved just before.</param>
    /// <param name="place">Where.</param>
    /// <param name="key">Which.</param>
    /// <param name="signing">What was filled in.</param>
    /// <param name="stamp">Of what was read before signing.</param>
    /// <param name="freeze">
    /// Gathers all that the report rests on, given the report and the version it replaces, and writes the Word file of it.
    /// </param>
    /// <param name="cancel">To stop.</param>
    public static async Task<ReportAnswer> SignAsync(
        MangNonDb db,
        Viewer viewer,
        ReportingPlace place,
        CommuneReportKey key,
        Signing signing,
        string? stamp,
        Func<CommuneReport, CommuneReport?, Task<(FrozenReport Content, byte[] Document)>> freeze,
        CancellationToken cancel
    )
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(place);
        ArgumentNullException.ThrowIfNull(signing);
        ArgumentNullException.ThrowIfNull(freeze);
        await using var work = await OneTransaction.BeginAsync(db, cancel).ConfigureAwait(false);
        await Turn.OfCommuneAsync(db, place.CommuneId, cancel).ConfigureAwait(false);
        var (answer, report) = await ToSignAsync(db, viewer, place, key, stamp, cancel).ConfigureAwait(false);
        if (report is null)
        {
            return answer;
        }

        if (
            await db
                .CommuneReports.AnyAsync(
                    one =>
                        one.CommuneId == place.CommuneId
                        && one.Number == signing.Number
                        && one.IssuedOn != null
                        && one.IssuedOn.Value.Year == signing.IssuedOn.Year
                        && one.Id != report.Id,
                    cancel
                )
                .ConfigureAwait(false)
        )
        {
            return ReportAnswer.NumberTaken;
        }

        report.State = CommuneReportState.Issued;
        report.SignedAt = db.Clock.GetUtcNow().UtcDateTime;
        report.SignedBy = Agreements.AccountOf(viewer);
        report.Signatory = signing.Signatory;
        report.Number = signing.Number;
        report.IssuedOn = signing.IssuedOn;
        var replaced = report.ReplacesId is { } old
            ? await db.CommuneReports.SingleAsync(one => one.Id == old, cancel).ConfigureAwait(false)
            : null;
        var (content, document) = await freeze(report, replaced).ConfigureAwait(false);
        var signed = new SignedReport
        {
            Id = report.Id,
            Content = content.Write(),
            Document = document,
        };
        report.Hash = FrozenReport.HashOf(signed.Content, signed.Document);
        db.SignedReports.Add(signed);
        db.Note(
            new AuditEvent(
                AuditActs.ReportIssued,
                AuditSubjects.Report,
                report.Id,
                place.CommuneId,
                new { report.Hash, report.Version }
            )
        );
        return await work.SavedAsync(db, cancel).ConfigureAwait(false);
    }

    /// <summary>Begins a version that replaces the signed one, saying why; it starts from the same words.</summary>
    public static async Task<ReportAnswer> ReplaceAsync(
        MangNonDb db,
        Viewer viewer,
        ReportingPlace place,
        CommuneReportKey key,
        string? why,
        CancellationToken cancel
    )
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(place);
        await using var work = await OneTransaction.BeginAsync(db, cancel).ConfigureAwait(false);
        await Turn.OfCommuneAsync(db, place.CommuneId, cancel).ConfigureAwait(false);
        if (
            await CommuneReportBook.FindAsync(db, viewer, place, key, cancel).ConfigureAwait(false)
            is not { MayWrite: true } folder
        )
        {
            return ReportAnswer.NotFound;
        }

        if (folder.Open is not null || folder.Issued is not { } signed)
        {
            return ReportAnswer.WrongState;
        }

        var reason = ReportWords.Tidy(why);
        if (ReportWords.Fault(reason, CommuneReport.LongestRemark) is { } fault)
        {
            return fault;
        }

        var next = New(place, key, signed.Version + 1, signed.Id, reason);
        ReportWords.Of(signed).WriteTo(next);
        db.CommuneReports.Add(next);
        return await work.SavedAsync(db, cancel).ConfigureAwait(false);
    }

    /// <summary>The number after the last one used in a year, from 1: proposed, not imposed.</summary>
    public static async Task<int> NextNumberAsync(MangNonDb db, Guid communeId, int year, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(db);
        var last = await db
            .CommuneReports.Where(one =>
                one.CommuneId == communeId && one.IssuedOn != null && one.IssuedOn.Value.Year == year
            )
            .MaxAsync(one => one.Number, cancel)
            .ConfigureAwait(false);
        return (last ?? 0) + 1;
    }

    private static async Task<ReportAnswer> WriteAsync(
        MangNonDb db,
        Viewer viewer,
        ReportingPlace place,
        CommuneReportKey key,
        ReportWords words,
        string? stamp,
        bool present,
        CancellationToken cancel
    )
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(place);
        ArgumentNullException.ThrowIfNull(words);
        await using var work = await OneTransaction.BeginAsync(db, cancel).ConfigureAwait(false);
        await Turn.OfCommuneAsync(db, place.CommuneId, cancel).ConfigureAwait(false);
        if (
            await CommuneReportBook.FindAsync(db, viewer, place, key, cancel).ConfigureAwait(false)
            is not { MayWrite: true } folder
        )
        {
            return ReportAnswer.NotFound;
        }

        var report = folder.Open;
        if (StampOf(report) != (stamp ?? ""))
        {
            return ReportAnswer.Stale;
        }

        if (report is { State: CommuneReportState.Presented } || (report is null && folder.Issued is not null))
        {
            return ReportAnswer.WrongState;
        }

        var tidied = words.Tidied();
        if (tidied.IsTooLong)
        {
            return ReportAnswer.TooLong;
        }

        if (report is null)
        {
            report = New(place, key, 1, null, null);
            db.CommuneReports.Add(report);
        }

        tidied.WriteTo(report);
        if (present)
        {
            report.State = CommuneReportState.Presented;
            report.PresentedAt = db.Clock.GetUtcNow().UtcDateTime;
            report.PresentedBy = Agreements.AccountOf(viewer);
            report.Remark = null;
        }

        return await work.SavedAsync(db, cancel).ConfigureAwait(false);
    }

    /// <summary>The report that waits for this person's signature; else why there is none.</summary>
    private static async Task<(ReportAnswer Answer, CommuneReport? Report)> ToSignAsync(
        MangNonDb db,
        Viewer viewer,
        ReportingPlace place,
        CommuneReportKey key,
        string? stamp,
        CancellationToken cancel
    )
    {
        var folder = await CommuneReportBook.FindAsync(db, viewer, place, key, cancel).ConfigureAwait(false);
        return folder is not { MaySign: true } || folder.Open is not { } open ? (ReportAnswer.NotFound, null)
            : StampOf(open) != stamp ? (ReportAnswer.Stale, null)
            : open.State != CommuneReportState.Presented ? (ReportAnswer.WrongState, null)
            : (ReportAnswer.Done, open);
    }

    private static CommuneReport New(
        ReportingPlace place,
        CommuneReportKey key,
        int version,
        Guid? replaces,
        string? why
    ) =>
        new()
        {
            Id = Guid.CreateVersion7(),
            CommuneId = place.CommuneId,
            DutyId = key.DutyId,
            Year = key.Year,
            Part = key.Part,
            Version = version,
            ReplacesId = replaces,
            WhyReplaced = why,
        };
}
