using MangNon.Access;
using MangNon.Register;
using MangNon.Storage;

namespace MangNon.Health.EarlyDevelopment;

/// <summary>A child and the services of integrated early development that it got in a year.</summary>
/// <param name="Child">Whom, and where.</param>
/// <param name="Reached">For each domain of which it got a service the last day in the year.</param>
public sealed record ServedChild(ChildInVillage Child, IReadOnlyDictionary<ServiceDomain, DateOnly> Reached);

/// <summary>
/// Who got which services of integrated early development (Quyết định 1437/QĐ-TTg 29/10/2018) in a calendar year, of those
/// whom chỉ tiêu 2 counts: resident and under eight at the end of the year.
/// </summary>
public static class ServedChildren
{
    /// <summary>In completed years at the end of the year, exclusive.</summary>
    public const int UnderEight = 8;

    /// <summary>The children of a year, as the figure counts them.</summary>
    public static HealthQuery Of(Guid communeId, Guid? villageId, int year) =>
        new(communeId, villageId, new DateOnly(year, 12, 31), UnderEight);

    /// <summary>Those with the fewest domains first; alike by given name.</summary>
    /// <param name="db">The database.</param>
    /// <param name="viewer">Who asks.</param>
    /// <param name="query">As <see cref="Of(Guid, Guid?, int)"/> gives it; its day ends the year.</param>
    /// <param name="act">What is to be done with the list beside writing health: <see cref="Act.Export"/> for a file with names.</param>
    /// <param name="cancel">To stop.</param>
    public static async Task<IReadOnlyList<ServedChild>> ReadAsync(
        MangNonDb db,
        Viewer viewer,
        HealthQuery query,
        Act act,
        CancellationToken cancel
    )
    {
        var children = await HealthRegister.ResidentsAsync(db, viewer, query, act, cancel).ConfigureAwait(false);
        var services = await HealthRegister.ServicesAsync(db, viewer, query, cancel).ConfigureAwait(false);
        return Of(children, services, query.Day.Year);
    }

    /// <summary>The same of what is already read. Pure.</summary>
    /// <param name="children">By given name.</param>
    /// <param name="services">All services of these.</param>
    /// <param name="year">The calendar year.</param>
    public static IReadOnlyList<ServedChild> Of(
        IEnumerable<ChildInVillage> children,
        ILookup<Guid, ServiceContact> services,
        int year
    )
    {
        ArgumentNullException.ThrowIfNull(children);
        ArgumentNullException.ThrowIfNull(services);
        return
        [
            .. children
                .Select(child => new ServedChild(
                    child,
                    services[child.Child.Id]
                        .Where(one => one.GivenOn.Year == year)
                        .GroupBy(one => one.Domain)
                        .ToDictionary(domain => domain.Key, domain => domain.Max(one => one.GivenOn))
                ))
                .OrderBy(one => one.Reached.Count),
        ];
    }
}
