using System.Security.Cryptography;
using System.Text;

namespace MangNon.Storage;

/// <summary>
/// Seals single fields before they reach the database: AES-256-GCM with a random nonce, so that equal values differ
/// once sealed, bound to its column and padded to blocks of 16 bytes or more, so that lengths tell little. The keys lie
/// outside the database. A ring that another process has rotated is picked up at the next value. Safe to use from
/// many threads.
/// </summary>
public sealed class FieldSeal
{
    /// <summary>Values of earlier versions: <c>s1:</c> base64, bound to no column, not padded.</summary>
    internal const string EarlierPrefix = "s1:";

    /// <summary>Values of today: <c>s2:</c> id of the key <c>:</c> base64 of nonce, ciphertext and tag.</summary>
    internal const string Prefix = "s2:";

    private const int NonceLength = 12;
    private const int TagLength = 16;
    private const int Block = 16;
    private const int IndexLength = 16;
    private const byte End = 0x80;
    private readonly string? _path;
    private readonly Lock _reloading = new();
    private volatile Keys _keys;

    /// <summary>Keys made of this one, kept in no file: for tests and tools.</summary>
    /// <param name="key">32 bytes.</param>
    /// <exception cref="ArgumentException">Another length.</exception>
    public FieldSeal(byte[] key)
    {
        ArgumentNullException.ThrowIfNull(key);
        if (key.Length != RingKey.Length)
        {
            throw new ArgumentException("The key must be 32 bytes.", nameof(key));
        }

        _keys = new Keys(KeyRing.Of(key), default);
    }

    /// <summary>The keys of a ring's file, which must exist: see <see cref="KeyRingFile.Open"/>.</summary>
    /// <exception cref="FormatException">The file is damaged.</exception>
    public FieldSeal(string ringFile)
    {
        ArgumentNullException.ThrowIfNull(ringFile);
        _path = ringFile;
        _keys = Load(ringFile);
    }

    /// <summary>The ring as it is now in its file.</summary>
    public KeyRing Ring => Newest().Ring;

    /// <summary>The ring's file; null where the keys are in none.</summary>
    public string? RingFile => _path;

    /// <summary>Null and empty stay null.</summary>
    /// <param name="clear">The value.</param>
    /// <param name="purpose">Table and column; the value opens for no other.</param>
    /// <param name="block">The length is rounded up to a multiple of this many bytes, so that it tells little.</param>
    public string? Seal(string? clear, string purpose, int block = Block)
    {
        if (string.IsNullOrEmpty(clear))
        {
            return null;
        }

        var key = Newest().Seal;
        var length = Encoding.UTF8.GetByteCount(clear);
        var padded = ((length / block) + 1) * block;
        var plain = new byte[padded];
        Encoding.UTF8.GetBytes(clear, plain);
        plain[length] = End;
        var whole = new byte[NonceLength + padded + TagLength];
        var nonce = whole.AsSpan(0, NonceLength);
        RandomNumberGenerator.Fill(nonce);
        using var aes = new AesGcm(key.Bytes, TagLength);
        aes.Encrypt(
            nonce,
            plain,
            whole.AsSpan(NonceLength, padded),
            whole.AsSpan(NonceLength + padded),
            Encoding.UTF8.GetBytes(purpose)
        );
        return $"{Prefix}{key.Id}:{Convert.ToBase64String(whole)}";
    }

    /// <summary>
    /// Opens a sealed value. One that was never sealed comes back as it is: the upgrade of an earlier version's
    /// database seals such values while they are being read.
    /// </summary>
    /// <exception cref="CryptographicException">
    /// Sealed with a key that the ring does not hold, or for another purpose, or altered.
    /// </exception>
    public string? Open(string? text, string purpose)
    {
        if (string.IsNullOrEmpty(text))
        {
            return null;
        }

        if (text.StartsWith(EarlierPrefix, StringComparison.Ordinal))
        {
            return OpenEarlier(text);
        }

        if (!text.StartsWith(Prefix, StringComparison.Ordinal))
        {
            return text;
        }

        var colon = text.IndexOf(':', Prefix.Length);
        if (colon < 0)
        {
            throw new CryptographicException("A sealed value names no key.");
        }

        var plain = Decrypt(Find(text[Prefix.Length..colon]), text[(colon + 1)..], Encoding.UTF8.GetBytes(purpose));
        var end = Array.LastIndexOf(plain, End);
        return end < 0 || plain.AsSpan(end + 1).ContainsAnyExcept((byte)0)
            ? throw new CryptographicException("A sealed value has no end.")
            : Encoding.UTF8.GetString(plain, 0, end);
    }

