namespace MangNon.Register;

/// <summary>A group of ages in completed years.</summary>
/// <param name="From">Youngest, inclusive.</param>
/// <param name="To">Oldest, inclusive; null without end.</param>
public sealed record AgeBand(int From, int? To)
{
    /// <summary>As the commune's work is divided: nursery, kindergarten, primary, lower secondary, the last year of childhood, and the older ones.</summary>
    public static IReadOnlyList<AgeBand> All { get; } =
    [new(0, 2), new(3, 5), new(6, 10), new(11, 14), new(15, 15), new(16, null)];

    /// <summary>The last day of birth, inclusive, of those in the band on a day.</summary>
    public DateOnly LatestBirth(DateOnly on) => on.AddYears(-From);

    /// <summary>The first day of birth, inclusive, of those in the band on a day; null without end.</summary>
    public DateOnly? EarliestBirth(DateOnly on) => To is { } to ? on.AddYears(-to - 1).AddDays(1) : null;
}
