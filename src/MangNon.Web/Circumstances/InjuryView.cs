using MangNon.Circumstances;
using MangNon.Exchange.Writing;
using MangNon.Programme;
using MangNon.Register;
using MangNon.Reporting;
using MangNon.Web.Register;
using MangNon.Web.Site;
using static MangNon.Web.Texts;

namespace MangNon.Web.Circumstances;

/// <summary>The table of injuries as it is shown and written.</summary>
/// <param name="Year">The year.</param>
/// <param name="Quarter">1…4; null for the whole year.</param>
/// <param name="Table">The counts.</param>
/// <param name="IsWhole">The person sees all of the commune: otherwise the table is of a part.</param>
internal sealed record InjuryView(int Year, int? Quarter, InjuryTable Table, bool IsWhole)
{
    public string Span =>
        Quarter is { } quarter
            ? T("Injuries.QuarterOf", quarter, Numbers.Year(Year))
            : T("Injuries.WholeYear", Numbers.Year(Year));

    public static IReadOnlyList<string> Headers =>
        [
            T("Injuries.All"),
            RegisterWords.Of(Sex.Male),
            RegisterWords.Of(Sex.Female),
            .. InjuryTable.Ages.Select(age => T("Injuries.Age", age.From, age.To)),
            .. Enum.GetValues<IncidentPlace>().Select(place => T("IncidentPlace." + place)),
        ];

    public static string Of(Code cause) => Name(cause.Name, cause.NameEn);

    public static string Of(InjuryCount count) =>
        count == default ? "0" : T("Injuries.Cell", Numbers.Count(count.Injured), Numbers.Count(count.Died));

    public static IEnumerable<InjuryCount> Cells(InjuryRow row) =>
        [row.All, row.Boys, row.Girls, .. row.Ages, .. row.Places];

    public IResult ToWorkbook() =>
        Workbooks.File(
            $"tai-nan-thuong-tich-{Year}" + (Quarter is { } quarter ? $"-quy-{quarter}" : ""),
            T("Injuries.Title"),
            [
                new(T("Injuries.Number"), Width: 6),
                new(T("Injuries.Cause"), Width: 30),
                .. Headers.Select(text => new TableColumn(text, Width: 12)),
            ],
            [
                .. Table.Rows.Select(row => Row(row.Cause.Value, Of(row.Cause), row)),
                Row("", T("Injuries.Total"), Table.Total),
            ]
        );

    private static IReadOnlyList<object?> Row(string number, string name, InjuryRow row) =>
        [number, name, .. Cells(row).Select(Of)];
}
