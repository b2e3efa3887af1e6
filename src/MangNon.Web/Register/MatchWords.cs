using MangNon.Register.Matching;
using MangNon.Web.Site;

namespace MangNon.Web.Register;

/// <summary>What the comparison of two children is called on the screen.</summary>
internal static class MatchWords
{
    public static string Of(MatchOutcome outcome) => Texts.T("Match.Outcome." + outcome);

    public static string Of(MatchField field) => Texts.T("Match.Field." + field);

    /// <summary>What a field says, in words: “giống khi bỏ dấu”.</summary>
    public static string Of(MatchExplanation line) =>
        line.Field switch
        {
            MatchField.Size or MatchField.Family or MatchField.Twins => Texts.T("Match.Says." + line.Field),
            MatchField.Name or MatchField.Mother or MatchField.Father => Texts.T("Match.Name." + line.Level),
            MatchField.BirthDate => Texts.T("Match.BirthDate." + line.Level),
            _ => Texts.T("Match.Plain." + line.Level),
        };

    /// <summary>With its sign: “+13,9”, “−5,6”.</summary>
    public static string Points(double bits)
    {
        var rounded = Math.Round((decimal)bits, 1);
        return (
                rounded > 0 ? "+"
                : rounded < 0 ? "−"
                : ""
            ) + Numbers.Count(Math.Abs(rounded));
    }

    /// <summary>What a child has in a field; null where it is not shown, as of identity numbers, or the field is of neither.</summary>
    public static string? Value(MatchField field, MatchChild child) =>
        field switch
        {
            MatchField.Name => child.FullName,
            MatchField.BirthDate => Numbers.Day(child.Record.BirthDate),
            MatchField.Sex => child.Record.Sex is { } sex ? RegisterWords.Of(sex) : null,
            MatchField.Mother => child.MotherName,
            MatchField.Father => child.FatherName,
            MatchField.Household => child.HouseholdCode,
            MatchField.Village => child.VillageName,
            _ => null,
        };
}
