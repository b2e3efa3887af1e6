using MangNon.Audit;

namespace MangNon.Web.Log;

/// <summary>A line of the log as a person may see it.</summary>
/// <param name="Entry">The line; what of it may be shown is in the other members.</param>
/// <param name="Who">The one who acted.</param>
/// <param name="Act">What was done, one of <see cref="AuditActs"/>.</param>
/// <param name="About">Name of the account it was about; null for everything else.</param>
/// <param name="Change">The change, as far as it may be shown.</param>
/// <param name="Facts">What else may be shown.</param>
public sealed record LogLine(
    AuditEntry Entry,
    string Who,
    string Act,
    string? About,
    ShownChange Change,
    IReadOnlyDictionary<string, string> Facts
);

/// <summary>A page of lines, the newest first.</summary>
/// <param name="Lines">The lines.</param>
/// <param name="HasOlder">There are more behind them.</param>
public sealed record LogLines(IReadOnlyList<LogLine> Lines, bool HasOlder)
{
    public static LogLines Empty { get; } = new([], HasOlder: false);
}
