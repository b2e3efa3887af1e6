using MangNon.Exports;
using MangNon.Web.Shell;
using MangNon.Web.Site;

namespace MangNon.Web.Exports;

/// <summary>The filters of the register of files with names as they stand in the address.</summary>
internal sealed record ExportView
{
    public const string PersonKey = "nguoi";
    public const string ListKey = "danh-sach";
    public const string PurposeKey = "muc-dich";
    public const string StateKey = "trang-thai";

    public DaySpan Days { get; private init; } = DaySpan.All;
    public Guid? Person { get; private init; }
    public NameListKind? List { get; private init; }
    public string? Purpose { get; private init; }

    /// <summary>Those that were sent whole (true), or that broke off (false).</summary>
    public bool? Whole { get; private init; }

    public bool IsFiltered =>
        Days.IsFiltered || Person is not null || List is not null || Purpose is not null || Whole is not null;

    /// <summary>A day that is not understood is told; anything else that is not understood is as if it were not there.</summary>
    public static ExportView Of(IQueryCollection query)
    {
        return new ExportView
        {
            Days = DaySpan.Of(query),
            Person = Guid.TryParseExact(query[PersonKey], "D", out var person) ? person : null,
            List = NameSelection.KindOf(query[ListKey]),
            Purpose = query[PurposeKey].ToString() is { Length: > 0 } purpose ? purpose : null,
            Whole = query[StateKey].ToString() switch
            {
                "xong" => true,
                "do-dang" => false,
                _ => null,
            },
        };
    }
}
