using System.Globalization;
using MangNon.Recording;

namespace MangNon.Participation;

/// <summary>The fields of an activity as they are written by hand.</summary>
public static class ActivityForm
{
    public const string Kind = "Kind";
    public const string Name = "Name";
    public const string On = "On";
    public const string Organiser = "Organiser";
    public const string Village = "Village";
    public const string HeadCount = "HeadCount";

    /// <summary>The largest head-count, inclusive: the same as in the workbook.</summary>
    public const int MostPeople = 10_000_000;

    /// <param name="villages">The commune's villages; an activity without one is the whole commune's.</param>
    internal static IReadOnlyList<EntryField> Fields(IReadOnlyList<string> villages) =>
        [
            new(Kind, EntryShape.Choice, IsNeeded: true, Enum.GetNames<ActivityKind>()),
            new(Name, EntryShape.Text, IsNeeded: true),
            new(On, EntryShape.Day, IsNeeded: true),
            new(Organiser, EntryShape.Text),
            new(Village, EntryShape.Choice, IsNeeded: false, villages),
            new(HeadCount, EntryShape.Whole),
        ];

    internal static Dictionary<string, string> Read(Activity? activity) =>
        new(StringComparer.Ordinal)
        {
            [Kind] = activity?.Kind.ToString() ?? "",
            [Name] = activity?.Name ?? "",
            [On] = activity?.HeldOn.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture) ?? "",
            [Organiser] = activity?.Organiser ?? "",
            [Village] = activity?.VillageName ?? "",
            [HeadCount] = activity?.Attendance?.ToString(CultureInfo.InvariantCulture) ?? "",
        };

    /// <summary>What was typed passed its checks.</summary>
    internal static void Write(Activity activity, EntryTexts texts)
    {
        activity.Kind = texts.Choice<ActivityKind>(Kind)!.Value;
        activity.Name = texts.OrNull(Name);
        activity.HeldOn = texts.Day(On)!.Value;
        activity.Organiser = texts.OrNull(Organiser);
        activity.VillageName = texts.OrNull(Village);
        activity.Attendance = (int?)texts.Whole(HeadCount);
    }
}
