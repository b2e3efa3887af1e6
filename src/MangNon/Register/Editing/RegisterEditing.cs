using MangNon.Access;
using MangNon.Storage;
using Microsoft.EntityFrameworkCore;

namespace MangNon.Register.Editing;

/// <summary>What became of an edit.</summary>
public enum EditAnswer
{
    Saved,

    /// <summary>Nothing was changed.</summary>
    Unchanged,

    /// <summary>There is none, or not for this person: the two look the same.</summary>
    NotFound,

    /// <summary>Something stands against it: see the faults and the conflicts. Nothing was written.</summary>
    Refused,
}

/// <summary>An edit's answer with what stands against it.</summary>
public sealed record EditResult(
    EditAnswer Answer,
    IReadOnlyList<FieldFault> Faults,
    IReadOnlyList<FieldConflict> Conflicts
)
{
    public static EditResult Of(EditAnswer answer) => new(answer, [], []);
}

/// <summary>
/// Edits of children and households by hand: field by field against what others wrote meanwhile, in one transaction
/// with the line of the log.
/// </summary>
public static class RegisterEditing
{
    /// <summary>Writes the changed fields of a child's form, all or none.</summary>
    public static async Task<EditResult> SaveChildAsync(
        MangNonDb db,
        Viewer viewer,
        Guid childId,
        IReadOnlyCollection<FieldInput> inputs,
        string? why,
        CancellationToken cancel
    )
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(viewer);
        ArgumentNullException.ThrowIfNull(inputs);
        await using var work = await OneTransaction.BeginAsync(db, cancel).ConfigureAwait(false);
        await Turn.OfChildAsync(db, childId, cancel).ConfigureAwait(false);
        if (
            await ChildSight.ReadAsync(db, viewer, childId, cancel).ConfigureAwait(false) is not { } sight
            || await EntryOfAsync(db, viewer, childId, cancel).ConfigureAwait(false) is not { } entry
        )
        {
            return EditResult.Of(EditAnswer.NotFound);
        }

        var child = entry.TheChild;
        var merge = FieldMerge.Of(inputs, field => RegisterFields.Read(field, entry, db.Seal));
        if (!merge.Touched.All(field => sight.MayWrite(RegisterFields.KindOf(field))))
        {
            return EditResult.Of(EditAnswer.NotFound);
        }

        var today = VietnamTime.Today(db.Clock);
        var faults = merge
            .Changed.Select(input => (input.Field, Problem: RegisterFields.Check(input.Field, input.Typed, today)))
            .Where(one => one.Problem is not null)
            .Select(one => new FieldFault(one.Field, one.Problem!.Value))
            .ToList();
        entry = WithDetails(db, entry, merge.Changed.Select(input => (input.Field, (string?)input.Typed)));
        foreach (var input in merge.Changed.Where(input => faults.TrueForAll(fault => fault.Field != input.Field)))
        {
            var target = entry;
            if (input.Field == RegisterField.Household)
            {
                var code = RegisterFields.Normal(input.Field, input.Typed);
                var household = await WritableHouseholds(db, viewer, child.CommuneId)
                    .SingleOrDefaultAsync(h => h.Code == code, cancel)
                    .ConfigureAwait(false);
                if (household is null)
                {
                    faults.Add(new FieldFault(input.Field, FieldProblem.NoSuchHousehold));
                    continue;
                }

                target = entry with { Household = household };
            }

            RegisterFields.Write(input.Field, input.Typed, target, db.Seal);
        }

        if (faults.Count == 0)
        {
            faults.AddRange(RegisterDates.Of(child));
        }

        if (
            merge.Changed.Any(input => input.Field == RegisterField.PersonalId)
            && await IsTakenAsync(db, child, cancel).ConfigureAwait(false)
        )
        {
            faults.Add(new FieldFault(RegisterField.PersonalId, FieldProblem.NumberTaken));
        }

