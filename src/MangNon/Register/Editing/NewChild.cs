using MangNon.Access;
using MangNon.Storage;
using Microsoft.EntityFrameworkCore;

namespace MangNon.Register.Editing;

/// <summary>A child as it is entered into the register.</summary>
/// <param name="Fields">
/// What was typed, of the child and, where no household is named, of a new household. Fields that the person may not
/// write are passed over, but for those that a record cannot be without.
/// </param>
/// <param name="Why">The paper it is entered from; null where nothing was said.</param>
public sealed record NewChildTerms(IReadOnlyDictionary<RegisterField, string> Fields, string? Why);

/// <summary>A child entered, or what stands against it.</summary>
public sealed record NewChildResult(Guid? ChildId, IReadOnlyList<FieldFault> Faults);

/// <summary>Enters children into the register, each with its household, in one transaction.</summary>
public static class NewChild
{
    private const string FirstChild = "TE000001";
    private const string FirstHousehold = "H00001";

    /// <summary>Enters a child; with faults nothing is written.</summary>
    public static async Task<NewChildResult> AddAsync(
        MangNonDb db,
        Viewer viewer,
        Guid communeId,
        NewChildTerms terms,
        CancellationToken cancel
    )
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(viewer);
        ArgumentNullException.ThrowIfNull(terms);
        await using var work = await OneTransaction.BeginAsync(db, cancel).ConfigureAwait(false);
        // Codes are given one after another.
        await Turn.OfCommuneAsync(db, communeId, cancel).ConfigureAwait(false);
        var today = VietnamTime.Today(db.Clock);
        var code = Typed(RegisterField.Household);
        var namesHousehold = code.Length > 0;
        var asked = RegisterFields.OfChild.Where(field => field != RegisterField.Household);
        var faults = asked
            .Concat(namesHousehold ? [] : RegisterFields.OfHousehold)
            .Where(field => field != RegisterField.HouseholdClass || Typed(field).Length > 0)
            .Select(field => (Field: field, Problem: RegisterFields.Check(field, Typed(field), today)))
            .Where(one => one.Problem is not null)
            .Select(one => new FieldFault(one.Field, one.Problem!.Value))
            .ToList();
        var household = namesHousehold
            ? await RegisterEditing
                .WritableHouseholds(db, viewer, communeId)
                .SingleOrDefaultAsync(h => h.Code == code, cancel)
                .ConfigureAwait(false)
            : await NewHouseholdAsync(db, viewer, communeId, Typed, faults, cancel).ConfigureAwait(false);
        if (household is null && namesHousehold)
        {
            faults.Add(new FieldFault(RegisterField.Household, FieldProblem.NoSuchHousehold));
        }

        if (household is null || faults.Count > 0)
        {
            return new NewChildResult(null, faults);
        }

        var child = new Child
        {
            Id = Guid.CreateVersion7(),
            CommuneId = communeId,
            HouseholdId = household.Id,
            Code = await NextCode
                .OfAsync(db.Children.Where(c => c.CommuneId == communeId).Select(c => c.Code), FirstChild, cancel)
                .ConfigureAwait(false),
            FullName = "",
            NameFolded = "",
            BirthDate = today,
            Sex = Sex.Male,
            EthnicGroup = EthnicGroups.Kinh,
        };
        var entry = RegisterEditing.WithDetails(
            db,
            new RegisterEntry(child, household, ""),
            asked
                .Where(field => RegisterFields.IsNeeded(field) || May(field, household))
                .Select(field => (field, (string?)Typed(field)))
        );
        foreach (var field in asked)
        {
            if (RegisterFields.IsNeeded(field) || May(field, household))
            {
                RegisterFields.Write(field, Typed(field), entry, db.Seal);
            }
        }

        faults.AddRange(RegisterDates.Of(child));
        if (await RegisterEditing.IsTakenAsync(db, child, cancel).ConfigureAwait(false))
        {
            faults.Add(new FieldFault(RegisterField.PersonalId, FieldProblem.NumberTaken));
        }

        if (faults.Count > 0)
        {
            db.ChangeTracker.Clear();
            return new NewChildResult(null, faults);
        }

        if (!namesHousehold)
        {
            foreach (var field in RegisterFields.OfHousehold.Where(field => May(field, household)))
            {
                if (Typed(field).Length > 0)
                {
                    RegisterFields.Write(field, Typed(field), entry, db.Seal);
                }
            }

            db.Households.Add(household);
        }

        db.Children.Add(child);
        db.Because(terms.Why);
        await db.SaveChangesAsync(cancel).ConfigureAwait(false);
        await work.CommitAsync(cancel).ConfigureAwait(false);
        return new NewChildResult(child.Id, []);

        string Typed(RegisterField field) =>
            RegisterFields.Normal(field, terms.Fields.TryGetValue(field, out var text) ? text : "");

        bool May(RegisterField field, Household of) => viewer.Reach(Act.Write, RegisterFields.KindOf(field)).Has(of);
    }

    private static async Task<Household?> NewHouseholdAsync(
        MangNonDb db,
        Viewer viewer,
        Guid communeId,
        Func<RegisterField, string> typed,
        List<FieldFault> faults,
        CancellationToken cancel
    )
    {
        var reach = viewer.Reach(Act.Write, RecordKind.Identity);
        var name = typed(RegisterField.Village);
        var village = await db
            .Villages.AsNoTracking()
            .SingleOrDefaultAsync(v => v.CommuneId == communeId && v.Name == name, cancel)
            .ConfigureAwait(false);
        if (village is null || !(reach.Covers(communeId) || reach.Villages.Contains(village.Id)))
        {
            if (name.Length > 0)
            {
                faults.Add(new FieldFault(RegisterField.Village, FieldProblem.NoSuchVillage));
            }

            return null;
        }

        return new Household
        {
            Id = Guid.CreateVersion7(),
            CommuneId = communeId,
            VillageId = village.Id,
            Code = await NextCode
                .OfAsync(db.Households.Where(h => h.CommuneId == communeId).Select(h => h.Code), FirstHousehold, cancel)
                .ConfigureAwait(false),
            Class = HouseholdClass.Other,
        };
    }
}
