using System.Globalization;
using MangNon.Audit;
using MangNon.Web.Shell;
using MangNon.Web.Site;

namespace MangNon.Web.Log;

/// <summary>Who did it, as chosen: a person, or one of the sources without a person.</summary>
/// <param name="AccountId">The person; null for a source.</param>
/// <param name="Source">The source without a person; null for a person.</param>
internal sealed record LogPerson(Guid? AccountId, AuditSource? Source)
{
    private static readonly (AuditSource Source, string Slug)[] Sources =
    [
        (AuditSource.CommandLine, "dong-lenh"),
        (AuditSource.System, "he-thong"),
        (AuditSource.Site, "chua-dang-nhap"),
    ];

    /// <summary>Those who are no person, in the order offered.</summary>
    public static IEnumerable<LogPerson> OfSources => Sources.Select(one => new LogPerson(null, one.Source));

    public string Slug =>
        AccountId is { } id ? id.ToString() : Array.Find(Sources, one => one.Source == Source).Slug ?? "";

    public static LogPerson? Of(string? text) =>
        Guid.TryParseExact(text, "D", out var id)
            ? new LogPerson(id, null)
            : OfSources.FirstOrDefault(one => string.Equals(one.Slug, text, StringComparison.Ordinal));
}

/// <summary>The filters of the log as they stand in the address: days, ids and words of the program, never a name.</summary>
internal sealed record LogView
{
    public const string PersonKey = "nguoi";
    public const string ActKey = "viec";
    public const string SubjectKey = "loai";
    public const string SubjectIdKey = "so-hieu";
    public const string BeforeKey = "truoc";

    public DaySpan Days { get; private init; } = DaySpan.All;
    public LogPerson? Person { get; private init; }
    public string? Act { get; private init; }
    public string? Subject { get; private init; }
    public Guid? SubjectId { get; private init; }

    /// <summary>Only lines before this one: where the page before ended. Null for the newest.</summary>
    public long? Before { get; private init; }

    public bool IsFiltered =>
        Days.IsFiltered || Person is not null || Act is not null || Subject is not null || SubjectId is not null;

    /// <summary>A day that is not understood is told; anything else that is not understood is as if it were not there.</summary>
    public static LogView Of(IQueryCollection query)
    {
        return new LogView
        {
            Days = DaySpan.Of(query),
            Person = LogPerson.Of(query[PersonKey]),
            Act = AuditActs.All.FirstOrDefault(act => act == query[ActKey]),
            Subject = AuditSubjects.All.FirstOrDefault(subject => subject == query[SubjectKey]),
            SubjectId = Guid.TryParseExact(query[SubjectIdKey].ToString().Trim(), "D", out var id) ? id : null,
            Before = long.TryParse(query[BeforeKey], NumberStyles.None, CultureInfo.InvariantCulture, out var line)
                ? line
                : null,
        };
    }
}
