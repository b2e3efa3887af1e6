using MangNon.Circumstances;
using MangNon.Exchange.Reading;
using MangNon.Exchange.Sheets;
using MangNon.Health;
using MangNon.Participation;
using MangNon.Schooling;
using Microsoft.EntityFrameworkCore;

namespace MangNon.Exchange.Import;

/// <summary>The sheets of records about one child.</summary>
internal static class RecordSteps
{
    public static async Task WeighingsAsync(ImportRun run, IRowReader rows)
    {
        var stored = await run.Records.OfChildrenAsync<Weighing>(run.Cancellation);
        var sequence = await run.Db.Weighings.MaxAsync(x => (long?)x.Sequence, run.Cancellation) ?? 0;
        await run.SetAsync(
            WeighingSheet.Form,
            rows,
            stored.Select(Rows.Of),
            r => new Weighing
            {
                Id = Guid.CreateVersion7(),
                ChildId = r.Child,
                MeasuredOn = r.On,
                Sequence = ++sequence,
                WeightMg = r.WeightMg,
                HeightUm = r.HeightUm,
                Posture = r.Posture,
                Oedema = r.Oedema,
            },
            r => run.Stale.Child(r.Child)
        );
    }

    public static async Task AssessmentsAsync(ImportRun run, IRowReader rows)
    {
        var stored = await run.Records.OfChildrenAsync<DevelopmentalAssessment>(run.Cancellation);
        var sequence = await run.Db.Assessments.MaxAsync(x => (long?)x.Sequence, run.Cancellation) ?? 0;
        await run.SetAsync(
            AssessmentSheet.Form,
            rows,
            stored.Select(Rows.Of),
            r => new DevelopmentalAssessment
            {
                Id = Guid.CreateVersion7(),
                ChildId = r.Child,
                AssessedOn = r.On,
                Sequence = ++sequence,
                OnTrack = r.OnTrack,
            },
            r => run.Stale.Child(r.Child)
        );
    }

    public static async Task VaccinationsAsync(ImportRun run, IRowReader rows)
    {
        var stored = await run.Records.OfChildrenAsync<Vaccination>(run.Cancellation);
        await run.SetAsync(
            VaccinationSheet.Form,
            rows,
            stored.Select(Rows.Of),
            r => new Vaccination
            {
                Id = Guid.CreateVersion7(),
                ChildId = r.Child,
                Vaccine = r.Vaccine,
                Dose = r.Dose,
                GivenOn = r.On,
            },
            r => run.Stale.Child(r.Child)
        );
    }

    public static async Task EnrolmentsAsync(ImportRun run, IRowReader rows)
    {
        var stored = await run.Records.OfChildrenAsync<Enrolment>(run.Cancellation);
        var keyed = new KeyedRows<EnrolmentRow, (Guid, int)>(
            EnrolmentSheet.Child,
            r => (r.Child, r.SchoolYear),
            stored.ToDictionary(x => (x.ChildId, x.SchoolYear), x => (x.Id, Rows.Of(x))),
            EnrolmentSheet.Merge
        );
        await run.KeyedAsync(
            EnrolmentSheet.Form,
            rows,
            keyed,
            (id, r) =>
                new Enrolment
                {
                    Id = id,
                    ChildId = r.Child,
                    SchoolYear = r.SchoolYear,
                    FacilityId = r.Facility,
                    Grade = r.Grade,
                    Result = r.Result,
                    AsOf = r.AsOf,
                },
            (_, r, _, fate) =>
            {
                if (fate != Fate.Unchanged)
                {
                    run.Stale.Child(r.Child);
                }

                return ValueTask.CompletedTask;
            }
        );
    }

    public static async Task CircumstancesAsync(ImportRun run, IRowReader rows)
    {
        var stored = await run.Records.OfChildrenAsync<Circumstance>(run.Cancellation);
        await run.SetAsync(
            CircumstanceSheet.Form,
            rows,
            stored.Select(Rows.Of),
            r => new Circumstance
            {
                Id = Guid.CreateVersion7(),
                ChildId = r.Child,
                Group = r.Group,
                From = r.From,
                To = r.To,
            },
            r => run.Stale.Child(r.Child)
        );
    }

    public static async Task SupportsAsync(ImportRun run, IRowReader rows)
    {
        var stored = await run.Records.OfChildrenAsync<Support>(run.Cancellation);
        await run.SetAsync(
            SupportSheet.Form,
            rows,
            stored.Select(Rows.Of),
            r => new Support
            {
                Id = Guid.CreateVersion7(),
                ChildId = r.Child,
                GivenOn = r.On,
                Form = r.Kind,
                Source = r.Source,
                ValueVnd = r.ValueVnd,
            },
            r => run.Stale.Child(r.Child)
        );
    }

    public static async Task IncidentsAsync(ImportRun run, IRowReader rows)
    {
        var stored = await run.Records.OfChildrenAsync<Incident>(run.Cancellation);
        await run.SetAsync(
            IncidentSheet.Form,
            rows,
            stored.Select(Rows.Of),
            r => new Incident
            {
                Id = Guid.CreateVersion7(),
                ChildId = r.Child,
                Kind = r.Kind,
                OccurredOn = r.On,
                Detail = r.Detail,
                Outcome = r.Outcome,
                OutcomeOn = r.OutcomeOn,
            },
            r => run.Stale.Child(r.Child)
        );
    }

    public static async Task ServicesAsync(ImportRun run, IRowReader rows)
    {
        var stored = await run.Records.OfChildrenAsync<ServiceContact>(run.Cancellation);
        await run.SetAsync(
            ServiceSheet.Form,
            rows,
            stored.Select(Rows.Of),
            r => new ServiceContact
            {
                Id = Guid.CreateVersion7(),
                ChildId = r.Child,
                GivenOn = r.On,
                Domain = r.Domain,
            },
            r => run.Stale.Child(r.Child)
        );
    }

    public static async Task AttendancesAsync(ImportRun run, IRowReader rows)
    {
        var stored = await run.Records.OfChildrenAsync<Attendance>(run.Cancellation);
        await run.SetAsync(
            AttendanceSheet.Form,
            rows,
            stored.Select(Rows.Of),
            r => new Attendance
            {
                Id = Guid.CreateVersion7(),
                ActivityId = r.Activity,
                ChildId = r.Child,
            },
            r => run.Stale.Child(r.Child)
        );
    }
}
