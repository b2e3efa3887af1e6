using MangNon.Register;
using MangNon.Web.Site;

namespace MangNon.Web.Shell;

/// <summary>A filter of days as it stands in the address: from and to, both inclusive, either open.</summary>
/// <param name="From">The first day; null for none.</param>
/// <param name="To">The last day; null for none.</param>
/// <param name="Errors">What must be corrected: days that are none, or in the wrong order.</param>
public sealed record DaySpan(DateOnly? From, DateOnly? To, IReadOnlyList<FieldError> Errors)
{
    public const string FromKey = "tu";
    public const string ToKey = "den";

    public static DaySpan All { get; } = new(null, null, []);

    public bool IsFiltered => From is not null || To is not null;

    /// <summary>UTC, inclusive; null for none.</summary>
    public DateTime? Since => From is { } from ? VietnamTime.Start(from) : null;

    /// <summary>UTC, exclusive; null for none.</summary>
    public DateTime? Before => To is { } to ? VietnamTime.Start(to.AddDays(1)) : null;

    /// <summary>A day that is not understood is told.</summary>
    public static DaySpan Of(IQueryCollection query)
    {
        var errors = new List<FieldError>();
        var (from, to) = (Day(query, FromKey, errors), Day(query, ToKey, errors));
        if (to < from)
        {
            errors.Add(new FieldError(ToKey, Texts.T("Log.DaysInOrder")));
        }

        return new DaySpan(from, to, errors);
    }

    private static DateOnly? Day(IQueryCollection query, string key, List<FieldError> errors)
    {
        var text = query[key].ToString();
        if (string.IsNullOrWhiteSpace(text))
        {
            return null;
        }

        if (Numbers.TryDay(text, out var day))
        {
            return day;
        }

        errors.Add(new FieldError(key, Texts.T("Log.NotADay")));
        return null;
    }
}
