using MangNon.Exchange.Writing;
using MangNon.Register;

namespace MangNon.Web.Register;

/// <summary>The list of children as a workbook's table.</summary>
internal static class RegisterTable
{
    public static IReadOnlyList<TableColumn> Columns =>
        [
            new(Texts.T("Register.Code"), Width: 12),
            new(Texts.T("Register.Name"), Width: 28),
            new(Texts.T("Register.BirthDate"), TableCellType.Date, 12),
            new(Texts.T("Register.Age")),
            new(Texts.T("Register.Sex"), Width: 8),
            new(Texts.T("Register.Village")),
            new(Texts.T("Register.Household"), Width: 12),
            new(Texts.T("Register.Standing"), Width: 24),
        ];

    public static IReadOnlyList<object?> Row(RegisterLine line, DateOnly today) =>
        [
            line.Child.Code,
            line.Child.FullName,
            line.Child.BirthDate,
            RegisterWords.Age(line.Child, today),
            RegisterWords.Of(line.Child.Sex),
            line.VillageName,
            line.HouseholdCode,
            RegisterWords.Standing(line.Child, today),
        ];
}
