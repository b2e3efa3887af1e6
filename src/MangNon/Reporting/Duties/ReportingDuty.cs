using MangNon.Programme;
using MangNon.Register;

namespace MangNon.Reporting.Duties;

/// <summary>Who owes a report.</summary>
public enum DutyLevel
{
    /// <summary>A unit or village of the plan, to the focal office.</summary>
    Unit,

    /// <summary>The commune, onward: written by the focal office, signed by the chairman.</summary>
    Commune,
}

/// <summary>How often a report is owed.</summary>
public enum DutyEvery
{
    Year,
    Half,
    Quarter,

    /// <summary>In one year alone.</summary>
    Once,
}

/// <summary>Whom a report goes to, from a day to a day.</summary>
/// <param name="Name">As written on the report.</param>
/// <param name="From">First day, inclusive; null since ever.</param>
/// <param name="Until">Last day, inclusive; null without end.</param>
public sealed record DutyAddressee(string Name, DateOnly? From, DateOnly? Until)
{
    public bool HoldsOn(DateOnly day) => !(day < From) && !(day > Until);
}

/// <summary>When a report is due: one of the three.</summary>
/// <param name="On">A day of the year in which the period ends.</param>
/// <param name="Days">So many days after the period's last day; from 0.</param>
/// <param name="WorkingDays">So many working days after the period's last day; from 1.</param>
public sealed record DueRule(MonthDay? On, int? Days, int? WorkingDays);

/// <summary>A day of any year.</summary>
public readonly record struct MonthDay(int Month, int Day)
{
    /// <summary>29/02 becomes 28/02 where there is none.</summary>
    public DateOnly In(int year) => new(year, Month, Math.Min(Day, DateTime.DaysInMonth(year, Month)));
}

/// <summary>A report that is owed again and again (chế độ báo cáo): data, not code.</summary>
public sealed record ReportingDuty
{
    /// <summary>Stands in addresses and is stored: never change it.</summary>
    public required string Id { get; init; }
    public required string Name { get; init; }
    public required string NameEn { get; init; }
    public required DutyLevel Level { get; init; }

    /// <summary>The duty of units whose reports this one gathers; null for none.</summary>
    public string? Gathers { get; init; }
    public required DutyEvery Every { get; init; }

    /// <summary>For a half or a quarter: this part of the year alone, from 1; null for every part.</summary>
    public int? Only { get; init; }

    /// <summary>For once: the year.</summary>
    public int? OnceIn { get; init; }

    /// <summary>For a year: the first and the last day of the span reported on; null for the calendar year.</summary>
    public (MonthDay From, MonthDay To)? Span { get; init; }

    /// <summary>Figures are counted up to this day; null where that is the period's last day.</summary>
    public MonthDay? CutOff { get; init; }
    public required DueRule Due { get; init; }

    /// <summary>In the order of their days.</summary>
    public required IReadOnlyList<DutyAddressee> To { get; init; }
    public required string LegalBasis { get; init; }

    /// <summary>The term was compared with the text that sets it.</summary>
    public required bool Verified { get; init; }

    /// <summary>What is owed for a year, in the order of the periods; empty for a year without any.</summary>
    public IEnumerable<DutyTerm> TermsOf(int year, WorkCalendar calendar)
    {
        ArgumentNullException.ThrowIfNull(calendar);
        if (Every == DutyEvery.Once && year != OnceIn)
        {
            yield break;
        }

        var parts = Every switch
        {
            DutyEvery.Half => 2,
            DutyEvery.Quarter => 4,
            _ => 1,
        };
        var months = 12 / parts;
        for (var part = 1; part <= parts; part++)
        {
            if (Only is { } only && only != part)
            {
                continue;
            }

            var first = new DateOnly(year, ((part - 1) * months) + 1, 1);
            var whole = Span is { } span
                ? new Period(span.From.In(year), span.To.In(year))
                : new Period(first, first.AddMonths(months).AddDays(-1));
            var counted = CutOff is { } cut ? new Period(whole.From, cut.In(year)) : whole;
            yield return new DutyTerm(this, year, parts == 1 ? 0 : part, whole, counted, DueOn(whole.To, calendar));
        }
    }

    /// <summary>Whom the report goes to on a day.</summary>
    public IEnumerable<DutyAddressee> ToOn(DateOnly day) => To.Where(one => one.HoldsOn(day));

    private DateOnly DueOn(DateOnly last, WorkCalendar calendar) =>
        Due.On is { } on ? on.In(last.Year)
        : Due.WorkingDays is { } working ? calendar.LastDay(last, working)
        : last.AddDays(Due.Days ?? 0);
}

/// <summary>One report owed.</summary>
/// <param name="Duty">The duty.</param>
/// <param name="Year">Of the period.</param>
/// <param name="Part">Half or quarter of the year, from 1; 0 for the year.</param>
/// <param name="Whole">The span reported on.</param>
/// <param name="Counted">The span that figures are counted in: ends at the cut-off.</param>
/// <param name="DueOn">The last day on which it is in time.</param>
public sealed record DutyTerm(ReportingDuty Duty, int Year, int Part, Period Whole, Period Counted, DateOnly DueOn)
{
    /// <summary>The figures are counted before the period is over.</summary>
    public bool IsEstimate => Counted.To < Whole.To;
}
