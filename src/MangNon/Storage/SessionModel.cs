using MangNon.Access;
using Microsoft.AspNetCore.DataProtection.EntityFrameworkCore;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace MangNon.Storage;

/// <summary>Tables of how people prove who they are: sessions, second factors, passkeys, keys of cookies.</summary>
internal static class SessionModel
{
    public static void Configure(ModelBuilder builder, FieldSeal seal)
    {
        builder.Entity<IdentityUserPasskey<Guid>>(e =>
        {
            e.ToTable("account_passkeys");
            e.HasKey(x => x.CredentialId);
            e.Property(x => x.CredentialId).HasMaxLength(1024);
            e.OwnsOne(x => x.Data).ToJson();
            e.HasOne<Account>().WithMany().HasForeignKey(x => x.UserId);
        });
        builder.Entity<Session>(e =>
        {
            e.ToTable("sessions");
            e.Property(x => x.Address).HasMaxLength(64);
            e.Property(x => x.Browser).HasMaxLength(64);
            e.HasIndex(x => new { x.AccountId, x.BegunAt });
            e.HasOne<Account>().WithMany().HasForeignKey(x => x.AccountId);
        });
        builder.Entity<SecondFactor>(e =>
        {
            e.ToTable("account_second_factors");
            e.HasIndex(x => x.AccountId).IsUnique();
            e.Property(x => x.Key).HasConversion(Text(seal, SealedFields.SecondFactorKey));
            e.HasOne<Account>().WithOne().HasForeignKey<SecondFactor>(x => x.AccountId);
        });
        builder.Entity<RecoveryCode>(e =>
        {
            e.ToTable("account_recovery_codes");
            e.Property(x => x.Hash).HasMaxLength(64);
            e.HasIndex(x => new { x.AccountId, x.Hash }).IsUnique();
            e.HasOne<Account>().WithMany().HasForeignKey(x => x.AccountId);
        });
        builder
            .Entity<DataProtectionKey>()
            .Property(x => x.Xml)
            .HasConversion<string?>(Text(seal, SealedFields.CookieKey)!);
    }

    private static SealedConverter<string> Text(FieldSeal seal, string purpose) =>
        new(seal, purpose, block: 16, text => text, text => text);
}
