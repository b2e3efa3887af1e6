using MangNon.Access;
using MangNon.Storage;

namespace MangNon.Health.Doses;

/// <summary>A child ticked in a session.</summary>
/// <param name="ChildId">Whom.</param>
/// <param name="Dose">Number of the dose that the person had before the eyes.</param>
/// <param name="Day">When it was given; null where what was typed is no day.</param>
public sealed record SessionEntry(Guid ChildId, int Dose, DateOnly? Day);

/// <summary>A ticked row, checked.</summary>
/// <param name="Refusal">Null where the dose can be written down.</param>
public sealed record CheckedDose(SessionEntry Entry, DoseRefusal? Refusal);

/// <summary>What became of a session that was sent.</summary>
/// <param name="Session">As it was before.</param>
/// <param name="Entries">The ticked rows, checked.</param>
/// <param name="Strangers">Rows of children who do not live in the village (any more): nothing is said of whom.</param>
/// <param name="Written">Doses added; null where something is wrong and nothing was saved.</param>
public sealed record SessionAnswer(
    VaccinationSession Session,
    IReadOnlyList<CheckedDose> Entries,
    int Strangers,
    int? Written
);

/// <summary>Saves a session: all of it or nothing.</summary>
public static class VaccinationSessions
{
    /// <summary>Null where there is no such village or dose, or not for this person.</summary>
    /// <param name="today">A dose on a later day is refused.</param>
    public static async Task<SessionAnswer?> SaveAsync(
        MangNonDb db,
        Viewer viewer,
        ImmunisationSchedule schedule,
        SessionQuery session,
        IReadOnlyList<SessionEntry> entries,
        DateOnly today,
        CancellationToken cancel
    )
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(session);
        ArgumentNullException.ThrowIfNull(entries);
        await using var work = await OneTransaction.BeginAsync(db, cancel).ConfigureAwait(false);
        await HealthRegister.TakeTurnAsync(db, session.Query.VillageId ?? Guid.Empty, cancel).ConfigureAwait(false);
        if (
            await VaccinationSession.ReadAsync(db, viewer, schedule, session, cancel).ConfigureAwait(false)
            is not { } now
        )
        {
            return null;
        }

        // One who got the dose elsewhere meanwhile is no longer in the list, but is still told so.
        var children = (
            await HealthRegister.ResidentsAsync(db, viewer, session.Query, cancel).ConfigureAwait(false)
        ).ToDictionary(one => one.Child.Id, one => one.Child);
        var given = await HealthRegister.DosesAsync(db, viewer, session.Query, cancel).ConfigureAwait(false);
        var exemptions = await HealthRegister.ExemptionsAsync(db, viewer, session.Query, cancel).ConfigureAwait(false);
        var sent = entries.DistinctBy(entry => entry.ChildId).ToList();
        var rows = sent.Where(entry => children.ContainsKey(entry.ChildId))
            .Select(entry => new CheckedDose(entry, Check(entry)))
            .ToList();
        var strangers = sent.Count - rows.Count;
        if (strangers > 0 || rows.Exists(row => row.Refusal is not null))
        {
            return new SessionAnswer(
                now with
                {
                    Children = [.. now.Children, .. NoLongerListed()],
                },
                rows,
                strangers,
                null
            );
        }

        db.Vaccinations.AddRange(
            rows.Select(row => new Vaccination
            {
                Id = Guid.CreateVersion7(),
                ChildId = row.Entry.ChildId,
                Vaccine = session.Vaccine,
                Dose = row.Entry.Dose,
                GivenOn = row.Entry.Day!.Value,
            })
        );
        await db.SaveChangesAsync(cancel).ConfigureAwait(false);
        await work.CommitAsync(cancel).ConfigureAwait(false);
        return new SessionAnswer(now, rows, 0, rows.Count);

        // Their rows are shown again with what is wrong.
        IEnumerable<SessionChild> NoLongerListed() =>
            rows.Where(row => !now.Children.Any(one => one.Child.Id == row.Entry.ChildId))
                .Where(row => schedule.HasDose(session.Vaccine, row.Entry.Dose))
                .Select(row => new SessionChild(
                    children[row.Entry.ChildId],
                    schedule.Find(session.Vaccine, row.Entry.Dose)!,
                    session.Query.Day,
                    null,
                    [.. given[row.Entry.ChildId]]
                ));

        DoseRefusal? Check(SessionEntry entry)
        {
            if (session.Dose is { } only && entry.Dose != only)
            {
                return new DoseRefusal(DoseProblem.NotInSchedule);
            }

            if (entry.Day is not { } day)
            {
                return new DoseRefusal(DoseProblem.NotADay);
            }

            return DoseChecks.Of(
                    children[entry.ChildId].BirthDate,
                    schedule,
                    [.. given[entry.ChildId]],
                    session.Vaccine,
                    entry.Dose,
                    day,
                    today
                )
                ?? (
                    VaccinationSession.Against(exemptions[entry.ChildId], session.Vaccine, day) is null
                        ? null
                        : new DoseRefusal(DoseProblem.Exempt)
                );
        }
    }
}
