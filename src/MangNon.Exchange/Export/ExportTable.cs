using MangNon.Exchange.Sheets;
using MangNon.Exchange.Writing;

namespace MangNon.Exchange.Export;

/// <summary>One sheet ready to be written.</summary>
internal sealed record ExportTable(
    string Name,
    IReadOnlyList<TableColumn> Columns,
    IReadOnlyList<IReadOnlyList<object?>> Rows
)
{
    public static ExportTable Of<TRow>(SheetForm<TRow> form, IEnumerable<TRow> rows, Codes codes)
        where TRow : notnull =>
        new(
            form.Name,
            [.. form.Columns.Select(c => new TableColumn(c.Name, c.Type, c.Width))],
            [.. rows.Select(r => form.Encode(r, codes))]
        );
}