        return await EndAsync(db, work, merge, faults, why, cancel).ConfigureAwait(false);
    }

    /// <summary>Writes the changed fields of a household's form, all or none.</summary>
    public static async Task<EditResult> SaveHouseholdAsync(
        MangNonDb db,
        Viewer viewer,
        Guid householdId,
        IReadOnlyCollection<FieldInput> inputs,
        string? why,
        CancellationToken cancel
    )
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(viewer);
        ArgumentNullException.ThrowIfNull(inputs);
        await using var work = await OneTransaction.BeginAsync(db, cancel).ConfigureAwait(false);
        await Turn.OfHouseholdAsync(db, householdId, cancel).ConfigureAwait(false);
        var household = await viewer
            .Reach(Act.Write, RecordKind.Identity)
            .OfHouseholds(db.Households)
            .SingleOrDefaultAsync(h => h.Id == householdId, cancel)
            .ConfigureAwait(false);
        if (household is null)
        {
            return EditResult.Of(EditAnswer.NotFound);
        }

        var villages = await db
            .Villages.AsNoTracking()
            .Where(v => v.CommuneId == household.CommuneId)
            .ToListAsync(cancel)
            .ConfigureAwait(false);
        var entry = new RegisterEntry(null, household, villages.Single(v => v.Id == household.VillageId).Name);
        var merge = FieldMerge.Of(inputs, field => RegisterFields.Read(field, entry, db.Seal));
        if (merge.Touched.Any(field => !viewer.Reach(Act.Write, RegisterFields.KindOf(field)).Has(household)))
        {
            return EditResult.Of(EditAnswer.NotFound);
        }

        var faults = new List<FieldFault>();
        var reach = viewer.Reach(Act.Write, RecordKind.Identity);
        foreach (var input in merge.Changed)
        {
            if (RegisterFields.Check(input.Field, input.Typed, VietnamTime.Today(db.Clock)) is { } problem)
            {
                faults.Add(new FieldFault(input.Field, problem));
            }
            else if (input.Field == RegisterField.Village)
            {
                var name = RegisterFields.Normal(input.Field, input.Typed);
                var village = villages.Find(v => v.Name == name);
                if (village is null || !(reach.Covers(village.CommuneId) || reach.Villages.Contains(village.Id)))
                {
                    faults.Add(new FieldFault(input.Field, FieldProblem.NoSuchVillage));
                }
                else
                {
                    household.VillageId = village.Id;
                }
            }
            else
            {
                RegisterFields.Write(input.Field, input.Typed, entry, db.Seal);
            }
        }

        return await EndAsync(db, work, merge, faults, why, cancel).ConfigureAwait(false);
    }

    /// <summary>The child with its household, tracked; null for one that the person may not see, or does not exist.</summary>
    public static async Task<RegisterEntry?> EntryOfAsync(
        MangNonDb db,
        Viewer viewer,
        Guid childId,
        CancellationToken cancel
    )
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(viewer);
        var found = await (
            from child in viewer.Reach(Act.Read, RecordKind.Identity).Of(db, db.Children)
            where child.Id == childId
            join household in db.Households on child.HouseholdId equals household.Id
            join village in db.Villages on household.VillageId equals village.Id
            select new
            {
                child,
                household,
                village.Name,
                details = db.ChildDetails.SingleOrDefault(one => one.ChildId == child.Id),
            }
        )
            .SingleOrDefaultAsync(cancel)
            .ConfigureAwait(false);
        return found is null ? null : new RegisterEntry(found.child, found.household, found.Name, found.details);
    }

    /// <summary>The entry with the child's details, made where a value needs them and there are none.</summary>
    internal static RegisterEntry WithDetails(
        MangNonDb db,
        RegisterEntry entry,
        IEnumerable<(RegisterField Field, string? Typed)> values
    )
    {
        if (entry.Details is not null || !values.Any(one => RegisterFields.NeedsDetails(one.Field, one.Typed)))
        {
            return entry;
        }

        var details = new ChildDetails { Id = Guid.CreateVersion7(), ChildId = entry.TheChild.Id };
        db.ChildDetails.Add(details);
        return entry with { Details = details };
    }

    /// <summary>Households that the person may put a child into.</summary>
    public static IQueryable<Household> WritableHouseholds(MangNonDb db, Viewer viewer, Guid communeId)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(viewer);
        return viewer
            .Reach(Act.Write, RecordKind.Identity)
            .OfHouseholds(db.Households.Where(h => h.CommuneId == communeId));
    }

    /// <summary>Whether another child of the commune has this identity number.</summary>
    internal static Task<bool> IsTakenAsync(MangNonDb db, Child child, CancellationToken cancel) =>
        IsTakenAsync(db, child, db.Seal.Open(child.PersonalIdSealed, SealedFields.ChildPersonalId) ?? "", cancel);

    /// <summary>Whether a child of the commune other than this has the number; nobody has the empty one.</summary>
    internal static async Task<bool> IsTakenAsync(MangNonDb db, Child child, string number, CancellationToken cancel)
    {
        foreach (var index in db.Seal.Indexes(number))
        {
            if (
                await db
                    .Children.AnyAsync(
                        c => c.CommuneId == child.CommuneId && c.Id != child.Id && c.PersonalIdIndex == index,
                        cancel
                    )
                    .ConfigureAwait(false)
            )
            {
                return true;
            }
        }

        return false;
    }

    private static async Task<EditResult> EndAsync(
        MangNonDb db,
        OneTransaction work,
        FieldMerge merge,
        List<FieldFault> faults,
        string? why,
        CancellationToken cancel
    )
    {
        if (faults.Count > 0 || merge.Conflicts.Count > 0)
        {
            db.ChangeTracker.Clear();
            return new EditResult(EditAnswer.Refused, faults, merge.Conflicts);
        }

        if (merge.Changed.Count == 0)
        {
            return EditResult.Of(EditAnswer.Unchanged);
        }

        db.Because(why);
        await db.SaveChangesAsync(cancel).ConfigureAwait(false);
        await work.CommitAsync(cancel).ConfigureAwait(false);
        return EditResult.Of(EditAnswer.Saved);
    }
}
