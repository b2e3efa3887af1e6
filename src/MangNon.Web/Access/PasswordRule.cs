using System.Text;
using MangNon.Access;
using Microsoft.AspNetCore.Identity;

namespace MangNon.Web.Access;

/// <summary>What is wrong with a password.</summary>
internal enum PasswordProblem
{
    None,
    TooShort,
    TooLong,

    /// <summary>In the shipped list, or made of the product's, the commune's or the person's own name.</summary>
    TooCommon,
}

/// <summary>
/// 8 to 128 characters, not one that is tried first. No rules about kinds of characters, and no expiry: they make
/// passwords worse (NIST SP 800-63B; OWASP ASVS 5.0 V6.2).
/// </summary>
internal sealed class PasswordRule : IPasswordValidator<Account>
{
    public const int MinLength = 8;
    public const int MaxLength = 128;
    private static readonly HashSet<string> Common = ReadList();

    /// <summary>Typed on another keyboard the same letters may be put together differently: form C makes them one.</summary>
    public static string Normal(string? password) => (password ?? "").Normalize(NormalizationForm.FormC);

    public static PasswordProblem Check(string password, string? userName)
    {
        var normal = Normal(password);
        if (normal.Length < MinLength)
        {
            return PasswordProblem.TooShort;
        }

        if (normal.Length > MaxLength)
        {
            return PasswordProblem.TooLong;
        }

        var folded = new string([.. MangNon.Register.PersonName.Fold(normal).Where(char.IsLetterOrDigit)]);
        var letters = new string([.. folded.Where(char.IsLetter)]);
        var own = userName is null ? "" : MangNon.Register.PersonName.Fold(userName);
        return
            Common.Contains(folded)
            || (letters.Length > 0 && Common.Contains(letters))
            || folded.Distinct().Count() < 3
            || (own.Length > 0 && string.Equals(letters, own, StringComparison.Ordinal))
            ? PasswordProblem.TooCommon
            : PasswordProblem.None;
    }

    public Task<IdentityResult> ValidateAsync(UserManager<Account> manager, Account user, string? password)
    {
        ArgumentNullException.ThrowIfNull(user);
        var problem = Check(password ?? "", user.UserName);
        return Task.FromResult(
            problem == PasswordProblem.None
                ? IdentityResult.Success
                : IdentityResult.Failed(new IdentityError { Code = problem.ToString() })
        );
    }

    private static HashSet<string> ReadList()
    {
        using var stream = typeof(PasswordRule).Assembly.GetManifestResourceStream("common-passwords.txt")!;
        using var reader = new StreamReader(stream, Encoding.UTF8);
        var list = new HashSet<string>(StringComparer.Ordinal);
        while (reader.ReadLine() is { } line)
        {
            if (line.Length > 0 && line[0] != '#')
            {
                list.Add(line.Trim());
            }
        }

        return list;
    }
}
