namespace MangNon.Health.Rounds;

/// <summary>What was typed for one child of a weighing round (đợt cân đo).</summary>
/// <param name="ChildId">Whose row.</param>
/// <param name="Weight">Kilograms as typed; blank for not taken.</param>
/// <param name="Height">Centimetres as typed; blank for not taken.</param>
/// <param name="Posture">How the height was taken.</param>
/// <param name="Oedema">Phù.</param>
/// <param name="Confirmed">“Đúng như vậy”: what was asked about this row is right.</param>
/// <param name="Seen">The weighing of this day that the person had before the eyes; null for none.</param>
public sealed record RoundEntry(
    Guid ChildId,
    string Weight,
    string Height,
    Posture Posture,
    bool Oedema,
    bool Confirmed,
    RoundSeen? Seen
);

/// <summary>Tells one state of a day's weighing from another.</summary>
/// <param name="Sequence">Of the weighing.</param>
/// <param name="WeightMg">Its weight.</param>
/// <param name="HeightUm">Its height.</param>
public readonly record struct RoundSeen(long Sequence, long? WeightMg, long? HeightUm)
{
    public static RoundSeen? Of(Weighing? weighing) =>
        weighing is null ? null : new RoundSeen(weighing.Sequence, weighing.WeightMg, weighing.HeightUm);
}

/// <summary>Why a row cannot be saved.</summary>
public enum RoundProblem
{
    WeightNotANumber,

    /// <summary>Outside <see cref="RoundChecks.LeastWeightMg"/>…<see cref="RoundChecks.MostWeightMg"/>.</summary>
    WeightOutOfRange,
    HeightNotANumber,

    /// <summary>Outside <see cref="RoundChecks.LeastHeightUm"/>…<see cref="RoundChecks.MostHeightUm"/>.</summary>
    HeightOutOfRange,
}

/// <summary>What is asked about a row before it is saved.</summary>
public enum RoundDoubt
{
    /// <summary>More than a tenth lighter than the last time.</summary>
    WeightLoss,

    /// <summary>Heavier than a child grows in the time since.</summary>
    WeightGain,

    /// <summary>More than 1 cm shorter than the last time.</summary>
    HeightLoss,

    /// <summary>A score beyond WHO's limits of plausibility.</summary>
    Implausible,

    /// <summary>The row was emptied: the weighing of this day would be removed.</summary>
    Removes,

    /// <summary>Somebody else wrote down or changed this child's weighing of this day since the page was opened.</summary>
    ChangedMeanwhile,
}

/// <summary>What becomes of a row.</summary>
public enum RoundFate
{
    /// <summary>Empty, or as it is saved already.</summary>
    Nothing,
    Add,
    Change,
    Remove,
}

/// <summary>A row, read and checked.</summary>
/// <param name="Entry">As typed.</param>
/// <param name="Fate">What becomes of it where nothing stands against it.</param>
/// <param name="WeightMg">Milligrams; null when not taken.</param>
/// <param name="HeightUm">Micrometres; null when not taken.</param>
/// <param name="Posture">Unknown without a height.</param>
/// <param name="Problems">What must be corrected.</param>
/// <param name="Doubts">What must be confirmed.</param>
public sealed record CheckedEntry(
    RoundEntry Entry,
    RoundFate Fate,
    long? WeightMg,
    long? HeightUm,
    Posture Posture,
    IReadOnlyList<RoundProblem> Problems,
    IReadOnlyList<RoundDoubt> Doubts
)
{
    /// <summary>Nothing of the round is saved while one row waits for an answer.</summary>
    public bool Waits => Problems.Count > 0 || (Doubts.Count > 0 && !Entry.Confirmed);
}
