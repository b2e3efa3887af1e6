using MangNon.Facilities;
using MangNon.Register;
using MangNon.Reporting;

namespace MangNon.Figures.Loading;

/// <summary>What the figures read of a commune besides its children.</summary>
internal sealed class CommuneFile
{
    public required Commune Commune { get; init; }

    /// <summary>Villages that count at the cut-off are chosen from these.</summary>
    public required IReadOnlyList<Village> Villages { get; init; }

    /// <summary>Villages that have a household.</summary>
    public required IReadOnlySet<Guid> InhabitedVillages { get; init; }

    public required IReadOnlyList<FacilityFile> Facilities { get; init; }

    public required IReadOnlyList<ChildFriendlyScore> Scores { get; init; }

    public required IReadOnlyList<ReportedFigure> Reported { get; init; }

    /// <summary>
    /// The villages of the commune on a day: those of its own list that exist then, or, where it keeps no
    /// list, those in which a household lives.
    /// </summary>
    public IEnumerable<Village> VillagesAt(DateOnly on) =>
        Commune.HasVillageList
            ? Villages.Where(v => (v.ValidFrom is not { } from || from <= on) && (v.ValidTo is not { } to || to >= on))
            : Villages.Where(v => InhabitedVillages.Contains(v.Id));
}

/// <summary>A facility with its surveys.</summary>
internal sealed record FacilityFile(Facility Facility, List<FacilitySurvey> Surveys);
