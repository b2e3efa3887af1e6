using MangNon.Facilities;
using MangNon.Participation;
using MangNon.Register;
using MangNon.Storage;
using Microsoft.EntityFrameworkCore;

namespace MangNon.Exchange.Sheets;

/// <summary>Reads what the database holds of one commune, a whole table at a time.</summary>
internal sealed class CommuneRecords(MangNonDb db, FieldSeal seal, Guid communeId)
{
    public Task<List<Village>> VillagesAsync(CancellationToken c) =>
        db.Villages.AsNoTracking().Where(x => x.CommuneId == communeId).ToListAsync(c);

    public Task<List<Household>> HouseholdsAsync(CancellationToken c) =>
        db.Households.AsNoTracking().Where(x => x.CommuneId == communeId).ToListAsync(c);

    public Task<List<Child>> ChildrenAsync(CancellationToken c) =>
        db.Children.AsNoTracking().Where(x => x.CommuneId == communeId).ToListAsync(c);

    public Task<List<Facility>> FacilitiesAsync(CancellationToken c) =>
        db.Facilities.AsNoTracking().Where(x => x.CommuneId == communeId).ToListAsync(c);

    public Task<List<Activity>> ActivitiesAsync(CancellationToken c) =>
        db.Activities.AsNoTracking().Where(x => x.CommuneId == communeId).ToListAsync(c);

    public Task<List<FacilitySurvey>> SurveysAsync(CancellationToken c) =>
        (
            from survey in db.FacilitySurveys.AsNoTracking()
            join facility in db.Facilities on survey.FacilityId equals facility.Id
            where facility.CommuneId == communeId
            select survey
        ).ToListAsync(c);

    public Task<List<Reporting.ReportedFigure>> ReportedFiguresAsync(CancellationToken c) =>
        db.ReportedFigures.AsNoTracking().Where(x => x.CommuneId == communeId).ToListAsync(c);

    public Task<List<Reporting.ChildFriendlyScore>> ScoresAsync(CancellationToken c) =>
        db.ChildFriendlyScores.AsNoTracking().Where(x => x.CommuneId == communeId).ToListAsync(c);

    /// <summary>Records of one kind about the commune's children.</summary>
    public Task<List<T>> OfChildrenAsync<T>(CancellationToken c)
        where T : class, IChildRecord =>
        (
            from record in db.Set<T>().AsNoTracking()
            join child in db.Children on record.ChildId equals child.Id
            where child.CommuneId == communeId
            select record
        ).ToListAsync(c);

    public HouseholdRow Row(Household x, string village) =>
        new(x.Code, village, x.Head, x.Address, seal.Open(x.PhoneSealed, SealedFields.HouseholdPhone), x.Class);

    public ChildRow Row(Child x) =>
        new(
            x.Code,
            x.HouseholdId,
            x.FullName,
            x.BirthDate,
            x.Sex,
            x.EthnicGroup,
            seal.Open(x.PersonalIdSealed, SealedFields.ChildPersonalId),
            x.BirthRegisteredOn,
            x.FatherName,
            x.MotherName,
            x.Caregiver,
            x.Residence,
            x.ArrivedOn,
            x.LeftOn,
            x.DiedOn,
            x.DeathCause,
            x.DisabilityType,
            x.DisabilityLevel,
            x.WantsEducation
        );
}
