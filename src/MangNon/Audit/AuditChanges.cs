using MangNon.Access;
using MangNon.Circumstances;
using MangNon.Facilities;
using MangNon.Health.HivPrevention;
using MangNon.Justice;
using MangNon.Participation;
using MangNon.Register;
using MangNon.Reporting;
using MangNon.Reporting.CommuneReports;
using MangNon.Reporting.UnitReports;
using MangNon.Reporting.WorkPlans;
using MangNon.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata;

namespace MangNon.Audit;

/// <summary>What the change tracker is about to write, as events: every field with its value before and after.</summary>
internal static class AuditChanges
{
    /// <summary>What counts or keeps itself, and the log itself, is not written down.</summary>
    private static readonly HashSet<string> SilentFields = new(StringComparer.Ordinal)
    {
        nameof(Village.Version),
        nameof(Child.NameFolded),
        nameof(Child.PersonalIdIndex),
        nameof(UnitReport.Figures),
        nameof(UnitReport.Tasks),
        nameof(WorkTask.WrittenBy),
        nameof(WorkTask.WrittenAt),
    };

    /// <param name="db">Whose changes.</param>
    /// <param name="why">The reason given; null for none.</param>
    public static List<AuditEvent> Of(MangNonDb db, string? why = null)
    {
        var events = new List<AuditEvent>();
        foreach (var entry in db.ChangeTracker.Entries())
        {
            if (
                entry.State is EntityState.Added or EntityState.Modified or EntityState.Deleted
                && SubjectOf(entry) is { } subject
                && Fields(entry) is { Count: > 0 } fields
            )
            {
                events.Add(
                    new AuditEvent(
                        entry.State switch
                        {
                            EntityState.Added => AuditActs.Added,
                            EntityState.Deleted => AuditActs.Removed,
                            _ => AuditActs.Changed,
                        },
                        subject.Kind,
                        subject.Id,
                        subject.CommuneId,
                        new AuditedChange(entry.Metadata.GetTableName()!, IdOf(entry), fields, why)
                    )
                );
            }
        }

        return events;
    }

    /// <summary>Null for what is not written down, or is written down by those who do it (accounts, sessions, roles).</summary>
    private static (string Kind, Guid Id, Guid? CommuneId)? SubjectOf(EntityEntry entry) => SubjectOf(entry.Entity);

    internal static (string Kind, Guid Id, Guid? CommuneId)? SubjectOf(object entity) =>
        entity switch
        {
            Child c => (AuditSubjects.Child, c.Id, c.CommuneId),
            IChildRecord r => (AuditSubjects.Child, r.ChildId, null),
            Household h => (AuditSubjects.Household, h.Id, h.CommuneId),
            Village v => (AuditSubjects.Village, v.Id, v.CommuneId),
            Commune c => (AuditSubjects.Commune, c.Id, c.Id),
            Facility f => (AuditSubjects.Facility, f.Id, f.CommuneId),
            FacilitySurvey s => (AuditSubjects.Facility, s.FacilityId, null),
            Activity a => (AuditSubjects.Activity, a.Id, a.CommuneId),
            ChildrenAsk a => (AuditSubjects.ChildrenAsk, a.Id, a.CommuneId),
            HivYear h => (AuditSubjects.Commune, h.CommuneId, h.CommuneId),
            ReportedFigure r => (AuditSubjects.Commune, r.CommuneId, r.CommuneId),
            ChildFriendlyScore s => (AuditSubjects.Commune, s.CommuneId, s.CommuneId),
            UnitReport r => (AuditSubjects.Report, r.Id, r.CommuneId),
            ReportStep s => (AuditSubjects.Report, s.ReportId, null),
            ReportRemark r => (AuditSubjects.Report, r.ReportId, null),
            FigureDifference d => (AuditSubjects.Report, d.ReportId, null),
            WorkTask t => (AuditSubjects.Commune, t.CommuneId, t.CommuneId),
            CommuneReport r => (AuditSubjects.Report, r.Id, r.CommuneId),
            _ => null,
        };

    private static Guid? IdOf(EntityEntry entry) =>
        entry.Metadata.FindPrimaryKey()?.Properties is [{ Name: "Id" } key]
            ? entry.Property(key.Name).CurrentValue as Guid?
            : null;

