using System.Globalization;
using System.Security.Cryptography;
using MangNon.Audit;
using MangNon.Figures;
using MangNon.Figures.Counting;
using MangNon.Register;
using MangNon.Storage;
using Microsoft.EntityFrameworkCore;

namespace MangNon.Rights;

/// <summary>
/// Deletes all that is held about one child, in one transaction with its line in the log and its proof: all or nothing.
/// What remains, and why, is in docs/decisions/0015-the-childs-rights.md: the log's earlier lines (ids, and sealed
/// values that the log does not give up), backups until they rotate, and anonymous sums of closed years.
/// </summary>
/// <param name="Rules">What closed years are counted by, so that their figures stay.</param>
public sealed record ChildErasure(RuleSet Rules)
{
    /// <summary>Stands where people wrote about the child in a record that outlives it.</summary>
    public const string Gone = "(đã xóa)";

    /// <summary>Deletes. Joins the caller's transaction where one is under way; then the caller commits, and afterwards calls <see cref="ForgetAsync"/>.</summary>
    /// <param name="db">The database; its tracked changes must be saved.</param>
    /// <param name="childId">The child.</param>
    /// <param name="basis">The request or the rule; without names.</param>
    /// <param name="cancel">Before the commit nothing is done.</param>
    /// <returns>Null where there is no such child.</returns>
    public Task<ErasureProof?> EraseAsync(MangNonDb db, Guid childId, string basis, CancellationToken cancel) =>
        EraseAsync(db, childId, basis, null, cancel);

    /// <param name="db">The database.</param>
    /// <param name="childId">The child.</param>
    /// <param name="basis">The request or the rule; without names.</param>
    /// <param name="agreementId">Of the two people who decided it.</param>
    /// <param name="cancel">Before the commit nothing is done.</param>
    public async Task<ErasureProof?> EraseAsync(
        MangNonDb db,
        Guid childId,
        string basis,
        Guid? agreementId,
        CancellationToken cancel
    )
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentException.ThrowIfNullOrWhiteSpace(basis);
        var joins = db.Database.CurrentTransaction is not null;
        ErasureProof? proof;
        await using (var work = await OneTransaction.BeginAsync(db, cancel).ConfigureAwait(false))
        {
            proof = await WithinAsync(db, childId, basis, agreementId, cancel).ConfigureAwait(false);
            await work.CommitAsync(cancel).ConfigureAwait(false);
        }

        if (proof is not null && !joins)
        {
            await ForgetAsync(db, cancel).ConfigureAwait(false);
        }

