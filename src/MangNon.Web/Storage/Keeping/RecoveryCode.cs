using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;

namespace MangNon.Web.Storage.Keeping;

/// <summary>
/// Mã khôi phục: what opens a backup on another computer. Eight groups of five out of 30 letters and digits, 196 bits,
/// without those that look like others (0 O, 1 I L, U V): it is printed, kept in a safe, and typed one day.
/// </summary>
internal sealed record RecoveryCode
{
    /// <summary>Of PBKDF2 with SHA-512; written into the header of every backup.</summary>
    public const int Iterations = 600_000;

    public const int SaltLength = 16;

    private const string Alphabet = "23456789ABCDEFGHJKMNPQRSTVWXYZ";
    private const int Groups = 8;
    private const int GroupLength = 5;

    private readonly string _letters;

    private RecoveryCode(string letters) => _letters = letters;

    public static RecoveryCode New() => new(RandomNumberGenerator.GetString(Alphabet, Groups * GroupLength));

    /// <summary>Reads a code as people type it: small letters, spaces and dashes anywhere.</summary>
    public static bool TryRead(string? text, [NotNullWhen(true)] out RecoveryCode? code)
    {
        var letters = string.Concat(
            (text ?? "").Where(c => !char.IsWhiteSpace(c) && c is not ('-' or '–' or '.')).Select(char.ToUpperInvariant)
        );
        code = letters.Length == Groups * GroupLength && letters.All(Alphabet.Contains) ? new(letters) : null;
        return code is not null;
    }

    /// <param name="salt"><see cref="SaltLength"/> bytes.</param>
    /// <param name="iterations">As the backup's header has them.</param>
    public byte[] Derive(ReadOnlySpan<byte> salt, int iterations = Iterations) =>
        Rfc2898DeriveBytes.Pbkdf2(_letters, salt, iterations, HashAlgorithmName.SHA512, 32);

    /// <summary>As it is printed: <c>K7MQ2-XHFRT-…</c>.</summary>
    public override string ToString() =>
        string.Join('-', _letters.Chunk(GroupLength).Select(group => new string(group)));
}
