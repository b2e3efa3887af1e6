using MangNon.Figures;
using MangNon.Register;
using MangNon.Rights;
using Microsoft.EntityFrameworkCore;

namespace MangNon.Storage;

/// <summary>Tables of what families ask for and consent to, and of what was deleted.</summary>
internal static class RightsModel
{
    public static void Configure(ModelBuilder builder, FieldSeal seal)
    {
        builder.Entity<RightsRequest>(e =>
        {
            e.HasIndex(x => new { x.CommuneId, x.AnsweredAt });
            e.HasIndex(x => x.ChildId);
            e.HasOne<Commune>().WithMany().HasForeignKey(x => x.CommuneId);
            e.HasOne<Child>().WithMany().HasForeignKey(x => x.ChildId);
            e.Property(x => x.Matter)
                .HasConversion(
                    new SealedConverter<RequestMatter>(
                        seal,
                        SealedFields.RequestMatter,
                        SealedFields.RequestBlock,
                        MatterText.Write,
                        MatterText.Read
                    )
                )
                .IsRequired();
            e.Property(x => x.Remark).HasConversion<string?>(Words(seal, SealedFields.RequestRemark)!);
        });
        builder.Entity<Consent>(e =>
        {
            e.HasIndex(x => x.ChildId);
            e.HasOne<Commune>().WithMany().HasForeignKey(x => x.CommuneId);
            e.HasOne<Child>().WithMany().HasForeignKey(x => x.ChildId);
            e.Property(x => x.Evidence).HasConversion(Words(seal, SealedFields.ConsentEvidence)).IsRequired();
        });
        builder.Entity<ErasureProof>(e =>
        {
            e.HasIndex(x => new { x.CommuneId, x.At });
            e.HasOne<Commune>().WithMany().HasForeignKey(x => x.CommuneId);
            e.Ignore(x => x.Tables);
            e.Property(x => x.Basis).HasConversion(Words(seal, SealedFields.ErasureBasis)).IsRequired();
        });
        builder.Entity<ErasedCounts>(e =>
        {
            e.HasIndex(x => new { x.VillageId, x.Year }).IsUnique();
            e.Property(x => x.Payload).HasConversion(Words(seal, SealedFields.ErasedPayload)).IsRequired();
        });
    }

    private static SealedConverter<string> Words(FieldSeal seal, string purpose) =>
        new(seal, purpose, SealedFields.RequestBlock, text => text, text => text);
}
