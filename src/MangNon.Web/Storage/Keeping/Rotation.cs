namespace MangNon.Web.Storage.Keeping;

/// <summary>
/// Which daily backups stay: the last 7, the last one of each of 4 weeks (from Monday) and of each of 12 months that
/// have any. Counted by backups there are, not by the calendar: a computer that was off for a year loses none by it.
/// </summary>
internal static class Rotation
{
    public const int Daily = 7;
    public const int Weekly = 4;
    public const int Monthly = 12;

    /// <param name="days">Days that have a backup, in any order.</param>
    /// <returns>Those that go, oldest first; never the newest.</returns>
    public static IReadOnlyList<DateOnly> ToDelete(IEnumerable<DateOnly> days)
    {
        var newestFirst = days.Distinct().OrderDescending().ToList();
        var kept = newestFirst
            .Take(Daily)
            .Concat(NewestOfEach(newestFirst, Monday).Take(Weekly))
            .Concat(NewestOfEach(newestFirst, day => new DateOnly(day.Year, day.Month, 1)).Take(Monthly))
            .ToHashSet();
        return [.. newestFirst.Where(day => !kept.Contains(day)).Reverse()];
    }

    private static IEnumerable<DateOnly> NewestOfEach(List<DateOnly> newestFirst, Func<DateOnly, DateOnly> span) =>
        newestFirst.GroupBy(span).Select(group => group.First());

    private static DateOnly Monday(DateOnly day) => day.AddDays(-(((int)day.DayOfWeek + 6) % 7));
}
