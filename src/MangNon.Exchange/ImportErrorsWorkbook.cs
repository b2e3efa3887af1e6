using MangNon.Exchange.Writing;

namespace MangNon.Exchange;

/// <summary>
/// The errors and warnings of an import as a workbook, to be worked off beside the one imported. The values of the cells
/// are left out: they can be names, and who works them off has the file.
/// </summary>
public static class ImportErrorsWorkbook
{
    private static readonly TableColumn[] Columns =
    [
        new("Trang", Width: 12),
        new("Dòng", TableCellType.Number, 8),
        new("Cột", Width: 24),
        new("Cần sửa", Width: 80),
    ];

    /// <summary>Writes sheets <c>Lỗi</c> and <c>Lưu ý</c>; a file refused whole gives its reason as the only error. Written synchronously.</summary>
    public static void Write(Stream stream, ImportResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        using var workbook = new XlsxWriter(stream);
        workbook.BeginSheet("Lỗi", Columns);
        if (result.Refusal is { } refusal)
        {
            workbook.WriteRow(["", null, "", refusal]);
        }

        foreach (var e in result.Errors)
        {
            workbook.WriteRow([e.Sheet, e.Row, e.Column, e.Message]);
        }

        workbook.BeginSheet("Lưu ý", Columns);
        foreach (var w in result.Warnings)
        {
            workbook.WriteRow([w.Sheet, w.Row, w.Column, w.Message]);
        }
    }
}
