using System.Globalization;
using MangNon.Exchange.Sheets;

namespace MangNon.Exchange.Import;

/// <summary>
/// The rows of a sheet with a key, against each other and against the database. A second row with a key already
/// taken from this file is an error at the key's first column, unless it is equal in every column.
/// </summary>
internal sealed class KeyedRows<TRow, TKey>(
    Column keyColumn,
    Func<TRow, TKey> key,
    Dictionary<TKey, (Guid Id, TRow Row)> stored,
    Func<TRow, TRow, RowCells, TRow> merge
)
    where TRow : class
    where TKey : notnull
{
    private readonly Dictionary<TKey, (TRow Row, int Number)> _taken = [];

    /// <summary>A row of this file with the key of <paramref name="row"/> was taken.</summary>
    public bool HasTaken(TRow row) => _taken.ContainsKey(key(row));

    /// <summary>
    /// What is to become of a row: its fate, its id in the database, the row to be stored (what the sheet has no
    /// column for comes from what is stored) and the row stored until now.
    /// </summary>
    public (Fate Fate, Guid Id, TRow Row, TRow? Before) Take(TRow row, RowCells cells)
    {
        var k = key(row);
        if (_taken.TryGetValue(k, out var first))
        {
            if (first.Row.Equals(row))
            {
                return (Fate.Unchanged, default, row, row);
            }

            var number = first.Number.ToString(CultureInfo.InvariantCulture);
            cells.Fail(keyColumn, $"Trùng với dòng {number} nhưng nội dung khác. Mỗi mã chỉ được ghi một dòng.");
            return (Fate.Refused, default, row, null);
        }

        _taken.Add(k, (row, cells.Number));
        if (!stored.TryGetValue(k, out var before))
        {
            return (Fate.Added, Guid.CreateVersion7(), row, null);
        }

        var merged = merge(row, before.Row, cells);
        return (merged.Equals(before.Row) ? Fate.Unchanged : Fate.Changed, before.Id, merged, before.Row);
    }
}
