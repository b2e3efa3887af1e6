namespace MangNon.Web.Storage.Keeping;

/// <summary>Seals what is written to it, chunk by chunk. <see cref="Finish"/> writes the last one: without it there is no backup.</summary>
internal sealed class SealingStream(Stream below, SealedChunks chunks) : Stream
{
    private readonly byte[] _clear = new byte[SealedChunks.ClearLength];
    private readonly byte[] _whole = new byte[SealedChunks.ClearLength + SealedChunks.TagLength];
    private int _filled;
    private long _number;

    public override bool CanRead => false;
    public override bool CanSeek => false;
    public override bool CanWrite => true;
    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override void Write(ReadOnlySpan<byte> buffer)
    {
        while (!buffer.IsEmpty)
        {
            // A full chunk waits until something follows it: only then is it known not to be the last.
            if (_filled == _clear.Length)
            {
                Put(last: false);
            }

            var length = Math.Min(buffer.Length, _clear.Length - _filled);
            buffer[..length].CopyTo(_clear.AsSpan(_filled));
            _filled += length;
            buffer = buffer[length..];
        }
    }

    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

    public void Finish() => Put(last: true);

    public override void Flush() { }

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    private void Put(bool last)
    {
        var whole = _whole.AsSpan(0, _filled + SealedChunks.TagLength);
        chunks.Seal(_number++, last, _clear.AsSpan(0, _filled), whole);
        below.Write(whole);
        _filled = 0;
    }
}

/// <summary>Opens sealed chunks; gives only bytes whose chunk was proved.</summary>
internal sealed class OpeningStream(Stream below, SealedChunks chunks) : Stream
{
    private readonly byte[] _clear = new byte[SealedChunks.ClearLength];
    private readonly byte[] _whole = new byte[SealedChunks.ClearLength + SealedChunks.TagLength];
    private int _from;
    private int _to;
    private long _number;
    private bool _ended;

    public override bool CanRead => true;
    public override bool CanSeek => false;
    public override bool CanWrite => false;
    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override int Read(Span<byte> buffer)
    {
        while (_from == _to)
        {
            if (_ended)
            {
                return 0;
            }

            var length = below.ReadAtLeast(_whole, _whole.Length, throwOnEndOfStream: false);
            _ended = below.Position == below.Length;
            chunks.Open(
                _number++,
                _ended,
                _whole.AsSpan(0, length),
                _clear.AsSpan(0, Math.Max(0, length - SealedChunks.TagLength))
            );
            (_from, _to) = (0, length - SealedChunks.TagLength);
        }

        var given = Math.Min(buffer.Length, _to - _from);
        _clear.AsSpan(_from, given).CopyTo(buffer);
        _from += given;
        return given;
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override void Flush() { }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
