namespace MangNon.Figures.Counting;

/// <summary>
/// Kept counts as bytes: for each rule in order the total, then each array as a number of filled places and
/// (place, numerator, denominator); all numbers variable-length. The rules' hash names the order.
/// </summary>
internal static class CountsCodec
{
    public static byte[] Encode(IReadOnlyList<Tally> tallies)
    {
        using var buffer = new MemoryStream();
        using (var writer = new BinaryWriter(buffer))
        {
            foreach (var tally in tallies)
            {
                Write(writer, tally.Total);
                foreach (var pairs in tally.Arrays())
                {
                    writer.Write7BitEncodedInt(pairs.Count(p => !p.IsEmpty));
                    for (var i = 0; i < pairs.Length; i++)
                    {
                        if (!pairs[i].IsEmpty)
                        {
                            writer.Write7BitEncodedInt(i);
                            Write(writer, pairs[i]);
                        }
                    }
                }
            }
        }

        return buffer.ToArray();
    }

    public static Tally[] Decode(byte[] payload, int rules)
    {
        using var reader = new BinaryReader(new MemoryStream(payload));
        var tallies = new Tally[rules];
        for (var r = 0; r < rules; r++)
        {
            var tally = tallies[r] = new Tally();
            tally.SetTotal(Read(reader));
            foreach (var pairs in tally.Arrays())
            {
                for (var filled = reader.Read7BitEncodedInt(); filled > 0; filled--)
                {
                    pairs[reader.Read7BitEncodedInt()] = Read(reader);
                }
            }
        }

        return tallies;
    }

    private static void Write(BinaryWriter writer, Pair pair)
    {
        // A numerator may be negative (a change against the year before): zigzag keeps small numbers short.
        writer.Write7BitEncodedInt((pair.Numerator << 1) ^ (pair.Numerator >> 31));
        writer.Write7BitEncodedInt(pair.Denominator);
    }

    private static Pair Read(BinaryReader reader)
    {
        var zigzag = reader.Read7BitEncodedInt();
        return new Pair((int)((uint)zigzag >> 1) ^ -(zigzag & 1), reader.Read7BitEncodedInt());
    }
}
