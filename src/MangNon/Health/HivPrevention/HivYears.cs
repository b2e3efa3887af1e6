using System.Globalization;
using MangNon.Access;
using MangNon.Recording;
using MangNon.Register.Editing;
using MangNon.Storage;
using Microsoft.EntityFrameworkCore;

namespace MangNon.Health.HivPrevention;

/// <summary>
/// The yearly counts of HIV from mother to child, read by who may read what is sealed of HIV in the whole commune and
/// written by who keeps health there as well: the station.
/// </summary>
public static class HivYears
{
    private const string Source = nameof(HivYear.Source);
    private const string Note = nameof(HivYear.Note);

    /// <summary>More than all children of a province.</summary>
    private const int Most = 1_000_000;

    private static readonly string[] Counts =
    [
        nameof(HivYear.WomenTested),
        nameof(HivYear.MothersPositive),
        nameof(HivYear.ChildrenBorn),
        nameof(HivYear.ChildrenProtected),
        nameof(HivYear.ChildrenTested),
        nameof(HivYear.ChildrenPositive),
    ];

    /// <summary>In the order of the form.</summary>
    public static IReadOnlyList<EntryField> Fields { get; } =
    [
        .. Counts.Select(key => new EntryField(key, EntryShape.Whole)),
        new(Source, EntryShape.Text, IsNeeded: true),
        new(Note, EntryShape.Text),
    ];

    public static bool MayWrite(Viewer viewer, Guid communeId)
    {
        ArgumentNullException.ThrowIfNull(viewer);
        return MayRead(viewer, communeId)
            && viewer.MayAll(Act.Write, RecordKind.Hiv, communeId)
            && viewer.MayAll(Act.Write, RecordKind.Health, communeId);
    }

    public static bool MayRead(Viewer viewer, Guid communeId)
    {
        ArgumentNullException.ThrowIfNull(viewer);
        return viewer.MayAll(Act.Read, RecordKind.Hiv, communeId);
    }

    /// <summary>The latest year first. Empty for who may not read them, as if there were none.</summary>
    public static async Task<IReadOnlyList<HivYear>> ReadAsync(
        MangNonDb db,
        Viewer viewer,
        Guid communeId,
        CancellationToken cancel
    )
    {
        ArgumentNullException.ThrowIfNull(db);
        return MayRead(viewer, communeId)
            ? await db
                .HivYears.AsNoTracking()
                .Where(one => one.CommuneId == communeId)
                .OrderByDescending(one => one.Year)
                .ToListAsync(cancel)
                .ConfigureAwait(false)
            : [];
    }

    /// <summary>What a year says, by the fields' keys; empty where nothing is written down.</summary>
    public static IReadOnlyDictionary<string, string> Texts(HivYear? year) =>
        Fields.ToDictionary(field => field.Key, field => year is null ? "" : Text(year, field.Key));

    /// <summary>Of what a year says: by it is known at saving whether another changed it meanwhile.</summary>
    public static string Stamp(HivYear? year) => EntryStamp.Of(Fields.Select(field => Texts(year)[field.Key]));

    /// <summary>Writes a year; where all of it is empty there is none.</summary>
    /// <param name="db">The database.</param>
    /// <param name="viewer">Who writes.</param>
    /// <param name="communeId">The commune.</param>
    /// <param name="year">The year; not one to come.</param>
    /// <param name="texts">What was typed.</param>
    /// <param name="stamp">Of what the form showed.</param>
    /// <param name="cancel">To stop.</param>
    public static async Task<RecordResult> SaveAsync(
        MangNonDb db,
        Viewer viewer,
        Guid communeId,
        int year,
        EntryTexts texts,
        string? stamp,
        CancellationToken cancel
    )
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(texts);
        var today = Register.VietnamTime.Today(db.Clock);
        if (!MayWrite(viewer, communeId) || year > today.Year)
        {
            return RecordResult.Of(EditAnswer.NotFound);
        }

        await using var work = await OneTransaction.BeginAsync(db, cancel).ConfigureAwait(false);
        await Turn.OfCommuneAsync(db, communeId, cancel).ConfigureAwait(false);
        var stored = await db
            .HivYears.SingleOrDefaultAsync(one => one.CommuneId == communeId && one.Year == year, cancel)
            .ConfigureAwait(false);
        if (Stamp(stored) != stamp)
        {
            return new RecordResult(EditAnswer.Refused, [], IsStale: true);
        }

        var faults = Faults(texts, today);
        if (faults.Count > 0)
        {
            return new RecordResult(EditAnswer.Refused, faults);
        }

        Write(db, stored, communeId, year, texts);
        await db.SaveChangesAsync(cancel).ConfigureAwait(false);
        await work.CommitAsync(cancel).ConfigureAwait(false);
        return RecordResult.Of(EditAnswer.Saved);
    }

    private static List<EntryFault> Faults(EntryTexts texts, DateOnly today)
    {
        var faults = texts.Faults(Fields, DateOnly.MinValue, today).ToList();
        if (Array.TrueForAll(Counts, key => texts[key].Length == 0))
        {
            // A note alone, or nothing at all, is taken from nowhere.
            faults.Remove(new(Source, EntryProblem.Missing));
        }

        faults.AddRange(
            Counts.Where(key => texts.Whole(key) > Most).Select(key => new EntryFault(key, EntryProblem.NotANumber))
        );
        if (texts.Whole(nameof(HivYear.ChildrenPositive)) > texts.Whole(nameof(HivYear.ChildrenTested)))
        {
            faults.Add(new(nameof(HivYear.ChildrenPositive), EntryProblem.MoreThanTested));
        }

        return faults;
    }

    private static void Write(MangNonDb db, HivYear? stored, Guid communeId, int year, EntryTexts texts)
    {
        if (Fields.All(field => texts[field.Key].Length == 0))
        {
            if (stored is not null)
            {
                db.Remove(stored);
            }

            return;
        }

        var row =
            stored
            ?? db.HivYears.Add(
                new HivYear
                {
                    Id = Guid.CreateVersion7(),
                    CommuneId = communeId,
                    Year = year,
                }
            ).Entity;
        row.WomenTested = Count(nameof(HivYear.WomenTested));
        row.MothersPositive = Count(nameof(HivYear.MothersPositive));
        row.ChildrenBorn = Count(nameof(HivYear.ChildrenBorn));
        row.ChildrenProtected = Count(nameof(HivYear.ChildrenProtected));
        row.ChildrenTested = Count(nameof(HivYear.ChildrenTested));
        row.ChildrenPositive = Count(nameof(HivYear.ChildrenPositive));
        row.Source = texts.OrNull(Source);
        row.Note = texts.OrNull(Note);

        int? Count(string key) => (int?)texts.Whole(key);
    }

    private static string Text(HivYear year, string key)
    {
        return key switch
        {
            nameof(HivYear.WomenTested) => Number(year.WomenTested),
            nameof(HivYear.MothersPositive) => Number(year.MothersPositive),
            nameof(HivYear.ChildrenBorn) => Number(year.ChildrenBorn),
            nameof(HivYear.ChildrenProtected) => Number(year.ChildrenProtected),
            nameof(HivYear.ChildrenTested) => Number(year.ChildrenTested),
            nameof(HivYear.ChildrenPositive) => Number(year.ChildrenPositive),
            Source => year.Source ?? "",
            _ => year.Note ?? "",
        };

        static string Number(int? count) => count?.ToString(CultureInfo.InvariantCulture) ?? "";
    }
}
