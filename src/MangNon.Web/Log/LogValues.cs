using System.Globalization;
using MangNon.Circumstances;
using MangNon.Facilities;
using MangNon.Health;
using MangNon.Justice;
using MangNon.Participation;
using MangNon.Register;
using MangNon.Reporting.CommuneReports;
using MangNon.Reporting.UnitReports;
using MangNon.Reporting.WorkPlans;
using MangNon.Schooling;
using MangNon.Web.Register;
using MangNon.Web.Site;

namespace MangNon.Web.Log;

/// <summary>Values of the log, stored without a culture, as people here read them.</summary>
internal static class LogValues
{
    private static readonly Dictionary<(string Table, string Property), Func<string, string>> Known = new()
    {
        [("children", "Sex")] = Word<Sex>,
        [("children", "Residence")] = Word<Residence>,
        [("children", "DeathCause")] = Word<DeathCause>,
        [("children", "DisabilityLevel")] = Word<DisabilityLevel>,
        [("child_details", "BirthKnown")] = Word<BirthKnown>,
        [("child_details", "CaregiverRelation")] = Word<CaregiverRelation>,
        [("children", "EthnicGroup")] = text => EthnicGroups.Name((int)Whole(text)),
        [("households", "Class")] = Word<HouseholdClass>,
        [("weighings", "WeightMg")] = text => Numbers.Count(Whole(text) / 1_000_000m) + " kg",
        [("weighings", "HeightUm")] = text => Numbers.Count(Whole(text) / 10_000m) + " cm",
        [("weighings", "Posture")] = text => RegisterWords.Of(Enum.Parse<Posture>(text)),
        [("vaccine_exemptions", "Reason")] = Word<VaccineExemptionReason>,
        [("health_checks", "Kind")] = Word<HealthCheckKind>,
        [("service_contacts", "Domain")] = Word<ServiceDomain>,
        [("enrolments", "Grade")] = text => RegisterWords.Grade((int)Whole(text)),
        [("enrolments", "Result")] = Word<EnrolmentResult>,
        [("dropout_follow_ups", "Cause")] = Word<DropoutCause>,
        [("incidents", "Kind")] = Word<IncidentKind>,
        [("incidents", "Outcome")] = Word<IncidentOutcome>,
        [("incidents", "Place")] = Word<IncidentPlace>,
        [("legal_affairs", "Kind")] = Word<LegalAffairKind>,
        [("legal_affairs", "State")] = Word<LegalAffairState>,
        [("activities", "Kind")] = Word<ActivityKind>,
        [("children_asks", "Topic")] = Word<AskTopic>,
        [("facilities", "Kind")] = text => Texts.T("FacilityKind." + Enum.Parse<FacilityKind>(text)),
        [("child_friendly_scores", "PointsMilli")] = text => Numbers.Count(Whole(text) / 1000m),
        [("unit_reports", "State")] = Word<UnitReportState>,
        [("report_steps", "Kind")] = Word<ReportStepKind>,
        [("work_tasks", "Progress")] = Word<WorkProgress>,
        [("commune_reports", "State")] = Word<CommuneReportState>,
        [("supports", "ValueVnd")] = text => Numbers.Count((decimal)Whole(text)) + " đ",
    };

    /// <param name="table">The table.</param>
    /// <param name="property">The property.</param>
    /// <param name="stored">As the log holds it; null for none.</param>
    public static string Of(string table, string property, string? stored)
    {
        if (stored is null)
        {
            return Numbers.None;
        }

        // What is sealed stays so: it is told that it changed.
        if (property.EndsWith("Sealed", StringComparison.Ordinal))
        {
            return Texts.T("Log.Hidden");
        }

        if (Known.TryGetValue((table, property), out var known))
        {
            return known(stored);
        }

        return stored switch
        {
            "True" => Texts.T("Register.Yes"),
            "False" => Texts.T("Register.No"),
            _ when Guid.TryParseExact(stored, "D", out var id) => "…" + LogWords.ShortId(id),
            _ when DateOnly.TryParseExact(
                    stored,
                    "MM/dd/yyyy",
                    CultureInfo.InvariantCulture,
                    DateTimeStyles.None,
                    out var day
                ) => Numbers.Day(day),
            _ => stored,
        };
    }

    private static string Word<T>(string text)
        where T : struct, Enum => Texts.T(typeof(T).Name + "." + Enum.Parse<T>(text));

    private static long Whole(string text) => long.Parse(text, CultureInfo.InvariantCulture);
}
