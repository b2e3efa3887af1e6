using MangNon.Exchange.Writing;

namespace MangNon.Exchange.Sheets;

/// <summary>A row of <c>SoLieu</c>.</summary>
internal sealed record ReportedRow(
    string ComponentId,
    int Year,
    decimal Numerator,
    decimal Denominator,
    string Reporter
);

internal static class ReportedSheet
{
    public static readonly Column Component = new("Chỉ tiêu", required: true, width: 10);
    private static readonly Column Year = new("Năm", required: true, TableCellType.Number, 8);
    private static readonly Column Numerator = new("Tử số", required: true, TableCellType.Number);
    private static readonly Column Denominator = new("Mẫu số", required: true, TableCellType.Number);
    private static readonly Column Reporter = new("Đơn vị báo cáo", width: 24);

    public static readonly SheetForm<ReportedRow> Form = new(
        "SoLieu",
        Column.Form(Component, Year, Numerator, Denominator, Reporter),
        (cells, known) =>
            new(
                ReadComponent(cells, known),
                cells.Year(Year),
                // Of chỉ tiêu 13 (a change against the year before) the numerator may be below zero.
                cells.SignedOrNull(Numerator) ?? 0,
                cells.DecimalOrNull(Denominator) ?? 0,
                cells.TextOrNull(Reporter) ?? ""
            ),
        (r, _) => [r.ComponentId, (decimal)r.Year, r.Numerator, r.Denominator, r.Reporter]
    );

    private static string ReadComponent(RowCells cells, Known known)
    {
        if (cells.TextOrNull(Component) is not { } text)
        {
            return "";
        }

        if (known.Component(text) is { } id)
        {
            return id;
        }

        cells.Fail(Component, "Không có chỉ tiêu mang số này. Ví dụ: 5a, 6, 13.");
        return "";
    }
}

/// <summary>A row of <c>XaPhuHop</c>; points in thousandths.</summary>
internal sealed record ScoreRow(int Year, int Criterion, long PointsMilli);

internal static class ScoreSheet
{
    private const decimal MilliPerPoint = 1_000;
    public static readonly Column Year = new("Năm", required: true, TableCellType.Number, 8);
    private static readonly Column Criterion = new("Tiêu chí", required: true, TableCellType.Number, 10);
    private static readonly Column Points = new("Điểm", required: true, TableCellType.Number, 10);

    public static readonly SheetForm<ScoreRow> Form = new(
        "XaPhuHop",
        Column.Form(Year, Criterion, Points),
        (cells, _) =>
            new(
                cells.Year(Year),
                cells.WholeOrNull(Criterion, 1, 13, "Cần số của tiêu chí, từ 1 đến 13.") ?? 0,
                cells.ScaledOrNull(Points, MilliPerPoint, below: 100_000) ?? 0
            ),
        (r, _) => [(decimal)r.Year, (decimal)r.Criterion, r.PointsMilli / MilliPerPoint]
    );
}
