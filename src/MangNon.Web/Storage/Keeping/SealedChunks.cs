using System.Buffers.Binary;
using System.Security.Cryptography;

namespace MangNon.Web.Storage.Keeping;

/// <summary>
/// How a backup's bytes are sealed: chunks of 64 KiB, each with AES-256-GCM under a key of this file alone. The nonce is
/// the chunk's number and whether it is the last one, and the header is bound to every chunk: a chunk that is altered,
/// missing, doubled, moved or added is noticed before any of its bytes is used.
/// </summary>
internal sealed class SealedChunks : IDisposable
{
    public const int ClearLength = 64 * 1024;
    public const int TagLength = 16;
    private readonly AesGcm _aes;
    private readonly byte[] _bound;
    private readonly byte[] _nonce = new byte[12];

    public SealedChunks(BackupHeader header, byte[] key)
    {
        _aes = new AesGcm(header.ChunkKey(key), TagLength);
        _bound = header.Bound();
    }

    /// <param name="number">From 0.</param>
    /// <param name="last">Nothing follows.</param>
    /// <param name="clear">At most <see cref="ClearLength"/> bytes.</param>
    /// <param name="whole">As long, and a tag.</param>
    public void Seal(long number, bool last, ReadOnlySpan<byte> clear, Span<byte> whole) =>
        _aes.Encrypt(Nonce(number, last), clear, whole[..clear.Length], whole[clear.Length..], _bound);

    /// <exception cref="BackupRefusedException">Not what was sealed as this chunk.</exception>
    public void Open(long number, bool last, ReadOnlySpan<byte> whole, Span<byte> clear)
    {
        if (whole.Length < TagLength)
        {
            throw new BackupRefusedException(BackupRefusedException.Truncated);
        }

        try
        {
            _aes.Decrypt(Nonce(number, last), whole[..^TagLength], whole[^TagLength..], clear, _bound);
        }
        catch (AuthenticationTagMismatchException fault)
        {
            throw new BackupRefusedException(BackupRefusedException.Altered, fault);
        }
    }

    public void Dispose() => _aes.Dispose();

    private byte[] Nonce(long number, bool last)
    {
        BinaryPrimitives.WriteInt64BigEndian(_nonce, number);
        _nonce[11] = last ? (byte)1 : (byte)0;
        return _nonce;
    }
}
