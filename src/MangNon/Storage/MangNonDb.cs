using MangNon.Access;
using MangNon.Circumstances;
using MangNon.Facilities;
using MangNon.Figures;
using MangNon.Health;
using MangNon.Participation;
using MangNon.Register;
using MangNon.Reporting;
using MangNon.Schooling;
using Microsoft.AspNetCore.DataProtection.EntityFrameworkCore;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;

namespace MangNon.Storage;

/// <summary>The one model of the database, the same on SQLite and on PostgreSQL.</summary>
public sealed class MangNonDb(DbContextOptions<MangNonDb> options)
    : IdentityDbContext<Account, IdentityRole<Guid>, Guid>(options),
        IDataProtectionKeyContext
{
    public DbSet<Commune> Communes => Set<Commune>();
    public DbSet<Village> Villages => Set<Village>();
    public DbSet<Household> Households => Set<Household>();
    public DbSet<Child> Children => Set<Child>();
    public DbSet<Weighing> Weighings => Set<Weighing>();
    public DbSet<Vaccination> Vaccinations => Set<Vaccination>();
    public DbSet<DevelopmentalAssessment> Assessments => Set<DevelopmentalAssessment>();
    public DbSet<ServiceContact> ServiceContacts => Set<ServiceContact>();
    public DbSet<Enrolment> Enrolments => Set<Enrolment>();
    public DbSet<Circumstance> Circumstances => Set<Circumstance>();
    public DbSet<Support> Supports => Set<Support>();
    public DbSet<Incident> Incidents => Set<Incident>();
    public DbSet<Activity> Activities => Set<Activity>();
    public DbSet<Attendance> Attendances => Set<Attendance>();
    public DbSet<Facility> Facilities => Set<Facility>();
    public DbSet<FacilitySurvey> FacilitySurveys => Set<FacilitySurvey>();
    public DbSet<ReportedFigure> ReportedFigures => Set<ReportedFigure>();
    public DbSet<ChildFriendlyScore> ChildFriendlyScores => Set<ChildFriendlyScore>();
    public DbSet<StoredCounts> StoredCounts => Set<StoredCounts>();
    public DbSet<DataProtectionKey> DataProtectionKeys => Set<DataProtectionKey>();

    protected override void OnModelCreating(ModelBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        base.OnModelCreating(builder);
        AccessModel.Configure(builder);
        RegisterModel.Configure(builder);
        RecordsModel.Configure(builder);
    }
}
