namespace MangNon.Register.Quality;

/// <summary>Rules over weighings, doses, assessments and services.</summary>
internal static class HealthRules
{
    /// <summary>Days without any record, beyond which a child under six counts as not seen.</summary>
    public const int DaysSeen = 365;

    private const int SixYears = 6;

    public static IEnumerable<IReadOnlyList<object?>> WeighedBeforeBirth(CheckedChild child, DateOnly today) =>
        child.File.Weighings.Where(w => w.On < child.File.BirthDate).Select(w => Values(w.On, child.File.BirthDate));

    /// <summary>On the day of death not yet.</summary>
    public static IEnumerable<IReadOnlyList<object?>> WeighedAfterDeath(CheckedChild child, DateOnly today) =>
        child.File.Weighings.Where(w => w.On > child.File.DiedOn).Select(w => Values(w.On, child.File.DiedOn));

    public static IEnumerable<IReadOnlyList<object?>> DoseBeforeBirth(CheckedChild child, DateOnly today) =>
        child
            .File.Doses.Where(d => d.On < child.File.BirthDate)
            .Select(d => Values(d.Vaccine, d.Dose, d.On, child.File.BirthDate));

    /// <summary>On the day of death not yet.</summary>
    public static IEnumerable<IReadOnlyList<object?>> DoseAfterDeath(CheckedChild child, DateOnly today) =>
        child
            .File.Doses.Where(d => d.On > child.File.DiedOn)
            .Select(d => Values(d.Vaccine, d.Dose, d.On, child.File.DiedOn));

    public static IEnumerable<IReadOnlyList<object?>> DoseTwice(CheckedChild child, DateOnly today) =>
        child
            .File.Doses.GroupBy(d => (d.Vaccine, d.Dose))
            .Where(same => same.Skip(1).Any())
            .Select(same => Values(same.Key.Vaccine, same.Key.Dose, same.Select(d => d.On).Order().ToArray()));

    /// <summary>
    /// Of records of health alone: others may be sealed, and their absence would tell of them. A child here for less than
    /// a year, by birth or by arrival, is not yet asked about.
    /// </summary>
    public static IEnumerable<IReadOnlyList<object?>> NotSeenForAYear(CheckedChild child, DateOnly today)
    {
        var file = child.File;
        var since = today.AddDays(-DaysSeen);
        var here = file.ArrivedOn is { } arrived && arrived > file.BirthDate ? arrived : file.BirthDate;
        if (here >= since || Age.Years(file.BirthDate, today) >= SixYears || !IdentityRules.IsChildHere(file, today))
        {
            yield break;
        }

        DateOnly? latest = file
            .Weighings.Select(w => w.On)
            .Concat(file.Doses.Select(d => d.On))
            .Concat(file.Assessments.Select(a => a.On))
            .Concat(file.Services.Select(s => s.On))
            .Where(day => day <= today)
            .Max(day => (DateOnly?)day);
        if (latest is null || latest < since)
        {
            yield return [latest];
        }
    }

    private static object?[] Values(params object?[] values) => values;
}
