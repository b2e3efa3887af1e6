using MangNon.Exchange.Sheets;

namespace MangNon.Exchange.Tests.Sheets;

/// <summary>One row of one sheet, decoded as an import does.</summary>
internal static class OneRow
{
    private static readonly DateOnly Today = new(2026, 1, 31);

    /// <summary>Decodes one row whose first column is a blank-proof note, so that no row is blank altogether.</summary>
    public static (TRow Row, IReadOnlyList<ImportError> Errors, IReadOnlyList<ImportWarning> Warnings) Decode<TRow>(
        SheetForm<TRow> form,
        string header,
        string row
    )
        where TRow : notnull
    {
        var known = new Known(ImportOptions.NationalComponentIds);
        known.Children.Add("T1", new Target(Guid.AllBitsSet, new DateOnly(2019, 3, 5)));
        known.Households.Add("H1", new Target(Guid.AllBitsSet));
        known.Facilities.Add("C1", new Target(Guid.AllBitsSet));
        known.Activities.Add("D1", new Target(Guid.AllBitsSet));
        var bytes = System.Text.Encoding.UTF8.GetBytes(header + "\n" + row + "\n");
        using var rows = new Exchange.Reading.CsvRows(form.Name, new MemoryStream(bytes), WorkbookLimits.Default);
        rows.Read();
        var places = new Exchange.Import.Header(form.Name, form.Columns, rows).Places;
        rows.Read();
        var cells = new RowCells(form.Name, rows, places, Today);
        return (form.Decode(cells, known), cells.Errors, cells.Warnings);
    }
}