        return proof;
    }

    /// <summary>Leaves nothing of what was deleted in a SQLite file's free pages or its log. PostgreSQL vacuums by itself.</summary>
    public static Task ForgetAsync(MangNonDb db, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(db);
        return Resealing.ForgetAsync(db, cancel);
    }

    /// <summary>Names a child's proof without naming the child.</summary>
    public static string HashOf(Guid childId) => Convert.ToHexStringLower(SHA256.HashData(childId.ToByteArray(true)));

    private async Task<ErasureProof?> WithinAsync(
        MangNonDb db,
        Guid childId,
        string basis,
        Guid? agreementId,
        CancellationToken cancel
    )
    {
        // Takes the write lock, so that nobody writes a record of the child between here and the commit.
        await Turn.OfChildAsync(db, childId, cancel).ConfigureAwait(false);
        var found = await db
            .Children.AsNoTracking()
            .Where(c => c.Id == childId)
            .Join(
                db.Households,
                c => c.HouseholdId,
                h => h.Id,
                (c, h) =>
                    new
                    {
                        c.CommuneId,
                        h.Id,
                        h.VillageId,
                    }
            )
            .SingleOrDefaultAsync(cancel)
            .ConfigureAwait(false);
        if (found is null)
        {
            return null;
        }

        var now = db.Clock.GetUtcNow();
        await KeepFiguresAsync(db, childId, found.VillageId, now, cancel).ConfigureAwait(false);
        var merged = await db
            .ChildMerges.Where(m => m.ChildId == childId && m.DoneAt != null && m.UndoneAt == null)
            .Select(m => m.OtherId)
            .ToListAsync(cancel)
            .ConfigureAwait(false);
        var rows = await DeleteAsync(db, childId, found.Id, cancel).ConfigureAwait(false);
        await SilenceAsync(db, [childId, .. merged], cancel).ConfigureAwait(false);
        await Freshness.RaiseAsync(db, [found.VillageId], [found.CommuneId], cancel).ConfigureAwait(false);
        var id = Guid.CreateVersion7();
        db.Note(
            new AuditEvent(
                AuditActs.Erased,
                AuditSubjects.Child,
                childId,
                found.CommuneId,
                new { Proof = id, Lines = rows.Sum(row => row.Lines) }
            )
        );
        await db.SaveChangesAsync(cancel).ConfigureAwait(false);
        var head = await AuditChain.HeadAsync(db, cancel).ConfigureAwait(false);
        var proof = new ErasureProof
        {
            Id = id,
            CommuneId = found.CommuneId,
            ChildHash = HashOf(childId),
            At = now.UtcDateTime,
            By = AuditActor.Current.AccountId,
            AgreementId = agreementId,
            Basis = basis.Trim(),
            Rows = string.Join(
                ';',
                rows.Select(row => string.Create(CultureInfo.InvariantCulture, $"{row.Table} {row.Lines}"))
            ),
            HeadId = head.Id,
            HeadHash = head.Hash,
        };
        db.ErasureProofs.Add(proof);
        await db.SaveChangesAsync(cancel).ConfigureAwait(false);
        return proof;
    }

    private async Task KeepFiguresAsync(
        MangNonDb db,
        Guid childId,
        Guid villageId,
        DateTimeOffset now,
        CancellationToken cancel
    )
    {
        var (_, children, _) = await FreshCounts.LoadAtOneMomentAsync(db, villageId, cancel).ConfigureAwait(false);
        var lastYear = VietnamTime.Of(now).Year - 1;
        if (children.FirstOrDefault(child => child.Id == childId) is { } file)
        {
            await ErasedFigures.KeepAsync(db, Rules, villageId, file, lastYear, cancel).ConfigureAwait(false);
        }
    }

    /// <summary>Deletes by the model, not by a list: what has the child's id, the child, and its household where no other child is in it.</summary>
    private static async Task<List<(string Table, int Lines)>> DeleteAsync(
        MangNonDb db,
        Guid childId,
        Guid householdId,
        CancellationToken cancel
    )
    {
        var rows = new List<(string Table, int Lines)>();
        foreach (var entity in ChildTables.Of(db.Model))
        {
            var lines = await ChildTables.DeleteAsync(db, entity, childId, cancel).ConfigureAwait(false);
            rows.Add((entity.GetTableName()!, lines));
        }

        var child = db.Children.Where(c => c.Id == childId);
        rows.Add(("children", await child.ExecuteDeleteAsync(cancel).ConfigureAwait(false)));
        var household = db.Households.Where(h => h.Id == householdId && !db.Children.Any(c => c.HouseholdId == h.Id));
        rows.Add(("households", await household.ExecuteDeleteAsync(cancel).ConfigureAwait(false)));

        return [.. rows.Where(row => row.Lines > 0).OrderBy(row => row.Table, StringComparer.Ordinal)];
    }

    /// <summary>
    /// An agreement stays, for who decided what; what was written in it goes: of the child, of lines that were merged into
    /// it, and of a merge that it was to go into.
    /// </summary>
    private static Task<int> SilenceAsync(MangNonDb db, Guid[] children, CancellationToken cancel) =>
        db
            .Agreements.Where(a =>
                (a.ChildId != null && children.Contains(a.ChildId.Value))
                || db.ChildMerges.Any(m => m.AgreementId == a.Id && children.Contains(m.OtherId))
            )
            .ExecuteUpdateAsync(
                set => set.SetProperty(a => a.Reason, Gone).SetProperty(a => a.Remark, (string?)null),
                cancel
            );
}
