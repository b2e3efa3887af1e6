namespace MangNon.Health;

/// <summary>One dose of one vaccine.</summary>
/// <param name="Vaccine">Code: BCG, VGB0, DPT-VGB-HIB…</param>
/// <param name="Dose">From 1.</param>
public sealed record VaccineDose(string Vaccine, int Dose);

/// <summary>A dose and the age from which it is due.</summary>
/// <param name="Vaccine">Code: BCG, VGB0, DPT-VGB-HIB…</param>
/// <param name="Dose">From 1.</param>
/// <param name="DueFromAgeDays">Due from this age in days, inclusive.</param>
public sealed record ScheduledDose(string Vaccine, int Dose, int DueFromAgeDays);

/// <summary>When doses are due (chỉ tiêu 5b) and which make an infant fully immunised (5a). Immutable.</summary>
public sealed class ImmunisationSchedule(IReadOnlyList<ScheduledDose> doses, IReadOnlyList<VaccineDose> infantSeries)
{
    private readonly ScheduledDose[] _byAge = [.. doses.OrderBy(d => d.DueFromAgeDays)];

    /// <summary>The required doses.</summary>
    public IReadOnlyList<ScheduledDose> Doses => doses;

    /// <summary>The doses of the eight vaccines that count as “tiêm chủng đầy đủ” of an infant.</summary>
    public IReadOnlyList<VaccineDose> InfantSeries => infantSeries;

    /// <summary>The doses due at an age in days, inclusive.</summary>
    public ArraySegment<ScheduledDose> DosesDue(int ageDays)
    {
        var count = 0;
        while (count < _byAge.Length && _byAge[count].DueFromAgeDays <= ageDays)
        {
            count++;
        }

        return new ArraySegment<ScheduledDose>(_byAge, 0, count);
    }
}
