using System.Globalization;
using MangNon.Access;
using MangNon.Circumstances;

namespace MangNon.Audit;

/// <summary>Which kind of record a field of the log belongs to: the one place.</summary>
public static class FieldKinds
{
    /// <summary>Tables whose rows are of several kinds, sealed ones among them: what the row itself says decides.</summary>
    private static readonly Dictionary<string, string> Deciding = new(StringComparer.Ordinal)
    {
        ["circumstances"] = nameof(Circumstance.Group),
        ["incidents"] = nameof(Incident.Kind),
    };

    private static readonly Dictionary<string, RecordKind> Tables = new(StringComparer.Ordinal)
    {
        ["children"] = RecordKind.Identity,
        ["households"] = RecordKind.Identity,
        ["child_details"] = RecordKind.Identity,
        ["weighings"] = RecordKind.Health,
        ["vaccinations"] = RecordKind.Health,
        ["vaccine_exemptions"] = RecordKind.Health,
        ["health_checks"] = RecordKind.Health,
        ["hiv_years"] = RecordKind.Hiv,
        ["assessments"] = RecordKind.Health,
        ["service_contacts"] = RecordKind.Health,
        ["enrolments"] = RecordKind.Schooling,
        ["dropout_follow_ups"] = RecordKind.Schooling,
        ["supports"] = RecordKind.Circumstances,
        ["legal_affairs"] = RecordKind.Legal,
        ["attendances"] = RecordKind.Participation,
        ["activities"] = RecordKind.Participation,
        ["children_asks"] = RecordKind.Participation,
        ["facilities"] = RecordKind.Facilities,
        ["facility_surveys"] = RecordKind.Facilities,
        ["child_friendly_scores"] = RecordKind.Facilities,
        ["reported_figures"] = RecordKind.Figures,
        ["unit_reports"] = RecordKind.UnitReports,
        ["report_steps"] = RecordKind.UnitReports,
        ["report_remarks"] = RecordKind.UnitReports,
        ["figure_differences"] = RecordKind.UnitReports,
        ["work_tasks"] = RecordKind.UnitReports,
        ["commune_reports"] = RecordKind.Reports,
        ["communes"] = RecordKind.Plan,
        ["villages"] = RecordKind.Plan,
    };

    private static readonly Dictionary<(string Table, string Property), RecordKind> Fields = new()
    {
        [("children", "PersonalIdSealed")] = RecordKind.Contact,
        [("children", "EthnicGroup")] = RecordKind.Background,
        [("children", "DeathCause")] = RecordKind.Health,
        [("children", "DisabilityType")] = RecordKind.Disability,
        [("children", "DisabilityLevel")] = RecordKind.Disability,
        [("children", "WantsEducation")] = RecordKind.Disability,
        [("child_details", "HealthInsuranceSealed")] = RecordKind.Contact,
        [("households", "Address")] = RecordKind.Contact,
        [("households", "PhoneSealed")] = RecordKind.Contact,
        [("households", "Class")] = RecordKind.Background,
    };

    /// <summary>Whether rows of a table can be sealed, so that even which of their fields changed is told to nobody else.</summary>
    public static bool IsMixed(string table) =>
        Deciding.ContainsKey(table)
        || !Tables.TryGetValue(table, out var kind)
        || RecordKinds.ClassOf(kind) == RecordClass.Sealed;

    /// <summary>
    /// All kinds that must be readable to see a field. For a row of several kinds: those that it was of, is of, or
    /// became. What is not known is sealed.
    /// </summary>
    /// <param name="table">The table.</param>
    /// <param name="property">The property.</param>
    /// <param name="rowKinds">For a mixed table the kinds that the row ever was of; empty where not known.</param>
    public static IReadOnlyCollection<RecordKind> Of(
        string table,
        string property,
        IReadOnlyCollection<RecordKind> rowKinds
    )
    {
        ArgumentNullException.ThrowIfNull(rowKinds);
        if (Deciding.ContainsKey(table))
        {
            return rowKinds.Count > 0 ? rowKinds : RecordKinds.Sealed;
        }

        return Fields.TryGetValue((table, property), out var own) ? [own]
            : Tables.TryGetValue(table, out var kind) ? [kind]
            : RecordKinds.Sealed;
    }

    /// <summary>The kinds that a change itself tells of its row; empty for one that leaves the deciding field alone.</summary>
    public static IReadOnlyCollection<RecordKind> ToldBy(AuditedChange change)
    {
        ArgumentNullException.ThrowIfNull(change);
        return
            Deciding.TryGetValue(change.Table, out var deciding) && change.Fields.TryGetValue(deciding, out var value)
            ? new[] { value.From, value.To }.OfType<string>().Select(text => KindOfRow(change.Table, text)).ToHashSet()
            : [];
    }

    private static RecordKind KindOfRow(string table, string value) =>
        table == "circumstances" ? KindOf.Circumstance(value)
        : Enum.TryParse<IncidentKind>(value, ignoreCase: false, out var kind) ? KindOf.Incident(kind)
        : throw new FormatException(string.Create(CultureInfo.InvariantCulture, $"No kind of incident: {value}."));
}
