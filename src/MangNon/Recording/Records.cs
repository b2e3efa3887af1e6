using MangNon.Access;
using MangNon.Register;
using MangNon.Register.Editing;
using MangNon.Storage;
using Microsoft.EntityFrameworkCore;

namespace MangNon.Recording;

/// <summary>A record's form as one person gets it.</summary>
/// <param name="Sight">The child.</param>
/// <param name="Fields">With the values that the person may write.</param>
/// <param name="Texts">What the record says; empty for a new one.</param>
/// <param name="Stamp">Of what the record says: by it is known at saving whether another changed it meanwhile.</param>
public sealed record RecordSheet(
    ChildSight Sight,
    IReadOnlyList<EntryField> Fields,
    IReadOnlyDictionary<string, string> Texts,
    string Stamp
);

/// <summary>What became of a record.</summary>
/// <param name="Answer">What became of it.</param>
/// <param name="Faults">What stands against it.</param>
/// <param name="IsStale">Another changed or removed it meanwhile: nothing was written.</param>
public sealed record RecordResult(EditAnswer Answer, IReadOnlyList<EntryFault> Faults, bool IsStale = false)
{
    public static RecordResult Of(EditAnswer answer) => new(answer, []);
}

/// <summary>Records about one child, written by hand one at a time: added, changed, removed with a reason.</summary>
public static class Records
{
    public static IReadOnlyList<RecordForm> Forms { get; } =
    [
        new CircumstanceForm(),
        new SupportForm(),
        new IncidentForm(),
        new VaccineExemptionForm(),
        new HealthCheckForm(),
        new ServiceForm(),
        new AssessmentForm(),
        new DropoutForm(),
        new LegalAffairForm(),
    ];

    public static RecordForm? Find(string? slug) => Forms.FirstOrDefault(form => form.Slug == slug);

    /// <summary>Null where there is no such child or record, or not for this person: the two look the same.</summary>
    public static async Task<RecordSheet?> OpenAsync(
        MangNonDb db,
        Viewer viewer,
        Guid childId,
        RecordForm form,
        Guid? recordId,
        CancellationToken cancel
    )
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(form);
        if (await SightAsync(db, viewer, childId, form, cancel).ConfigureAwait(false) is not { } sight)
        {
            return null;
        }

        var record = recordId is { } id ? await FindAsync(db, childId, form, id, cancel).ConfigureAwait(false) : null;
        if (recordId is not null && !(record is not null && MayEdit(form, record, sight)))
        {
            return null;
        }

