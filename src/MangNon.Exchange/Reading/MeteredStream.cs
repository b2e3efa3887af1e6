namespace MangNon.Exchange.Reading;

/// <summary>Bytes read so far from all parts of one file.</summary>
internal sealed class ReadMeter(WorkbookLimits limits)
{
    private long _bytes;

    public void Add(int bytes)
    {
        _bytes += bytes;
        if (_bytes > limits.InflatedBytes)
        {
            throw new WorkbookRefusedException(Refusals.TooLargeInflated);
        }
    }
}

/// <summary>
/// Counts what is really read: what a zip declares of itself proves nothing. At the end of a zip's part its
/// checksum must be right: a part that declares less than it holds would else be cut short without a word.
/// </summary>
internal sealed class MeteredStream(Stream inner, ReadMeter meter, uint? checksum = null) : Stream
{
    private Crc32 _crc = new();

    public override bool CanRead => true;
    public override bool CanSeek => false;
    public override bool CanWrite => false;
    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override int Read(Span<byte> buffer)
    {
        var read = inner.Read(buffer);
        meter.Add(read);
        if (checksum is { } expected)
        {
            _crc.Add(buffer[..read]);
            if (read == 0 && buffer.Length > 0 && _crc.Value != expected)
            {
                throw new WorkbookRefusedException(Refusals.Corrupt);
            }
        }

        return read;
    }

    public override void Flush() { }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            inner.Dispose();
        }

        base.Dispose(disposing);
    }
}
