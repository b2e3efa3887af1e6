using System.Globalization;
using System.Text.RegularExpressions;

namespace MangNon.Web.Storage.Keeping;

/// <summary>When the daily backup is due, and how its file is named: by the day in Vietnam.</summary>
internal static partial class BackupTimes
{
    /// <summary>In Vietnam: people are at lunch, and the computer is on.</summary>
    public static readonly TimeOnly Daily = new(12, 15);

    /// <summary>After a failure.</summary>
    public static readonly TimeSpan Retry = TimeSpan.FromHours(1);

    /// <summary>Vietnam keeps no summer time.</summary>
    private static readonly TimeSpan Offset = TimeSpan.FromHours(7);

    /// <summary>How long to wait for the next one; zero where one is due, as after a night when the computer was off.</summary>
    /// <param name="now">Any offset.</param>
    /// <param name="lastGood">The last backup that was made and verified; null where there is none.</param>
    /// <param name="lastFailure">The last try, where it failed.</param>
    public static TimeSpan Wait(DateTimeOffset now, DateTimeOffset? lastGood, DateTimeOffset? lastFailure)
    {
        var here = now.ToOffset(Offset);
        var today = new DateTimeOffset(DateOnly.FromDateTime(here.DateTime), Daily, Offset);
        var slot = today <= here ? today : today.AddDays(-1);
        if (lastGood is { } good && good >= slot)
        {
            return slot.AddDays(1) - here;
        }

        var again = (lastFailure ?? DateTimeOffset.MinValue) is var failed && failed > slot ? failed + Retry : here;
        return again > here ? again - here : TimeSpan.Zero;
    }

    public static string FileName(DateTimeOffset at) =>
        string.Create(CultureInfo.InvariantCulture, $"mangnon-{at.ToOffset(Offset):yyyyMMdd}.mnb");

    /// <summary>The day of a daily backup's file; null for any other file.</summary>
    public static DateOnly? DayOf(string fileName) =>
        Name().Match(fileName) is { Success: true } match
        && DateOnly.TryParseExact(
            match.Groups["day"].Value,
            "yyyyMMdd",
            CultureInfo.InvariantCulture,
            DateTimeStyles.None,
            out var day
        )
            ? day
            : null;

    [GeneratedRegex("^mangnon-(?<day>[0-9]{8})\\.mnb$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Name();
}
