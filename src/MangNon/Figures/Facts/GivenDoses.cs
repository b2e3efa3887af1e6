using MangNon.Figures.Loading;
using MangNon.Health;

namespace MangNon.Figures.Facts;

/// <summary>The doses a child has been given, asked in the two ways that the figures ask.</summary>
internal readonly struct GivenDoses(List<DoseLine> lines)
{
    /// <summary>Every dose of the series was given before a day (exclusive): a dose on the day itself is too late.</summary>
    public bool AllBefore(IReadOnlyList<ScheduledDose> series, DateOnly day)
    {
        foreach (var dose in series)
        {
            if (!Has(dose.Vaccine, dose.Dose, day.AddDays(-1)))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>How many of the doses due were not given by a day (inclusive).</summary>
    public int Missing(ArraySegment<ScheduledDose> due, DateOnly by)
    {
        var missing = 0;
        foreach (var dose in due)
        {
            missing += Has(dose.Vaccine, dose.Dose, by) ? 0 : 1;
        }

        return missing;
    }

    private bool Has(string vaccine, int dose, DateOnly by)
    {
        foreach (var line in lines)
        {
            if (line.Dose == dose && line.On <= by && string.Equals(line.Vaccine, vaccine, StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }
}
