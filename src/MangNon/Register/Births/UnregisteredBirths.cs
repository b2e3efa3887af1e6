using MangNon.Access;
using MangNon.Register.Editing;
using MangNon.Register.Quality;
using MangNon.Storage;
using Microsoft.EntityFrameworkCore;

namespace MangNon.Register.Births;

/// <summary>A child whose birth is not registered.</summary>
/// <param name="Id">The child.</param>
/// <param name="FullName">As written.</param>
/// <param name="BirthDate">Day of birth.</param>
/// <param name="Sex">Sex.</param>
/// <param name="MotherName">Null where not written: it is asked for at registration.</param>
/// <param name="FatherName">Null where not written.</param>
/// <param name="VillageId">The village of its household.</param>
/// <param name="VillageName">Its name.</param>
public sealed record UnregisteredBirth(
    Guid Id,
    string FullName,
    DateOnly BirthDate,
    Sex Sex,
    string? MotherName,
    string? FatherName,
    Guid VillageId,
    string VillageName
)
{
    /// <summary>More than 60 days after birth (Luật Hộ tịch 2014, Điều 15); on the 60th not yet.</summary>
    public bool IsLate(DateOnly today) => Age.Days(BirthDate, today) > IdentityRules.DaysToRegister;
}

/// <summary>What stands against a day of registration as typed.</summary>
/// <param name="Fault">What is wrong with it; null where another wrote a day meanwhile.</param>
/// <param name="Now">The day that another wrote, as people write it.</param>
public sealed record RegistrationFault(FieldProblem? Fault, string? Now);

/// <summary>Births that wait for registration (chỉ tiêu 14), and the days of those registered, written many at once.</summary>
public static class UnregisteredBirths
{
    /// <summary>Resident children under 18 without a day of registration, by given name.</summary>
    /// <param name="db">The database.</param>
    /// <param name="viewer">Who asks.</param>
    /// <param name="act">To read of them, or to write the day.</param>
    /// <param name="communeId">The commune.</param>
    /// <param name="today">In Vietnam.</param>
    /// <param name="cancel">To stop.</param>
    public static async Task<IReadOnlyList<UnregisteredBirth>> FindAsync(
        MangNonDb db,
        Viewer viewer,
        Act act,
        Guid communeId,
        DateOnly today,
        CancellationToken cancel
    )
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(viewer);
        var unregistered = viewer
            .Reach(act, RecordKind.Identity)
            .Of(db, db.Children.AsNoTracking())
            .Where(child => child.CommuneId == communeId && child.BirthRegisteredOn == null);
        var found = await ResidentChildren.ReadAsync(db, unregistered, today, cancel).ConfigureAwait(false);
        return
        [
            .. found.Select(one => new UnregisteredBirth(
                one.Child.Id,
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

    /// <summary>Writes days of registration, all or none.</summary>
    /// <param name="db">The database.</param>
    /// <param name="viewer">Who writes.</param>
    /// <param name="days">What was typed, by child; empty is left alone.</param>
    /// <param name="why">The paper they are taken from; null where nothing was said.</param>
    /// <param name="cancel">To stop.</param>
    /// <returns>How many were written, and what stands against the others: with one of these nothing was written.</returns>
    public static async Task<(int Saved, IReadOnlyDictionary<Guid, RegistrationFault> Faults)> SaveAsync(
        MangNonDb db,
        Viewer viewer,
        IReadOnlyDictionary<Guid, string> days,
        string? why,
        CancellationToken cancel
    )
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(days);
        await using var work = await OneTransaction.BeginAsync(db, cancel).ConfigureAwait(false);
        var (saved, faults) = (0, new Dictionary<Guid, RegistrationFault>());
        // In one order for all, so that two who write at once never wait for each other in a ring.
        foreach (var (child, day) in days.Where(one => one.Value.Trim().Length > 0).OrderBy(one => one.Key))
        {
            FieldInput[] input = [new(RegisterField.BirthRegisteredOn, "", day)];
            var result = await RegisterEditing
                .SaveChildAsync(db, viewer, child, input, why, cancel)
                .ConfigureAwait(false);
            if (result.Answer is EditAnswer.Saved)
            {
                saved++;
            }
            else if (result.Answer is not EditAnswer.Unchanged)
            {
                faults[child] = new RegistrationFault(
                    result.Conflicts is []
                        ? (result.Faults is [var fault, ..] ? fault.Problem : FieldProblem.Missing)
                        : null,
                    result.Conflicts is [var conflict] ? conflict.Now : null
                );
            }
        }

        if (faults.Count > 0)
        {
            return (0, faults);
        }

        await work.CommitAsync(cancel).ConfigureAwait(false);
        return (saved, faults);
    }
}
