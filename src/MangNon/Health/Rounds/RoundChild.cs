using MangNon.Health.Growth;
using MangNon.Register;

namespace MangNon.Health.Rounds;

/// <summary>A measure taken earlier, with its day.</summary>
/// <param name="On">The day.</param>
/// <param name="Value">Milligrams or micrometres.</param>
/// <param name="Posture">How a height was taken.</param>
public sealed record EarlierMeasure(DateOnly On, long Value, Posture Posture);

/// <summary>One child of a round, with what was measured before. Pure.</summary>
public sealed record RoundChild
{
    /// <param name="child">Whom.</param>
    /// <param name="day">The day of the round.</param>
    /// <param name="weighings">All of the child's, in whatever order.</param>
    public RoundChild(Child child, DateOnly day, IEnumerable<Weighing> weighings)
    {
        ArgumentNullException.ThrowIfNull(child);
        ArgumentNullException.ThrowIfNull(weighings);
        Child = child;
        Day = day;
        foreach (var weighing in weighings.OrderBy(w => w.MeasuredOn).ThenBy(w => w.Sequence))
        {
            if (weighing.MeasuredOn == day)
            {
                OnDay = weighing;
            }
            else if (weighing.MeasuredOn < day)
            {
                LastWeight = weighing.WeightMg is { } mg ? new(weighing.MeasuredOn, mg, Posture.Unknown) : LastWeight;
                LastHeight = weighing.HeightUm is { } um ? new(weighing.MeasuredOn, um, weighing.Posture) : LastHeight;
            }

            LastSequence = Math.Max(LastSequence, weighing.Sequence);
        }
    }

    public Child Child { get; }

    public DateOnly Day { get; }

    /// <summary>The weighing of the day that counts, being the last entered; null for none.</summary>
    public Weighing? OnDay { get; }

    /// <summary>The last weight before the day.</summary>
    public EarlierMeasure? LastWeight { get; }

    /// <summary>The last length or height before the day.</summary>
    public EarlierMeasure? LastHeight { get; }

    /// <summary>The highest order of entry among the child's weighings; 0 without any.</summary>
    public long LastSequence { get; }

    public int AgeDays => Age.Days(Child.BirthDate, Day);

    /// <summary>Lying under 24 months, standing from then on, as WHO's tables take it.</summary>
    public Posture UsualPosture => AgeDays < GrowthAge.FirstDayStanding ? Posture.Lying : Posture.Standing;

    /// <summary>The scores of measures taken on the day.</summary>
    public GrowthScores Score(long? weightMg, long? heightUm, Posture posture, bool oedema) =>
        GrowthStandards.ScoreWeighing(Child.Sex, AgeDays, weightMg, heightUm, posture, oedema);
}
