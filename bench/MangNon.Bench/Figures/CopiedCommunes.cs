using MangNon.Circumstances;
using MangNon.Exchange;
using MangNon.Facilities;
using MangNon.Health;
using MangNon.Participation;
using MangNon.Register;
using MangNon.Reporting;
using MangNon.Schooling;
using MangNon.Storage;
using Microsoft.EntityFrameworkCore;

namespace MangNon.Bench.Figures;

/// <summary>A database of many communes, each a copy of the sample under ids of its own.</summary>
internal static class CopiedCommunes
{
    /// <summary>Imports the sample once and copies it until there are at least so many children.</summary>
    /// <returns>Ids of the communes.</returns>
    public static async Task<IReadOnlyList<Guid>> MakeAsync(
        Func<MangNonDb> open,
        string workbook,
        int children,
        CancellationToken cancel
    )
    {
        var first = await ImportAsync(open, workbook, cancel);
        var rows = await LoadAsync(open, cancel);
        var communes = new List<Guid> { first };
        await using var db = open();
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        while (communes.Count * rows.Children.Count < children)
        {
            communes.Add(await CopyAsync(db, rows, cancel));
        }

        await transaction.CommitAsync(cancel);
        return communes;
    }

    private static async Task<Guid> ImportAsync(Func<MangNonDb> open, string workbook, CancellationToken cancel)
    {
        await using var db = open();
        var commune = NewCommune();
        db.Communes.Add(commune);
        await db.SaveChangesAsync(cancel);
        await using var import = open();
        using var source = WorkbookSource.Open(workbook);
        var result = await RegisterImport.RunAsync(
            import,
            new FieldSeal(new byte[32]),
            commune.Id,
            source,
            null,
            null,
            cancel
        );
        return result is { Refusal: null, Errors.Count: 0 }
            ? commune.Id
            : throw new InvalidOperationException("The sample does not import cleanly.");
    }

    private static Commune NewCommune() =>
        new()
        {
            Id = Guid.CreateVersion7(),
            UnitCode = "16204",
            UnitCodeAsOf = new DateOnly(2025, 6, 30),
            Name = "xã Bình Lương",
            ProgrammeId = "binh-luong-2021-2030",
            ChildFriendlyThreshold = 800,
        };

    private sealed record Rows(
        List<Village> Villages,
        List<Household> Households,
        List<Child> Children,
        List<Activity> Activities,
        List<Facility> Facilities,
        List<FacilitySurvey> Surveys,
        List<ChildFriendlyScore> Scores,
        List<ReportedFigure> Reported,
        List<Weighing> Weighings,
        List<Vaccination> Vaccinations,
        List<DevelopmentalAssessment> Assessments,
        List<ServiceContact> Services,
        List<Enrolment> Enrolments,
        List<Circumstance> Circumstances,
        List<Support> Supports,
        List<Incident> Incidents,
        List<Attendance> Attendances
    );

    private static async Task<Rows> LoadAsync(Func<MangNonDb> open, CancellationToken cancel)
    {
        await using var db = open();
        return new Rows(
            await All(db.Villages),
            await All(db.Households),
            await All(db.Children),
            await All(db.Activities),
            await All(db.Facilities),
            await All(db.FacilitySurveys),
            await All(db.ChildFriendlyScores),
            await All(db.ReportedFigures),
            await All(db.Weighings),
            await All(db.Vaccinations),
            await All(db.Assessments),
            await All(db.ServiceContacts),
            await All(db.Enrolments),
            await All(db.Circumstances),
            await All(db.Supports),
            await All(db.Incidents),
            await All(db.Attendances)
        );

        Task<List<T>> All<T>(IQueryable<T> rows)
            where T : class => rows.AsNoTracking().ToListAsync(cancel);
    }

