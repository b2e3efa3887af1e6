using MangNon.Register;

namespace MangNon.Exchange.Sheets;

/// <summary>A row of <c>Ho</c>.</summary>
internal sealed record HouseholdRow(
    string Code,
    string Village,
    string? Head,
    string? Address,
    string? Phone,
    HouseholdClass Class
);

internal static class HouseholdSheet
{
    public static readonly Column Code = new("Mã hộ", required: true);
    private static readonly Column Village = new("Thôn", required: true);
    private static readonly Column Head = new("Chủ hộ", width: 26);
    private static readonly Column Address = new("Địa chỉ", width: 30);
    private static readonly Column Phone = new("Điện thoại");
    private static readonly Column Class = new("Loại hộ", required: true);

    public static readonly SheetForm<HouseholdRow> Form = new(
        "Ho",
        Column.Form(Code, Village, Head, Address, Phone, Class),
        Decode,
        (r, _) => [r.Code, r.Village, r.Head, r.Address, r.Phone, Vocabulary.HouseholdClasses.Text(r.Class)]
    );

    /// <summary>What the sheet has no column for stays as stored.</summary>
    public static HouseholdRow Merge(HouseholdRow row, HouseholdRow stored, RowCells cells) =>
        row with
        {
            Head = cells.Has(Head) ? row.Head : stored.Head,
            Address = cells.Has(Address) ? row.Address : stored.Address,
            Phone = cells.Has(Phone) ? row.Phone : stored.Phone,
        };

    private static HouseholdRow Decode(RowCells cells, Known known)
    {
        var row = new HouseholdRow(
            cells.Text(Code),
            cells.Text(Village),
            cells.TextOrNull(Head),
            cells.TextOrNull(Address),
            cells.TextOrNull(Phone),
            cells.Word(Class, Vocabulary.HouseholdClasses)
        );
        if (row.Village.Length > 0 && known.VillagesAreFixed && !known.Villages.ContainsKey(row.Village))
        {
            cells.Fail(Village, "Thôn này không có trong danh sách thôn của xã.");
        }

        return row;
    }
}
