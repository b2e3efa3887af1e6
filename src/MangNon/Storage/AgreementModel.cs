using MangNon.Access;
using MangNon.Register;
using MangNon.Register.Merging;
using Microsoft.EntityFrameworkCore;

namespace MangNon.Storage;

/// <summary>
/// Tables of acts that need two people, of what is opened, and of what people are told. An agreement and a notice
/// outlive the child they are about: there is no foreign key to it.
/// </summary>
internal static class AgreementModel
{
    public static void Configure(ModelBuilder builder, FieldSeal seal)
    {
        builder.Entity<Agreement>(e =>
        {
            e.ToTable(table =>
                table.HasCheckConstraint("ck_agreements_two_people", "decided_by IS NULL OR decided_by <> asked_by")
            );
            e.Ignore(x => x.Kinds);
            e.HasIndex(x => new { x.CommuneId, x.IsGiven });
            e.HasIndex(x => x.AskedBy);
            e.HasIndex(x => x.ChildId);
            e.HasOne<Commune>().WithMany().HasForeignKey(x => x.CommuneId);
            e.HasOne<Account>().WithMany().HasForeignKey(x => x.AskedBy);
            e.HasOne<Account>().WithMany().HasForeignKey(x => x.DecidedBy);
            e.Property(x => x.Reason).HasConversion(Words(seal, SealedFields.AgreementReason)).IsRequired();
            e.Property(x => x.Remark).HasConversion<string?>(Words(seal, SealedFields.AgreementRemark)!);
            e.Property(x => x.KindWords)
                .HasColumnName("kinds")
                .HasConversion<string?>(Words(seal, SealedFields.AgreementKinds)!);
        });
        builder.Entity<ChildOpening>(e =>
        {
            e.Ignore(x => x.Kinds);
            e.HasIndex(x => x.AccountId);
            e.HasIndex(x => x.ChildId);
            e.HasIndex(x => x.ApprovalId).IsUnique();
            e.HasOne<Account>().WithMany().HasForeignKey(x => x.AccountId);
            e.HasOne<Child>().WithMany().HasForeignKey(x => x.ChildId);
            e.Property(x => x.Reason).HasConversion(Words(seal, SealedFields.OpeningReason)).IsRequired();
            e.Property(x => x.KindWords)
                .HasColumnName("kinds")
                .HasConversion<string?>(Words(seal, SealedFields.OpeningKinds)!);
        });
        builder.Entity<ChildMerge>(e =>
        {
            e.HasIndex(x => x.ChildId);
            e.HasIndex(x => x.OtherId);
            e.HasIndex(x => x.CommuneId);
            e.HasIndex(x => x.AgreementId).IsUnique();
            e.Ignore(x => x.Stands);
            e.HasOne<Commune>().WithMany().HasForeignKey(x => x.CommuneId);
            e.HasOne<Child>().WithMany().HasForeignKey(x => x.ChildId);
            e.HasOne<Agreement>().WithMany().HasForeignKey(x => x.AgreementId);
            e.Property(x => x.Matter)
                .HasConversion<string?>(
                    new SealedConverter<string>(
                        seal,
                        SealedFields.MergeMatter,
                        SealedFields.MergeBlock,
                        text => text,
                        text => text
                    )!
                );
        });
        builder.Entity<Notice>(e =>
        {
            e.HasIndex(x => new { x.AccountId, x.SeenAt });
            e.HasIndex(x => x.ChildId);
            e.HasOne<Account>().WithMany().HasForeignKey(x => x.AccountId);
            e.HasOne<Account>().WithMany().HasForeignKey(x => x.ByAccountId);
            e.HasOne<Commune>().WithMany().HasForeignKey(x => x.CommuneId);
        });
    }

    private static SealedConverter<string> Words(FieldSeal seal, string purpose) =>
        new(seal, purpose, SealedFields.AgreementBlock, text => text, text => text);
}
