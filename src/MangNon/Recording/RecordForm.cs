using System.Globalization;
using MangNon.Access;
using MangNon.Register;
using MangNon.Storage;
using Microsoft.EntityFrameworkCore;

namespace MangNon.Recording;

/// <summary>How records of one kind about a child are written by hand: their fields, and how they are read and written.</summary>
public abstract class RecordForm
{
    /// <summary>Its name in addresses.</summary>
    public abstract string Slug { get; }

    /// <summary>In the order of the form.</summary>
    public abstract IReadOnlyList<EntryField> Fields { get; }

    /// <summary>The kinds of record that its rows can be of.</summary>
    public abstract IReadOnlyList<RecordKind> Kinds { get; }

    /// <summary>The fields with those values only that are of the given kinds: what one may not write is not offered.</summary>
    public virtual IReadOnlyList<EntryField> FieldsFor(IReadOnlySet<RecordKind> kinds) => Fields;

    internal abstract RecordKind KindOf(IChildRecord record);

    internal abstract string Read(IChildRecord record, string key);

    internal abstract IChildRecord New(Guid childId, EntryTexts texts);

    internal abstract void Write(IChildRecord record, EntryTexts texts);

    internal abstract Task<IReadOnlyList<IChildRecord>> AllAsync(MangNonDb db, Guid childId, CancellationToken cancel);

    /// <summary>What fields have against each other, or the record against others of the child.</summary>
    /// <param name="texts">What was typed; each field by itself is right.</param>
    /// <param name="others">The child's other records of this form.</param>
    internal virtual IEnumerable<EntryFault> Faults(EntryTexts texts, IEnumerable<IChildRecord> others) => [];

    protected static string Text(DateOnly? day) => day?.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture) ?? "";
}

/// <summary>A form for one type of record.</summary>
/// <typeparam name="T">The record.</typeparam>
internal abstract class RecordForm<T> : RecordForm
    where T : class, IChildRecord
{
    protected abstract string Read(T record, string key);

    protected abstract void Write(T record, EntryTexts texts);

    protected abstract RecordKind KindOf(T record);

    internal override string Read(IChildRecord record, string key) => Read((T)record, key);

    internal override void Write(IChildRecord record, EntryTexts texts) => Write((T)record, texts);

    internal override RecordKind KindOf(IChildRecord record) => KindOf((T)record);

    internal override async Task<IReadOnlyList<IChildRecord>> AllAsync(
        MangNonDb db,
        Guid childId,
        CancellationToken cancel
    ) => await db.Set<T>().Where(r => r.ChildId == childId).ToListAsync(cancel).ConfigureAwait(false);
}
