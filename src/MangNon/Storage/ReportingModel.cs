using MangNon.Access;
using MangNon.Register;
using MangNon.Reporting.CommuneReports;
using MangNon.Reporting.UnitReports;
using MangNon.Reporting.WorkPlans;
using Microsoft.EntityFrameworkCore;

namespace MangNon.Storage;

/// <summary>Tables of the reporting year: work plans, reports of units, the commune's report, what was signed.</summary>
internal static class ReportingModel
{
    public static void Configure(ModelBuilder builder)
    {
        builder.Entity<UnitReport>(e =>
        {
            e.HasIndex(x => new
                {
                    x.CommuneId,
                    x.Year,
                    x.DutyId,
                    x.Part,
                    x.UnitId,
                    x.PlaceId,
                })
                .IsUnique();
            e.HasOne<Commune>().WithMany().HasForeignKey(x => x.CommuneId);
        });
        builder.Entity<ReportStep>(e =>
        {
            e.HasIndex(x => x.ReportId);
            e.HasOne<UnitReport>().WithMany().HasForeignKey(x => x.ReportId);
            e.HasOne<Account>().WithMany().HasForeignKey(x => x.ByAccountId);
        });
        builder.Entity<ReportRemark>(e =>
        {
            e.HasIndex(x => x.ReportId);
            e.HasOne<UnitReport>().WithMany().HasForeignKey(x => x.ReportId);
            e.HasOne<Account>().WithMany().HasForeignKey(x => x.ByAccountId);
        });
        builder.Entity<FigureDifference>(e =>
        {
            e.Property(x => x.Numerator).HasConversion<string>();
            e.Property(x => x.Denominator).HasConversion<string>();
            e.HasIndex(x => new { x.ReportId, x.ComponentId }).IsUnique();
            e.HasOne<UnitReport>().WithMany().HasForeignKey(x => x.ReportId);
        });
        builder.Entity<WorkTask>(e =>
        {
            // A task of the programme stands once in a plan; tasks of one's own have no id of it.
            e.HasIndex(x => new
                {
                    x.CommuneId,
                    x.Year,
                    x.UnitId,
                    x.PlaceId,
                    x.PlanTaskId,
                })
                .IsUnique();
            e.HasOne<Commune>().WithMany().HasForeignKey(x => x.CommuneId);
            e.HasOne<Account>().WithMany().HasForeignKey(x => x.WrittenBy);
        });
        builder.Entity<CommuneReport>(e =>
        {
            e.HasIndex(x => new
                {
                    x.CommuneId,
                    x.Year,
                    x.DutyId,
                    x.Part,
                    x.Version,
                })
                .IsUnique();
            e.HasOne<Commune>().WithMany().HasForeignKey(x => x.CommuneId);
            e.HasOne<CommuneReport>().WithMany().HasForeignKey(x => x.ReplacesId);
            e.HasOne<Account>().WithMany().HasForeignKey(x => x.PresentedBy);
            e.HasOne<Account>().WithMany().HasForeignKey(x => x.SignedBy);
        });
        // Beside the report, so that a list does not read what was signed.
        builder.Entity<SignedReport>(e => e.HasOne<CommuneReport>().WithOne().HasForeignKey<SignedReport>(x => x.Id));
        builder.Entity<ReportScan>(e => e.HasOne<CommuneReport>().WithOne().HasForeignKey<ReportScan>(x => x.Id));
    }
}
