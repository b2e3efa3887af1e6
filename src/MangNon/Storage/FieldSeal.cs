using System.Security.Cryptography;
using System.Text;

namespace MangNon.Storage;

/// <summary>
/// Seals single fields before they reach the database: AES-256-GCM with a random nonce, so that equal values
/// differ once sealed. The key lies outside the database. Safe to use from many threads.
/// </summary>
public sealed class FieldSeal
{
    private const string Prefix = "s1:";
    private const int NonceLength = 12;
    private const int TagLength = 16;
    private readonly byte[] _key;

    /// <param name="key">32 bytes.</param>
    public FieldSeal(byte[] key)
    {
        ArgumentNullException.ThrowIfNull(key);
        if (key.Length != 32)
        {
            throw new ArgumentException("The key must be 32 bytes.", nameof(key));
        }

        _key = key;
    }

    /// <summary>Reads the key from a file, or makes one there (readable by its owner alone) on first use.</summary>
    public static FieldSeal FromKeyFile(string path)
    {
        if (File.Exists(path))
        {
            return new FieldSeal(Convert.FromBase64String(File.ReadAllText(path).Trim()));
        }

        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
        var key = RandomNumberGenerator.GetBytes(32);
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        using (var file = new StreamWriter(path, Encoding.ASCII, options))
        {
            file.WriteLine(Convert.ToBase64String(key));
        }

        return new FieldSeal(key);
    }

    /// <summary>Null and empty stay null.</summary>
    public string? Seal(string? clear)
    {
        if (string.IsNullOrEmpty(clear))
        {
            return null;
        }

        var plain = Encoding.UTF8.GetBytes(clear);
        var whole = new byte[NonceLength + plain.Length + TagLength];
        var nonce = whole.AsSpan(0, NonceLength);
        RandomNumberGenerator.Fill(nonce);
        using var aes = new AesGcm(_key, TagLength);
        aes.Encrypt(nonce, plain, whole.AsSpan(NonceLength, plain.Length), whole.AsSpan(NonceLength + plain.Length));
        return Prefix + Convert.ToBase64String(whole);
    }

    /// <exception cref="CryptographicException">The value was sealed with another key, or was altered.</exception>
    public string? Open(string? sealedText)
    {
        if (string.IsNullOrEmpty(sealedText))
        {
            return null;
        }

        if (!sealedText.StartsWith(Prefix, StringComparison.Ordinal))
        {
            throw new CryptographicException("Not a sealed value.");
        }

        var whole = Convert.FromBase64String(sealedText[Prefix.Length..]);
        if (whole.Length < NonceLength + TagLength)
        {
            throw new CryptographicException("A sealed value is too short.");
        }

        var plain = new byte[whole.Length - NonceLength - TagLength];
        using var aes = new AesGcm(_key, TagLength);
        aes.Decrypt(
            whole.AsSpan(0, NonceLength),
            whole.AsSpan(NonceLength, plain.Length),
            whole.AsSpan(NonceLength + plain.Length),
            plain
        );
        return Encoding.UTF8.GetString(plain);
    }
}
