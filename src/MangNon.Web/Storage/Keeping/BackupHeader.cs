using System.Buffers.Binary;
using System.Security.Cryptography;

namespace MangNon.Web.Storage.Keeping;

/// <summary>
/// The first bytes of a backup, in clear: <c>MNB1</c> and a line break, the format's version, the iterations and salt
/// that derive the key from the code, a salt of this file alone, a check of the key, and the file's whole length. The
/// chunks are bound to all of it but the length, which only serves to tell “cut short” from “altered”.
/// </summary>
/// <param name="Version">Of the format; this program reads 1.</param>
/// <param name="Iterations">Of PBKDF2-SHA-512.</param>
/// <param name="Salt">Of the recovery code.</param>
/// <param name="FileSalt">Of this file: no two files are sealed with one key, so a counter can serve as nonce.</param>
internal sealed record BackupHeader(int Version, int Iterations, byte[] Salt, byte[] FileSalt)
{
    public const int Length = BoundLength + CheckLength + sizeof(long);
    public const int CurrentVersion = 1;

    private const int FileSaltLength = 32;
    private const int BoundLength = 8 + sizeof(int) + sizeof(int) + RecoveryCode.SaltLength + FileSaltLength;
    private const int CheckLength = 16;

    /// <summary>Far above what is written: a header made up to keep the computer busy is refused.</summary>
    private const int MostIterations = 10_000_000;

    private static ReadOnlySpan<byte> Magic => "MNB1\r\n\u001a\n"u8;

    public static BackupHeader For(BackupKey key) =>
        new(CurrentVersion, RecoveryCode.Iterations, key.Salt, RandomNumberGenerator.GetBytes(FileSaltLength));

    /// <summary>The part that every chunk is bound to.</summary>
    public byte[] Bound()
    {
        var bytes = new byte[BoundLength];
        Magic.CopyTo(bytes);
        BinaryPrimitives.WriteInt32BigEndian(bytes.AsSpan(8), Version);
        BinaryPrimitives.WriteInt32BigEndian(bytes.AsSpan(12), Iterations);
        Salt.CopyTo(bytes, 16);
        FileSalt.CopyTo(bytes, 16 + RecoveryCode.SaltLength);
        return bytes;
    }

    /// <summary>The key of this file's chunks.</summary>
    public byte[] ChunkKey(byte[] key) =>
        HKDF.DeriveKey(HashAlgorithmName.SHA256, key, 32, FileSalt, "mangnon backup chunks"u8.ToArray());

    /// <param name="key">Of the recovery code.</param>
    /// <param name="length">Of the whole file, in bytes.</param>
    public byte[] Write(byte[] key, long length)
    {
        var bytes = new byte[Length];
        Bound().CopyTo(bytes, 0);
        Check(key).CopyTo(bytes, BoundLength);
        BinaryPrimitives.WriteInt64BigEndian(bytes.AsSpan(BoundLength + CheckLength), length);
        return bytes;
    }

    /// <summary>Reads the header and says whether the file has its whole length.</summary>
    /// <exception cref="BackupRefusedException">No backup, a newer one, or cut short.</exception>
    public static (BackupHeader Header, byte[] Check) Read(Stream file)
    {
        var bytes = new byte[Length];
        var read = file.ReadAtLeast(bytes, Length, throwOnEndOfStream: false);
        if (read < Magic.Length || !bytes.AsSpan(0, Magic.Length).SequenceEqual(Magic))
        {
            throw new BackupRefusedException(BackupRefusedException.NotOurs);
        }

        if (read < Length)
        {
            throw new BackupRefusedException(BackupRefusedException.Truncated);
        }

        var header = new BackupHeader(
            BinaryPrimitives.ReadInt32BigEndian(bytes.AsSpan(8)),
            BinaryPrimitives.ReadInt32BigEndian(bytes.AsSpan(12)),
            bytes[16..(16 + RecoveryCode.SaltLength)],
            bytes[(16 + RecoveryCode.SaltLength)..BoundLength]
        );
        if (header.Version > CurrentVersion)
        {
            throw new BackupRefusedException(BackupRefusedException.Newer);
        }

        if (header.Version < 1 || header.Iterations is < 1 or > MostIterations)
        {
            throw new BackupRefusedException(BackupRefusedException.Altered);
        }

        var length = BinaryPrimitives.ReadInt64BigEndian(bytes.AsSpan(BoundLength + CheckLength));
        if (file.Length != length)
        {
            throw new BackupRefusedException(
                file.Length < length ? BackupRefusedException.Truncated : BackupRefusedException.Altered
            );
        }

        return (header, bytes[BoundLength..(BoundLength + CheckLength)]);
    }

    public bool Fits(byte[] key, byte[] check) => CryptographicOperations.FixedTimeEquals(Check(key), check);

    private byte[] Check(byte[] key)
    {
        var own = HKDF.DeriveKey(HashAlgorithmName.SHA256, key, 32, FileSalt, "mangnon backup check"u8.ToArray());
        return HMACSHA256.HashData(own, Bound())[..CheckLength];
    }
}
