using MangNon.Access;
using MangNon.Circumstances;
using MangNon.Facilities;
using MangNon.Participation;
using MangNon.Register;
using MangNon.Reporting;
using MangNon.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;

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
    };

    public static List<AuditEvent> Of(MangNonDb db)
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
                        new AuditedChange(entry.Metadata.GetTableName()!, IdOf(entry), fields)
                    )
                );
            }
        }

        return events;
    }

    /// <summary>Null for what is not written down, or is written down by those who do it (accounts, sessions, roles).</summary>
    private static (string Kind, Guid Id, Guid? CommuneId)? SubjectOf(EntityEntry entry) =>
        entry.Entity switch
        {
            Child c => (AuditSubjects.Child, c.Id, c.CommuneId),
            IChildRecord r => (AuditSubjects.Child, r.ChildId, null),
            Household h => (AuditSubjects.Household, h.Id, h.CommuneId),
            Village v => (AuditSubjects.Village, v.Id, v.CommuneId),
            Commune c => (AuditSubjects.Commune, c.Id, c.Id),
            Facility f => (AuditSubjects.Facility, f.Id, f.CommuneId),
            FacilitySurvey s => (AuditSubjects.Facility, s.FacilityId, null),
            Activity a => (AuditSubjects.Activity, a.Id, a.CommuneId),
            ReportedFigure r => (AuditSubjects.Commune, r.CommuneId, r.CommuneId),
            ChildFriendlyScore s => (AuditSubjects.Commune, s.CommuneId, s.CommuneId),
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
            if (property.Metadata.IsPrimaryKey() || SilentFields.Contains(property.Metadata.Name))
            {
                continue;
            }

            var before = entry.State == EntityState.Added ? null : property.OriginalValue;
            var after = entry.State == EntityState.Deleted ? null : property.CurrentValue;
            if (!Equals(before, after))
            {
                fields[property.Metadata.Name] = new AuditedValue(Text(before), Text(after));
            }
        }

        return fields;
    }

    private static string? Text(object? value) =>
        value is null ? null : Convert.ToString(value, System.Globalization.CultureInfo.InvariantCulture);
}

/// <summary>A row written, as the detail of an event.</summary>
/// <param name="Table">The table.</param>
/// <param name="Id">The row's own id, where it has one.</param>
/// <param name="Fields">By the property's name.</param>
public sealed record AuditedChange(string Table, Guid? Id, IReadOnlyDictionary<string, AuditedValue> Fields);

/// <param name="From">Before, culture-less; null for none.</param>
/// <param name="To">After.</param>
public sealed record AuditedValue(string? From, string? To);

/// <summary>Kinds of thing that the log tells of, by the words stored.</summary>
public static class AuditSubjects
{
    public const string Child = "child";
    public const string Household = "household";
    public const string Village = "village";
    public const string Commune = "commune";
    public const string Facility = "facility";
    public const string Activity = "activity";
    public const string Account = "account";
    public const string Agreement = "agreement";
    public const string Component = "component";
}
