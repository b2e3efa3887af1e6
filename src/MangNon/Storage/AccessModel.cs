using MangNon.Access;
using MangNon.Register;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace MangNon.Storage;

/// <summary>Tables of people who sign in.</summary>
internal static class AccessModel
{
    public static void Configure(ModelBuilder builder)
    {
        builder.Entity<Account>().ToTable("accounts");
        builder.Entity<IdentityRole<Guid>>().ToTable("account_role_names");
        builder.Entity<IdentityUserRole<Guid>>().ToTable("account_roles");
        builder.Entity<IdentityUserClaim<Guid>>().ToTable("account_claims");
        builder.Entity<IdentityRoleClaim<Guid>>().ToTable("account_role_claims");
        builder.Entity<IdentityUserLogin<Guid>>().ToTable("account_logins");
        builder.Entity<IdentityUserToken<Guid>>().ToTable("account_tokens");
        builder.Entity<RoleGrant>(e =>
        {
            e.HasIndex(x => x.AccountId);
            e.HasOne<Account>().WithMany().HasForeignKey(x => x.AccountId);
        });
        builder.Entity<ChildOpening>(e =>
        {
            e.HasIndex(x => x.AccountId);
            e.HasIndex(x => x.ChildId);
            e.HasOne<Account>().WithMany().HasForeignKey(x => x.AccountId);
            e.HasOne<Child>().WithMany().HasForeignKey(x => x.ChildId);
        });
    }
}
