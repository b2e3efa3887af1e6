using MangNon.Exchange.Reading;
using MangNon.Exchange.Sheets;

namespace MangNon.Exchange.Import;

internal enum Fate
{
    Added,
    Changed,
    Unchanged,
    Refused,
}

/// <summary>Reads a sheet row by row, decodes each, gives it to be taken, and keeps the notes and the counts.</summary>
internal sealed class SheetReader(Known known, DateOnly today, int mostNotes, IProgress<int>? progress)
{
    private const int RowsBetweenReports = 1_000;

    public List<ImportError> Errors { get; } = [];

    public List<ImportWarning> Warnings { get; } = [];

    public List<SheetOutcome> Outcomes { get; } = [];

    /// <param name="form">The sheet's form.</param>
    /// <param name="rows">Its rows, header first.</param>
    /// <param name="take">Given a row without a bad cell: its fate. May still fail a cell, and then says refused.</param>
    /// <param name="refuse">Given a row with bad cells; what these hold is a default.</param>
    /// <param name="cancellation">Asked at every row.</param>
    public async Task ReadAsync<TRow>(
        SheetForm<TRow> form,
        IRowReader rows,
        Func<TRow, RowCells, ValueTask<Fate>> take,
        Action<TRow>? refuse,
        CancellationToken cancellation
    )
        where TRow : notnull
    {
        var counts = new int[4];
        if (rows.Read())
        {
            var header = new Header(form.Name, form.Columns, rows);
            var noted = rows.Number == 1 && !IsBlank(rows) && Note(header);
            var cells = new RowCells(form.Name, rows, header.Places, today);
            var more = rows.Number > 1 || rows.Read();
            for (var read = 1; more; more = rows.Read())
            {
                if (IsBlank(rows))
                {
                    continue;
                }

                // A sheet without any filled cell is empty, not one whose header is missing.
                noted = noted || Note(header);
                cancellation.ThrowIfCancellationRequested();
                counts[(int)await OneAsync(form, header, cells, take, refuse)]++;
                if (read++ % RowsBetweenReports == 0)
                {
                    progress?.Report(read);
                }
            }
        }

        Outcomes.Add(
            new(
                form.Name,
                counts.Sum(),
                counts[(int)Fate.Added],
                counts[(int)Fate.Changed],
                counts[(int)Fate.Unchanged],
                counts[(int)Fate.Refused]
            )
        );
    }

    private bool Note(Header header)
    {
        Note(header.Errors, header.Warnings);
        return true;
    }

    private void Note(IReadOnlyList<ImportError> errors, IReadOnlyList<ImportWarning> warnings)
    {
        Errors.AddRange(errors);
        if (Errors.Count > mostNotes)
        {
            throw new WorkbookRefusedException(Refusals.TooManyErrors(Errors[0]));
        }

        Warnings.AddRange(warnings.Take(mostNotes - Warnings.Count));
    }

    private async ValueTask<Fate> OneAsync<TRow>(
        SheetForm<TRow> form,
        Header header,
        RowCells cells,
        Func<TRow, RowCells, ValueTask<Fate>> take,
        Action<TRow>? refuse
    )
        where TRow : notnull
    {
        cells.Begin();
        var row = form.Decode(cells, known);
        if (header.Errors.Count > 0 || cells.Failed)
        {
            refuse?.Invoke(row);
            if (header.Errors.Count == 0)
            {
                Note(cells.Errors, []);
            }

            return Fate.Refused;
        }

        var fate = await take(row, cells);
        Note(cells.Errors, fate == Fate.Refused ? [] : cells.Warnings);

        return fate;
    }

    private static bool IsBlank(IRowReader rows)
    {
        for (var i = 0; i < rows.Count; i++)
        {
            if (rows[i].Kind != CellKind.Blank)
            {
                return false;
            }
        }

        return true;
    }
}
