namespace MangNon.Programme;

/// <summary>The words of a programme's file for the choices of its types.</summary>
internal static class ProgrammeWords
{
    public static readonly IReadOnlyDictionary<string, MeasureUnit> Units = new Dictionary<string, MeasureUnit>(
        StringComparer.Ordinal
    )
    {
        ["percent"] = MeasureUnit.Percent,
        ["perMille"] = MeasureUnit.PerMille,
        ["perHundredThousand"] = MeasureUnit.PerHundredThousand,
        ["change"] = MeasureUnit.Change,
    };

    public static readonly IReadOnlyDictionary<string, Direction> Directions = new Dictionary<string, Direction>(
        StringComparer.Ordinal
    )
    {
        ["up"] = Direction.Up,
        ["down"] = Direction.Down,
    };

    public static readonly IReadOnlyDictionary<string, RuleSubject> Subjects = new Dictionary<string, RuleSubject>(
        StringComparer.Ordinal
    )
    {
        ["child"] = RuleSubject.Child,
        ["enrolment"] = RuleSubject.Enrolment,
        ["incident"] = RuleSubject.Incident,
        ["facility"] = RuleSubject.Facility,
        ["village"] = RuleSubject.Village,
        ["commune"] = RuleSubject.Commune,
        ["reported"] = RuleSubject.Reported,
    };
}
