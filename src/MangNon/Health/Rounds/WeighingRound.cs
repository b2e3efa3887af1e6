using MangNon.Access;
using MangNon.Register;
using MangNon.Storage;

namespace MangNon.Health.Rounds;

/// <summary>A weighing round (đợt cân đo): the children of a village on a day, with what is measured and what was before.</summary>
/// <param name="Query">Whose.</param>
/// <param name="Village">Where.</param>
/// <param name="Children">By given name.</param>
public sealed record WeighingRound(HealthQuery Query, Village Village, IReadOnlyList<RoundChild> Children)
{
    /// <summary>Children weighed or measured on the day.</summary>
    public int Weighed => Children.Count(child => child.OnDay is not null);

    /// <summary>Null where there is no such village, or not for this person.</summary>
    public static async Task<WeighingRound?> ReadAsync(
        MangNonDb db,
        Viewer viewer,
        HealthQuery query,
        CancellationToken cancel
    )
    {
        ArgumentNullException.ThrowIfNull(query);
        if (
            query.VillageId is not { } villageId
            || await HealthRegister.VillageAsync(db, viewer, query.CommuneId, villageId, cancel).ConfigureAwait(false)
                is not { } village
        )
        {
            return null;
        }

        var children = await HealthRegister.ResidentsAsync(db, viewer, query, cancel).ConfigureAwait(false);
        var weighings = await HealthRegister
            .WeighingsAsync(db, viewer, query, DateOnly.MinValue, cancel)
            .ConfigureAwait(false);
        return new WeighingRound(
            query,
            village,
            [.. children.Select(one => new RoundChild(one.Child, query.Day, weighings[one.Child.Id]))]
        );
    }

    /// <summary>One child on a day, where it lives in the commune and is under ten; null where there is no such child, or not for this person.</summary>
    public static async Task<RoundChild?> ChildAsync(
        MangNonDb db,
        Viewer viewer,
        Guid communeId,
        Guid childId,
        DateOnly day,
        CancellationToken cancel
    )
    {
        var query = new HealthQuery(communeId, null, day, HealthQuery.UnderTen) { ChildId = childId };
        var found = await HealthRegister.ResidentsAsync(db, viewer, query, cancel).ConfigureAwait(false);
        var weighings = await HealthRegister
            .WeighingsAsync(db, viewer, query, DateOnly.MinValue, cancel)
            .ConfigureAwait(false);
        return found is [var one] ? new RoundChild(one.Child, day, weighings[childId]) : null;
    }
}
