using MangNon.Circumstances;
using MangNon.Health;
using MangNon.Health.HivPrevention;
using MangNon.Justice;
using MangNon.Participation;
using MangNon.Register;
using MangNon.Schooling;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace MangNon.Storage;

/// <summary>Tables of records about one child; and of counts that are sealed as such records are.</summary>
internal static class RecordsModel
{
    public static void Configure(ModelBuilder builder, FieldSeal seal)
    {
        OfChild<Weighing>(builder);
        OfChild<Vaccination>(builder);
        OfChild<VaccineExemption>(builder);
        OfChild<HealthCheck>(builder);
        OfChild<DevelopmentalAssessment>(builder, "assessments");
        OfChild<ServiceContact>(builder);
        OfChild<Circumstance>(builder);
        OfChild<Support>(builder);
        OfChild<Incident>(builder);
        OfChild<DropoutFollowUp>(builder);
        OfChild<LegalAffair>(builder);
        Sealed(builder, seal);
        SealedLegal(builder, seal);
        OfCommune(builder, seal);
        builder.Entity<ChildDetails>(e =>
        {
            e.HasIndex(x => x.ChildId).IsUnique();
            e.HasOne<Child>().WithMany().HasForeignKey(x => x.ChildId);
        });
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

    /// <summary>What others read of these is computed from the sealed column: EF must not map it.</summary>
    private static void Sealed(ModelBuilder builder, FieldSeal seal)
    {
        builder.Entity<Circumstance>(e =>
        {
            e.Ignore(x => x.Group);
            e.Property(x => x.Matter)
                .HasColumnName("group")
                .HasConversion(
                    new SealedConverter<CircumstanceMatter>(
                        seal,
                        SealedFields.CircumstanceGroup,
                        16,
                        m => m.Group,
                        s => new CircumstanceMatter(s)
                    )
                )
                .IsRequired();
        });
        builder.Entity<Support>(e =>
        {
            e.Ignore(x => x.Form);
            e.Ignore(x => x.Source);
            Whole(
                e.Property(x => x.Matter),
                seal,
                SealedFields.SupportMatter,
                SealedFields.SupportBlock,
                m => m.Write(),
                SupportMatter.Read
            );
        });
        builder.Entity<Incident>(e =>
        {
            e.Ignore(x => x.Kind);
            e.Ignore(x => x.Outcome);
            e.Ignore(x => x.OutcomeOn);
            e.Ignore(x => x.Detail);
            e.Ignore(x => x.Place);
            Whole(
                e.Property(x => x.Matter),
                seal,
                SealedFields.IncidentMatter,
                SealedFields.IncidentBlock,
                m => m.Write(),
                IncidentMatter.Read
            );
        });
    }

    private static void SealedLegal(ModelBuilder builder, FieldSeal seal) =>
        builder.Entity<LegalAffair>(e =>
        {
            e.Ignore(x => x.Kind);
            e.Ignore(x => x.State);
            e.Ignore(x => x.Number);
            e.Ignore(x => x.Words);
            Whole(
                e.Property(x => x.Matter),
                seal,
                SealedFields.LegalMatter,
                SealedFields.LegalBlock,
                m => m.Write(),
                LegalMatter.Read
            );
        });

    /// <summary>Counts of a commune, of no child.</summary>
    private static void OfCommune(ModelBuilder builder, FieldSeal seal) =>
        builder.Entity<HivYear>(e =>
        {
            e.HasIndex(x => new { x.CommuneId, x.Year }).IsUnique();
            e.HasOne<Commune>().WithMany().HasForeignKey(x => x.CommuneId);
            e.Ignore(x => x.WomenTested);
            e.Ignore(x => x.MothersPositive);
            e.Ignore(x => x.ChildrenBorn);
            e.Ignore(x => x.ChildrenProtected);
            e.Ignore(x => x.ChildrenTested);
            e.Ignore(x => x.ChildrenPositive);
            e.Ignore(x => x.Source);
            e.Ignore(x => x.Note);
            Whole(
                e.Property(x => x.Matter),
                seal,
                SealedFields.HivYearMatter,
                SealedFields.HivYearBlock,
                m => m.Write(),
                HivYearMatter.Read
            );
        });

    /// <summary>What of a row is sealed, all of it in one column.</summary>
    private static void Whole<T>(
        PropertyBuilder<T> matter,
        FieldSeal seal,
        string purpose,
        int block,
        Func<T, string> write,
        Func<string, T> read
    ) => matter.HasConversion(new SealedConverter<T>(seal, purpose, block, write, read)).IsRequired();

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
