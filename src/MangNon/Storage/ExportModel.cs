using MangNon.Access;
using MangNon.Exports;
using MangNon.Register;
using Microsoft.EntityFrameworkCore;

namespace MangNon.Storage;

/// <summary>The register of files with names that were taken away.</summary>
internal static class ExportModel
{
    public static void Configure(ModelBuilder builder, FieldSeal seal) =>
        builder.Entity<NameExport>(e =>
        {
            e.HasIndex(x => new { x.CommuneId, x.Number }).IsUnique();
            e.HasIndex(x => new { x.AccountId, x.BegunAt });
            e.HasIndex(x => x.AgreementId).IsUnique();
            e.HasOne<Commune>().WithMany().HasForeignKey(x => x.CommuneId);
            e.HasOne<Account>().WithMany().HasForeignKey(x => x.AccountId);
            e.HasOne<Agreement>().WithMany().HasForeignKey(x => x.AgreementId);
            e.Property(x => x.Selection).HasConversion(Words(seal, SealedFields.ExportSelection)).IsRequired();
            e.Property(x => x.Matter).HasConversion(Words(seal, SealedFields.ExportMatter)).IsRequired();
        });

    private static SealedConverter<string> Words(FieldSeal seal, string purpose) =>
        new(seal, purpose, SealedFields.ExportBlock, text => text, text => text);
}
