using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;

namespace MangNon.Storage;

/// <summary>The one row that tells which ring of keys a database belongs to.</summary>
public sealed class Installation
{
    private const int One = 1;
    private const string Proven = "mangnon";

    public int Id { get; init; } = One;

    /// <summary>The ring's id, the same through every change of keys.</summary>
    public required string RingId { get; set; }

    /// <summary>A known word, sealed: opens only where the ring still holds its key.</summary>
    public required string Proof { get; set; }

    /// <summary>Every value that an earlier version wrote in clear has been sealed.</summary>
    public bool AllSealed { get; set; }

    /// <summary>
    /// Whether the context's ring is this database's own. A database that belongs to no ring yet becomes this one's,
    /// unless it holds values that this ring cannot open.
    /// </summary>
    public static async Task<bool> ClaimAsync(MangNonDb db, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(db);
        try
        {
            var row = await db.Installations.AsNoTracking().SingleOrDefaultAsync(cancel).ConfigureAwait(false);
            row ??= await MakeAsync(db, cancel).ConfigureAwait(false);
            return row.RingId == db.Seal.Ring.Id && db.Seal.Open(row.Proof, SealedFields.InstallationProof) == Proven;
        }
        catch (CryptographicException)
        {
            return false;
        }
    }

    /// <summary>
    /// Seals what earlier versions wrote in clear, in batches; broken off, it goes on where it was when called again.
    /// Afterwards nothing is left of the clear values in a SQLite file or its log.
    /// </summary>
    /// <returns>How many values were sealed.</returns>
    public static async Task<int> SealAllAsync(MangNonDb db, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(db);
        if (await db.Installations.AnyAsync(x => x.AllSealed, cancel).ConfigureAwait(false))
        {
            return 0;
        }

        var written = await Resealing.RunAsync(db, null, cancel).ConfigureAwait(false);
        await Resealing.ForgetAsync(db, cancel).ConfigureAwait(false);
        await db
            .Installations.ExecuteUpdateAsync(s => s.SetProperty(x => x.AllSealed, true), cancel)
            .ConfigureAwait(false);
        return written;
    }

    private static async Task<Installation> MakeAsync(MangNonDb db, CancellationToken cancel)
    {
        var phone = await db
            .Households.Select(h => h.PhoneSealed)
            .FirstOrDefaultAsync(p => p != null, cancel)
            .ConfigureAwait(false);
        db.Seal.Open(phone, SealedFields.HouseholdPhone);
        var number = await db
            .Children.Select(c => c.PersonalIdSealed)
            .FirstOrDefaultAsync(p => p != null, cancel)
            .ConfigureAwait(false);
        db.Seal.Open(number, SealedFields.ChildPersonalId);
        var row = new Installation
        {
            RingId = db.Seal.Ring.Id,
            Proof = db.Seal.Seal(Proven, SealedFields.InstallationProof)!,
        };
        var entry = db.Installations.Add(row);
        try
        {
            await db.SaveChangesAsync(cancel).ConfigureAwait(false);
        }
        catch (DbUpdateException) when (db.Installations.AsNoTracking().Any())
        {
            // Another start was first: its row stands.
            row = await db.Installations.AsNoTracking().SingleAsync(cancel).ConfigureAwait(false);
        }

        entry.State = EntityState.Detached;
        return row;
    }
}
