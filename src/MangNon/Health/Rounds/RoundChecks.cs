using MangNon.Health.Growth;
using MangNon.Register;

namespace MangNon.Health.Rounds;

/// <summary>
/// Reads a row of a round and says what is wrong with it and what is to be asked. What cannot be is refused; what is
/// merely unlikely is asked about, since children do fall ill and scales are repaired. Pure.
/// </summary>
public static class RoundChecks
{
    public const long MgPerKg = 1_000_000;
    public const long UmPerCm = 10_000;

    /// <summary>0,5 kg, inclusive.</summary>
    public const long LeastWeightMg = 500_000;

    /// <summary>150 kg, inclusive.</summary>
    public const long MostWeightMg = 150 * MgPerKg;

    /// <summary>25 cm, inclusive.</summary>
    public const long LeastHeightUm = 25 * UmPerCm;

    /// <summary>220 cm, inclusive.</summary>
    public const long MostHeightUm = 220 * UmPerCm;

    /// <summary>A child who was measured standing would be so much longer lying: 0,7 cm (WHO 2006).</summary>
    private const long LyingMoreUm = 7_000;

    /// <summary>
    /// The most that a child is taken to gain in each begun month of 30 days: 2 kg when weighed under six months, 1 kg
    /// from then on. Chosen well above what children gain, so that only slips of the pen are asked about.
    /// </summary>
    private const long MostGainYoungMg = 2 * MgPerKg;
    private const long MostGainMg = MgPerKg;
    private const int YoungDays = 183;

    /// <summary>What makes a measuring implausible; who measured standing too young is merely taken as lying.</summary>
    public const GrowthDoubts Implausible =
        GrowthDoubts.LengthForAge | GrowthDoubts.WeightForAge | GrowthDoubts.WeightForLength | GrowthDoubts.BmiForAge;

    public static CheckedEntry Of(RoundChild child, RoundEntry entry)
    {
        ArgumentNullException.ThrowIfNull(child);
        ArgumentNullException.ThrowIfNull(entry);
        var problems = new List<RoundProblem>();
        var weight = Read(entry.Weight, MgPerKg, RoundProblem.WeightNotANumber, problems);
        var height = Read(entry.Height, UmPerCm, RoundProblem.HeightNotANumber, problems);
        if (weight is < LeastWeightMg or > MostWeightMg)
        {
            problems.Add(RoundProblem.WeightOutOfRange);
        }

        if (height is < LeastHeightUm or > MostHeightUm)
        {
            problems.Add(RoundProblem.HeightOutOfRange);
        }

        var posture = height is null ? Posture.Unknown : entry.Posture;
        var isEmpty = string.IsNullOrWhiteSpace(entry.Weight + entry.Height) && !entry.Oedema;
        var fate =
            isEmpty && (child.OnDay is null || entry.Seen is null) ? RoundFate.Nothing
            : isEmpty ? RoundFate.Remove
            : child.OnDay is null ? RoundFate.Add
            : IsSame(child.OnDay, weight, height, posture, entry.Oedema) ? RoundFate.Nothing
            : RoundFate.Change;
        var doubts =
            problems.Count > 0 || fate == RoundFate.Nothing
                ? []
                : Doubts(child, entry, fate, weight, height, posture).ToList();
        return new CheckedEntry(
            entry,
            problems.Count > 0 ? RoundFate.Nothing : fate,
            weight,
            height,
            posture,
            problems,
            doubts
        );
    }

    /// <summary>A measure in whole milligrams or micrometres; null where it is blank or cannot be one.</summary>
    public static long? Read(string? text, long scale) =>
        DecimalText.TryRead((text ?? "").Trim(), out var number) && number * scale is var scaled && scaled <= 1e12m
            ? (long)decimal.Round(scaled, MidpointRounding.AwayFromZero)
            : null;

    private static long? Read(string text, long scale, RoundProblem notANumber, List<RoundProblem> problems)
    {
        var value = Read(text, scale);
        if (value is null && !string.IsNullOrWhiteSpace(text))
        {
            problems.Add(notANumber);
        }

        return value;
    }

    /// <summary>A posture without a height says nothing.</summary>
    private static bool IsSame(Weighing saved, long? weight, long? height, Posture posture, bool oedema) =>
        saved.WeightMg == weight
        && saved.HeightUm == height
        && saved.Oedema == oedema
        && (height is null || saved.Posture == posture);

    private static IEnumerable<RoundDoubt> Doubts(
        RoundChild child,
        RoundEntry entry,
        RoundFate fate,
        long? weight,
        long? height,
        Posture posture
    )
    {
        if (RoundSeen.Of(child.OnDay) != entry.Seen)
        {
            yield return RoundDoubt.ChangedMeanwhile;
        }

        if (fate == RoundFate.Remove)
        {
            yield return RoundDoubt.Removes;
            yield break;
        }

        if (weight is { } now && child.LastWeight is { } before)
        {
            if (now * 10 < before.Value * 9)
            {
                yield return RoundDoubt.WeightLoss;
            }

            if (now - before.Value > MostGain(child, before.On))
            {
                yield return RoundDoubt.WeightGain;
            }
        }

        if (
            height is { } tall
            && child.LastHeight is { } last
            && AsLying(tall, posture, child.AgeDays) + UmPerCm
                < AsLying(last.Value, last.Posture, Age.Days(child.Child.BirthDate, last.On))
        )
        {
            yield return RoundDoubt.HeightLoss;
        }

        if ((child.Score(weight, height, posture, entry.Oedema).Flags & Implausible) != GrowthDoubts.None)
        {
            yield return RoundDoubt.Implausible;
        }
    }

    private static long MostGain(RoundChild child, DateOnly since)
    {
        var months = (child.Day.DayNumber - since.DayNumber + 29) / 30;
        return months * (child.AgeDays < YoungDays ? MostGainYoungMg : MostGainMg);
    }

    /// <summary>Where the posture is not written down, it is taken to be the usual one of the age.</summary>
    private static long AsLying(long um, Posture posture, int ageDays) =>
        posture == Posture.Standing || (posture == Posture.Unknown && ageDays >= GrowthAge.FirstDayStanding)
            ? um + LyingMoreUm
            : um;
}
