using MangNon.Exchange.Writing;
using MangNon.Register;

namespace MangNon.Exchange.Sheets;

/// <summary>A row of <c>TreEm</c>.</summary>
internal sealed record ChildRow(
    string Code,
    Guid Household,
    string FullName,
    DateOnly BirthDate,
    Sex Sex,
    int EthnicGroup,
    string? PersonalId,
    DateOnly? BirthRegisteredOn,
    string? FatherName,
    string? MotherName,
    string? Caregiver,
    Residence Residence,
    DateOnly? ArrivedOn,
    DateOnly? LeftOn,
    DateOnly? DiedOn,
    DeathCause? DeathCause,
    string? DisabilityType,
    DisabilityLevel? DisabilityLevel,
    bool WantsEducation
);

internal static class ChildSheet
{
    public static readonly Column Code = new("Mã trẻ", required: true);
    private static readonly Column Household = new("Mã hộ", required: true);
    private static readonly Column FullName = new("Họ và tên", required: true, width: 28);
    private static readonly Column BirthDate = new("Ngày sinh", required: true, TableCellType.Date);
    private static readonly Column Sex = new("Giới tính", required: true, width: 10);
    private static readonly Column Ethnic = new("Dân tộc", required: true);
    private static readonly Column PersonalId = new("Mã định danh", width: 16);
    private static readonly Column Registered = new("Ngày đăng ký khai sinh", type: TableCellType.Date, width: 22);
    private static readonly Column Father = new("Họ tên cha", width: 26);
    private static readonly Column Mother = new("Họ tên mẹ", width: 26);
    private static readonly Column Caregiver = new("Người chăm sóc", width: 20);
    private static readonly Column Residence = new("Cư trú");
    private static readonly Column Arrived = new("Ngày đến", type: TableCellType.Date);
    private static readonly Column Left = new("Ngày đi", type: TableCellType.Date);
    private static readonly Column Died = new("Ngày mất", type: TableCellType.Date);
    private static readonly Column DeathCause = new("Nguyên nhân mất", width: 20);
    private static readonly Column Disability = new("Dạng khuyết tật", width: 20);
    private static readonly Column Level = new("Mức khuyết tật", width: 16);
    private static readonly Column WantsEducation = new("Nhu cầu học tập", width: 16);

    public static readonly SheetForm<ChildRow> Form = new(
        "TreEm",
        Column.Form(
            Code,
            Household,
            FullName,
            BirthDate,
            Sex,
            Ethnic,
            PersonalId,
            Registered,
            Father,
            Mother,
            Caregiver,
            Residence,
            Arrived,
            Left,
            Died,
            DeathCause,
            Disability,
            Level,
            WantsEducation
        ),
        Decode,
        Encode
    );

    /// <summary>What the sheet has no column for stays as stored.</summary>
    public static ChildRow Merge(ChildRow row, ChildRow stored, RowCells cells) =>
        row with
        {
            PersonalId = cells.Has(PersonalId) ? row.PersonalId : stored.PersonalId,
            BirthRegisteredOn = cells.Has(Registered) ? row.BirthRegisteredOn : stored.BirthRegisteredOn,
            FatherName = cells.Has(Father) ? row.FatherName : stored.FatherName,
            MotherName = cells.Has(Mother) ? row.MotherName : stored.MotherName,
            Caregiver = cells.Has(Caregiver) ? row.Caregiver : stored.Caregiver,
            Residence = cells.Has(Residence) ? row.Residence : stored.Residence,
            ArrivedOn = cells.Has(Arrived) ? row.ArrivedOn : stored.ArrivedOn,
            LeftOn = cells.Has(Left) ? row.LeftOn : stored.LeftOn,
            DiedOn = cells.Has(Died) ? row.DiedOn : stored.DiedOn,
            DeathCause = cells.Has(DeathCause) ? row.DeathCause : stored.DeathCause,
            DisabilityType = cells.Has(Disability) ? row.DisabilityType : stored.DisabilityType,
            DisabilityLevel = cells.Has(Level) ? row.DisabilityLevel : stored.DisabilityLevel,
            WantsEducation = cells.Has(WantsEducation) ? row.WantsEducation : stored.WantsEducation,
        };

    private static ChildRow Decode(RowCells cells, Known known)
    {
        var row = new ChildRow(
            cells.Text(Code),
            cells.Reference(Household, known.Households)?.Id ?? default,
            cells.Text(FullName),
            cells.Date(BirthDate),
            cells.Word(Sex, Vocabulary.Sexes),
            EthnicGroup(cells),
            cells.TextOrNull(PersonalId),
            cells.DateOrNull(Registered),
            cells.TextOrNull(Father),
            cells.TextOrNull(Mother),
            cells.TextOrNull(Caregiver),
            cells.WordOrNull(Residence, Vocabulary.Residences) ?? Register.Residence.Unstated,
            cells.DateOrNull(Arrived),
            cells.DateOrNull(Left),
            cells.DateOrNull(Died),
            cells.WordOrNull(DeathCause, Vocabulary.DeathCauses),
            cells.TextOrNull(Disability),
            cells.WordOrNull(Level, Vocabulary.DisabilityLevels),
            cells.YesNo(WantsEducation)
        );
        Doubt(row, cells);
        return row;
    }

    private static int EthnicGroup(RowCells cells)
    {
        if (cells.TextOrNull(Ethnic) is not { } text)
        {
            return 0;
        }

        if (EthnicGroups.Find(text) is { } code)
        {
            return code;
        }

        cells.Fail(Ethnic, "Không có dân tộc này trong danh mục 54 dân tộc. Ví dụ: Kinh, Thái, Thổ, Mường.");
        return 0;
    }

    private static void Doubt(ChildRow row, RowCells cells)
    {
        if (row.PersonalId is { } id && (id.Length != 12 || !id.All(char.IsAsciiDigit)))
        {
            cells.Warn(PersonalId, "Mã định danh thường gồm 12 chữ số. Kiểm tra lại số 0 ở đầu.");
        }

        DoubtBefore(row.BirthRegisteredOn, row.BirthDate, Registered, "Ngày đăng ký khai sinh ở trước ngày sinh.");
        DoubtBefore(row.ArrivedOn, row.BirthDate, Arrived, "Ngày đến ở trước ngày sinh.");
        DoubtBefore(row.LeftOn, row.ArrivedOn ?? row.BirthDate, Left, "Ngày đi ở trước ngày đến hoặc ngày sinh.");
        DoubtBefore(row.DiedOn, row.BirthDate, Died, "Ngày mất ở trước ngày sinh.");

        void DoubtBefore(DateOnly? date, DateOnly limit, Column column, string message)
        {
            if (date < limit)
            {
                cells.Warn(column, message);
            }
        }
    }

    private static object?[] Encode(ChildRow r, Codes codes) =>
        [
            r.Code,
            codes.Households[r.Household],
            r.FullName,
            r.BirthDate,
            Vocabulary.Sexes.Text(r.Sex),
            EthnicGroups.Name(r.EthnicGroup),
            r.PersonalId,
            r.BirthRegisteredOn,
            r.FatherName,
            r.MotherName,
            r.Caregiver,
            Vocabulary.Residences.TextOrNull(r.Residence),
            r.ArrivedOn,
            r.LeftOn,
            r.DiedOn,
            Vocabulary.DeathCauses.TextOrNull(r.DeathCause),
            r.DisabilityType,
            Vocabulary.DisabilityLevels.TextOrNull(r.DisabilityLevel),
            r.WantsEducation ? Vocabulary.YesNo.Text(true) : null,
        ];
}
