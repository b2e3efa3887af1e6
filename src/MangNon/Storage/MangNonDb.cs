using MangNon.Access;
using MangNon.Audit;
using MangNon.Circumstances;
using MangNon.Exports;
using MangNon.Facilities;
using MangNon.Figures;
using MangNon.Health;
using MangNon.Health.HivPrevention;
using MangNon.Justice;
using MangNon.Participation;
using MangNon.Register;
using MangNon.Register.Matching;
using MangNon.Register.Merging;
using MangNon.Reporting;
using MangNon.Reporting.CommuneReports;
using MangNon.Reporting.UnitReports;
using MangNon.Reporting.WorkPlans;
using MangNon.Rights;
using MangNon.Schooling;
using Microsoft.AspNetCore.DataProtection.EntityFrameworkCore;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;

namespace MangNon.Storage;

/// <summary>The one model of the database, the same on SQLite and on PostgreSQL.</summary>
/// <param name="options">Which database, and where.</param>
/// <param name="seal">Seals and opens what is confidential in it.</param>
/// <param name="clock">What the log's instants are read from; the system's own where none is given.</param>
public sealed class MangNonDb(DbContextOptions<MangNonDb> options, FieldSeal seal, TimeProvider? clock = null)
    : IdentityDbContext<Account, IdentityRole<Guid>, Guid>(options),
        IDataProtectionKeyContext
{
    private readonly List<AuditEvent> _noted = [];
    private string? _why;

    /// <summary>Seals and opens what is confidential in this database.</summary>
    public FieldSeal Seal => seal;

    /// <summary>What the log's instants are read from.</summary>
    public TimeProvider Clock { get; } = clock ?? TimeProvider.System;

    public DbSet<Commune> Communes => Set<Commune>();
    public DbSet<Village> Villages => Set<Village>();
    public DbSet<Household> Households => Set<Household>();
    public DbSet<Child> Children => Set<Child>();
    public DbSet<Weighing> Weighings => Set<Weighing>();
    public DbSet<Vaccination> Vaccinations => Set<Vaccination>();
    public DbSet<VaccineExemption> VaccineExemptions => Set<VaccineExemption>();

    public DbSet<HealthCheck> HealthChecks => Set<HealthCheck>();

    public DbSet<HivYear> HivYears => Set<HivYear>();
    public DbSet<DevelopmentalAssessment> Assessments => Set<DevelopmentalAssessment>();
    public DbSet<ServiceContact> ServiceContacts => Set<ServiceContact>();
    public DbSet<Enrolment> Enrolments => Set<Enrolment>();
    public DbSet<ChildDetails> ChildDetails => Set<ChildDetails>();

    public DbSet<DropoutFollowUp> DropoutFollowUps => Set<DropoutFollowUp>();
    public DbSet<Circumstance> Circumstances => Set<Circumstance>();
    public DbSet<Support> Supports => Set<Support>();
    public DbSet<Incident> Incidents => Set<Incident>();
    public DbSet<LegalAffair> LegalAffairs => Set<LegalAffair>();
    public DbSet<Activity> Activities => Set<Activity>();
    public DbSet<Attendance> Attendances => Set<Attendance>();
    public DbSet<ChildrenAsk> ChildrenAsks => Set<ChildrenAsk>();
    public DbSet<Facility> Facilities => Set<Facility>();
    public DbSet<FacilitySurvey> FacilitySurveys => Set<FacilitySurvey>();
    public DbSet<UnitReport> UnitReports => Set<UnitReport>();
    public DbSet<ReportStep> ReportSteps => Set<ReportStep>();
    public DbSet<ReportRemark> ReportRemarks => Set<ReportRemark>();
    public DbSet<FigureDifference> FigureDifferences => Set<FigureDifference>();
    public DbSet<WorkTask> WorkTasks => Set<WorkTask>();
    public DbSet<CommuneReport> CommuneReports => Set<CommuneReport>();
    public DbSet<SignedReport> SignedReports => Set<SignedReport>();
    public DbSet<ReportScan> ReportScans => Set<ReportScan>();
    public DbSet<ReportedFigure> ReportedFigures => Set<ReportedFigure>();
    public DbSet<ChildFriendlyScore> ChildFriendlyScores => Set<ChildFriendlyScore>();
    public DbSet<StoredCounts> StoredCounts => Set<StoredCounts>();
    public DbSet<Session> Sessions => Set<Session>();
    public DbSet<SecondFactor> SecondFactors => Set<SecondFactor>();
    public DbSet<RecoveryCode> RecoveryCodes => Set<RecoveryCode>();
    public DbSet<AuditEntry> AuditEntries => Set<AuditEntry>();
    public DbSet<RoleGrant> RoleGrants => Set<RoleGrant>();
    public DbSet<ChildOpening> ChildOpenings => Set<ChildOpening>();
    public DbSet<Agreement> Agreements => Set<Agreement>();
    public DbSet<Notice> Notices => Set<Notice>();
    public DbSet<NameExport> NameExports => Set<NameExport>();
    public DbSet<RightsRequest> RightsRequests => Set<RightsRequest>();
    public DbSet<Consent> Consents => Set<Consent>();
    public DbSet<ErasureProof> ErasureProofs => Set<ErasureProof>();
    public DbSet<ErasedCounts> ErasedCounts => Set<ErasedCounts>();
    public DbSet<NotDuplicate> NotDuplicates => Set<NotDuplicate>();
    public DbSet<ChildMerge> ChildMerges => Set<ChildMerge>();
    public DbSet<Installation> Installations => Set<Installation>();
    public DbSet<DataProtectionKey> DataProtectionKeys => Set<DataProtectionKey>();

    /// <summary>Identity's tables with passkeys, whoever makes the context.</summary>
    protected override Version SchemaVersion => IdentitySchemaVersions.Version3;

    /// <summary>Asks for a line in the log, written with the next <see cref="SaveChangesAsync"/>.</summary>
    public void Note(AuditEvent what) => _noted.Add(what);

    /// <summary>Why the changes of the next <see cref="SaveChangesAsync"/> are made; stands in the log with each of them.</summary>
    public void Because(string? why) => _why = string.IsNullOrWhiteSpace(why) ? null : PersonName.Repair(why);

    /// <summary>Notes and saves at once: for what is seen, asked for or refused, where nothing else is written.</summary>
    public Task NoteAsync(AuditEvent what, CancellationToken cancel)
    {
        Note(what);
        return SaveChangesAsync(cancel);
    }

    /// <summary>
    /// Saves, and in the same transaction raises the versions of the villages and communes touched and writes the log.
    /// </summary>
    public override async Task<int> SaveChangesAsync(
        bool acceptAllChangesOnSuccess,
        CancellationToken cancellationToken = default
    )
    {
        BlindIndex.KeepAll(this);
        var (villages, communes) = await Freshness.TouchedAsync(this, cancellationToken).ConfigureAwait(false);
        List<AuditEvent> events = [.. AuditChanges.Of(this, _why), .. _noted];
        if (villages.Count == 0 && communes.Count == 0 && events.Count == 0)
        {
            return await base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken).ConfigureAwait(false);
        }

        await using var own = Database.CurrentTransaction is null
            ? await Database.BeginTransactionAsync(cancellationToken).ConfigureAwait(false)
            : null;
        var saved = await base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken).ConfigureAwait(false);
        await Freshness.RaiseAsync(this, villages, communes, cancellationToken).ConfigureAwait(false);
        await AuditChain.AppendAsync(this, events, cancellationToken).ConfigureAwait(false);
        if (own is not null)
        {
            await own.CommitAsync(cancellationToken).ConfigureAwait(false);
        }

        _noted.Clear();
        _why = null;
        return saved;
    }

    /// <exception cref="NotSupportedException">Always: saving waits for the database, so it is asynchronous here.</exception>
    public override int SaveChanges(bool acceptAllChangesOnSuccess) =>
        throw new NotSupportedException("Use SaveChangesAsync: it also raises the versions that keep figures fresh.");

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        ArgumentNullException.ThrowIfNull(configurationBuilder);
        configurationBuilder.Properties<DateTime>().HaveConversion<UtcConverter>();
    }

    protected override void OnModelCreating(ModelBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        base.OnModelCreating(builder);
        AccessModel.Configure(builder);
        SessionModel.Configure(builder, Seal);
        AgreementModel.Configure(builder, Seal);
        AuditModel.Configure(builder);
        RegisterModel.Configure(builder);
        RecordsModel.Configure(builder, Seal);
        RightsModel.Configure(builder, Seal);
        ExportModel.Configure(builder, Seal);
        ReportingModel.Configure(builder);
        builder.Entity<Installation>().ToTable("installation").Property(x => x.Id).ValueGeneratedNever();
    }
}
