using MangNon.Health;
using MangNon.Health.Doses;
using MangNon.Health.Growth;
using MangNon.Health.Rounds;
using MangNon.Register;
using MangNon.Web.Programme;
using MangNon.Web.Site;

namespace MangNon.Web.Health;

/// <summary>What the health station's pages call things.</summary>
internal static class HealthWords
{
    /// <summary>12,35: as many decimals as were taken, so that what is shown is what is saved.</summary>
    public static string Kilograms(long? mg) =>
        mg is { } value ? ((decimal)value / RoundChecks.MgPerKg).ToString("0.0#####", Numbers.Culture) : "";

    public static string Centimetres(long? um) =>
        um is { } value ? ((decimal)value / RoundChecks.UmPerCm).ToString("0.0###", Numbers.Culture) : "";

    /// <summary>Completed months, as one says the age of a child who is weighed.</summary>
    public static string Months(DateOnly birth, DateOnly day) =>
        Texts.T(
            "Age.Months",
            Numbers.Count(((day.Year - birth.Year) * 12) + day.Month - birth.Month - (day.Day < birth.Day ? 1 : 0))
        );

    public static string Of(RoundProblem problem) => Texts.T("Health.Problem." + problem);

    public static string Of(RoundDoubt doubt, RoundChild child) =>
        doubt switch
        {
            RoundDoubt.WeightLoss or RoundDoubt.WeightGain when child.LastWeight is { } last => Texts.T(
                "Health.Doubt." + doubt,
                Kilograms(last.Value),
                Numbers.Day(last.On)
            ),
            RoundDoubt.HeightLoss when child.LastHeight is { } last => Texts.T(
                "Health.Doubt." + doubt,
                Centimetres(last.Value),
                Numbers.Day(last.On)
            ),
            RoundDoubt.ChangedMeanwhile => Texts.T(
                "Health.Doubt." + doubt,
                child.OnDay is { } now
                    ? $"{Kilograms(now.WeightMg)} kg, {Centimetres(now.HeightUm)} cm"
                    : Texts.T("Health.NothingNow")
            ),
            _ => Texts.T("Health.Doubt." + doubt),
        };

    /// <summary>“thấp còi, nhẹ cân”; “bình thường” where scores say nothing else; empty where there is no score, or none to be believed.</summary>
    public static string Result(RoundChild child, long? weightMg, long? heightUm, Posture posture, bool oedema)
    {
        var scores = child.Score(weightMg, heightUm, posture, oedema);
        var words = Nutrition.Words(Nutrition.Of(scores));
        return words.Length > 0 ? words
            : (scores.Flags & RoundChecks.Implausible) != GrowthDoubts.None
            || scores.Edition == GrowthEdition.None
            || (weightMg is null && heightUm is null)
                ? ""
            : Texts.T("Growth.Usual");
    }

    public static string Vaccine(Programmes programmes, string code) =>
        programmes.Vaccines.Find(code) is { } vaccine ? Texts.Name(vaccine.Name, vaccine.NameEn) : code;

    /// <summary>“Sởi”, “Bại liệt uống (bOPV), mũi 2”: the number only where there are several.</summary>
    public static string Dose(Programmes programmes, string vaccine, int dose) =>
        programmes.Schedule.MaxDose(vaccine) > 1
            ? Vaccine(programmes, vaccine) + ", " + Texts.T("Child.DoseNumber", Numbers.Count(dose))
            : Vaccine(programmes, vaccine);

    public static string Of(DoseRefusal refusal) =>
        Texts.T("Health.Refusal." + refusal.Problem, Numbers.Day(refusal.FirstDay));

    public static string Of(VaccineExemptionReason reason) => Texts.T("VaccineExemptionReason." + reason);

    /// <summary>“gia đình từ chối”, “tạm hoãn đến hết 05/12/2026”.</summary>
    public static string Of(VaccineExemption exemption)
    {
        var reason = Of(exemption.Reason).ToLower(Numbers.Culture);
        return exemption.Until is { } until ? Texts.T("Health.ExemptionUntil", reason, Numbers.Day(until)) : reason;
    }

    /// <summary>Vaccine, reason, first and last day, note.</summary>
    public static string[] Cells(Programmes programmes, VaccineExemption exemption) =>
        [
            Vaccine(programmes, exemption.Vaccine),
            Of(exemption.Reason),
            Numbers.Day(exemption.From),
            exemption.Until is { } until ? Numbers.Day(until) : Texts.T("Health.ExemptionForGood"),
            exemption.Note ?? "",
        ];

    public static string Of(HealthCheckKind kind) => Texts.T("HealthCheckKind." + kind);

    /// <summary>The titles of <see cref="Cells"/>.</summary>
    public static readonly string[] CheckUpColumns =
    [
        "Child.Day",
        "Child.Kind",
        "Record.kham-suc-khoe.Finding",
        "Record.kham-suc-khoe.ReferredTo",
        "Record.kham-suc-khoe.FamilyTold",
    ];

    /// <summary>Day, kind, finding, where to, whether the family was told.</summary>
    public static string[] Cells(HealthCheck check) =>
        [
            Numbers.Day(check.CheckedOn),
            Of(check.Kind),
            check.Finding,
            check.ReferredTo ?? "",
            Texts.T(check.FamilyTold ? "Register.Yes" : "Register.No"),
        ];

    /// <summary>“trễ 12 ngày”, “đến lịch từ 05/10/2026”.</summary>
    public static string Standing(DateOnly from, DateOnly? lateFrom, DateOnly day) =>
        lateFrom <= day ? Texts.T("Health.LateDays", Numbers.Count(day.DayNumber - lateFrom.Value.DayNumber))
        : from <= day ? Texts.T("Health.DueSince", Numbers.Day(from))
        : Texts.T("Health.EarlyUntil", Numbers.Day(from));
}
