using MangNon.Register;

namespace MangNon.Circumstances;

/// <summary>An incident with the child it happened to.</summary>
/// <param name="Incident">The incident.</param>
/// <param name="Child">The child.</param>
/// <param name="VillageId">The village of its household.</param>
/// <param name="VillageName">Its name.</param>
public sealed record ListedIncident(Incident Incident, Child Child, Guid VillageId, string VillageName)
{
    /// <summary>Days within which who is hit by a disaster is to be relieved (chỉ tiêu 12), the last inclusive.</summary>
    public const int DaysToRelieve = 7;

    /// <summary>What is still to be done: relief after a disaster, the end of a verification, the result of an injury.</summary>
    public bool IsOpen =>
        Incident.Kind switch
        {
            IncidentKind.Disaster => Incident.Outcome != IncidentOutcome.Relieved,
            IncidentKind.Abuse => Incident.Outcome is null or IncidentOutcome.BeingVerified,
            IncidentKind.Injury => Incident.Outcome is null,
            _ => false,
        };

    /// <summary>The last day for what is still to be done, inclusive; null where no rule gives one.</summary>
    public DateOnly? DueOn =>
        IsOpen && Incident.Kind == IncidentKind.Disaster ? Incident.OccurredOn.AddDays(DaysToRelieve) : null;

    public bool IsLate(DateOnly today) => DueOn < today;
}
