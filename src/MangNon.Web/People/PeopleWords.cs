using MangNon.Access;
using MangNon.Register;
using MangNon.Web.Site;
using static MangNon.Web.Texts;

namespace MangNon.Web.People;

/// <summary>How people and their roles are written on screen.</summary>
internal static class PeopleWords
{
    public static string Of(Role role) => Name(role.Vi, role.En);

    public static string RoleOf(RoleGrant grant) => Role.Find(grant.RoleId) is { } role ? Of(role) : grant.RoleId;

    public static string UnitOf(RoleGrant grant, AdministeredUnits units) => units.Of(grant)?.Name ?? Numbers.None;

    /// <summary>“Trạm Y tế, xã Bình Lương (24/11/2026–31/12/2026)”.</summary>
    public static string Whole(RoleGrant grant, AdministeredUnits units) =>
        $"{RoleOf(grant)}, {UnitOf(grant, units)} ({Span(grant)})";

    public static string Span(RoleGrant grant) => Span(grant.From, grant.To);

    public static string Span(DateOnly from, DateOnly? to) =>
        to is { } last ? $"{Numbers.Day(from)}–{Numbers.Day(last)}" : T("People.Since", Numbers.Day(from));

    public static string State(RoleGrant grant, DateOnly today) =>
        T(
            grant.RevokedAt is not null ? "People.Taken"
            : grant.To < today ? "People.Ended"
            : grant.From > today ? "People.Coming"
            : "People.Held"
        );

    /// <summary>In the time of Vietnam: 07:30 24/11/2026.</summary>
    public static string At(DateTime? utc) =>
        utc is { } at
            ? TimeZoneInfo
                .ConvertTimeFromUtc(at, TimeZoneInfo.FindSystemTimeZoneById("Asia/Ho_Chi_Minh"))
                .ToString("HH:mm dd/MM/yyyy", Numbers.Culture)
            : Numbers.None;
}
