using MangNon.Exchange.Writing;
using MangNon.Facilities;

namespace MangNon.Exchange.Sheets;

/// <summary>A row of <c>CoSo</c>.</summary>
internal sealed record FacilityRow(
    string Code,
    string? Name,
    FacilityKind Kind,
    string? Village,
    DateOnly? OpenedOn,
    DateOnly? ClosedOn
);

internal static class FacilitySheet
{
    public static readonly Column Code = new("Mã cơ sở", required: true);
    private static readonly Column Name = new("Tên", width: 30);
    private static readonly Column Kind = new("Loại", required: true);
    private static readonly Column Village = new("Thôn");
    private static readonly Column Opened = new("Ngày mở", type: TableCellType.Date);
    private static readonly Column Closed = new("Ngày đóng", type: TableCellType.Date);

    public static readonly SheetForm<FacilityRow> Form = new(
        "CoSo",
        Column.Form(Code, Name, Kind, Village, Opened, Closed),
        Decode,
        (r, _) => [r.Code, r.Name, Vocabulary.FacilityKinds.Text(r.Kind), r.Village, r.OpenedOn, r.ClosedOn]
    );

    /// <summary>What the sheet has no column for stays as stored.</summary>
    public static FacilityRow Merge(FacilityRow row, FacilityRow stored, RowCells cells) =>
        row with
        {
            Name = cells.Has(Name) ? row.Name : stored.Name,
            Village = cells.Has(Village) ? row.Village : stored.Village,
            OpenedOn = cells.Has(Opened) ? row.OpenedOn : stored.OpenedOn,
            ClosedOn = cells.Has(Closed) ? row.ClosedOn : stored.ClosedOn,
        };

    private static FacilityRow Decode(RowCells cells, Known known)
    {
        var row = new FacilityRow(
            cells.Text(Code),
            cells.TextOrNull(Name),
            cells.Word(Kind, Vocabulary.FacilityKinds),
            cells.TextOrNull(Village),
            cells.DateOrNull(Opened),
            cells.DateOrNull(Closed)
        );
        if (row.ClosedOn < row.OpenedOn)
        {
            cells.Warn(Closed, "Ngày đóng ở trước ngày mở.");
        }

        if (row.Village is { } village && known.Villages.Count > 0 && !known.Villages.ContainsKey(village))
        {
            cells.Warn(Village, "Không có thôn nào tên này trong sổ hộ.");
        }

        return row;
    }
}

/// <summary>A row of <c>KhaoSat</c>.</summary>
internal sealed record SurveyRow(
    Guid Facility,
    int Year,
    bool Sanitation,
    bool Counselling,
    bool DisabilityAccess,
    bool Operating
);

internal static class SurveySheet
{
    public static readonly Column Facility = new("Mã cơ sở", required: true);
    private static readonly Column Year = new("Năm", required: true, TableCellType.Number, 8);
    private static readonly Column Sanitation = new("Công trình vệ sinh", width: 20);
    private static readonly Column Counselling = new("Tư vấn tâm lý", width: 16);
    private static readonly Column Access = new("Hạ tầng khuyết tật", width: 20);
    private static readonly Column Operating = new("Hoạt động");

    public static readonly SheetForm<SurveyRow> Form = new(
        "KhaoSat",
        Column.Form(Facility, Year, Sanitation, Counselling, Access, Operating),
        (cells, known) =>
            new(
                cells.Reference(Facility, known.Facilities)?.Id ?? default,
                cells.Year(Year),
                cells.YesNo(Sanitation),
                cells.YesNo(Counselling),
                cells.YesNo(Access),
                cells.YesNo(Operating)
            ),
        (r, codes) =>
            [
                codes.Facilities[r.Facility],
                (decimal)r.Year,
                Vocabulary.YesNo.Text(r.Sanitation),
                Vocabulary.YesNo.Text(r.Counselling),
                Vocabulary.YesNo.Text(r.DisabilityAccess),
                Vocabulary.YesNo.Text(r.Operating),
            ]
    );

    /// <summary>What the sheet has no column for stays as stored.</summary>
    public static SurveyRow Merge(SurveyRow row, SurveyRow stored, RowCells cells) =>
        row with
        {
            Sanitation = cells.Has(Sanitation) ? row.Sanitation : stored.Sanitation,
            Counselling = cells.Has(Counselling) ? row.Counselling : stored.Counselling,
            DisabilityAccess = cells.Has(Access) ? row.DisabilityAccess : stored.DisabilityAccess,
            Operating = cells.Has(Operating) ? row.Operating : stored.Operating,
        };
}
