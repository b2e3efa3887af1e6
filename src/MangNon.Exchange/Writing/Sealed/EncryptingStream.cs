using System.Security.Cryptography;

namespace MangNon.Exchange.Writing.Sealed;

/// <summary>The stream EncryptedPackage: the plain length, then pieces of 4,096 bytes, each encrypted with a vector of its own.</summary>
internal sealed class EncryptingStream : Stream
{
    public const int PieceBytes = 4096;
    public const int LengthBytes = sizeof(long);
    private const int BlockBytes = 16;
    private readonly Stream _file;
    private readonly AgileKeys _keys;
    private readonly IncrementalHash _digest = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private readonly byte[] _plain = new byte[PieceBytes];
    private readonly byte[] _sealed = new byte[PieceBytes];
    private readonly long _begin;
    private int _filled;
    private int _pieces;
    private long _length;

    public EncryptingStream(Stream file, AgileKeys keys)
    {
        (_file, _keys, _begin) = (file, keys, file.Position);
        _file.Write(new byte[LengthBytes]);
    }

    public override bool CanRead => false;
    public override bool CanSeek => false;
    public override bool CanWrite => true;
    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

    public override void Write(ReadOnlySpan<byte> buffer)
    {
        _digest.AppendData(buffer);
        _length += buffer.Length;
        while (buffer.Length > 0)
        {
            var taken = Math.Min(buffer.Length, PieceBytes - _filled);
            buffer[..taken].CopyTo(_plain.AsSpan(_filled));
            buffer = buffer[taken..];
            _filled += taken;
            if (_filled == PieceBytes)
            {
                WritePiece(PieceBytes);
            }
        }
    }

    /// <returns>Bytes of the encrypted stream, and SHA-256 of the plain one.</returns>
    public (long Length, byte[] Digest) Complete()
    {
        if (_filled > 0)
        {
            var padded = (_filled + BlockBytes - 1) / BlockBytes * BlockBytes;
            _plain.AsSpan(_filled..padded).Clear();
            WritePiece(padded);
        }

        var end = _file.Position;
        _file.Position = _begin;
        Span<byte> length = stackalloc byte[LengthBytes];
        System.Buffers.Binary.BinaryPrimitives.WriteInt64LittleEndian(length, _length);
        _file.Write(length);
        _file.Position = end;
        return (end - _begin, _digest.GetHashAndReset());
    }

    public override void Flush() { }

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            CryptographicOperations.ZeroMemory(_plain);
            _digest.Dispose();
        }

        base.Dispose(disposing);
    }

    private void WritePiece(int bytes)
    {
        _keys.EncryptPiece(_pieces++, _plain.AsSpan(0, bytes), _sealed);
        _file.Write(_sealed, 0, bytes);
        _filled = 0;
    }
}
