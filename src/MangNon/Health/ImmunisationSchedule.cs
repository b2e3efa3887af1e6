using MangNon.Programme;

namespace MangNon.Health;

/// <summary>
/// The immunisation schedule (lịch tiêm chủng): which doses there are, from what age each is due, and the series that
/// chỉ tiêu 5a asks of an infant. Data, not code: <c>programmes/schedules/immunisation.json</c>.
/// </summary>
public sealed class ImmunisationSchedule
{
    private static readonly Lazy<ImmunisationSchedule> LazyShipped = new(() =>
        Load(ProgrammeFolders.Find([], FileName)).Required()
    );
    private readonly ScheduledDose[] _required;
    private readonly Dictionary<string, int> _maxDose;

    internal ImmunisationSchedule(IReadOnlyList<ScheduledDose> doses, IReadOnlyList<ScheduledDose> infantSeries)
    {
        Doses = doses;
        InfantSeries = infantSeries;
        _required = [.. doses.Where(dose => dose.Required).OrderBy(dose => dose.DueFromAgeDays)];
        _maxDose = doses
            .GroupBy(dose => dose.Vaccine, StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => group.Max(dose => dose.Dose), StringComparer.Ordinal);
    }

    /// <summary>The file, relative to a folder of programmes.</summary>
    public const string FileName = "schedules/immunisation.json";

    /// <summary>The schedule that ships with the program.</summary>
    public static ImmunisationSchedule Shipped => LazyShipped.Value;

    public required string Name { get; init; }

    public required string NameEn { get; init; }

    public required string LegalBasis { get; init; }

    /// <summary>First day of the legal basis, inclusive; null where not known. Periods before it are counted by the same table.</summary>
    public DateOnly? ValidFrom { get; init; }

    /// <summary>Every dose that can be recorded, in the order of the file.</summary>
    public IReadOnlyList<ScheduledDose> Doses { get; }

    /// <summary>The doses of 5a, all of which must be given before the first birthday.</summary>
    public IReadOnlyList<ScheduledDose> InfantSeries { get; }

    /// <summary>Law behind <see cref="InfantSeries"/>.</summary>
    public required string InfantSeriesLegalBasis { get; init; }

    /// <summary>The highest number of a dose of this vaccine; 0 for an unknown vaccine.</summary>
    public int MaxDose(string vaccine) => _maxDose.GetValueOrDefault(vaccine);

    /// <summary>Whether this vaccine has a dose of this number: 1 to <see cref="MaxDose"/>.</summary>
    public bool HasDose(string vaccine, int dose) => dose >= 1 && dose <= MaxDose(vaccine);

    /// <summary>Null for a dose that the schedule does not know.</summary>
    public ScheduledDose? Find(string? vaccine, int dose) =>
        Doses.FirstOrDefault(one => one.Dose == dose && string.Equals(one.Vaccine, vaccine, StringComparison.Ordinal));

    /// <summary>The required doses due at an age in days (0 on the day of birth): due day inclusive, by due day.</summary>
    public ArraySegment<ScheduledDose> DosesDue(int ageDays)
    {
        var count = 0;
        while (count < _required.Length && _required[count].DueFromAgeDays <= ageDays)
        {
            count++;
        }

        return new ArraySegment<ScheduledDose>(_required, 0, count);
    }

    /// <summary>Reads a schedule; mistakes are findings.</summary>
    public static DataFile<ImmunisationSchedule> Load(string path) =>
        DataFileReader.Read(path, ImmunisationScheduleReader.Read);
}

/// <summary>One dose of the schedule.</summary>
/// <param name="Vaccine">Code of the vaccine: BCG, DPT-VGB-HIB…</param>
/// <param name="Dose">Number of the dose, from 1.</param>
/// <param name="Age">The age the schedule names, in words: “2 tháng”.</param>
/// <param name="DueFromAgeDays">Due from this age in days on, inclusive: the schedule's age and a month's grace; null for a dose that is never due.</param>
/// <param name="Required">False: recorded, but not asked for.</param>
/// <param name="LegalBasis">Law or decision.</param>
/// <param name="Verified">Compared with a source.</param>
public sealed record ScheduledDose(
    string Vaccine,
    int Dose,
    string Age,
    int? DueFromAgeDays,
    bool Required,
    string LegalBasis,
    bool Verified
)
{
    /// <summary>The schedule's own age in days: children are called for it from this day on, inclusive. Null: from <see cref="DueFromAgeDays"/> on.</summary>
    public int? FromAgeDays { get; init; }

    /// <summary>Given before this age in days it does not count and is not written down; 0 where the schedule says nothing.</summary>
    public int MinAgeDays { get; init; }

    /// <summary>What must be given before it, and how long before; null for a first dose.</summary>
    public DoseInterval? After { get; init; }
}

/// <summary>A dose that another must follow.</summary>
/// <param name="Vaccine">Code of the vaccine that comes first.</param>
/// <param name="Dose">Its number.</param>
/// <param name="Days">At least so many days lie between the two; 0 for the same day.</param>
public sealed record DoseInterval(string Vaccine, int Dose, int Days);
