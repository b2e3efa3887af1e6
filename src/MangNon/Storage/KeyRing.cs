using System.Security.Cryptography;
using System.Text;

namespace MangNon.Storage;

/// <summary>What a key of the ring is for.</summary>
public enum KeyUse
{
    /// <summary>Seals fields.</summary>
    Seal,

    /// <summary>Makes the blind index of identity numbers.</summary>
    Index,
}

/// <summary>Whether a key is still written with.</summary>
public enum KeyState
{
    /// <summary>The one key of its use that new values are written with.</summary>
    Current,

    /// <summary>Opens what it sealed; writes nothing new.</summary>
    Retired,
}

/// <summary>One key.</summary>
/// <param name="Id">Eight hexadecimal digits, made from the key: the same key always has the same id.</param>
/// <param name="Use">What it is for.</param>
/// <param name="MadeOn">The day it was made or taken over.</param>
/// <param name="State">Whether it is still written with.</param>
/// <param name="Bytes">32 bytes.</param>
public sealed record RingKey(string Id, KeyUse Use, DateOnly MadeOn, KeyState State, byte[] Bytes)
{
    internal const int Length = 32;

    internal static RingKey New(KeyUse use, DateOnly on, byte[]? bytes = null)
    {
        bytes ??= RandomNumberGenerator.GetBytes(Length);
        return new RingKey(IdOf(bytes), use, on, KeyState.Current, bytes);
    }

    internal static string IdOf(byte[] key) =>
        Convert.ToHexStringLower(HMACSHA256.HashData(key, "mangnon key id"u8).AsSpan(0, 4));
}

/// <summary>The keys of one installation. Never changed: a rotation makes a new ring.</summary>
public sealed class KeyRing
{
    /// <exception cref="FormatException">Not exactly one current key of each use, a key twice, or one that is not 32 bytes.</exception>
    internal KeyRing(string id, IReadOnlyList<RingKey> keys)
    {
        if (
            string.IsNullOrEmpty(id)
            || keys.Any(k => k.Bytes is not { Length: RingKey.Length } || k.Id != RingKey.IdOf(k.Bytes))
            || keys.DistinctBy(k => k.Id).Count() != keys.Count
            || Enum.GetValues<KeyUse>().Any(u => keys.Count(k => k.Use == u && k.State == KeyState.Current) != 1)
        )
        {
            throw new FormatException("Not a ring of keys.");
        }

        Id = id;
        Keys = keys;
    }

    /// <summary>Stays the same through every rotation; kept in the database too, so that another ring is noticed.</summary>
    public string Id { get; }

    /// <summary>The oldest first.</summary>
    public IReadOnlyList<RingKey> Keys { get; }

    public RingKey Current(KeyUse use) => Keys.Single(k => k.Use == use && k.State == KeyState.Current);

    internal static KeyRing New(DateOnly on, byte[]? sealKey = null) =>
        new(
            Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(8)),
            [RingKey.New(KeyUse.Seal, on, sealKey), RingKey.New(KeyUse.Index, on)]
        );

    /// <summary>A ring made of one key alone, always the same.</summary>
    internal static KeyRing Of(byte[] key) =>
        new(
            RingKey.IdOf(key),
            [
                RingKey.New(KeyUse.Seal, default, key),
                RingKey.New(KeyUse.Index, default, HMACSHA256.HashData(key, Encoding.ASCII.GetBytes("mangnon index"))),
            ]
        );

    /// <summary>The same keys, retired, and a new current one of each use.</summary>
    internal KeyRing Rotated(DateOnly on) =>
        new(
            Id,
            [
                .. Keys.Select(k => k with { State = KeyState.Retired }),
                RingKey.New(KeyUse.Seal, on),
                RingKey.New(KeyUse.Index, on),
            ]
        );

    internal KeyRing Without(string keyId) => new(Id, [.. Keys.Where(k => k.Id != keyId)]);
}
