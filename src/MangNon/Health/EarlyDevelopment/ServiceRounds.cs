using MangNon.Access;
using MangNon.Storage;

namespace MangNon.Health.EarlyDevelopment;

/// <summary>A child ticked as having got a service of a domain.</summary>
public sealed record ServiceTick(Guid ChildId, ServiceDomain Domain);

/// <summary>What became of a round that was sent.</summary>
/// <param name="Unborn">Ticked children born after the day: then nothing was saved.</param>
/// <param name="Strangers">Ticks of children who are not in the list (any more): then nothing was saved.</param>
/// <param name="Written">Services added; what was already there for the day is not written twice. Null where nothing was saved.</param>
public sealed record ServiceAnswer(IReadOnlyList<Guid> Unborn, int Strangers, int? Written);

/// <summary>Saves a round of services given to children of a village on one day: all of it or nothing.</summary>
public static class ServiceRounds
{
    /// <summary>Null where there is no such village, or not for this person.</summary>
    /// <param name="db">The database.</param>
    /// <param name="viewer">Who writes.</param>
    /// <param name="query">The village and the year's children, see <see cref="ServedChildren.Of(Guid, Guid?, int)"/>.</param>
    /// <param name="day">When the services were given: within the year, not in the future.</param>
    /// <param name="ticks">What was ticked.</param>
    /// <param name="cancel">To stop.</param>
    public static async Task<ServiceAnswer?> SaveAsync(
        MangNonDb db,
        Viewer viewer,
        HealthQuery query,
        DateOnly day,
        IReadOnlyCollection<ServiceTick> ticks,
        CancellationToken cancel
    )
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(query);
        ArgumentNullException.ThrowIfNull(ticks);
        if (day.Year != query.Day.Year)
        {
            throw new ArgumentOutOfRangeException(nameof(day));
        }

        await using var work = await OneTransaction.BeginAsync(db, cancel).ConfigureAwait(false);
        var village = query.VillageId ?? Guid.Empty;
        await HealthRegister.TakeTurnAsync(db, village, cancel).ConfigureAwait(false);
        if (
            await HealthRegister.VillageAsync(db, viewer, query.CommuneId, village, cancel).ConfigureAwait(false)
            is null
        )
        {
            return null;
        }

        var children = (
            await HealthRegister.ResidentsAsync(db, viewer, query, cancel).ConfigureAwait(false)
        ).ToDictionary(one => one.Child.Id, one => one.Child.BirthDate);
        var sent = ticks.Distinct().ToList();
        var strangers = sent.Count(tick => !children.ContainsKey(tick.ChildId));
        List<Guid> unborn =
        [
            .. sent.Where(tick => children.TryGetValue(tick.ChildId, out var birth) && birth > day)
                .Select(tick => tick.ChildId)
                .Distinct(),
        ];
        if (strangers > 0 || unborn.Count > 0)
        {
            return new ServiceAnswer(unborn, strangers, null);
        }

        var known = await HealthRegister.ServicesAsync(db, viewer, query, cancel).ConfigureAwait(false);
        var added = sent.Where(tick => !known[tick.ChildId].Any(one => one.GivenOn == day && one.Domain == tick.Domain))
            .Select(tick => new ServiceContact
            {
                Id = Guid.CreateVersion7(),
                ChildId = tick.ChildId,
                GivenOn = day,
                Domain = tick.Domain,
            })
            .ToList();
        db.AddRange(added);
        await db.SaveChangesAsync(cancel).ConfigureAwait(false);
        await work.CommitAsync(cancel).ConfigureAwait(false);
        return new ServiceAnswer([], 0, added.Count);
    }
}
