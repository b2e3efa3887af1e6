using System.Text;
using MangNon.Access;
using MangNon.Storage;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

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
/// 8 to 128 characters, not one that is tried first, and not made of names that everyone here knows. No rules about
/// kinds of characters, and no expiry: they make passwords worse (NIST SP 800-63B; OWASP ASVS 5.0 V6.2).
/// </summary>
internal sealed class PasswordRule(MangNonDb db) : IPasswordValidator<Account>
{
    public const int MinLength = 8;
    public const int MaxLength = 128;

    // Shorter names stand in too many sentences.
    private const int MinWord = 4;
    private static readonly HashSet<string> Common = ReadList();

    /// <summary>Typed on another keyboard the same letters may be put together differently: form C makes them one.</summary>
    public static string Normal(string? password) => (password ?? "").Normalize(NormalizationForm.FormC);

    /// <param name="password">As typed.</param>
    /// <param name="context">Names that everyone here knows. Without them a password must still be long enough.</param>
    /// <param name="minLength">Fewest characters.</param>
    public static PasswordProblem Check(string password, IEnumerable<string> context, int minLength = MinLength)
    {
        var normal = Normal(password);
        if (normal.Length < minLength)
        {
            return PasswordProblem.TooShort;
        }

        if (normal.Length > MaxLength)
        {
            return PasswordProblem.TooLong;
        }

        var folded = Folded(normal);
        var letters = new string([.. folded.Where(char.IsLetter)]);
        if (Common.Contains(folded) || Common.Contains(letters) || folded.Distinct().Count() < 3)
        {
            return PasswordProblem.TooCommon;
        }

        var rest = folded;
        foreach (
            var word in context.Select(Folded).Where(word => word.Length >= MinWord).OrderByDescending(w => w.Length)
        )
        {
            rest = rest.Replace(word, "", StringComparison.Ordinal);
        }

        return rest.Length < folded.Length && rest.Length < minLength
            ? PasswordProblem.TooCommon
            : PasswordProblem.None;
    }

    /// <summary>With the names of the product, the communes, their villages, and the person's own.</summary>
    public async Task<PasswordProblem> CheckAsync(Account account, string password, int minLength = MinLength)
    {
        var places = await db.Communes.Select(one => one.Name).Union(db.Villages.Select(one => one.Name)).ToListAsync();
        return Check(
            password,
            [
                .. places.SelectMany(WithAndWithoutKind),
                "măng non",
                FirstAccounts.Administrator,
                FirstAccounts.Officer,
                account.UserName ?? "",
                account.DisplayName,
                account.PhoneNumber ?? "",
            ],
            minLength
        );
    }

    public async Task<IdentityResult> ValidateAsync(UserManager<Account> manager, Account user, string? password)
    {
        ArgumentNullException.ThrowIfNull(user);
        var problem = await CheckAsync(user, password ?? "");
        return problem == PasswordProblem.None
            ? IdentityResult.Success
            : IdentityResult.Failed(new IdentityError { Code = problem.ToString() });
    }

    private static string Folded(string text) =>
        new([.. MangNon.Register.PersonName.Fold(text).Where(char.IsLetterOrDigit)]);

    /// <summary>“xã Bình Lương” and “Bình Lương”.</summary>
    private static IEnumerable<string> WithAndWithoutKind(string name) =>
        name.IndexOf(' ', StringComparison.Ordinal) is > 0 and var blank ? [name, name[(blank + 1)..]] : [name];

    private static HashSet<string> ReadList()
    {
        var list = new HashSet<string>(StringComparer.Ordinal);
        foreach (var name in new[] { "common-passwords.txt", "breached-passwords.txt" })
        {
            using var stream = typeof(PasswordRule).Assembly.GetManifestResourceStream(name)!;
            using var reader = new StreamReader(stream, Encoding.UTF8);
            while (reader.ReadLine() is { } line)
            {
                if (line.Length > 0 && line[0] != '#')
                {
                    list.Add(line.Trim());
                }
            }
        }

        return list;
    }
}
