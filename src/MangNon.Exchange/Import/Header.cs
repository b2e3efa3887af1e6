using MangNon.Exchange.Reading;
using MangNon.Exchange.Sheets;

namespace MangNon.Exchange.Import;

/// <summary>Where the form's columns stand in a sheet, and what is wrong with its first row.</summary>
internal sealed class Header
{
    private readonly List<ImportError> _errors = [];
    private readonly List<ImportWarning> _warnings = [];

    /// <summary>Reads the header, standing on the first row that is there; a sheet whose row 1 is not there has no columns.</summary>
    public Header(string sheet, IReadOnlyList<Column> columns, IRowReader rows)
    {
        Places = new int[columns.Count];
        Array.Fill(Places, -1);
        var known = columns.ToDictionary(c => c.Name, StringComparer.Ordinal);
        for (var i = 0; rows.Number == 1 && i < rows.Count; i++)
        {
            var name = CellText.Repair(rows[i].Text) ?? "?";
            if (name.Length == 0)
            {
                continue;
            }

            if (!known.TryGetValue(name, out var column))
            {
                _warnings.Add(new(sheet, 1, name, name, "Cột này không có trong mẫu nên được bỏ qua."));
            }
            else if (Places[column.Index] >= 0)
            {
                _errors.Add(new(sheet, 1, name, name, "Cột này có hai lần. Hãy bỏ bớt một cột."));
            }
            else
            {
                Places[column.Index] = i;
            }
        }

        foreach (var column in columns.Where(c => c.Required && Places[c.Index] < 0))
        {
            _errors.Add(new(sheet, 1, column.Name, "", "Thiếu cột bắt buộc này. Cả trang chưa được nhập."));
        }
    }

    /// <summary>By the column's place in the form: its place in the sheet from 0, or −1.</summary>
    public int[] Places { get; }

    public IReadOnlyList<ImportError> Errors => _errors;

    public IReadOnlyList<ImportWarning> Warnings => _warnings;
}
