using System.Globalization;
using MangNon.Health.Doses;
using MangNon.Web.Site;

namespace MangNon.Web.Health;

/// <summary>The fields of a session's form: for each child whether it was vaccinated, and on which day where not on the session's.</summary>
internal static class SessionForm
{
    /// <summary>Two for each child of a large village, and the form's own.</summary>
    public const int MostFields = 2000;

    private const string TickedPrefix = "tiem-";

    public static string Ticked(Guid child) => TickedPrefix + child.ToString("N");

    public static string Day(Guid child) => "hom-" + child.ToString("N");

    /// <summary>The ticked rows of a posted form.</summary>
    /// <param name="form">As posted.</param>
    /// <param name="day">Of the session, where a row names no other.</param>
    public static IReadOnlyList<SessionEntry> Read(IFormCollection form, DateOnly day) =>
        [
            .. form
                .Keys.Where(key => key.StartsWith(TickedPrefix, StringComparison.Ordinal))
                .Select(key => Guid.TryParseExact(key[TickedPrefix.Length..], "N", out var id) ? id : Guid.Empty)
                .Where(id => id != Guid.Empty)
                .Select(id => new SessionEntry(
                    id,
                    int.TryParse(form[Ticked(id)], NumberStyles.None, CultureInfo.InvariantCulture, out var dose)
                        ? dose
                        : 0,
                    string.IsNullOrWhiteSpace(form[Day(id)]) ? day
                        : Numbers.TryDay(form[Day(id)], out var other) ? other
                        : null
                )),
        ];
}
