using MangNon.Exchange.Import;
using MangNon.Exchange.Reading;
using MangNon.Exchange.Sheets;

namespace MangNon.Exchange;

/// <summary>A row of a small table: its number as the spreadsheet shows it, and one repaired text for each column asked for.</summary>
public sealed record TextRow(int Number, IReadOnlyList<string> Cells);

/// <summary>
/// A small table of a workbook, read as text: the first sheet, columns found by their header. Dates are given as
/// dd/mm/yyyy. A row with a cell that cannot be read (a formula, an error value) is among the errors alone.
/// </summary>
public sealed record TextTable
{
    /// <summary>Rows below the header, blank ones left out, at most.</summary>
    public const int MostRows = 1_000;

    /// <summary>Bytes of the file at most.</summary>
    public const int MaxBytes = 2 * 1024 * 1024;

    private static readonly WorkbookLimits Limits = new()
    {
        FileBytes = MaxBytes,
        InflatedBytes = 50 * 1024 * 1024,
        Rows = MostRows * 2,
    };

    /// <summary>Why the file was refused whole, in Vietnamese; null when it was read.</summary>
    public string? Refusal { get; private init; }

    /// <summary>The first sheet's name.</summary>
    public string Sheet { get; private init; } = "";

    public IReadOnlyList<TextRow> Rows { get; private init; } = [];

    public IReadOnlyList<ImportError> Errors { get; private init; } = [];

    /// <param name="source">The workbook.</param>
    /// <param name="headers">The columns, in the order in which their cells are given; each must be in the sheet.</param>
    public static TextTable Read(WorkbookSource source, IReadOnlyList<string> headers)
    {
        ArgumentNullException.ThrowIfNull(source);
        try
        {
            using var file = source.Read(Limits);
            using var rows = file.Open(file.Sheets[0]);
            return Read(file.Sheets[0], rows, Column.Form([.. headers.Select(name => new Column(name))]));
        }
        catch (WorkbookRefusedException e)
        {
            return new TextTable { Refusal = e.Message };
        }
    }

    private static TextTable Read(string sheet, IRowReader rows, IReadOnlyList<Column> columns)
    {
        if (!rows.Read())
        {
            return new TextTable { Refusal = Refusals.Empty };
        }

        var header = new Header(sheet, columns, rows);
        if (columns.FirstOrDefault(column => header.Places[column.Index] < 0) is { } missing)
        {
            return new TextTable
            {
                Refusal = $"Trang “{sheet}” thiếu cột “{missing.Name}” ở dòng 1. Hãy dùng bảng mẫu.",
            };
        }

        var cells = new RowCells(sheet, rows, header.Places, DateOnly.MaxValue);
        var read = new List<TextRow>();
        var errors = new List<ImportError>(header.Errors);
        while (rows.Read())
        {
            cells.Begin();
            var row = new TextRow(rows.Number, [.. columns.Select(cells.Text)]);
            errors.AddRange(cells.Errors);
            if (cells.Failed || row.Cells.All(cell => cell.Length == 0))
            {
                continue;
            }

            read.Add(row);
            if (read.Count > MostRows)
            {
                return new TextTable { Refusal = $"Bảng có quá {MostRows} dòng. Hãy chia thành nhiều tệp." };
            }
        }

        return new TextTable
        {
            Sheet = sheet,
            Rows = read,
            Errors = errors,
        };
    }
}
