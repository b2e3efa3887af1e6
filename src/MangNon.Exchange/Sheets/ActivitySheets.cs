using MangNon.Exchange.Writing;
using MangNon.Participation;

namespace MangNon.Exchange.Sheets;

/// <summary>A row of <c>HoatDong</c>.</summary>
internal sealed record ActivityRow(
    string Code,
    ActivityKind Kind,
    string? Name,
    DateOnly HeldOn,
    string? Organiser,
    string? Village,
    int? Attendance
);

internal static class ActivitySheet
{
    public static readonly Column Code = new("Mã hoạt động", required: true, width: 16);
    private static readonly Column Kind = new("Loại", required: true, width: 24);
    private static readonly Column Name = new("Tên", width: 36);
    private static readonly Column HeldOn = new("Ngày", required: true, TableCellType.Date);
    private static readonly Column Organiser = new("Đơn vị chủ trì", width: 20);
    private static readonly Column Village = new("Thôn");
    private static readonly Column Attendance = new("Số người tham gia", type: TableCellType.Number, width: 18);

    public static readonly SheetForm<ActivityRow> Form = new(
        "HoatDong",
        Column.Form(Code, Kind, Name, HeldOn, Organiser, Village, Attendance),
        (cells, _) =>
            new(
                cells.Text(Code),
                cells.Word(Kind, Vocabulary.ActivityKinds),
                cells.TextOrNull(Name),
                cells.Date(HeldOn),
                cells.TextOrNull(Organiser),
                cells.TextOrNull(Village),
                cells.WholeOrNull(Attendance, 0, 10_000_000, "Cần số người: một số nguyên không âm, ví dụ 120.")
            ),
        (r, _) =>
            [
                r.Code,
                Vocabulary.ActivityKinds.Text(r.Kind),
                r.Name,
                r.HeldOn,
                r.Organiser,
                r.Village,
                (decimal?)r.Attendance,
            ]
    );

    /// <summary>What the sheet has no column for stays as stored.</summary>
    public static ActivityRow Merge(ActivityRow row, ActivityRow stored, RowCells cells) =>
        row with
        {
            Name = cells.Has(Name) ? row.Name : stored.Name,
            Organiser = cells.Has(Organiser) ? row.Organiser : stored.Organiser,
            Village = cells.Has(Village) ? row.Village : stored.Village,
            Attendance = cells.Has(Attendance) ? row.Attendance : stored.Attendance,
        };
}

/// <summary>A row of <c>ThamGia</c>.</summary>
internal readonly record struct AttendanceRow(Guid Activity, Guid Child);

internal static class AttendanceSheet
{
    private static readonly Column Activity = new("Mã hoạt động", required: true, width: 16);
    private static readonly Column Child = new("Mã trẻ", required: true);

    public static readonly SheetForm<AttendanceRow> Form = new(
        "ThamGia",
        Column.Form(Activity, Child),
        (cells, known) =>
            new(
                cells.Reference(Activity, known.Activities)?.Id ?? default,
                cells.Reference(Child, known.Children)?.Id ?? default
            ),
        (r, codes) => [codes.Activities[r.Activity], codes.Children[r.Child]]
    );
}
