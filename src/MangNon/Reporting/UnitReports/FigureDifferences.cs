using MangNon.Access;
using MangNon.Storage;
using Microsoft.EntityFrameworkCore;

namespace MangNon.Reporting.UnitReports;

/// <summary>A figure that is contested, as typed.</summary>
public sealed record DifferenceInput(
    string ComponentId,
    string Numerator,
    string Denominator,
    string Reason,
    string Source
);

/// <summary>Figures that a unit contests.</summary>
public static class FigureDifferences
{
    /// <summary>
    /// Contests a figure, changes what was said against it, or (both numbers empty) takes it back. The figure itself stays.
    /// </summary>
    public static async Task<ReportAnswer> SaveAsync(
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
            await UnitReportWork.WritableAsync(db, viewer, place, key, cancel).ConfigureAwait(false) is not { } line
            || !line.Reporter.ComponentsOf(place.Programme).Contains(input.ComponentId)
        )
        {
            return ReportAnswer.NotFound;
        }

        if (line.IsIn)
        {
            return ReportAnswer.WrongState;
        }

        var report = line.Report ?? UnitReportWork.Begin(db, place, key);
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

            return await work.SavedAsync(db, cancel).ConfigureAwait(false);
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
        return await work.SavedAsync(db, cancel).ConfigureAwait(false);
    }
}
