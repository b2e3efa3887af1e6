using System.Buffers.Binary;

namespace MangNon.Register.Matching;

/// <summary>A way to come upon a pair.</summary>
/// <param name="Keys">Records that have a key in common make a block; 0 is no key.</param>
/// <param name="Second">Cuts a block that is too large.</param>
internal sealed record MatchWay(Func<MatchRecord, (ulong Key, ulong Also)> Keys, Func<MatchRecord, ulong> Second);

/// <summary>
/// The ways. Each stands for what may be wrong while the rest is right: a pair is lost only where it fails in all.
/// </summary>
internal static class MatchWays
{
    public static IReadOnlyList<MatchWay> All { get; } =
    [
        One(r => r.PersonalId is { } id ? Key(Of(id)) : 0, Given),
        One(r => r.Phone is { } phone ? Key(Of(phone)) : 0, Given),
        One(r => r.HouseholdId is { } id ? Key(Of(id)) : 0, Given),
        // Everything but the day is wrong.
        One(r => r.BirthDate is { } day ? Key((ulong)day.DayNumber) : 0, Given),
        // Day and month swapped, or the day wrong.
        One(r => IsSwappable(r) ? Key(Swapless(r.BirthDate!.Value), Given(r)) : 0, Surname),
        One(r => r is { BirthDate: { } day, Name: not null } ? Key(Month(day), Given(r)) : 0, Surname),
        // The year wrong by any number, or the whole day wrong within a year.
        One(r => r is { BirthDate: { } day, Name: { } n } ? Key(Day(day), Of(n.SortedFolded)) : 0, Mother),
        new(
            r =>
                r is { BirthDate: { } day, Name: { } n }
                    ? (Key((ulong)day.Year, Of(n.SortedFolded)), Key((ulong)day.Year + 1, Of(n.SortedFolded)))
                    : (0, 0),
            MonthOf
        ),
        // The middle name is missing in one.
        One(
            r => r is { BirthDate: { } day, Name: { } n } ? Key((ulong)day.Year, Of(n.Surname), Of(n.Given)) : 0,
            MonthOf
        ),
        // The mother's children.
        One(r => r is { BirthDate: { } day, Mother: not null } ? Key((ulong)day.Year, Mother(r)) : 0, Given),
        One(r => r is { Name: not null, Mother: not null } ? Key(Given(r), Mother(r)) : 0, MonthOf),
    ];

    private static MatchWay One(Func<MatchRecord, ulong> key, Func<MatchRecord, ulong> second) =>
        new(record => (key(record), 0), second);

    /// <summary>By its sound, so that one confusion leaves it the same.</summary>
    private static ulong Given(MatchRecord record) => record.Name is { } name ? Of(name.Read[^1].Sound) : 0;

    private static ulong Surname(MatchRecord record) => record.Name is { } name ? Of(name.Surname) : 0;

    private static ulong Mother(MatchRecord record) => record.Mother is { } mother ? Of(mother.SortedFolded) : 0;

    private static ulong MonthOf(MatchRecord record) => record.BirthDate is { } day ? Month(day) : 0;

    private static ulong Month(DateOnly day) => ((ulong)day.Year * 12) + (ulong)day.Month;

    private static ulong Day(DateOnly day) => ((ulong)day.Month * 100) + (ulong)day.Day;

    private static bool IsSwappable(MatchRecord record) => record is { BirthDate.Day: <= 12, Name: not null };

    private static ulong Swapless(DateOnly day) =>
        ((ulong)day.Year * 10_000) + ((ulong)Math.Min(day.Month, day.Day) * 100) + (ulong)Math.Max(day.Month, day.Day);

    /// <summary>FNV-1a over 64 bits: the same in every run, unlike the hash codes of strings.</summary>
    private static ulong Of(string text)
    {
        var hash = 14_695_981_039_346_656_037;
        foreach (var c in text)
        {
            hash = (hash ^ c) * 1_099_511_628_211;
        }

        return hash;
    }

    private static ulong Of(Guid id)
    {
        Span<byte> bytes = stackalloc byte[16];
        id.TryWriteBytes(bytes);
        return Key(BinaryPrimitives.ReadUInt64LittleEndian(bytes), BinaryPrimitives.ReadUInt64LittleEndian(bytes[8..]));
    }

    /// <summary>One key of several; never 0.</summary>
    private static ulong Key(params ReadOnlySpan<ulong> parts)
    {
        var hash = 14_695_981_039_346_656_037;
        foreach (var part in parts)
        {
            hash = (hash ^ part) * 1_099_511_628_211;
            hash ^= hash >> 29;
        }

        return hash == 0 ? 1 : hash;
    }
}
