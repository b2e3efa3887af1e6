namespace MangNon.Exchange.Reading;

/// <summary>The checksum of zip (ISO 3309, polynomial 0xEDB88320).</summary>
internal struct Crc32()
{
    private static readonly uint[] Table = [.. Enumerable.Range(0, 256).Select(n => Step((uint)n, 8))];
    private uint _state = uint.MaxValue;

    public readonly uint Value => ~_state;

    public void Add(ReadOnlySpan<byte> bytes)
    {
        var state = _state;
        foreach (var b in bytes)
        {
            state = Table[(byte)(state ^ b)] ^ (state >> 8);
        }

        _state = state;
    }

    private static uint Step(uint value, int bits)
    {
        for (var i = 0; i < bits; i++)
        {
            value = (value & 1) == 0 ? value >> 1 : 0xEDB88320 ^ (value >> 1);
        }

        return value;
    }
}
