using MangNon.Exchange.Writing;
using MangNon.Health.EarlyDevelopment;
using MangNon.Web.Register;
using static MangNon.Web.Texts;

namespace MangNon.Web.Health;

/// <summary>Children and the services of integrated early development they got in a year, as a workbook's table.</summary>
internal static class ServiceTable
{
    public static IReadOnlyList<TableColumn> Columns =>
        [
            new(T("Register.Code"), Width: 12),
            new(T("Register.Name"), Width: 28),
            new(T("Register.BirthDate"), TableCellType.Date, 12),
            new(T("Register.Sex"), Width: 10),
            new(T("Register.Village"), Width: 20),
            new(T("Services.Domains"), TableCellType.Number, 12),
            .. ServiceRoundForm.Domains.Select(domain => new TableColumn(
                RegisterWords.Of(domain),
                TableCellType.Date,
                14
            )),
        ];

    public static IReadOnlyList<object?> Row(ServedChild one) =>
        [
            one.Child.Child.Code,
            one.Child.Child.FullName,
            one.Child.Child.BirthDate,
            RegisterWords.Of(one.Child.Child.Sex),
            one.Child.VillageName,
            one.Reached.Count,
            .. ServiceRoundForm.Domains.Select(domain =>
                one.Reached.TryGetValue(domain, out var day) ? (object?)day : null
            ),
        ];
}
