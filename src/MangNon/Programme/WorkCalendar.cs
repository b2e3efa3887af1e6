namespace MangNon.Programme;

/// <summary>
/// Which days offices work: all but Saturdays, Sundays and the days off of the year's announcement, and the Saturdays
/// worked in exchange. Data, not code: <c>programmes/calendar/days-off.json</c>.
/// </summary>
public sealed class WorkCalendar
{
    /// <summary>Relative to a folder of programmes.</summary>
    public const string FileName = "calendar/days-off.json";

    private readonly HashSet<int> _years;
    private readonly HashSet<DateOnly> _off;
    private readonly HashSet<DateOnly> _working;

    /// <param name="years">Years whose announcement is known.</param>
    /// <param name="off">Days off beside Saturdays and Sundays.</param>
    /// <param name="working">Saturdays and Sundays that are worked.</param>
    public WorkCalendar(IEnumerable<int> years, IEnumerable<DateOnly> off, IEnumerable<DateOnly> working) =>
        (_years, _off, _working) = ([.. years], [.. off], [.. working]);

    /// <summary>The one that ships with the program.</summary>
    public static WorkCalendar Shipped { get; } = Load(Path.Combine(ProgrammeFolders.Shipped, FileName)).Required();

    /// <summary>
    /// Whether the year's days off are known. Where they are not, Saturdays and Sundays alone are off, so that a term
    /// ends too early rather than too late.
    /// </summary>
    public bool Knows(int year) => _years.Contains(year);

    public bool IsWorkingDay(DateOnly day) =>
        !_off.Contains(day)
        && (_working.Contains(day) || day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday));

    /// <summary>The last day of a term: the day of the event does not count (Bộ luật Dân sự 2015, Điều 147).</summary>
    /// <param name="from">Day of the event.</param>
    /// <param name="workingDays">From 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">Less than 1.</exception>
    public DateOnly LastDay(DateOnly from, int workingDays)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(workingDays, 1);
        var day = from;
        for (var left = workingDays; left > 0; )
        {
            day = day.AddDays(1);
            left -= IsWorkingDay(day) ? 1 : 0;
        }

        return day;
    }

    /// <summary>Working days after <paramref name="from"/> up to and including <paramref name="to"/>; 0 where it is not later.</summary>
    public int Between(DateOnly from, DateOnly to)
    {
        var days = 0;
        for (var day = from.AddDays(1); day <= to; day = day.AddDays(1))
        {
            days += IsWorkingDay(day) ? 1 : 0;
        }

        return days;
    }

    /// <summary>Reads the file; mistakes are findings.</summary>
    public static DataFile<WorkCalendar> Load(string path) =>
        DataFileReader.Read(
            path,
            root =>
            {
                root.Knows("id", "name", "nameEn", "legalBasis", "years");
                var (years, off, working) = (new List<int>(), new List<DateOnly>(), new List<DateOnly>());
                foreach (var node in root.Items("years", required: true))
                {
                    var year = new JsonSection(node, "năm", root.Log).Knows(
                        "year",
                        "legalBasis",
                        "verified",
                        "daysOff",
                        "workingDays"
                    );
                    years.Add(year.Whole("year"));
                    foreach (var span in year.Items("daysOff"))
                    {
                        off.AddRange(ReadSpan(span, root.Log));
                    }

                    working.AddRange(year.Texts("workingDays").Select(text => Day(node, text, root.Log)));
                }

                return new WorkCalendar(years, off, working);
            }
        );

    private static IEnumerable<DateOnly> ReadSpan(JsonAt node, FindingLog log)
    {
        var span = new JsonSection(node, "ngày nghỉ", log).Knows("from", "to", "name");
        if (span.OptionalDay("from") is not { } first || span.OptionalDay("to") is not { } last || last < first)
        {
            log.Error(node, span.Place, "cần “from” và “to”, năm-tháng-ngày, “to” không trước “from”");
            return [];
        }

        return Enumerable.Range(0, Math.Min(31, last.DayNumber - first.DayNumber + 1)).Select(first.AddDays);
    }

    private static DateOnly Day(JsonAt node, string text, FindingLog log)
    {
        if (
            !DateOnly.TryParseExact(
                text,
                "yyyy-MM-dd",
                System.Globalization.CultureInfo.InvariantCulture,
                System.Globalization.DateTimeStyles.None,
                out var day
            )
        )
        {
            log.Error(node, "ngày làm bù", $"ngày “{text}” cần viết năm-tháng-ngày, như 2026-08-22");
        }

        return day;
    }
}
