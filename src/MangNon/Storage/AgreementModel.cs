using MangNon.Access;
using MangNon.Register;
using Microsoft.EntityFrameworkCore;

namespace MangNon.Storage;

/// <summary>The table of acts that need two people. A line outlives the child it was about: there is no foreign key to it.</summary>
internal static class AgreementModel
{
    public static void Configure(ModelBuilder builder, FieldSeal seal) =>
        builder.Entity<Agreement>(e =>
        {
            e.HasIndex(x => new { x.CommuneId, x.IsGiven });
            e.HasIndex(x => x.AskedBy);
            e.HasIndex(x => x.ChildId);
            e.HasOne<Commune>().WithMany().HasForeignKey(x => x.CommuneId);
            e.HasOne<Account>().WithMany().HasForeignKey(x => x.AskedBy);
            e.HasOne<Account>().WithMany().HasForeignKey(x => x.DecidedBy);
            e.Property(x => x.Reason).HasConversion(Words(seal, SealedFields.AgreementReason)).IsRequired();
            e.Property(x => x.Remark).HasConversion<string?>(Words(seal, SealedFields.AgreementRemark)!);
        });

    private static SealedConverter<string> Words(FieldSeal seal, string purpose) =>
        new(seal, purpose, SealedFields.AgreementBlock, text => text, text => text);
}
