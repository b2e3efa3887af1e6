using MangNon.Circumstances;
using MangNon.Health;
using MangNon.Participation;
using MangNon.Register;
using MangNon.Schooling;
using Microsoft.EntityFrameworkCore;

namespace MangNon.Storage;

/// <summary>Tables of records about one child.</summary>
internal static class RecordsModel
{
    public static void Configure(ModelBuilder builder)
    {
        OfChild<Weighing>(builder);
        OfChild<Vaccination>(builder);
        OfChild<DevelopmentalAssessment>(builder, "assessments");
        OfChild<ServiceContact>(builder);
        OfChild<Circumstance>(builder);
        OfChild<Support>(builder);
        OfChild<Incident>(builder);
        builder.Entity<Enrolment>(e =>
        {
            e.HasIndex(x => new { x.ChildId, x.SchoolYear }).IsUnique();
            e.HasOne<Child>().WithMany().HasForeignKey(x => x.ChildId);
        });
        builder.Entity<Attendance>(e =>
        {
            e.HasIndex(x => new { x.ChildId, x.ActivityId }).IsUnique();
            e.HasIndex(x => x.ActivityId);
            e.HasOne<Child>().WithMany().HasForeignKey(x => x.ChildId);
            e.HasOne<Activity>().WithMany().HasForeignKey(x => x.ActivityId);
        });
    }

    private static void OfChild<T>(ModelBuilder builder, string? table = null)
        where T : class, IChildRecord
    {
        var entity = builder.Entity<T>();
        entity.HasIndex(x => x.ChildId);
        entity.HasOne<Child>().WithMany().HasForeignKey(x => x.ChildId);
        if (table is not null)
        {
            entity.ToTable(table);
        }
    }
}
