using System.Globalization;
using MangNon.Exchange.Reading;
using MangNon.Register;

namespace MangNon.Exchange.Sheets;

/// <summary>
/// One row seen through the form: turns cells into values and notes what is wrong at each cell. A value whose
/// cell is wrong is a default, to be used for nothing once <see cref="Failed"/> is set.
/// </summary>
internal sealed class RowCells(string sheet, IRowReader rows, int[] places, DateOnly today)
{
    private const string Missing = "Ô này không được để trống.";
    private readonly List<ImportError> _errors = [];
    private readonly List<ImportWarning> _warnings = [];

    public IReadOnlyList<ImportError> Errors => _errors;

    public IReadOnlyList<ImportWarning> Warnings => _warnings;

    public bool Failed => _errors.Count > 0;

    /// <summary>The row's number in its sheet.</summary>
    public int Number => rows.Number;

    /// <summary>Forgets the notes of the row before.</summary>
    public void Begin()
    {
        _errors.Clear();
        _warnings.Clear();
    }

    /// <summary>The sheet has this column at all.</summary>
    public bool Has(Column column) => places[column.Index] >= 0;

    public void Fail(Column column, string message) =>
        _errors.Add(new(sheet, rows.Number, column.Name, At(column).Text.Trim(), message));

    public void Warn(Column column, string message) =>
        _warnings.Add(new(sheet, rows.Number, column.Name, At(column).Text.Trim(), message));

    /// <summary>Repaired text; "" where a required cell is blank or wrong.</summary>
    public string Text(Column column) => TextOrNull(column) ?? "";

    /// <summary>Repaired text; null where blank or wrong.</summary>
    public string? TextOrNull(Column column)
    {
        var cell = At(column);
        switch (cell.Kind)
        {
            case CellKind.Formula:
                Fail(column, "Ô có công thức. Hãy chép ô rồi dán lại dưới dạng giá trị (Paste Values).");
                return null;
            case CellKind.Fault:
                Fail(column, "Ô mang giá trị lỗi của bảng tính. Hãy ghi lại giá trị đúng.");
                return null;
            case CellKind.NoDate:
                Fail(column, Dates.NotReal);
                return null;
        }

        var text = CellText.Repair(cell.Text);
        if (text is null)
        {
            Fail(column, "Ô có ký tự không đọc được. Hãy gõ lại.");
            return null;
        }

        if (text.Length == 0)
        {
            if (column.Required)
            {
                Fail(column, Missing);
            }

            return null;
        }

        return text;
    }

    public DateOnly Date(Column column) => DateOrNull(column) ?? default;

    public DateOnly? DateOrNull(Column column)
    {
        var cell = At(column);
        if (cell.Kind == CellKind.Number)
        {
            Fail(column, "Ô chứa một số, không phải ngày. Viết dd/mm/yyyy, ví dụ 05/03/2021.");
            return null;
        }

        if (TextOrNull(column) is not { } text)
        {
            return null;
        }

        var date = cell.Date;
        var wrong = cell.Kind == CellKind.Date ? null : Dates.TryRead(text, out date);
        wrong ??= date < Dates.First ? Dates.TooEarly : null;
        wrong ??= date > today ? Dates.AfterToday(today) : null;
        if (wrong is not null)
        {
            Fail(column, wrong);
            return null;
        }

        return date;
    }

    public T Word<T>(Column column, Words<T> words)
        where T : struct => WordOrNull(column, words) ?? default;

    public T? WordOrNull<T>(Column column, Words<T> words)
        where T : struct
    {
        if (TextOrNull(column) is not { } text)
        {
            return null;
        }

        if (words.TryFind(text, out var value))
        {
            return value;
        }

        Fail(column, words.Expected);
        return null;
    }

    /// <summary>Có or Không; blank is Không.</summary>
    public bool YesNo(Column column) => WordOrNull(column, Vocabulary.YesNo) ?? false;

    /// <summary>A number ≥ 0.</summary>
    public decimal? DecimalOrNull(Column column)
    {
        if (TextOrNull(column) is not { } text)
        {
            return null;
        }

        if (At(column).Kind != CellKind.Date && DecimalText.TryRead(text, out var number))
        {
            return number;
        }

        Fail(
            column,
            "Cần một số không âm, dùng dấu phẩy hoặc dấu chấm thập phân, không ngăn cách hàng nghìn, ví dụ 12,5."
        );
        return null;
    }

    /// <summary>A number that may be below zero.</summary>
    public decimal? SignedOrNull(Column column)
    {
        if (TextOrNull(column) is not { } text)
        {
            return null;
        }

        if (At(column).Kind != CellKind.Date && Numbers.TrySigned(text, out var number))
        {
            return number;
        }

        Fail(
            column,
            "Cần một số, dùng dấu phẩy hoặc dấu chấm thập phân, không ngăn cách hàng nghìn, ví dụ 12 hoặc -1."
        );
        return null;
    }

    /// <summary>A number ≥ 0 in units of one <paramref name="scale"/>th, halves away from zero.</summary>
    public long? ScaledOrNull(Column column, decimal scale, decimal below)
    {
        if (DecimalOrNull(column) is not { } number)
        {
            return null;
        }

        if (number >= below)
        {
            Fail(column, $"Số quá lớn. Cần số nhỏ hơn {below.ToString("0", CultureInfo.InvariantCulture)}.");
            return null;
        }

        return (long)Math.Round(number * scale, MidpointRounding.AwayFromZero);
    }

    /// <summary>A whole number within bounds, both inclusive.</summary>
    public int? WholeOrNull(Column column, int least, int most, string expected)
    {
        if (TextOrNull(column) is not { } text)
        {
            return null;
        }

        if (Numbers.TryWhole(text, out var number) && number >= least && number <= most)
        {
            return (int)number;
        }

        Fail(column, expected);
        return null;
    }

    /// <summary>A calendar year, 1900…2100.</summary>
    public int Year(Column column) => WholeOrNull(column, 1900, 2100, "Cần năm gồm bốn chữ số, ví dụ 2025.") ?? 0;

    public long? DongOrNull(Column column)
    {
        if (TextOrNull(column) is not { } text)
        {
            return null;
        }

        // In a spreadsheet's own number a point is never a thousands separator.
        var typed = At(column).Kind == CellKind.Number;
        if (typed ? Numbers.TryWhole(text, out var number) : Numbers.TryDong(text, out number))
        {
            return number;
        }

        Fail(column, "Cần số tiền nguyên tính bằng đồng, chỉ dùng dấu chấm ngăn cách hàng nghìn, ví dụ 1.500.000.");
        return null;
    }

    /// <summary>What a filled cell points at by code; null where blank, wrong or not there.</summary>
    public Target? Reference(Column column, References references)
    {
        if (TextOrNull(column) is not { } code)
        {
            return null;
        }

        if (references.TryFind(code, out var found))
        {
            return found;
        }

        Fail(column, references.Missing);
        return null;
    }

    private Cell At(Column column) => places[column.Index] is >= 0 and var place ? rows[place] : Cell.Blank;
}
