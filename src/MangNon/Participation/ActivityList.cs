using MangNon.Access;
using MangNon.Register;
using MangNon.Storage;
using Microsoft.EntityFrameworkCore;

namespace MangNon.Participation;

/// <summary>Which activities to list. Everything given must fit.</summary>
/// <param name="CommuneId">The commune.</param>
public sealed record ActivityQuery(Guid CommuneId)
{
    public ActivityKind? Kind { get; init; }

    /// <summary>The year in which they were held.</summary>
    public int? Year { get; init; }

    /// <summary>The village as an activity names it; empty for those of the whole commune.</summary>
    public string? Village { get; init; }

    public ActivityOrder Order { get; init; }
}

/// <summary>Order of a list of activities.</summary>
public enum ActivityOrder
{
    /// <summary>The latest first.</summary>
    HeldOn,

    /// <summary>By name, as Vietnamese sorts.</summary>
    Name,

    /// <summary>By village: Thôn 2 before Thôn 10; those of the whole commune first.</summary>
    Village,

    /// <summary>Where most children took part first.</summary>
    Children,
}

/// <summary>An activity of a list.</summary>
/// <param name="Activity">The activity.</param>
/// <param name="Children">How many children took part by name, of those that the person reaches.</param>
public sealed record ActivityLine(Activity Activity, int Children);

/// <summary>A commune's activities, for those who write participation there.</summary>
public static class ActivityList
{
    public static async Task<IReadOnlyList<ActivityLine>> FindAsync(
        MangNonDb db,
        Viewer viewer,
        ActivityQuery query,
        CancellationToken cancel
    )
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(viewer);
        ArgumentNullException.ThrowIfNull(query);
        if (!await ActivityRegister.MayWorkAsync(db, viewer, query.CommuneId, cancel).ConfigureAwait(false))
        {
            return [];
        }

        var activities = db.Activities.AsNoTracking().Where(a => a.CommuneId == query.CommuneId);
        if (query.Kind is { } kind)
        {
            activities = activities.Where(a => a.Kind == kind);
        }

        if (query.Year is { } year)
        {
            var (first, last) = (new DateOnly(year, 1, 1), new DateOnly(year, 12, 31));
            activities = activities.Where(a => a.HeldOn >= first && a.HeldOn <= last);
        }

        if (query.Village is { } village)
        {
            var name = village.Length == 0 ? null : village;
            activities = activities.Where(a => a.VillageName == name);
        }

        var reached = ActivityRegister.Reached(db, viewer, query.CommuneId).Select(c => c.Id);
        var counts = await db
            .Attendances.Where(a => activities.Any(one => one.Id == a.ActivityId) && reached.Contains(a.ChildId))
            .GroupBy(a => a.ActivityId)
            .Select(group => new { group.Key, Count = group.Count() })
            .ToDictionaryAsync(one => one.Key, one => one.Count, cancel)
            .ConfigureAwait(false);
        var lines = (await activities.ToListAsync(cancel).ConfigureAwait(false))
            .Select(a => new ActivityLine(a, counts.GetValueOrDefault(a.Id)))
            .OrderByDescending(line => line.Activity.HeldOn)
            .ThenBy(line => line.Activity.Code, StringComparer.Ordinal);
        return
        [
            .. query.Order switch
            {
                ActivityOrder.Name => lines.OrderBy(line => line.Activity.Name ?? "", VillageNames.Order),
                ActivityOrder.Village => lines.OrderBy(line => line.Activity.VillageName ?? "", VillageNames.Order),
                ActivityOrder.Children => lines.OrderByDescending(line => line.Children),
                _ => lines,
            },
        ];
    }

    /// <summary>The years of the commune's activities, the latest first.</summary>
    public static async Task<IReadOnlyList<int>> YearsAsync(
        MangNonDb db,
        Viewer viewer,
        Guid communeId,
        CancellationToken cancel
    )
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(viewer);
        if (!await ActivityRegister.MayWorkAsync(db, viewer, communeId, cancel).ConfigureAwait(false))
        {
            return [];
        }

        var days = await db
            .Activities.Where(a => a.CommuneId == communeId)
            .Select(a => a.HeldOn)
            .Distinct()
            .ToListAsync(cancel)
            .ConfigureAwait(false);
        return [.. days.Select(day => day.Year).Distinct().OrderDescending()];
    }
}
