using MangNon.Facilities;
using MangNon.Figures;
using MangNon.Participation;
using MangNon.Register;
using MangNon.Register.Matching;
using MangNon.Reporting;
using Microsoft.EntityFrameworkCore;

namespace MangNon.Storage;

/// <summary>Tables of what belongs to a commune: villages, households, children, facilities, activities, what children asked for, figures.</summary>
internal static class RegisterModel
{
    public static void Configure(ModelBuilder builder)
    {
        builder.Entity<Commune>(e => e.HasKey(x => x.Id));
        builder.Entity<Village>(e =>
        {
            e.HasIndex(x => new { x.CommuneId, x.Name }).IsUnique();
            e.HasOne<Commune>().WithMany().HasForeignKey(x => x.CommuneId);
        });
        builder.Entity<Household>(e =>
        {
            e.HasIndex(x => new { x.CommuneId, x.Code }).IsUnique();
            e.HasOne<Commune>().WithMany().HasForeignKey(x => x.CommuneId);
            e.HasOne<Village>().WithMany().HasForeignKey(x => x.VillageId);
        });
        builder.Entity<Child>(e =>
        {
            e.HasIndex(x => new { x.CommuneId, x.Code }).IsUnique();
            e.HasIndex(x => x.PersonalIdIndex);
            e.HasOne<Commune>().WithMany().HasForeignKey(x => x.CommuneId);
            e.HasOne<Household>().WithMany().HasForeignKey(x => x.HouseholdId);
        });
        builder.Entity<NotDuplicate>(e =>
        {
            e.HasIndex(x => new { x.FirstId, x.SecondId }).IsUnique();
            e.HasIndex(x => x.SecondId);
            e.HasIndex(x => x.CommuneId);
            e.HasOne<Commune>().WithMany().HasForeignKey(x => x.CommuneId);
            // Deleting a child takes what was found about it.
            e.HasOne<Child>().WithMany().HasForeignKey(x => x.FirstId).OnDelete(DeleteBehavior.Cascade);
            e.HasOne<Child>().WithMany().HasForeignKey(x => x.SecondId).OnDelete(DeleteBehavior.Cascade);
        });
        builder.Entity<Facility>(e =>
        {
            e.HasIndex(x => new { x.CommuneId, x.Code }).IsUnique();
            e.HasOne<Commune>().WithMany().HasForeignKey(x => x.CommuneId);
        });
        builder.Entity<FacilitySurvey>(e =>
        {
            e.HasIndex(x => new { x.FacilityId, x.Year }).IsUnique();
            e.HasOne<Facility>().WithMany().HasForeignKey(x => x.FacilityId);
        });
        builder.Entity<Activity>(e =>
        {
            e.HasIndex(x => new { x.CommuneId, x.Code }).IsUnique();
            e.HasOne<Commune>().WithMany().HasForeignKey(x => x.CommuneId);
        });
        builder.Entity<ChildrenAsk>(e =>
        {
            e.HasIndex(x => new { x.CommuneId, x.AskedOn });
            e.HasIndex(x => x.ActivityId);
            e.Property(x => x.Matter).HasMaxLength(ChildrenAsk.LongestText);
            e.Property(x => x.Answer).HasMaxLength(ChildrenAsk.LongestText);
            e.HasOne<Commune>().WithMany().HasForeignKey(x => x.CommuneId);
            e.HasOne<Activity>().WithMany().HasForeignKey(x => x.ActivityId).OnDelete(DeleteBehavior.SetNull);
        });
        builder.Entity<ReportedFigure>(e =>
        {
            e.Property(x => x.Numerator).HasConversion<string>();
            e.Property(x => x.Denominator).HasConversion<string>();
            e.HasIndex(x => new
                {
                    x.CommuneId,
                    x.ComponentId,
                    x.Year,
                    x.Reporter,
                })
                .IsUnique();
            e.HasOne<Commune>().WithMany().HasForeignKey(x => x.CommuneId);
        });
        builder.Entity<ChildFriendlyScore>(e =>
        {
            e.HasIndex(x => new
                {
                    x.CommuneId,
                    x.Year,
                    x.Criterion,
                })
                .IsUnique();
            e.HasOne<Commune>().WithMany().HasForeignKey(x => x.CommuneId);
        });
        builder.Entity<StoredCounts>(e =>
            e.HasKey(x => new
            {
                x.OwnerId,
                x.From,
                x.To,
                x.RulesHash,
            })
        );
    }
}
