using MangNon.Access;

namespace MangNon.Audit;

/// <summary>A field as it may be shown.</summary>
/// <param name="Name">The property.</param>
/// <param name="From">Before, as stored in the log; null for none, and where values may not be shown.</param>
/// <param name="To">After.</param>
/// <param name="HasValues">False where only that it changed may be shown.</param>
public sealed record ShownField(string Name, string? From, string? To, bool HasValues);

/// <summary>A change as it may be shown.</summary>
/// <param name="Table">The table; null where not even that may be shown.</param>
/// <param name="Fields">In the order of the log.</param>
/// <param name="Why">The reason given, to one who may see all that was changed; null otherwise.</param>
public sealed record ShownChange(string? Table, IReadOnlyList<ShownField> Fields, string? Why = null)
{
    public static ShownChange Nothing { get; } = new(null, []);
}

/// <summary>How much of the log one person may see: the one place that decides.</summary>
public static class LogSight
{
    private static readonly string[] AboutSealed =
    [
        AuditActs.ApprovalAsked,
        AuditActs.ApprovalGiven,
        AuditActs.ApprovalRefused,
        AuditActs.Unsealed,
        AuditActs.OpenedInEmergency,
    ];

    /// <summary>
    /// To one who can open the child: values of the kinds that he may read, and nothing of the others, be it that they
    /// exist. To one who cannot (the auditor, who sees no child): the names of the fields and no value; of tables with
    /// sealed rows not even those.
    /// </summary>
    /// <param name="change">The change.</param>
    /// <param name="reads">Which kinds of this thing's records the person may read.</param>
    /// <param name="opens">Whether the person can open the thing itself.</param>
    /// <param name="rowKinds">For a table of several kinds: all that the row ever was of; empty where not known.</param>
    public static ShownChange Of(
        AuditedChange change,
        Func<RecordKind, bool> reads,
        bool opens,
        IReadOnlyCollection<RecordKind> rowKinds
    )
    {
        ArgumentNullException.ThrowIfNull(change);
        var fields = new List<ShownField>();
        foreach (var (name, value) in change.Fields)
        {
            if (FieldKinds.Of(change.Table, name, rowKinds).All(reads))
            {
                fields.Add(new ShownField(name, value.From, value.To, HasValues: true));
            }
            else if (!opens && !FieldKinds.IsMixed(change.Table))
            {
                fields.Add(new ShownField(name, null, null, HasValues: false));
            }
        }

        // What was typed as a reason can tell of any of the fields.
        var why =
            fields.Count == change.Fields.Count && fields.TrueForAll(field => field.HasValues) ? change.Why : null;
        return fields.Count > 0 || !opens ? new ShownChange(change.Table, fields, why) : ShownChange.Nothing;
    }

    /// <summary>
    /// What was done, as one may know it: null for what is not to be known of, and a look at sealed records is a look.
    /// </summary>
    /// <param name="entry">The line.</param>
    /// <param name="knowsSealed">Whether the person may know which children have sealed records.</param>
    public static string? Act(AuditEntry entry, bool knowsSealed)
    {
        ArgumentNullException.ThrowIfNull(entry);
        if (knowsSealed)
        {
            return entry.Act;
        }

        return entry.Act == AuditActs.SealedViewed ? AuditActs.Viewed
            : AboutSealed.Contains(entry.Act, StringComparer.Ordinal) ? null
            : entry.Act;
    }

    /// <summary>Acts that stand in the log under the one that a person is shown.</summary>
    public static IReadOnlyList<string> Behind(string act, bool knowsSealed) =>
        knowsSealed ? [act]
        : act == AuditActs.Viewed ? [AuditActs.Viewed, AuditActs.SealedViewed]
        : act == AuditActs.SealedViewed || AboutSealed.Contains(act, StringComparer.Ordinal) ? []
        : [act];

    /// <summary>All acts that a person can be shown.</summary>
    public static IReadOnlyList<string> Acts(bool knowsSealed) =>
        [.. AuditActs.All.Where(act => Behind(act, knowsSealed).Count > 0)];

    /// <summary>
    /// Reading the log, one who sees no child may know of sealed looks: to him the children are numbers. One who also
    /// sees children must not learn there whose records are sealed, unless he may read all that is sealed.
    /// </summary>
    public static bool KnowsSealed(Viewer viewer)
    {
        ArgumentNullException.ThrowIfNull(viewer);
        return !viewer.May(Access.Act.Read, RecordKind.Identity)
            || RecordKinds.Sealed.All(kind => viewer.HomeCommunes.All(c => viewer.MayAll(Access.Act.Read, kind, c)));
    }
}
