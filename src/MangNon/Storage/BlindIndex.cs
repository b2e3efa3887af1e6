using MangNon.Register;
using Microsoft.EntityFrameworkCore;

namespace MangNon.Storage;

/// <summary>
/// Keeps the blind index of personal identity numbers (<see cref="Child.PersonalIdIndex"/>) in step with the sealed
/// number. Writing through the change tracker passes here by itself; a bulk import calls <see cref="Keep"/>.
/// </summary>
public static class BlindIndex
{
    /// <summary>Makes the index of the number that the child now has; null where there is none.</summary>
    public static Child Keep(Child child, FieldSeal seal)
    {
        ArgumentNullException.ThrowIfNull(child);
        ArgumentNullException.ThrowIfNull(seal);
        child.PersonalIdIndex = seal.Index(seal.Open(child.PersonalIdSealed, SealedFields.ChildPersonalId));
        return child;
    }

    internal static void KeepAll(MangNonDb db)
    {
        foreach (var entry in db.ChangeTracker.Entries<Child>())
        {
            if (
                entry.State == EntityState.Added
                || (entry.State == EntityState.Modified && entry.Property(c => c.PersonalIdSealed).IsModified)
            )
            {
                Keep(entry.Entity, db.Seal);
            }
        }
    }
}
