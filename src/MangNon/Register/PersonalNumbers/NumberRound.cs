using MangNon.Access;
using MangNon.Register.Editing;
using MangNon.Storage;
using Microsoft.EntityFrameworkCore;

namespace MangNon.Register.PersonalNumbers;

/// <summary>A child without an identity number.</summary>
public sealed record Unnumbered(
    Guid Id,
    string Code,
    string FullName,
    DateOnly BirthDate,
    Sex Sex,
    string? MotherName,
    string? FatherName,
    Guid VillageId,
    string VillageName
);

/// <summary>
/// Identity numbers in a round with the police: who has none goes out, what comes back is laid beside the register row
/// by row, and what was chosen is written as a whole.
/// </summary>
public static class NumberRound
{
    /// <summary>Resident children under 18 without a number, by given name.</summary>
    /// <param name="db">The database.</param>
    /// <param name="viewer">Who asks.</param>
    /// <param name="act">To write the number, or to take the list away.</param>
    /// <param name="communeId">The commune.</param>
    /// <param name="today">In Vietnam.</param>
    /// <param name="cancel">To stop.</param>
    public static async Task<IReadOnlyList<Unnumbered>> FindAsync(
        MangNonDb db,
        Viewer viewer,
        Act act,
        Guid communeId,
        DateOnly today,
        CancellationToken cancel
    )
    {
        ArgumentNullException.ThrowIfNull(db);
        var unnumbered = Children(db, viewer, act, communeId).Where(child => child.PersonalIdSealed == null);
        var found = await ResidentChildren.ReadAsync(db, unnumbered, today, cancel).ConfigureAwait(false);
        return
        [
            .. found.Select(one => new Unnumbered(
                one.Child.Id,
                one.Child.Code,
                one.Child.FullName,
                one.Child.BirthDate,
                one.Child.Sex,
                one.Child.MotherName,
                one.Child.FatherName,
                one.Village.Id,
                one.Village.Name
            )),
        ];
    }

    /// <summary>Lays rows beside the register; in the order of the rows.</summary>
    public static async Task<IReadOnlyList<ComparedNumber>> CompareAsync(
        MangNonDb db,
        Viewer viewer,
        Guid communeId,
        IReadOnlyCollection<SentNumber> rows,
        CancellationToken cancel
    )
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(rows);
        var codes = rows.Select(row => row.Code).Distinct(StringComparer.Ordinal).ToList();
        var children = await Children(db, viewer, Act.Write, communeId)
            .Where(child => codes.Contains(child.Code))
            .ToDictionaryAsync(child => child.Code, StringComparer.Ordinal, cancel)
            .ConfigureAwait(false);
        var twice = Repeated(rows.Select(row => row.Code));
        twice.UnionWith(Repeated(rows.Select(Number).Where(number => number.Length > 0)));
        var compared = new List<ComparedNumber>(rows.Count);
        foreach (var row in rows)
        {
            var child = children.GetValueOrDefault(row.Code);
            var now = child is null ? "" : db.Seal.Open(child.PersonalIdSealed, SealedFields.ChildPersonalId) ?? "";
            var number = Number(row);
            var finding =
                child is null ? NumberFinding.NoSuchChild
                : !IsOf(row, child) ? NumberFinding.OtherPerson
                : twice.Contains(row.Code) || twice.Contains(number) ? NumberFinding.Twice
                : number.Length == 0 ? NumberFinding.Empty
                : !PersonalIds.IsWhole(number) ? NumberFinding.NotANumber
                : number == now ? NumberFinding.Same
                : await RegisterEditing.IsTakenAsync(db, child, number, cancel).ConfigureAwait(false)
                    ? NumberFinding.Taken
                : now.Length == 0 ? NumberFinding.New
                : NumberFinding.Other;
            compared.Add(
                new ComparedNumber(
                    row,
                    child?.Id,
                    now,
                    finding,
                    child is not null
                        && PersonalIds.IsWhole(number)
                        && PersonalIds.TellsOtherwise(number, child.Sex, child.BirthDate)
                )
            );
        }

        return compared;
    }

    /// <summary>Writes numbers, all or none.</summary>
    /// <param name="db">The database.</param>
    /// <param name="viewer">Who writes.</param>
    /// <param name="chosen">New ones, and others that a person chose.</param>
    /// <param name="why">For the log: where they come from.</param>
    /// <param name="cancel">To stop.</param>
    /// <returns>How many were written, and the rows that can no longer be: with one of these nothing was written.</returns>
    public static async Task<(int Saved, IReadOnlyList<ComparedNumber> Refused)> SaveAsync(
        MangNonDb db,
        Viewer viewer,
        IEnumerable<ComparedNumber> chosen,
        string why,
        CancellationToken cancel
    )
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(chosen);
        await using var work = await OneTransaction.BeginAsync(db, cancel).ConfigureAwait(false);
        var (saved, refused) = (0, new List<ComparedNumber>());
        // In one order for all, so that two who write at once never wait for each other in a ring.
        foreach (var one in chosen.OrderBy(one => one.Child))
        {
            FieldInput[] input = [new(RegisterField.PersonalId, one.Now, Number(one.Sent))];
            var result = await RegisterEditing
                .SaveChildAsync(db, viewer, one.Child ?? Guid.Empty, input, why, cancel)
                .ConfigureAwait(false);
            if (result.Answer is EditAnswer.Saved)
            {
                saved++;
            }
            else if (result.Answer is not EditAnswer.Unchanged)
            {
                refused.Add(one);
            }
        }

        if (refused.Count > 0)
        {
            return (0, refused);
        }

        await work.CommitAsync(cancel).ConfigureAwait(false);
        return (saved, refused);
    }

    private static IQueryable<Child> Children(MangNonDb db, Viewer viewer, Act act, Guid communeId)
    {
        ArgumentNullException.ThrowIfNull(viewer);
        var identity = act == Act.Export ? Act.Export : Act.Read;
        return viewer
            .Reach(act, RecordKind.Contact)
            .Of(db, viewer.Reach(identity, RecordKind.Identity).Of(db, db.Children.AsNoTracking()))
            .Where(child => child.CommuneId == communeId);
    }

    private static HashSet<string> Repeated(IEnumerable<string> texts) =>
        texts
            .GroupBy(text => text, StringComparer.Ordinal)
            .Where(group => group.Skip(1).Any())
            .Select(group => group.Key)
            .ToHashSet(StringComparer.Ordinal);

    private static string Number(SentNumber row) => RegisterFields.Normal(RegisterField.PersonalId, row.Number);

    private static bool IsOf(SentNumber row, Child child) =>
        PersonName.Fold(row.Name) == child.NameFolded
        && RegisterFields.TryDay(row.BirthDate, out var day)
        && day == child.BirthDate;
}