    /// <summary>
    /// 16 bytes by which an identity number is found without being opened: HMAC-SHA-256 over its digits, under a key
    /// of its own. Never shown, never exported.
    /// </summary>
    /// <returns>Null for what has neither 9 nor 12 digits.</returns>
    public byte[]? Index(string? personalId) =>
        IndexDigits(personalId) is { } digits ? IndexUnder(Newest().Index, digits) : null;

    /// <summary>As <see cref="Index"/>, under the current key and every retired one: rows wait their turn during a rotation.</summary>
    public IReadOnlyList<byte[]> Indexes(string? personalId) =>
        IndexDigits(personalId) is { } digits
            ? [.. Newest().Ring.Keys.Where(k => k.Use == KeyUse.Index).Select(k => IndexUnder(k, digits))]
            : [];

    internal static byte[] IndexUnder(RingKey key, string digits) =>
        HMACSHA256.HashData(key.Bytes, Encoding.ASCII.GetBytes(digits))[..IndexLength];

    internal static string? IndexDigits(string? personalId)
    {
        var digits = string.Concat((personalId ?? "").Where(char.IsAsciiDigit));
        return digits.Length is 9 or 12 ? digits : null;
    }

    private string OpenEarlier(string text)
    {
        foreach (var key in _keys.Ring.Keys.Where(k => k.Use == KeyUse.Seal))
        {
            try
            {
                return Encoding.UTF8.GetString(Decrypt(key, text[EarlierPrefix.Length..], []));
            }
            catch (AuthenticationTagMismatchException)
            {
                // Of another key of the ring.
            }
        }

        throw new CryptographicException("Sealed with a key that the ring does not hold, or altered.");
    }

    private static byte[] Decrypt(RingKey key, string base64, byte[] purpose)
    {
        var whole = new byte[base64.Length];
        if (!Convert.TryFromBase64String(base64, whole, out var length) || length < NonceLength + TagLength)
        {
            throw new CryptographicException("Not a sealed value.");
        }

        var plain = new byte[length - NonceLength - TagLength];
        using var aes = new AesGcm(key.Bytes, TagLength);
        aes.Decrypt(
            whole.AsSpan(0, NonceLength),
            whole.AsSpan(NonceLength, plain.Length),
            whole.AsSpan(NonceLength + plain.Length, TagLength),
            plain,
            purpose
        );
        return plain;
    }

    private RingKey Find(string id) =>
        _keys.ById.GetValueOrDefault(id)
        ?? Newest().ById.GetValueOrDefault(id)
        ?? throw new CryptographicException($"Sealed with key {id}, which the ring does not hold.");

    /// <summary>Reads the file again where it was written since.</summary>
    private Keys Newest()
    {
        if (_path is null || File.GetLastWriteTimeUtc(_path) == _keys.WrittenAt)
        {
            return _keys;
        }

        lock (_reloading)
        {
            if (File.Exists(_path) && File.GetLastWriteTimeUtc(_path) != _keys.WrittenAt)
            {
                _keys = Load(_path);
            }

            return _keys;
        }
    }

    private static Keys Load(string path)
    {
        var writtenAt = File.GetLastWriteTimeUtc(path);
        return new Keys(KeyRingFile.Read(path), writtenAt);
    }

    private sealed class Keys(KeyRing ring, DateTime writtenAt)
    {
        public KeyRing Ring { get; } = ring;

        public DateTime WrittenAt { get; } = writtenAt;

        public RingKey Seal { get; } = ring.Current(KeyUse.Seal);

        public RingKey Index { get; } = ring.Current(KeyUse.Index);

        public Dictionary<string, RingKey> ById { get; } =
            ring.Keys.Where(k => k.Use == KeyUse.Seal).ToDictionary(k => k.Id, StringComparer.Ordinal);
    }
}
