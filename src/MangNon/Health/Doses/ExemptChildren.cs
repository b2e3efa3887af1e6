using MangNon.Access;
using MangNon.Storage;

namespace MangNon.Health.Doses;

/// <summary>A child who is not called for a vaccine that it lacks, with why.</summary>
/// <param name="Child">Whom, and where.</param>
/// <param name="Exemptions">Those that hold on the day, refusals first.</param>
public sealed record ExemptChild(ChildInVillage Child, IReadOnlyList<VaccineExemption> Exemptions)
{
    /// <summary>The family is to be visited.</summary>
    public bool IsRefused => Exemptions.Any(one => one.Reason == VaccineExemptionReason.Refused);
}

/// <summary>Who is not called, and why.</summary>
public static class ExemptChildren
{
    /// <summary>
    /// Children under five on the day who lack a dose of a vaccine that something stands against: those whose families
    /// refuse first, then by how long it has held.
    /// </summary>
    public static async Task<IReadOnlyList<ExemptChild>> ReadAsync(
        MangNonDb db,
        Viewer viewer,
        ImmunisationSchedule schedule,
        HealthQuery query,
        CancellationToken cancel
    )
    {
        ArgumentNullException.ThrowIfNull(query);
        var children = await HealthRegister.ResidentsAsync(db, viewer, query, cancel).ConfigureAwait(false);
        var given = await HealthRegister.DosesAsync(db, viewer, query, cancel).ConfigureAwait(false);
        var exemptions = await HealthRegister.ExemptionsAsync(db, viewer, query, cancel).ConfigureAwait(false);
        return
        [
            .. children
                .Select(child => new ExemptChild(
                    child,
                    [
                        .. exemptions[child.Child.Id]
                            .Where(one => one.HoldsOn(query.Day))
                            .Where(one =>
                                DoseChecks.Next(schedule, [.. given[child.Child.Id]], one.Vaccine) is not null
                            )
                            .OrderByDescending(one => one.Reason == VaccineExemptionReason.Refused)
                            .ThenBy(one => one.From),
                    ]
                ))
                .Where(child => child.Exemptions.Count > 0)
                .OrderByDescending(child => child.IsRefused)
                .ThenBy(child => child.Exemptions.Min(one => one.From)),
        ];
    }
}
