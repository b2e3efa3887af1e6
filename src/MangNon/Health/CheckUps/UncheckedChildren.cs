using MangNon.Access;
using MangNon.Register;
using MangNon.Storage;

namespace MangNon.Health.CheckUps;

/// <summary>A child whom nobody has checked for long.</summary>
/// <param name="Child">Whom, and where.</param>
/// <param name="Last">The last check-up by the day; null where there never was one.</param>
public sealed record UncheckedChild(ChildInVillage Child, HealthCheck? Last);

/// <summary>Who had no check-up (khám sức khỏe) in the last twelve months.</summary>
public static class UncheckedChildren
{
    /// <summary>Children under six are checked every year.</summary>
    public const int UnderSix = 6;

    public const int UnderSixteen = 16;

    /// <summary>A check-up further back says nothing of today.</summary>
    public const int Months = 12;

    /// <summary>The first day of the twelve months that end with a day, inclusive.</summary>
    public static DateOnly Since(DateOnly day) => day.AddMonths(-Months).AddDays(1);

    /// <summary>Those never checked first, then those whose last check-up is longest ago; alike by given name.</summary>
    /// <param name="db">The database.</param>
    /// <param name="viewer">Who asks.</param>
    /// <param name="query">Whose children, of what age, on which day.</param>
    /// <param name="act">What is to be done with the list beside writing health: <see cref="Act.Export"/> for a file with names.</param>
    /// <param name="cancel">To stop.</param>
    public static async Task<IReadOnlyList<UncheckedChild>> ReadAsync(
        MangNonDb db,
        Viewer viewer,
        HealthQuery query,
        Act act,
        CancellationToken cancel
    )
    {
        ArgumentNullException.ThrowIfNull(query);
        var children = await HealthRegister.ResidentsAsync(db, viewer, query, act, cancel).ConfigureAwait(false);
        var checks = await HealthRegister.ChecksAsync(db, viewer, query, cancel).ConfigureAwait(false);
        return Of(children, checks, query.Day);
    }

    /// <summary>The same of what is already read. Pure.</summary>
    /// <param name="children">By given name.</param>
    /// <param name="checks">All check-ups of these.</param>
    /// <param name="day">The day it is asked for.</param>
    public static IReadOnlyList<UncheckedChild> Of(
        IEnumerable<ChildInVillage> children,
        ILookup<Guid, HealthCheck> checks,
        DateOnly day
    )
    {
        ArgumentNullException.ThrowIfNull(children);
        ArgumentNullException.ThrowIfNull(checks);
        return
        [
            .. children
                .Select(child => new UncheckedChild(
                    child,
                    checks[child.Child.Id].Where(one => one.CheckedOn <= day).MaxBy(one => one.CheckedOn)
                ))
                .Where(one => !(one.Last?.CheckedOn >= Since(day)))
                .OrderBy(one => one.Last?.CheckedOn ?? DateOnly.MinValue),
        ];
    }
}
