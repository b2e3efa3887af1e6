using MangNon.Programme;
using MangNon.Register;
using MangNon.Register.Editing;
using MangNon.Rights;
using MangNon.Web.Site;
using static MangNon.Web.Texts;

namespace MangNon.Web.Rights;

/// <summary>What the pages of rights call things.</summary>
internal static class RightsWords
{
    public static string Of(RequestKind kind) => T("RequestKind." + kind);

    public static string Of(Relation relation) => T("Relation." + relation);

    public static string Of(RequestChannel channel) => T("RequestChannel." + channel);

    public static string Of(RequestDecision decision) => T("RequestDecision." + decision);

    public static string Of(RegisterField field) => T("RegisterField." + field);

    public static string Of(ConsentPurpose purpose) => Name(purpose.Name, purpose.NameEn);

    /// <summary>Where it stands, with the clock while it runs: “còn 1 ngày làm việc”, “quá hạn 3 ngày”.</summary>
    public static string Clock(RightsRequest request, DateOnly today, WorkCalendar calendar) =>
        request.AnsweredAt is { } at ? T("Requests.Answered", Numbers.Day(VietnamTime.DayOf(at)))
        : today > request.DueOn ? T("Requests.Late", Numbers.Count(today.DayNumber - request.DueOn.DayNumber))
        : today == request.DueOn ? T("Requests.DueToday")
        : T("Requests.Left", Numbers.Count(calendar.Between(today, request.DueOn)));

    public static string State(RightsRequest request) =>
        request.Decision is { } decision
            ? Of(decision) + (request.IsOpen ? ", " + T("Requests.NotTold") : "")
            : T("Requests.Waits");
}
