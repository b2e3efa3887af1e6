using MangNon.Access;
using MangNon.Circumstances;
using MangNon.Health;
using MangNon.Justice;
using MangNon.Participation;
using MangNon.Register;
using MangNon.Schooling;
using MangNon.Storage;
using Microsoft.EntityFrameworkCore;

namespace MangNon.Web.Register;

/// <summary>
/// All that the register holds of one child and a person may see, each kind with the newest first. A kind that may not
/// be seen is empty, as if there were nothing.
/// </summary>
internal sealed record ChildRecords
{
    public required ChildSight Sight { get; init; }
    public Child Child => Sight.Child;
    public required Household Household { get; init; }
    public required Village Village { get; init; }

    /// <summary>What is known beyond the workbook; null where nothing is.</summary>
    public required ChildDetails? Details { get; init; }
    public required IReadOnlyList<Weighing> Weighings { get; init; }
    public required IReadOnlyList<Vaccination> Vaccinations { get; init; }
    public required IReadOnlyList<VaccineExemption> VaccineExemptions { get; init; }
    public required IReadOnlyList<HealthCheck> HealthChecks { get; init; }
    public required IReadOnlyList<DevelopmentalAssessment> Assessments { get; init; }
    public required IReadOnlyList<ServiceContact> Services { get; init; }
    public required IReadOnlyList<(Enrolment Enrolment, string? School)> Enrolments { get; init; }
    public required IReadOnlyList<DropoutFollowUp> DropoutFollowUps { get; init; }
    public required IReadOnlyList<Circumstance> Circumstances { get; init; }
    public required IReadOnlyList<Support> Supports { get; init; }
    public required IReadOnlyList<Incident> Incidents { get; init; }
    public required IReadOnlyList<LegalAffair> LegalAffairs { get; init; }
    public required IReadOnlyList<Activity> Activities { get; init; }

    /// <summary>Null where there is no such child, or not for this person.</summary>
    public static async Task<ChildRecords?> ReadAsync(
        MangNonDb db,
        Viewer viewer,
        Guid childId,
        CancellationToken cancel
    )
    {
        if (await ChildSight.ReadAsync(db, viewer, childId, cancel) is not { } sight)
        {
            return null;
        }

        var child = sight.Child;

        var household = await db.Households.AsNoTracking().SingleAsync(h => h.Id == child.HouseholdId, cancel);
        var enrolments = await Of(db.Enrolments, RecordKind.Schooling)
            .OrderByDescending(e => e.SchoolYear)
            .ToListAsync(cancel);
        var schoolIds = enrolments.Select(e => e.FacilityId).OfType<Guid>().ToList();
        var schools = await db
            .Facilities.AsNoTracking()
            .Where(f => schoolIds.Contains(f.Id))
            .ToDictionaryAsync(f => f.Id, f => f.Name ?? f.Code, cancel);
        return new ChildRecords
        {
            Sight = sight,
            Household = household,
            Village = await db.Villages.AsNoTracking().SingleAsync(v => v.Id == household.VillageId, cancel),
            Details = await All(db.ChildDetails).SingleOrDefaultAsync(cancel),
            Weighings = await Of(db.Weighings, RecordKind.Health)
                .OrderByDescending(w => w.MeasuredOn)
                .ThenByDescending(w => w.Sequence)
                .ToListAsync(cancel),
            Vaccinations = await Of(db.Vaccinations, RecordKind.Health)
                .OrderByDescending(v => v.GivenOn)
                .ToListAsync(cancel),
            VaccineExemptions = await Of(db.VaccineExemptions, RecordKind.Health)
                .OrderByDescending(e => e.From)
                .ToListAsync(cancel),
            HealthChecks = await Of(db.HealthChecks, RecordKind.Health)
                .OrderByDescending(c => c.CheckedOn)
                .ToListAsync(cancel),
            Assessments = await Of(db.Assessments, RecordKind.Health)
                .OrderByDescending(a => a.AssessedOn)
                .ThenByDescending(a => a.Sequence)
                .ToListAsync(cancel),
            Services = await Of(db.ServiceContacts, RecordKind.Health)
                .OrderByDescending(s => s.GivenOn)
                .ToListAsync(cancel),
            Enrolments =
            [
                .. enrolments.Select(e => (e, e.FacilityId is { } id ? schools.GetValueOrDefault(id) : null)),
            ],
            DropoutFollowUps = await Of(db.DropoutFollowUps, RecordKind.Schooling)
                .OrderByDescending(v => v.VisitedOn)
                .ToListAsync(cancel),
            Circumstances =
            [
                .. (await All(db.Circumstances).OrderByDescending(c => c.From).ToListAsync(cancel)).Where(c =>
                    sight.Sees(KindOf.Circumstance(c.Group))
                ),
            ],
            Supports = await Of(db.Supports, RecordKind.Circumstances)
                .OrderByDescending(s => s.GivenOn)
                .ToListAsync(cancel),
            Incidents =
            [
                .. (await All(db.Incidents).OrderByDescending(i => i.OccurredOn).ToListAsync(cancel)).Where(i =>
                    sight.Sees(KindOf.Incident(i.Kind))
                ),
            ],
            LegalAffairs = await Of(db.LegalAffairs, RecordKind.Legal)
                .OrderByDescending(a => a.From)
                .ToListAsync(cancel),
            Activities = await Of(db.Attendances, RecordKind.Participation)
                .Join(db.Activities, t => t.ActivityId, a => a.Id, (t, a) => a)
                .OrderByDescending(a => a.HeldOn)
                .ToListAsync(cancel),
        };

        IQueryable<T> Of<T>(DbSet<T> records, RecordKind kind)
            where T : class, IChildRecord => sight.Sees(kind) ? All(records) : All(records).Where(_ => false);

        IQueryable<T> All<T>(DbSet<T> records)
            where T : class, IChildRecord => records.AsNoTracking().Where(record => record.ChildId == childId);
    }
}
