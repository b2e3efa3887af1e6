using MangNon.Exports;
using MangNon.Web.Shell;
using MangNon.Web.Site;

namespace MangNon.Web.Exports;

/// <summary>The filters of the register of files with names as they stand in the address.</summary>
internal sealed record ExportView
{
    public const string FromKey = "tu";
    public const string ToKey = "den";
    public const string PersonKey = "nguoi";
    public const string ListKey = "danh-sach";
    public const string PurposeKey = "muc-dich";
    public const string StateKey = "trang-thai";

    public DateOnly? From { get; private init; }
    public DateOnly? To { get; private init; }
    public Guid? Person { get; private init; }
    public NameListKind? List { get; private init; }
    public string? Purpose { get; private init; }

    /// <summary>Those that were sent whole (true), or that broke off (false).</summary>
    public bool? Whole { get; private init; }

    /// <summary>What must be corrected: days that are none, or in the wrong order.</summary>
    public IReadOnlyList<FieldError> Errors { get; private init; } = [];

    public bool IsFiltered =>
        From is not null
        || To is not null
        || Person is not null
        || List is not null
        || Purpose is not null
        || Whole is not null;

    /// <summary>A day that is not understood is told; anything else that is not understood is as if it were not there.</summary>
    public static ExportView Of(IQueryCollection query)
    {
        var errors = new List<FieldError>();
        var (from, to) = (Day(query, FromKey, errors), Day(query, ToKey, errors));
        if (to < from)
        {
            errors.Add(new FieldError(ToKey, Texts.T("Log.DaysInOrder")));
        }

        return new ExportView
        {
            From = from,
            To = to,
            Person = Guid.TryParseExact(query[PersonKey], "D", out var person) ? person : null,
            List = NameSelection.KindOf(query[ListKey]),
            Purpose = query[PurposeKey].ToString() is { Length: > 0 } purpose ? purpose : null,
            Whole = query[StateKey].ToString() switch
            {
                "xong" => true,
                "do-dang" => false,
                _ => null,
            },
            Errors = errors,
        };
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
