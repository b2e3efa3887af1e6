using MangNon.Exchange.Writing;
using MangNon.Figures;
using MangNon.Programme;

namespace MangNon.Web.Figures;

/// <summary>The rows behind a figure as a workbook's table.</summary>
internal static class CountedTable
{
    public static IReadOnlyList<TableColumn> Columns =>
        [
            new(Texts.T("Component.Code")),
            new(Texts.T("Component.Name"), Width: 32),
            new(Texts.T("Component.Village")),
            new(Texts.T("Component.BirthDate"), TableCellType.Date),
            new(Texts.T("Component.Detail"), Width: 24),
            new(Texts.T("Component.Denominator")),
            new(Texts.T("Component.Numerator")),
        ];

    public static IReadOnlyList<object?> Row(CountedRow row) =>
        [row.Code, row.Name, row.VillageName, row.BirthDate, row.Detail, row.InDenominator, row.InNumerator];

    /// <summary>Otherwise the rows are villages and places, whose names are nobody's.</summary>
    public static bool IsAboutChildren(Component component) =>
        component.Rule.Subject is RuleSubject.Child or RuleSubject.Enrolment or RuleSubject.Incident;
}
