using MangNon.Circumstances;
using MangNon.Health;
using MangNon.Participation;
using MangNon.Register;
using MangNon.Schooling;
using MangNon.Storage;
using Microsoft.EntityFrameworkCore;

namespace MangNon.Web.Register;

/// <summary>All that the register holds of one child, each kind with the newest first.</summary>
internal sealed record ChildRecords
{
    public required Child Child { get; init; }
    public required Household Household { get; init; }
    public required Village Village { get; init; }
    public required IReadOnlyList<Weighing> Weighings { get; init; }
    public required IReadOnlyList<Vaccination> Vaccinations { get; init; }
    public required IReadOnlyList<DevelopmentalAssessment> Assessments { get; init; }
    public required IReadOnlyList<ServiceContact> Services { get; init; }
    public required IReadOnlyList<(Enrolment Enrolment, string? School)> Enrolments { get; init; }
    public required IReadOnlyList<Circumstance> Circumstances { get; init; }
    public required IReadOnlyList<Support> Supports { get; init; }
    public required IReadOnlyList<Incident> Incidents { get; init; }
    public required IReadOnlyList<Activity> Activities { get; init; }

    /// <summary>Null where the commune has no such child.</summary>
    public static async Task<ChildRecords?> ReadAsync(
        MangNonDb db,
        Guid communeId,
        Guid childId,
        CancellationToken cancel
    )
    {
        var child = await db
            .Children.AsNoTracking()
            .SingleOrDefaultAsync(c => c.Id == childId && c.CommuneId == communeId, cancel);
        if (child is null)
        {
            return null;
        }

        var household = await db.Households.AsNoTracking().SingleAsync(h => h.Id == child.HouseholdId, cancel);
        var enrolments = await Of(db.Enrolments).OrderByDescending(e => e.SchoolYear).ToListAsync(cancel);
        var schoolIds = enrolments.Select(e => e.FacilityId).OfType<Guid>().ToList();
        var schools = await db
            .Facilities.AsNoTracking()
            .Where(f => schoolIds.Contains(f.Id))
            .ToDictionaryAsync(f => f.Id, f => f.Name ?? f.Code, cancel);
        return new ChildRecords
        {
            Child = child,
            Household = household,
            Village = await db.Villages.AsNoTracking().SingleAsync(v => v.Id == household.VillageId, cancel),
            Weighings = await Of(db.Weighings)
                .OrderByDescending(w => w.MeasuredOn)
                .ThenByDescending(w => w.Sequence)
                .ToListAsync(cancel),
            Vaccinations = await Of(db.Vaccinations).OrderByDescending(v => v.GivenOn).ToListAsync(cancel),
            Assessments = await Of(db.Assessments)
                .OrderByDescending(a => a.AssessedOn)
                .ThenByDescending(a => a.Sequence)
                .ToListAsync(cancel),
            Services = await Of(db.ServiceContacts).OrderByDescending(s => s.GivenOn).ToListAsync(cancel),
            Enrolments =
            [
                .. enrolments.Select(e => (e, e.FacilityId is { } id ? schools.GetValueOrDefault(id) : null)),
            ],
            Circumstances = await Of(db.Circumstances).OrderByDescending(c => c.From).ToListAsync(cancel),
            Supports = await Of(db.Supports).OrderByDescending(s => s.GivenOn).ToListAsync(cancel),
            Incidents = await Of(db.Incidents).OrderByDescending(i => i.OccurredOn).ToListAsync(cancel),
            Activities = await Of(db.Attendances)
                .Join(db.Activities, t => t.ActivityId, a => a.Id, (t, a) => a)
                .OrderByDescending(a => a.HeldOn)
                .ToListAsync(cancel),
        };

        IQueryable<T> Of<T>(DbSet<T> records)
            where T : class, IChildRecord => records.AsNoTracking().Where(record => record.ChildId == childId);
    }
}
