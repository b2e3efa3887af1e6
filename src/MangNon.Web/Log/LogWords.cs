using MangNon.Access;
using MangNon.Audit;
using MangNon.Register;
using MangNon.Web.Access;
using MangNon.Web.Site;

namespace MangNon.Web.Log;

/// <summary>What the log's pages and workbook call things.</summary>
internal static class LogWords
{
    public static string Of(AuditSource source) => Texts.T("Log.Source." + source);

    public static string Act(string act) => Texts.T("Log.Act." + act);

    public static string Subject(string subject) => Texts.T("Log.Subject." + subject);

    /// <summary>07:30:15 24/11/2026, in the time of Vietnam.</summary>
    public static string At(DateTime utc) => VietnamTime.Of(utc).ToString("HH:mm:ss dd/MM/yyyy", Numbers.Culture);

    /// <summary>The last eight digits of an id: enough to tell two apart, and random (the first ones are the time).</summary>
    public static string ShortId(Guid id) => id.ToString("N")[^8..];

    /// <summary>“Trẻ em …1a2b3c4d”; of an account its name.</summary>
    public static string About(LogLine line) =>
        line.Entry.Subject is not { } subject ? ""
        : line.About is { } name ? Subject(subject) + " " + name
        : line.Entry.SubjectId is { } id ? Subject(subject) + " …" + ShortId(id)
        : Subject(subject);

    /// <summary>The table that was changed, with its fields: one text each.</summary>
    public static IEnumerable<string> Changes(LogLine line)
    {
        if (line.Change.Table is not { } table)
        {
            yield break;
        }

        if (line.Change.Fields.Count == 0)
        {
            yield return Texts.T("Log.Table." + table);
        }

        foreach (var field in line.Change.Fields)
        {
            var name = Texts.T("Log.Field." + table + "." + field.Name);
            yield return !field.HasValues ? name
            : line.Act == AuditActs.Added ? name + ": " + LogValues.Of(table, field.Name, field.To)
            : name
                + ": "
                + LogValues.Of(table, field.Name, field.From)
                + " → "
                + LogValues.Of(table, field.Name, field.To);
        }
    }

    /// <summary>The table, as a heading of its fields; null where there is none to head.</summary>
    public static string? Heading(LogLine line) =>
        line.Change is { Table: { } table, Fields.Count: > 0 } ? Texts.T("Log.Table." + table) : null;

    /// <summary>“danh sách trẻ em, 50 dòng”.</summary>
    public static string Facts(LogLine line) =>
        string.Join(
            ", ",
            line.Facts.Select(fact =>
                fact.Key switch
                {
                    "What" => What(fact.Value),
                    "Rows" => Texts.T("Log.Rows", fact.Value),
                    "Number" => Texts.T("Export.NumberIs", fact.Value),
                    "Component" => Texts.T("Log.Component", fact.Value),
                    "Why" when Enum.TryParse<SessionEnd>(fact.Value, out var why) => SessionWords.End(why),
                    "Method" when Enum.TryParse<SignInMethod>(fact.Value, out var how) => SessionWords.Method(how),
                    "Session" when Guid.TryParse(fact.Value, out var session) => Texts.T(
                        "Log.Session",
                        ShortId(session)
                    ),
                    "Disabled" => Texts.T(fact.Value == bool.TrueString ? "People.Disabled" : "People.Enabled"),
                    _ => fact.Value,
                }
            )
        );

    internal static string What(string what) => Whats.Contains(what) ? Texts.T("Log.What." + what) : what;

    private static readonly HashSet<string> Whats = new(StringComparer.Ordinal)
    {
        "register",
        "quality",
        "register-list",
        "log",
        "log-of-child",
        "recovery-codes",
        "second-factor",
        "agency-login",
        "people",
        "sign-in-slip",
        "all-of-child",
        "erasure-proof",
        "notices",
        "component-list",
        "exports",
        "names-broken",
        "names-sent",
        "requests",
        "retention",
        "edit",
        "births",
        "circumstances",
        "households",
        "incidents",
        "legal-affairs",
        "hand-over",
        "village-sheet",
        "numbers",
        "numbers-sent",
        "doubles",
        "doses-due",
        "doses-exempt",
        "vaccination-session",
        "vaccination-sheet",
        "weighing-sheet",
        "weighing-round",
        "activities",
        "work-plan",
        "asks",
        "attendance",
        "attendance-list",
        "care-needs",
        "check-ups",
        "services",
        "hiv-years",
        "unweighed",
        "class-list",
        "not-in-school",
        "disability",
    };
}
