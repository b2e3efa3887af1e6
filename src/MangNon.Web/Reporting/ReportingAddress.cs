using System.Globalization;
using MangNon.Reporting.CommuneReports;
using MangNon.Reporting.Duties;
using MangNon.Reporting.UnitReports;

namespace MangNon.Web.Reporting;

/// <summary>Addresses of the reporting year.</summary>
internal static class ReportingAddress
{
    public const string Calendar = "/lich-bao-cao";
    public const string Units = "/bao-cao/don-vi";
    public const string Commune = "/bao-cao/xa";
    public const string Issued = "/bao-cao/da-ky";

    public const string StateKey = "tinh-trang";
    public const string DoneKey = "da-ghi";

    public static string Of(UnitReportLine line) =>
        $"{Units}/{line.Term.Duty.Id}/{TermOf(line.Term)}/{line.Reporter.Key.Slug}";

    public static string Of(DutyTerm term) => $"{Commune}/{term.Duty.Id}/{TermOf(term)}";

    public static string Sign(DutyTerm term) => Of(term) + "/ky";

    public static string Of(CommuneReport report) => $"{Issued}/{report.Id}";

    /// <summary>“2025”, “2025-3”.</summary>
    public static string TermOf(DutyTerm term) =>
        term.Part == 0
            ? term.Year.ToString(CultureInfo.InvariantCulture)
            : string.Create(CultureInfo.InvariantCulture, $"{term.Year}-{term.Part}");

    /// <summary>Null for what names no term.</summary>
    public static (int Year, int Part)? TermOf(string? text)
    {
        var parts = (text ?? "").Split('-');
        return
            parts.Length <= 2
            && int.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var year)
            && year is > 1900 and < 2200
            ? parts.Length == 1
                ? (year, 0)
                : int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var part) && part > 0
                    ? (year, part)
                    : null
            : null;
    }

    public static UnitReportKey? UnitKey(string? duty, string? term, string? reporter) =>
        duty is not null && TermOf(term) is var (year, part) && ReporterKey.TryParse(reporter, out var key)
            ? new UnitReportKey(duty, year, part, key)
            : null;

    public static CommuneReportKey? CommuneKey(string? duty, string? term) =>
        duty is not null && TermOf(term) is var (year, part) ? new CommuneReportKey(duty, year, part) : null;
}