    private static async Task<Guid> CopyAsync(MangNonDb db, Rows rows, CancellationToken cancel)
    {
        var commune = NewCommune();
        var ids = new Dictionary<Guid, Guid>();
        Guid New(Guid old) => ids[old] = Guid.CreateVersion7();
        await Write([commune], x => x);
        await Write(
            rows.Villages,
            x => new Village
            {
                Id = New(x.Id),
                CommuneId = commune.Id,
                Name = x.Name,
            }
        );
        await Write(
            rows.Households,
            x => new Household
            {
                Id = New(x.Id),
                CommuneId = commune.Id,
                VillageId = ids[x.VillageId],
                Code = x.Code,
                Class = x.Class,
            }
        );
        await Write(
            rows.Children,
            x => new Child
            {
                Id = New(x.Id),
                CommuneId = commune.Id,
                HouseholdId = ids[x.HouseholdId],
                Code = x.Code,
                FullName = x.FullName,
                NameFolded = x.NameFolded,
                BirthDate = x.BirthDate,
                Sex = x.Sex,
                EthnicGroup = x.EthnicGroup,
                BirthRegisteredOn = x.BirthRegisteredOn,
                Residence = x.Residence,
                ArrivedOn = x.ArrivedOn,
                LeftOn = x.LeftOn,
                DiedOn = x.DiedOn,
                DeathCause = x.DeathCause,
                DisabilityType = x.DisabilityType,
                DisabilityLevel = x.DisabilityLevel,
                WantsEducation = x.WantsEducation,
            }
        );
        await Write(
            rows.Activities,
            x => new Activity
            {
                Id = New(x.Id),
                CommuneId = commune.Id,
                Code = x.Code,
                Kind = x.Kind,
                HeldOn = x.HeldOn,
            }
        );
        await Write(
            rows.Facilities,
            x => new Facility
            {
                Id = New(x.Id),
                CommuneId = commune.Id,
                Code = x.Code,
                Kind = x.Kind,
                VillageName = x.VillageName,
                OpenedOn = x.OpenedOn,
                ClosedOn = x.ClosedOn,
            }
        );
        await Write(
            rows.Surveys,
            x => new FacilitySurvey
            {
                Id = Guid.CreateVersion7(),
                FacilityId = ids[x.FacilityId],
                Year = x.Year,
                Sanitation = x.Sanitation,
                Counselling = x.Counselling,
                DisabilityAccess = x.DisabilityAccess,
                Operating = x.Operating,
            }
        );
        await WriteRecordsAsync(db, rows, ids, cancel);
        return commune.Id;

        Task Write<T>(IEnumerable<T> old, Func<T, T> copy)
            where T : class => WriteAsync(db, old, copy, cancel);
    }

    private static async Task WriteRecordsAsync(
        MangNonDb db,
        Rows rows,
        Dictionary<Guid, Guid> ids,
        CancellationToken cancel
    )
    {
        await Write(
            rows.Weighings,
            x => new Weighing
            {
                Id = Guid.CreateVersion7(),
                ChildId = ids[x.ChildId],
                MeasuredOn = x.MeasuredOn,
                Sequence = x.Sequence,
                WeightMg = x.WeightMg,
                HeightUm = x.HeightUm,
                Posture = x.Posture,
                Oedema = x.Oedema,
            }
        );
        await Write(
            rows.Vaccinations,
            x => new Vaccination
            {
                Id = Guid.CreateVersion7(),
                ChildId = ids[x.ChildId],
                Vaccine = x.Vaccine,
                Dose = x.Dose,
                GivenOn = x.GivenOn,
            }
        );
        await Write(
            rows.Assessments,
            x => new DevelopmentalAssessment
            {
                Id = Guid.CreateVersion7(),
                ChildId = ids[x.ChildId],
                AssessedOn = x.AssessedOn,
                Sequence = x.Sequence,
                OnTrack = x.OnTrack,
            }
        );
        await Write(
            rows.Services,
            x => new ServiceContact
            {
                Id = Guid.CreateVersion7(),
                ChildId = ids[x.ChildId],
                GivenOn = x.GivenOn,
                Domain = x.Domain,
            }
        );
        await Write(
            rows.Enrolments,
            x => new Enrolment
            {
                Id = Guid.CreateVersion7(),
                ChildId = ids[x.ChildId],
                SchoolYear = x.SchoolYear,
                Grade = x.Grade,
                Result = x.Result,
            }
        );
        await Write(
            rows.Circumstances,
            x => new Circumstance
            {
                Id = Guid.CreateVersion7(),
                ChildId = ids[x.ChildId],
                Group = x.Group,
                From = x.From,
                To = x.To,
            }
        );
        await Write(
            rows.Supports,
            x => new Support
            {
                Id = Guid.CreateVersion7(),
                ChildId = ids[x.ChildId],
                GivenOn = x.GivenOn,
            }
        );
        await Write(
            rows.Incidents,
            x => new Incident
            {
                Id = Guid.CreateVersion7(),
                ChildId = ids[x.ChildId],
                Kind = x.Kind,
                OccurredOn = x.OccurredOn,
                Outcome = x.Outcome,
                OutcomeOn = x.OutcomeOn,
            }
        );
        await Write(
            rows.Attendances,
            x => new Attendance
            {
                Id = Guid.CreateVersion7(),
                ChildId = ids[x.ChildId],
                ActivityId = ids[x.ActivityId],
            }
        );

        Task Write<T>(IEnumerable<T> old, Func<T, T> copy)
            where T : class => WriteAsync(db, old, copy, cancel);
    }

    private static async Task WriteAsync<T>(MangNonDb db, IEnumerable<T> old, Func<T, T> copy, CancellationToken cancel)
        where T : class
    {
        await using var writer = new BulkWriter<T>(db);
        foreach (var row in old)
        {
            await writer.InsertAsync(copy(row), cancel);
        }

        await writer.FlushAsync(cancel);
    }
}
