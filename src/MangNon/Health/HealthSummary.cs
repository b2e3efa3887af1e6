using MangNon.Access;
using MangNon.Health.Doses;
using MangNon.Register;
using MangNon.Storage;

namespace MangNon.Health;

/// <summary>What waits in a village, of its resident children under five.</summary>
/// <param name="VillageId">The village.</param>
/// <param name="VillageName">Its name.</param>
/// <param name="Children">Children under five.</param>
/// <param name="Unweighed">Not weighed in this half of the year.</param>
/// <param name="WithLateDoses">Children with a dose that is late (chỉ tiêu 5b) and that nothing stands against.</param>
/// <param name="LateDoses">Their late doses.</param>
/// <param name="Soon">Children with a dose to be given now or within <see cref="ChildDue.DaysAhead"/> days.</param>
/// <param name="InNeed">Children whose last weighing calls for care.</param>
public sealed record VillageHealth(
    Guid VillageId,
    string VillageName,
    int Children,
    int Unweighed,
    int WithLateDoses,
    int LateDoses,
    int Soon,
    int InNeed
);

/// <summary>What waits, village by village.</summary>
public static class HealthSummary
{
    public static async Task<IReadOnlyList<VillageHealth>> ReadAsync(
        MangNonDb db,
        Viewer viewer,
        ImmunisationSchedule schedule,
        HealthQuery query,
        CancellationToken cancel
    )
    {
        ArgumentNullException.ThrowIfNull(query);
        var since = CareNeeds.Since(query.Day);
        var children = await HealthRegister.ResidentsAsync(db, viewer, query, cancel).ConfigureAwait(false);
        var weighings = await HealthRegister.WeighingsAsync(db, viewer, query, since, cancel).ConfigureAwait(false);
        var doses = await HealthRegister.DosesAsync(db, viewer, query, cancel).ConfigureAwait(false);
        var exemptions = await HealthRegister.ExemptionsAsync(db, viewer, query, cancel).ConfigureAwait(false);
        return Of(children, weighings, doses, exemptions, schedule, query.Day);
    }

    /// <summary>The same of what is already read, in the villages' order. Pure.</summary>
    public static IReadOnlyList<VillageHealth> Of(
        IReadOnlyList<ChildInVillage> children,
        ILookup<Guid, Weighing> weighings,
        ILookup<Guid, Vaccination> doses,
        ILookup<Guid, VaccineExemption> exemptions,
        ImmunisationSchedule schedule,
        DateOnly day
    )
    {
        var half = CareNeeds.HalfYear(day);
        var due = DueDoses.Of(children, doses, exemptions, schedule, day).ToLookup(one => one.Child.VillageId);
        var needs = CareNeeds.Of(children, weighings, day).ToLookup(one => one.Child.VillageId);
        return
        [
            .. children
                .GroupBy(child => (child.VillageId, child.VillageName))
                .Select(village => new VillageHealth(
                    village.Key.VillageId,
                    village.Key.VillageName,
                    village.Count(),
                    village.Count(child => CareNeeds.IsUnweighedSince(half, weighings[child.Child.Id], day)),
                    due[village.Key.VillageId].Count(one => one.DaysLate >= 0),
                    due[village.Key.VillageId].Sum(one => one.Late.Count()),
                    due[village.Key.VillageId].Count(),
                    needs[village.Key.VillageId].Count()
                ))
                .OrderBy(village => village.VillageName, VillageNames.Order),
        ];
    }
}
