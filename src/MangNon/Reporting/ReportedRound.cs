using MangNon.Access;
using MangNon.Storage;
using Microsoft.EntityFrameworkCore;

namespace MangNon.Reporting;

/// <summary>A reported figure as a form sends it.</summary>
/// <param name="ComponentId">The component.</param>
/// <param name="Reporter">Đơn vị báo cáo; empty where none is named.</param>
/// <param name="Was">Numerator and denominator that the form showed when it was opened; empty where it is new.</param>
/// <param name="Numerator">What it holds now.</param>
/// <param name="Denominator">What it holds now; both empty is none.</param>
public sealed record ReportedInput(
    string ComponentId,
    string Reporter,
    string Was,
    string Numerator,
    string Denominator
)
{
    /// <summary>As <see cref="Was"/> of a figure.</summary>
    public static string Text(ReportedFigure? figure) =>
        figure is null ? "" : GroupedDecimal.Write(figure.Numerator) + "/" + GroupedDecimal.Write(figure.Denominator);
}

/// <summary>What stands against a reported figure as typed.</summary>
public enum ReportedProblem
{
    /// <summary>One of the two numbers is missing.</summary>
    Half,

    NotANumber,

    /// <summary>The unit has a figure of the component and year already, or another wrote it meanwhile.</summary>
    Meanwhile,
}

/// <summary>A year's figures that units report where there are no records behind them, written as a whole.</summary>
public static class ReportedRound
{
    public const int LongestReporter = 100;

    /// <summary>By component and unit. Empty for who may not read them.</summary>
    public static async Task<IReadOnlyList<ReportedFigure>> FindAsync(
        MangNonDb db,
        Viewer viewer,
        Guid communeId,
        int year,
        CancellationToken cancel
    )
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(viewer);
        return viewer.Reach(Act.Read, RecordKind.Reports).Covers(communeId)
            ? await db
                .ReportedFigures.AsNoTracking()
                .Where(figure => figure.CommuneId == communeId && figure.Year == year)
                .OrderBy(figure => figure.ComponentId)
                .ThenBy(figure => figure.Reporter)
                .ToListAsync(cancel)
                .ConfigureAwait(false)
            : [];
    }

    /// <summary>Writes what was changed, all or none.</summary>
    /// <returns>How many were written, and what stands against the rows: with one of these nothing was written.</returns>
    public static async Task<(int Saved, IReadOnlyList<(ReportedInput Row, ReportedProblem Problem)> Faults)> SaveAsync(
        MangNonDb db,
        Viewer viewer,
        Guid communeId,
        int year,
        IReadOnlyCollection<ReportedInput> rows,
        CancellationToken cancel
    )
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(viewer);
        ArgumentNullException.ThrowIfNull(rows);
        if (!viewer.Reach(Act.Write, RecordKind.Reports).Covers(communeId))
        {
            return (0, []);
        }

        await using var work = await OneTransaction.BeginAsync(db, cancel).ConfigureAwait(false);
        await Turn.OfCommuneAsync(db, communeId, cancel).ConfigureAwait(false);
        var stored = await db
            .ReportedFigures.Where(figure => figure.CommuneId == communeId && figure.Year == year)
            .ToDictionaryAsync(figure => (figure.ComponentId, figure.Reporter), cancel)
            .ConfigureAwait(false);
        var faults = new List<(ReportedInput, ReportedProblem)>();
        var saved = 0;
        foreach (var row in rows)
        {
            if (Read(row) is not { } typed)
            {
                faults.Add((row, IsHalf(row) ? ReportedProblem.Half : ReportedProblem.NotANumber));
                continue;
            }

            var figure = stored.GetValueOrDefault((row.ComponentId, row.Reporter));
            var (now, next) = (ReportedInput.Text(figure), Text(typed));
            if (next == row.Was || next == now)
            {
                continue;
            }

            if (now != row.Was)
            {
                faults.Add((row, ReportedProblem.Meanwhile));
                continue;
            }

            Write(db, figure, communeId, year, row, typed);
            saved++;
        }

        if (faults.Count > 0)
        {
            db.ChangeTracker.Clear();
            return (0, faults);
        }

        await db.SaveChangesAsync(cancel).ConfigureAwait(false);
        await work.CommitAsync(cancel).ConfigureAwait(false);
        return (saved, []);
    }

    private static bool IsHalf(ReportedInput row) =>
        string.IsNullOrWhiteSpace(row.Numerator) != string.IsNullOrWhiteSpace(row.Denominator);

    /// <summary>Both numbers, or neither; null where the row cannot be read.</summary>
    private static (decimal Numerator, decimal Denominator, bool IsThere)? Read(ReportedInput row) =>
        string.IsNullOrWhiteSpace(row.Numerator) && string.IsNullOrWhiteSpace(row.Denominator) ? (0, 0, false)
        : GroupedDecimal.TryRead(row.Numerator, out var numerator)
        && GroupedDecimal.TryRead(row.Denominator, out var denominator)
        && denominator >= 0
            ? (numerator, denominator, true)
        : null;

    private static string Text((decimal Numerator, decimal Denominator, bool IsThere) typed) =>
        typed.IsThere ? GroupedDecimal.Write(typed.Numerator) + "/" + GroupedDecimal.Write(typed.Denominator) : "";

    private static void Write(
        MangNonDb db,
        ReportedFigure? figure,
        Guid communeId,
        int year,
        ReportedInput row,
        (decimal Numerator, decimal Denominator, bool IsThere) typed
    )
    {
        if (!typed.IsThere)
        {
            db.ReportedFigures.Remove(figure!);
        }
        else if (figure is not null)
        {
            figure.Numerator = typed.Numerator;
            figure.Denominator = typed.Denominator;
        }
        else
        {
            db.ReportedFigures.Add(
                new ReportedFigure
                {
                    Id = Guid.CreateVersion7(),
                    CommuneId = communeId,
                    ComponentId = row.ComponentId,
                    Year = year,
                    Numerator = typed.Numerator,
                    Denominator = typed.Denominator,
                    Reporter = row.Reporter,
                }
            );
        }
    }
}
