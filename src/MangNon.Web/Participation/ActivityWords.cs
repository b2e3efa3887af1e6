using MangNon.Participation;
using MangNon.Recording;
using MangNon.Web.Register;
using MangNon.Web.Site;
using static MangNon.Web.Texts;

namespace MangNon.Web.Participation;

/// <summary>What the pages of activities call things.</summary>
internal static class ActivityWords
{
    public static string Name(Activity activity) => activity.Name ?? activity.Code;

    public static string Place(Activity activity) => activity.VillageName ?? T("Activities.WholeCommune");

    public static string Label(EntryField field) => T("Activity." + field.Key);

    public static string Choice(EntryField field, string word) =>
        field.Key == ActivityForm.Kind ? RegisterWords.Of(Enum.Parse<ActivityKind>(word)) : word;

    public static string? Hint(EntryField field) =>
        field.Key switch
        {
            ActivityForm.Kind => T("Activity.KindHint"),
            ActivityForm.HeadCount => T("Activity.HeadCountHint"),
            _ => null,
        };

    public static string Of(ActivityOrder order) => T("ActivityOrder." + order);

    public static string Of(AskTopic topic) => T("AskTopic." + topic);

    public static string Of(AskState state) => T("AskState." + state);

    public static string Of(AttendanceAge age, ActivityKind kind) =>
        age == AttendanceAge.Counted && AttendanceRoster.LeastAge(kind) > 0
            ? T("AttendanceAge.CountedFrom", Numbers.Count(AttendanceRoster.LeastAge(kind)))
            : T("AttendanceAge." + age);
}
