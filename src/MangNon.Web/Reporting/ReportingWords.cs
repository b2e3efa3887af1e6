using MangNon.Figures;
using MangNon.Reporting.CommuneReports;
using MangNon.Reporting.Duties;
using MangNon.Reporting.UnitReports;
using MangNon.Web.Figures;
using MangNon.Web.Shell;
using MangNon.Web.Site;
using static MangNon.Web.Texts;

namespace MangNon.Web.Reporting;

/// <summary>What the pages of the reporting year call things.</summary>
internal static class ReportingWords
{
    public static string Of(ReportingDuty duty) => Name(duty.Name, duty.NameEn);

    /// <summary>“2025”, “quý 3 năm 2025”; the year alone where the duty is owed for one part of it, which its name says.</summary>
    public static string Of(DutyTerm term) =>
        term.Duty.Every switch
        {
            _ when term.Duty.Only is not null => Numbers.Year(term.Year),
            DutyEvery.Quarter => T("Reporting.Quarter", term.Part, Numbers.Year(term.Year)),
            DutyEvery.Half => T("Reporting.Half" + term.Part, Numbers.Year(term.Year)),
            _ => Numbers.Year(term.Year),
        };

    public static string Of(Reporter reporter) => reporter.PlaceName ?? FigureWords.Of(reporter.Unit);

    public static string Of(UnitReportState state) => T("UnitReportState." + state);

    public static string Of(CommuneReportState state) => T("CommuneReportState." + state);

    /// <summary>As in the address.</summary>
    public static string Slug(UnitReportState state) =>
        state switch
        {
            UnitReportState.HandedIn => "da-gui",
            UnitReportState.Returned => "tra-lai",
            UnitReportState.Accepted => "chap-nhan",
            _ => "dang-viet",
        };

    /// <summary>“hạn 09/11/2025”, “quá hạn 3 ngày”, “gửi ngày 12/11/2025, chậm 3 ngày”.</summary>
    public static string Due(UnitReportLine line, DateOnly today)
    {
        var late = (line.HandedInOn ?? today).DayNumber - line.Term.DueOn.DayNumber;
        return line.HandedInOn is { } on
            ? late > 0
                ? T("Reporting.InLate", Numbers.Day(on), Numbers.Count(late))
                : T("Reporting.InTime", Numbers.Day(on))
            : Due(line.Term.DueOn, today);
    }

    public static string Due(DateOnly due, DateOnly today)
    {
        var days = due.DayNumber - today.DayNumber;
        return days < 0 ? T("Reporting.Overdue", Numbers.Day(due), Numbers.Count(-days))
            : days == 0 ? T("Reporting.DueToday")
            : T("Reporting.DueIn", Numbers.Day(due), Numbers.Count(days));
    }

    /// <summary>“63,3 % (38/60)”; a dash without a figure.</summary>
    public static string Value(Counts counts, BoardRow? row) =>
        row is not null && counts.Value(row.Figure.Multiplier) is { } value
            ? Numbers.Rate(value, row.Component.Unit) + " (" + Numbers.Fraction(counts) + ")"
            : Numbers.None;

    /// <summary>What stands against a step, at the field that it is about.</summary>
    /// <param name="answer">Neither done nor not found.</param>
    /// <param name="field">Id of the field.</param>
    /// <param name="missing">The field whose words are missing, where they are not those of <paramref name="field"/>.</param>
    public static FieldError Error(ReportAnswer answer, string field, string? missing = null) =>
        new(
            field,
            T(answer == ReportAnswer.NoWords ? "UnitReport.NoWords." + (missing ?? field) : "ReportAnswer." + answer)
        );

    /// <summary>A part of the words, or a component.</summary>
    public static string Place(string place) =>
        ReportWords.Parts.Contains(place) ? T("ReportPart." + place) : T("Reporting.Component", place);
}
