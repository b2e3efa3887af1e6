using MangNon.Access;
using MangNon.Circumstances;
using MangNon.Exchange.Sheets;
using MangNon.Health;
using MangNon.Participation;
using MangNon.Register;
using MangNon.Schooling;

namespace MangNon.Exchange.Export;

/// <summary>
/// All that a commune holds, as the form's sheets in the form's order. Rows are in a stable order: by code, then
/// date, then order of entry where there is one, else by the other columns.
/// </summary>
internal static class CommuneTables
{
    public static async Task<IReadOnlyList<ExportTable>> LoadAsync(
        CommuneRecords records,
        IReadOnlySet<RecordKind>? kinds,
        CancellationToken cancellation
    )
    {
        var villages = (await records.VillagesAsync(cancellation)).ToDictionary(v => v.Id, v => v.Name);
        var households = await records.HouseholdsAsync(cancellation);
        var children = await records.ChildrenAsync(cancellation);
        var facilities = await records.FacilitiesAsync(cancellation);
        var activities = await records.ActivitiesAsync(cancellation);
        var codes = new Codes();
        households.ForEach(x => codes.Households.Add(x.Id, x.Code));
        children.ForEach(x => codes.Children.Add(x.Id, x.Code));
        facilities.ForEach(x => codes.Facilities.Add(x.Id, x.Code));
        activities.ForEach(x => codes.Activities.Add(x.Id, x.Code));

        async Task<IOrderedEnumerable<T>> ByChild<T>(Func<T, RecordKind>? kindOf = null)
            where T : class, IChildRecord =>
            (await records.OfChildrenAsync<T>(cancellation))
                .Where(x => kindOf is null || (kinds?.Contains(kindOf(x)) ?? true))
                .OrderBy(x => codes.Children[x.ChildId], StringComparer.Ordinal);

        return
        [
            ExportTable.Of(
                HouseholdSheet.Form,
                households
                    .Select(x => records.Row(x, villages[x.VillageId]))
                    .OrderBy(r => r.Code, StringComparer.Ordinal),
                codes
            ),
            ExportTable.Of(
                ChildSheet.Form,
                children.Select(records.Row).OrderBy(r => r.Code, StringComparer.Ordinal),
                codes
            ),
            ExportTable.Of(
                WeighingSheet.Form,
                (await ByChild<Weighing>()).ThenBy(x => x.MeasuredOn).ThenBy(x => x.Sequence).Select(Rows.Of),
                codes
            ),
            ExportTable.Of(
                VaccinationSheet.Form,
                (await ByChild<Vaccination>())
                    .ThenBy(x => x.GivenOn)
                    .ThenBy(x => x.Vaccine, StringComparer.Ordinal)
                    .ThenBy(x => x.Dose)
                    .Select(Rows.Of),
                codes
            ),
            ExportTable.Of(
                EnrolmentSheet.Form,
                (await ByChild<Enrolment>()).ThenBy(x => x.SchoolYear).Select(Rows.Of),
                codes
            ),
            ExportTable.Of(
                CircumstanceSheet.Form,
                (await ByChild<Circumstance>(x => KindOf.Circumstance(x.Group)))
                    .ThenBy(x => x.From)
                    .ThenBy(x => x.Group, StringComparer.Ordinal)
                    .ThenBy(x => x.To)
                    .Select(Rows.Of),
                codes
            ),
            ExportTable.Of(
                SupportSheet.Form,
                (await ByChild<Support>())
                    .ThenBy(x => x.GivenOn)
                    .ThenBy(x => x.Form, StringComparer.Ordinal)
                    .ThenBy(x => x.Source, StringComparer.Ordinal)
                    .ThenBy(x => x.ValueVnd)
                    .Select(Rows.Of),
                codes
            ),
            ExportTable.Of(
                IncidentSheet.Form,
                (await ByChild<Incident>(x => KindOf.Incident(x.Kind)))
                    .ThenBy(x => x.OccurredOn)
                    .ThenBy(x => x.Kind)
                    .ThenBy(x => x.Detail, StringComparer.Ordinal)
                    .ThenBy(x => x.Outcome)
                    .ThenBy(x => x.OutcomeOn)
                    .Select(Rows.Of),
                codes
            ),
            ExportTable.Of(
                ServiceSheet.Form,
                (await ByChild<ServiceContact>()).ThenBy(x => x.GivenOn).ThenBy(x => x.Domain).Select(Rows.Of),
                codes
            ),
            ExportTable.Of(
                AssessmentSheet.Form,
                (await ByChild<DevelopmentalAssessment>())
                    .ThenBy(x => x.AssessedOn)
                    .ThenBy(x => x.Sequence)
                    .Select(Rows.Of),
                codes
            ),
            ExportTable.Of(
                ActivitySheet.Form,
                activities.Select(Rows.Of).OrderBy(r => r.Code, StringComparer.Ordinal),
                codes
            ),
            ExportTable.Of(
                AttendanceSheet.Form,
                (await records.OfChildrenAsync<Attendance>(cancellation))
                    .OrderBy(x => codes.Activities[x.ActivityId], StringComparer.Ordinal)
                    .ThenBy(x => codes.Children[x.ChildId], StringComparer.Ordinal)
                    .Select(Rows.Of),
                codes
            ),
            ExportTable.Of(
                FacilitySheet.Form,
                facilities.Select(Rows.Of).OrderBy(r => r.Code, StringComparer.Ordinal),
                codes
            ),
            ExportTable.Of(
                SurveySheet.Form,
                (await records.SurveysAsync(cancellation))
                    .OrderBy(x => codes.Facilities[x.FacilityId], StringComparer.Ordinal)
                    .ThenBy(x => x.Year)
                    .Select(Rows.Of),
                codes
            ),
            ExportTable.Of(
                ReportedSheet.Form,
                (await records.ReportedFiguresAsync(cancellation))
                    .Select(Rows.Of)
                    .OrderBy(r => r.ComponentId, StringComparer.Ordinal)
                    .ThenBy(r => r.Year)
                    .ThenBy(r => r.Reporter, StringComparer.Ordinal),
                codes
            ),
            ExportTable.Of(
                ScoreSheet.Form,
                (await records.ScoresAsync(cancellation)).Select(Rows.Of).OrderBy(r => r.Year).ThenBy(r => r.Criterion),
                codes
            ),
        ];
    }
}
