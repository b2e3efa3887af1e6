using MangNon.Circumstances;
using MangNon.Facilities;
using MangNon.Health;
using MangNon.Participation;
using MangNon.Reporting;
using MangNon.Schooling;

namespace MangNon.Exchange.Sheets;

/// <summary>Records of the database as rows of the form.</summary>
internal static class Rows
{
    public static FacilityRow Of(Facility x) => new(x.Code, x.Name, x.Kind, x.VillageName, x.OpenedOn, x.ClosedOn);

    public static SurveyRow Of(FacilitySurvey x) =>
        new(x.FacilityId, x.Year, x.Sanitation, x.Counselling, x.DisabilityAccess, x.Operating);

    public static ActivityRow Of(Activity x) =>
        new(x.Code, x.Kind, x.Name, x.HeldOn, x.Organiser, x.VillageName, x.Attendance);

    public static AttendanceRow Of(Attendance x) => new(x.ActivityId, x.ChildId);

    public static WeighingRow Of(Weighing x) =>
        new(x.ChildId, x.MeasuredOn, x.WeightMg, x.HeightUm, x.Posture, x.Oedema);

    public static VaccinationRow Of(Vaccination x) => new(x.ChildId, x.Vaccine, x.Dose, x.GivenOn);

    public static ServiceRow Of(ServiceContact x) => new(x.ChildId, x.GivenOn, x.Domain);

    public static AssessmentRow Of(DevelopmentalAssessment x) => new(x.ChildId, x.AssessedOn, x.OnTrack);

    public static EnrolmentRow Of(Enrolment x) => new(x.ChildId, x.SchoolYear, x.FacilityId, x.Grade, x.Result, x.AsOf);

    public static CircumstanceRow Of(Circumstance x) => new(x.ChildId, x.Group, x.From, x.To);

    public static SupportRow Of(Support x) => new(x.ChildId, x.GivenOn, x.Form, x.Source, x.ValueVnd);

    public static IncidentRow Of(Incident x) => new(x.ChildId, x.Kind, x.OccurredOn, x.Detail, x.Outcome, x.OutcomeOn);

    public static ReportedRow Of(ReportedFigure x) =>
        new(x.ComponentId, x.Year, x.Numerator, x.Denominator, x.Reporter);

    public static ScoreRow Of(ChildFriendlyScore x) => new(x.Year, x.Criterion, x.PointsMilli);
}
