using MangNon.Access;
using MangNon.Storage;
using Microsoft.EntityFrameworkCore;

namespace MangNon.Register.Matching;

/// <summary>A child as it was read for comparing, with what a list says of it.</summary>
/// <param name="Record">What is compared.</param>
/// <param name="Code">Mã trẻ.</param>
/// <param name="FullName">As written.</param>
/// <param name="MotherName">As written.</param>
/// <param name="FatherName">As written.</param>
/// <param name="HouseholdCode">Mã hộ.</param>
/// <param name="VillageName">Thôn.</param>
public sealed record MatchChild(
    MatchRecord Record,
    string Code,
    string FullName,
    string? MotherName,
    string? FatherName,
    string HouseholdCode,
    string VillageName
);

/// <summary>A child about to be entered, as far as it is typed; null and empty are not known.</summary>
public sealed record MatchDraft
{
    public string? FullName { get; init; }

    public DateOnly? BirthDate { get; init; }

    public Sex? Sex { get; init; }

    public string? MotherName { get; init; }

    public string? FatherName { get; init; }

    /// <summary>Null for a household that is not in the register yet.</summary>
    public Guid? HouseholdId { get; init; }

    public Guid? VillageId { get; init; }

    /// <summary>As typed.</summary>
    public string? PersonalId { get; init; }

    /// <summary>As typed.</summary>
    public string? Phone { get; init; }
}

/// <summary>A child of the register that a draft may be.</summary>
/// <param name="Child">The child.</param>
/// <param name="Score">With what each field says.</param>
public sealed record MatchFound(MatchChild Child, MatchScore Score);

/// <summary>Two children of the register that may be one.</summary>
public sealed record MatchChildren(MatchChild A, MatchChild B, MatchScore Score);

/// <summary>
/// Compares the children of one commune, within what the one who asks may see: a child that one may not see is neither
/// found nor hinted at. Identity numbers and telephones are opened, and compared, only of those children whose numbers
/// one may read. A commune of 20,000 children is read and compared in well under a second; nothing is kept in between.
/// </summary>
public static class MatchReader
{
    /// <summary>
    /// Pairs of the commune that may be one child, those with most bits first; of children with whose identity the viewer
    /// may do <paramref name="act"/>.
    /// </summary>
    public static async Task<IReadOnlyList<MatchChildren>> PairsAsync(
        MangNonDb db,
        Viewer viewer,
        Act act,
        MatchWeights weights,
        Guid communeId,
        CancellationToken cancel
    )
    {
        var read = await ReadAsync(db, viewer, act, communeId, new NameKeys(), cancel).ConfigureAwait(false);
        var children = read.ToDictionary(child => child.Record.Id);
        var register = new MatchRegister([.. read.Select(child => child.Record)], weights);
        return
        [
            .. register
                .Pairs(cancel)
                .Select(pair => new MatchChildren(children[pair.A.Id], children[pair.B.Id], pair.Score)),
        ];
    }

    /// <summary>The children that this one may be, those with most bits first; at most <paramref name="most"/>.</summary>
    public static async Task<IReadOnlyList<MatchFound>> LikeThisAsync(
        MangNonDb db,
        Viewer viewer,
        MatchWeights weights,
        Guid communeId,
        MatchDraft draft,
        CancellationToken cancel,
        int most = 5
    )
    {
        ArgumentNullException.ThrowIfNull(draft);
        var names = new NameKeys();
        var read = await ReadAsync(db, viewer, Act.Read, communeId, names, cancel).ConfigureAwait(false);
        var children = read.ToDictionary(child => child.Record.Id);
        var register = new MatchRegister([.. read.Select(child => child.Record)], weights);
        var record = new MatchRecord
        {
            Id = Guid.NewGuid(),
            Name = names.Of(draft.FullName),
            BirthDate = draft.BirthDate,
            Sex = draft.Sex,
            Mother = names.Of(draft.MotherName),
            Father = names.Of(draft.FatherName),
            HouseholdId = draft.HouseholdId,
            VillageId = draft.VillageId,
            PersonalId = MatchRecord.PersonalIdOf(draft.PersonalId),
            Phone = MatchRecord.PhoneOf(draft.Phone),
        };
        return [.. register.LikeThis(record, most).Select(pair => new MatchFound(children[pair.B.Id], pair.Score))];
    }

    /// <summary>The commune's children with whom the viewer may do something, in narrow lines.</summary>
    private static async Task<IReadOnlyList<MatchChild>> ReadAsync(
        MangNonDb db,
        Viewer viewer,
        Act act,
        Guid communeId,
        NameKeys names,
        CancellationToken cancel
    )
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(viewer);
        var ofCommune = db.Children.AsNoTracking().Where(c => c.CommuneId == communeId);
        var numbers = await (
            from child in viewer.Reach(Act.Read, RecordKind.Contact).Of(db, ofCommune)
            join household in db.Households on child.HouseholdId equals household.Id
            where child.PersonalIdSealed != null || household.PhoneSealed != null
            select new
            {
                child.Id,
                child.PersonalIdSealed,
                household.PhoneSealed,
            }
        )
            .ToDictionaryAsync(row => row.Id, cancel)
            .ConfigureAwait(false);
        var rows = await (
            from child in viewer.Reach(act, RecordKind.Identity).Of(db, ofCommune)
            join household in db.Households on child.HouseholdId equals household.Id
            join village in db.Villages on household.VillageId equals village.Id
            select new
            {
                child.Id,
                child.Code,
                child.FullName,
                child.BirthDate,
                child.Sex,
                child.MotherName,
                child.FatherName,
                child.HouseholdId,
                HouseholdCode = household.Code,
                household.VillageId,
                VillageName = village.Name,
            }
        )
            .ToListAsync(cancel)
            .ConfigureAwait(false);
        return
        [
            .. rows.Select(row => new MatchChild(
                new MatchRecord
                {
                    Id = row.Id,
                    Name = names.Of(row.FullName),
                    BirthDate = row.BirthDate,
                    Sex = row.Sex,
                    Mother = names.Of(row.MotherName),
                    Father = names.Of(row.FatherName),
                    HouseholdId = row.HouseholdId,
                    VillageId = row.VillageId,
                    PersonalId = MatchRecord.PersonalIdOf(
                        db.Seal.Open(numbers.GetValueOrDefault(row.Id)?.PersonalIdSealed, SealedFields.ChildPersonalId)
                    ),
                    Phone = MatchRecord.PhoneOf(
                        db.Seal.Open(numbers.GetValueOrDefault(row.Id)?.PhoneSealed, SealedFields.HouseholdPhone)
                    ),
                },
                row.Code,
                row.FullName,
                row.MotherName,
                row.FatherName,
                row.HouseholdCode,
                row.VillageName
            )),
        ];
    }
}
