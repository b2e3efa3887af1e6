using System.Security.Cryptography;
using MangNon.Access;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace MangNon.Web.Access;

/// <summary>The account made on the first start, with a password that is shown once and changed at the first sign-in.</summary>
/// <param name="UserName">Always <c>quantri</c>.</param>
/// <param name="Password">In clear: print it once, keep it nowhere.</param>
public sealed record FirstAdministrator(string UserName, string Password)
{
    public const string Name = "quantri";

    // No letters or digits that look like others: it is read off a screen and typed.
    private const string Alphabet = "abcdefghjkmnpqrstuvwxyz23456789";

    /// <summary>Makes the roles, and the account if there is none at all; null when there already was an account.</summary>
    public static async Task<FirstAdministrator?> EnsureAsync(
        IServiceProvider services,
        CancellationToken cancellation = default
    )
    {
        await using var scope = services.CreateAsyncScope();
        var roles = scope.ServiceProvider.GetRequiredService<RoleManager<IdentityRole<Guid>>>();
        foreach (var role in Roles.All)
        {
            if (!await roles.RoleExistsAsync(role))
            {
                Must(await roles.CreateAsync(new IdentityRole<Guid>(role) { Id = Guid.CreateVersion7() }));
            }
        }

        var users = scope.ServiceProvider.GetRequiredService<UserManager<Account>>();
        if (await users.Users.AnyAsync(cancellation))
        {
            return null;
        }

        var password = NewPassword();
        var account = new Account
        {
            Id = Guid.CreateVersion7(),
            UserName = Name,
            DisplayName = "Quản trị",
            MustChangePassword = true,
        };
        Must(await users.CreateAsync(account, password));
        Must(await users.AddToRoleAsync(account, Roles.Administrator));
        return new FirstAdministrator(Name, password);
    }

    /// <summary>Five groups of four, 99 bits: <c>k7mq-2xhf-…</c>.</summary>
    internal static string NewPassword() =>
        string.Join('-', Enumerable.Range(0, 5).Select(_ => RandomNumberGenerator.GetString(Alphabet, 4)));

    private static void Must(IdentityResult result)
    {
        if (!result.Succeeded)
        {
            throw new InvalidOperationException(string.Join("; ", result.Errors.Select(error => error.Code)));
        }
    }
}
