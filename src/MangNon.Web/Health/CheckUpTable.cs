using MangNon.Exchange.Writing;
using MangNon.Health.CheckUps;
using MangNon.Web.Register;
using static MangNon.Web.Texts;

namespace MangNon.Web.Health;

/// <summary>Children without a check-up, as a workbook's table. What was found is not in it.</summary>
internal static class CheckUpTable
{
    public static IReadOnlyList<TableColumn> Columns =>
        [
            new(T("Register.Code"), Width: 12),
            new(T("Register.Name"), Width: 28),
            new(T("Register.BirthDate"), TableCellType.Date, 12),
            new(T("Register.Sex"), Width: 10),
            new(T("Register.Village"), Width: 20),
            new(T("Health.LastChecked"), TableCellType.Date, 14),
        ];

    public static IReadOnlyList<object?> Row(UncheckedChild one) =>
        [
            one.Child.Child.Code,
            one.Child.Child.FullName,
            one.Child.Child.BirthDate,
            RegisterWords.Of(one.Child.Child.Sex),
            one.Child.VillageName,
            one.Last?.CheckedOn,
        ];
}