    private static Dictionary<string, AuditedValue> Fields(EntityEntry entry)
    {
        var fields = new Dictionary<string, AuditedValue>(StringComparer.Ordinal);
        foreach (var property in entry.Properties)
        {
            if (!IsWritten(property.Metadata))
            {
                continue;
            }

            var before = entry.State == EntityState.Added ? null : property.OriginalValue;
            var after = entry.State == EntityState.Deleted ? null : property.CurrentValue;
            if (Equals(before, after))
            {
                continue;
            }

            var (from, to) = (Parts(property.Metadata.Name, before), Parts(property.Metadata.Name, after));
            foreach (var name in from.Keys.Union(to.Keys, StringComparer.Ordinal))
            {
                var value = new AuditedValue(Text(from.GetValueOrDefault(name)), Text(to.GetValueOrDefault(name)));
                if (value.From != value.To)
                {
                    fields[name] = value;
                }
            }
        }

        return fields;
    }

    /// <summary>A column that seals several properties together is told of by these.</summary>
    private static Dictionary<string, object?> Parts(string name, object? value) =>
        value switch
        {
            CircumstanceMatter m => new() { [nameof(Circumstance.Group)] = m.Group },
            SupportMatter m => new() { [nameof(Support.Form)] = m.Form, [nameof(Support.Source)] = m.Source },
            IncidentMatter m => new()
            {
                [nameof(Incident.Kind)] = m.Kind,
                [nameof(Incident.Outcome)] = m.Outcome,
                [nameof(Incident.OutcomeOn)] = m.OutcomeOn,
                [nameof(Incident.Detail)] = m.Detail,
                [nameof(Incident.Place)] = m.Place,
            },
            LegalMatter m => new()
            {
                [nameof(LegalAffair.Kind)] = m.Kind,
                [nameof(LegalAffair.State)] = m.State,
                [nameof(LegalAffair.Number)] = m.Number,
                [nameof(LegalAffair.Words)] = m.Words,
            },
            HivYearMatter m => new()
            {
                [nameof(HivYear.WomenTested)] = m.WomenTested,
                [nameof(HivYear.MothersPositive)] = m.MothersPositive,
                [nameof(HivYear.ChildrenBorn)] = m.ChildrenBorn,
                [nameof(HivYear.ChildrenProtected)] = m.ChildrenProtected,
                [nameof(HivYear.ChildrenTested)] = m.ChildrenTested,
                [nameof(HivYear.ChildrenPositive)] = m.ChildrenPositive,
                [nameof(HivYear.Source)] = m.Source,
                [nameof(HivYear.Note)] = m.Note,
            },
            _ => new() { [name] = value },
        };

    /// <summary>Whether a field of a row that is written down is written down with it.</summary>
    internal static bool IsWritten(IReadOnlyProperty property) =>
        !property.IsPrimaryKey() && !SilentFields.Contains(property.Name);

    /// <summary>The names under which a column is told of.</summary>
    internal static IEnumerable<string> NamesOf(IReadOnlyProperty column) =>
        Parts(
            column.Name,
            column.ClrType == typeof(CircumstanceMatter) ? new CircumstanceMatter()
                : column.ClrType == typeof(SupportMatter) ? new SupportMatter()
                : column.ClrType == typeof(IncidentMatter) ? new IncidentMatter()
                : column.ClrType == typeof(LegalMatter) ? new LegalMatter()
                : column.ClrType == typeof(HivYearMatter) ? new HivYearMatter()
                : null
        ).Keys;

    /// <summary>A value as the log holds it.</summary>
    internal static string? Text(object? value) =>
        value is null ? null : Convert.ToString(value, System.Globalization.CultureInfo.InvariantCulture);
}

/// <summary>A row written, as the detail of an event.</summary>
/// <param name="Table">The table.</param>
/// <param name="Id">The row's own id, where it has one.</param>
/// <param name="Fields">By the property's name.</param>
/// <param name="Why">The reason as it was given; null for none.</param>
public sealed record AuditedChange(
    string Table,
    Guid? Id,
    IReadOnlyDictionary<string, AuditedValue> Fields,
    string? Why = null
);

/// <param name="From">Before, culture-less; null for none.</param>
/// <param name="To">After.</param>
public sealed record AuditedValue(string? From, string? To);

/// <summary>Kinds of thing that the log tells of, by the words stored.</summary>
public static class AuditSubjects
{
    /// <summary>All of them.</summary>
    public static IReadOnlyList<string> All { get; } =
    [
        Child,
        Household,
        Village,
        Commune,
        Facility,
        Activity,
        ChildrenAsk,
        Report,
        Account,
        Agreement,
        Component,
        NameExport,
    ];

    public const string Child = "child";
    public const string Household = "household";
    public const string Village = "village";
    public const string Commune = "commune";
    public const string Facility = "facility";
    public const string Activity = "activity";
    public const string ChildrenAsk = "children-ask";
    public const string Report = "report";
    public const string Account = "account";
    public const string Agreement = "agreement";
    public const string Component = "component";
    public const string NameExport = "name-export";
}