        return new RecordSheet(
            sight,
            form.FieldsFor(sight.Writable),
            form.Fields.ToDictionary(field => field.Key, field => record is null ? "" : form.Read(record, field.Key)),
            record is null ? "" : Stamp(form, record)
        );
    }

    /// <summary>Adds a record, or changes one.</summary>
    /// <param name="db">The database.</param>
    /// <param name="viewer">Who writes.</param>
    /// <param name="childId">The child.</param>
    /// <param name="form">The kind of record.</param>
    /// <param name="recordId">Null for a new one.</param>
    /// <param name="texts">What was typed.</param>
    /// <param name="stamp">The stamp of the sheet that was filled in.</param>
    /// <param name="why">The paper it is taken from; null where nothing was said.</param>
    /// <param name="cancel">To stop.</param>
    public static async Task<RecordResult> SaveAsync(
        MangNonDb db,
        Viewer viewer,
        Guid childId,
        RecordForm form,
        Guid? recordId,
        EntryTexts texts,
        string? stamp,
        string? why,
        CancellationToken cancel
    )
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(form);
        ArgumentNullException.ThrowIfNull(texts);
        await using var work = await OneTransaction.BeginAsync(db, cancel).ConfigureAwait(false);
        await Turn.OfChildAsync(db, childId, cancel).ConfigureAwait(false);
        if (await SightAsync(db, viewer, childId, form, cancel).ConfigureAwait(false) is not { } sight)
        {
            return RecordResult.Of(EditAnswer.NotFound);
        }

        var all = await form.AllAsync(db, childId, cancel).ConfigureAwait(false);
        var record = recordId is { } id ? all.FirstOrDefault(one => IdOf(db, one) == id) : null;
        if (recordId is not null)
        {
            if (record is null || !MayEdit(form, record, sight))
            {
                return RecordResult.Of(EditAnswer.NotFound);
            }

            if (Stamp(form, record) != stamp)
            {
                return new RecordResult(EditAnswer.Refused, [], IsStale: true);
            }
        }

        var today = VietnamTime.Today(db.Clock);
        var faults = texts.Faults(form.FieldsFor(sight.Writable), sight.Child.BirthDate, today).ToList();
        if (faults.Count == 0)
        {
            faults.AddRange(form.Faults(texts, all.Where(one => one != record)));
        }

        if (faults.Count > 0)
        {
            return new RecordResult(EditAnswer.Refused, faults);
        }

        if (record is null)
        {
            db.Add(form.New(childId, texts));
        }
        else
        {
            form.Write(record, texts);
        }

        db.Because(why);
        await db.SaveChangesAsync(cancel).ConfigureAwait(false);
        await work.CommitAsync(cancel).ConfigureAwait(false);
        return RecordResult.Of(EditAnswer.Saved);
    }

    /// <summary>Removes a record that was entered by mistake; false where there is none for this person, or another changed it meanwhile.</summary>
    public static async Task<bool> RemoveAsync(
        MangNonDb db,
        Viewer viewer,
        Guid childId,
        RecordForm form,
        Guid recordId,
        string? stamp,
        string why,
        CancellationToken cancel
    )
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(form);
        await using var work = await OneTransaction.BeginAsync(db, cancel).ConfigureAwait(false);
        await Turn.OfChildAsync(db, childId, cancel).ConfigureAwait(false);
        var sight = await SightAsync(db, viewer, childId, form, cancel).ConfigureAwait(false);
        var record = await FindAsync(db, childId, form, recordId, cancel).ConfigureAwait(false);
        if (sight is null || record is null || !MayEdit(form, record, sight) || Stamp(form, record) != stamp)
        {
            return false;
        }

        db.Remove(record);
        db.Because(why);
        await db.SaveChangesAsync(cancel).ConfigureAwait(false);
        await work.CommitAsync(cancel).ConfigureAwait(false);
        return true;
    }

    /// <summary>The forms of which records of this child may be added.</summary>
    public static IReadOnlyList<RecordForm> Writable(ChildSight sight)
    {
        ArgumentNullException.ThrowIfNull(sight);
        return [.. Forms.Where(form => form.Kinds.Any(sight.MayWrite))];
    }

    /// <summary>To change a record one must be able to see it.</summary>
    private static bool MayEdit(RecordForm form, IChildRecord record, ChildSight sight) =>
        form.KindOf(record) is var kind && sight.MayWrite(kind) && sight.Sees(kind);

    /// <summary>Null as well for one who may write no record of this form.</summary>
    private static async Task<ChildSight?> SightAsync(
        MangNonDb db,
        Viewer viewer,
        Guid childId,
        RecordForm form,
        CancellationToken cancel
    ) =>
        await ChildSight.ReadAsync(db, viewer, childId, cancel).ConfigureAwait(false) is { } sight
        && form.Kinds.Any(sight.MayWrite)
            ? sight
            : null;

    private static async Task<IChildRecord?> FindAsync(
        MangNonDb db,
        Guid childId,
        RecordForm form,
        Guid recordId,
        CancellationToken cancel
    ) =>
        (await form.AllAsync(db, childId, cancel).ConfigureAwait(false)).FirstOrDefault(one =>
            IdOf(db, one) == recordId
        );

    private static Guid IdOf(MangNonDb db, IChildRecord record) => (Guid)db.Entry(record).Property("Id").CurrentValue!;

    private static string Stamp(RecordForm form, IChildRecord record) =>
        EntryStamp.Of(form.Fields.Select(field => form.Read(record, field.Key)));
}
